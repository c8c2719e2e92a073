//! Pools: their limits are whole numbers, and a member is a person or a department.

use gate::rules::{Rules, Writing};
use kernel::{Fault, FieldFault, Result};
use model::Values;

/// The rules of `pool`.
pub struct PoolRules;

/// The rules of `pool_member`.
pub struct MemberRules;

/// The limits, each with the least and the most that it may be.
const LIMITS: [(&str, u32, u32); 7] = [
    ("claims_a_day", 0, 1_000),
    ("holds_at_most", 0, 100_000),
    ("cool_down_days", 0, 3_650),
    ("views_a_day", 1, 100_000),
    ("idle_days", 1, 3_650),
    ("no_deal_days", 1, 3_650),
    ("warn_days", 0, 365),
];

impl Rules for PoolRules {
    fn object(&self) -> &'static str {
        "pool"
    }

    fn before_write(&self, _: &Writing<'_>, values: &mut Values) -> Result<()> {
        let bad = |(name, least, most): &(&str, u32, u32)| {
            let number = values.text(name)?.parse::<u32>();
            let fits = number.is_ok_and(|number| (*least..=*most).contains(&number));
            let fault = FieldFault::new(*name, "number_between");
            (!fits).then(|| fault.with("min", least).with("max", most))
        };
        let faults: Vec<FieldFault> = LIMITS.iter().filter_map(bad).collect();
        if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
    }
}

impl Rules for MemberRules {
    fn object(&self) -> &'static str {
        "pool_member"
    }

    fn before_write(&self, _: &Writing<'_>, values: &mut Values) -> Result<()> {
        match (values.get("user"), values.get("department")) {
            (Some(_), None) | (None, Some(_)) => Ok(()),
            (None, None) => Err(at("department", "required")),
            _ => Err(at("user", "one_of_both")),
        }
    }
}

fn at(field: &str, code: &'static str) -> Fault {
    Fault::fields(vec![FieldFault::new(field, code)])
}

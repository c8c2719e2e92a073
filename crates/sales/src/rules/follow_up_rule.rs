//! The steps of a rule for follow-ups come one after the other.

use gate::rules::{Rules, Writing};
use kernel::{Fault, FieldFault, Result};
use model::Values;

/// Days of a step at most: three years.
const MOST: i64 = 1095;
/// The steps in their order.
const STEPS: [&str; 3] = ["remind_days", "manager_days", "risk_days"];

/// The rules of `follow_up_rule`.
pub struct FollowUpRuleRules;

impl Rules for FollowUpRuleRules {
    fn object(&self) -> &'static str {
        "follow_up_rule"
    }

    fn before_write(&self, _: &Writing<'_>, values: &mut Values) -> Result<()> {
        let mut before = 0;
        let mut faults = Vec::new();
        for step in STEPS {
            let Some(text) = values.text(step) else { continue };
            match text.parse::<i64>() {
                Ok(days) if !(1..=MOST).contains(&days) => {
                    faults.push(FieldFault::new(step, "bad_step_days").with("max", MOST));
                }
                Ok(days) if days <= before => faults.push(FieldFault::new(step, "steps_in_order")),
                Ok(days) => before = days,
                Err(_) => faults.push(FieldFault::new(step, "bad_step_days").with("max", MOST)),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
    }
}

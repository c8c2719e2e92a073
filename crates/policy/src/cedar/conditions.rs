//! The organisation's own conditions: further Cedar policies beside those written from roles, such
//! as a `forbid` on deleted rows.

use cedar_policy::{EntityTypeName, Policy, PolicyId, PolicySet, ResourceConstraint};
use kernel::{Fault, Result, Text};

use super::write::Rule;

/// The longest text of conditions, in bytes.
pub const MAX_BYTES: usize = 65_536;
/// The largest number of conditions.
pub const MAX_CONDITIONS: usize = 100;

/// One condition.
pub struct Condition {
    /// The policy.
    pub policy: Policy,
}

impl Condition {
    /// The conditions of this text.
    ///
    /// # Errors
    /// `bad_policy` when it is no Cedar, has templates, or is too long.
    pub fn parse(text: &str) -> Result<Vec<Self>> {
        let bad = |detail: String| Fault::invalid("bad_policy").with("detail", detail);
        if text.len() > MAX_BYTES {
            return Err(bad(format!("more than {MAX_BYTES} bytes")));
        }
        let set: PolicySet = text.parse().map_err(|e| bad(format!("{e}")))?;
        if set.num_of_templates() > 0 || set.num_of_policies() > MAX_CONDITIONS {
            return Err(bad(format!("templates, or more than {MAX_CONDITIONS} conditions")));
        }
        let named = |p: &Policy| p.new_id(PolicyId::new(format!("condition/{}", p.id())));
        Ok(set.policies().map(|p| Self { policy: named(p) }).collect())
    }

    /// Whether it can speak of resources of this type.
    pub fn matters(&self, resource: &EntityTypeName) -> bool {
        match self.policy.resource_constraint() {
            ResourceConstraint::Any => true,
            ResourceConstraint::Is(kind) | ResourceConstraint::IsIn(kind, _) => kind == *resource,
            ResourceConstraint::Eq(uid) | ResourceConstraint::In(uid) => {
                uid.type_name() == resource
            }
        }
    }

    /// What an explanation says of it.
    pub fn rule(&self) -> Rule {
        let name = self
            .policy
            .annotation("name")
            .map_or_else(|| Text::new("附加条件", "Condition"), |name| Text::new(name, name));
        Rule { name, rows: None, shared: false }
    }
}

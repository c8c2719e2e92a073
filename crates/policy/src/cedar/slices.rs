//! Slices: of all policies, those whose heads can fit an action and a set of roles. Leaving out
//! what cannot match changes no answer and saves the engine from looking at it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use cedar_policy::{ActionConstraint, EntityUid, Policy, PolicySet, PrincipalConstraint};
use kernel::{Fault, Id, Result};
use parking_lot::RwLock;

use super::act::Act;
use super::entities::uid;

/// How many sets of roles are kept; when more come, all are forgotten and made again.
const ROLE_SETS: usize = 256;

/// The policies that can matter to one action of callers with the same roles.
pub struct Slice {
    /// The action.
    pub action: EntityUid,
    /// Its policies.
    pub policies: PolicySet,
}

/// The slices of callers with the same roles; an action without policies has none.
pub type Slices = HashMap<Act, Slice>;

/// All policies of one object, ready to be sliced.
pub struct Sliceable {
    all: Vec<Policy>,
    kept: RwLock<HashMap<BTreeSet<Id>, Arc<Slices>>>,
}

impl Sliceable {
    /// These policies.
    pub fn new(all: &PolicySet) -> Self {
        Self { all: all.policies().cloned().collect(), kept: RwLock::default() }
    }

    /// The slices for these roles.
    ///
    /// # Errors
    /// An internal fault when the engine refuses a policy that it took before.
    pub fn of(&self, roles: &BTreeSet<Id>) -> Result<Arc<Slices>> {
        if let Some(slices) = self.kept.read().get(roles) {
            return Ok(slices.clone());
        }
        let slices = Arc::new(self.cut(roles)?);
        let mut kept = self.kept.write();
        if kept.len() >= ROLE_SETS {
            kept.clear();
        }
        kept.insert(roles.clone(), slices.clone());
        Ok(slices)
    }

    fn cut(&self, roles: &BTreeSet<Id>) -> Result<Slices> {
        let roles: Vec<EntityUid> =
            roles.iter().map(|role| uid("Role", &role.to_string())).collect::<Result<_>>()?;
        let mut slices = Slices::new();
        for act in Act::all() {
            let action = uid("Action", act.name())?;
            let mut policies = PolicySet::new();
            for policy in &self.all {
                if fits_roles(policy, &roles) && fits_action(policy, &action) {
                    policies.add(policy.clone()).map_err(Fault::internal)?;
                }
            }
            if !policies.is_empty() {
                slices.insert(*act, Slice { action, policies });
            }
        }
        Ok(slices)
    }
}

/// Every head but `principal in Role::"…"` may fit.
fn fits_roles(policy: &Policy, roles: &[EntityUid]) -> bool {
    match policy.principal_constraint() {
        PrincipalConstraint::In(role) => roles.contains(&role),
        _ => true,
    }
}

fn fits_action(policy: &Policy, action: &EntityUid) -> bool {
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(one) => one == *action,
        ActionConstraint::In(some) => some.contains(action),
    }
}

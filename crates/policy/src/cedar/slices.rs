//! Slices: of all policies, those whose heads can fit an action and a set of roles; those on what is shared
//! alone where something is. Leaving out what cannot match changes no answer and saves the engine from
//! looking at it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use cedar_policy::{ActionConstraint, EntityUid, Policy, PolicyId, PolicySet, PrincipalConstraint};
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

/// Roles, and whether something is shared.
type Key = (BTreeSet<Id>, bool);

/// All policies of one object, ready to be sliced.
pub struct Sliceable {
    /// Each with whether it speaks of shared records alone.
    all: Vec<(Policy, bool)>,
    kept: RwLock<HashMap<Key, Arc<Slices>>>,
}

impl Sliceable {
    /// These policies, of which some speak of shared records alone.
    pub fn new(all: &PolicySet, on_shared: impl Fn(&PolicyId) -> bool) -> Self {
        let all = all.policies().map(|one| (one.clone(), on_shared(one.id())));
        Self { all: all.collect(), kept: RwLock::default() }
    }

    /// The slices for these roles of a caller with whom something is shared, or nothing.
    ///
    /// # Errors
    /// An internal fault when the engine refuses a policy that it took before.
    pub fn of(&self, roles: &BTreeSet<Id>, shared: bool) -> Result<Arc<Slices>> {
        let key = (roles.clone(), shared);
        if let Some(slices) = self.kept.read().get(&key) {
            return Ok(slices.clone());
        }
        let slices = Arc::new(self.cut(roles, shared)?);
        let mut kept = self.kept.write();
        if kept.len() >= ROLE_SETS {
            kept.clear();
        }
        kept.insert(key, slices.clone());
        Ok(slices)
    }

    fn cut(&self, roles: &BTreeSet<Id>, shared: bool) -> Result<Slices> {
        let roles: Vec<EntityUid> =
            roles.iter().map(|role| uid("Role", &role.to_string())).collect::<Result<_>>()?;
        let mut slices = Slices::new();
        for act in Act::all() {
            let action = uid("Action", act.name())?;
            let mut policies = PolicySet::new();
            for (policy, on_shared) in &self.all {
                if *on_shared && !shared {
                    continue;
                }
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

//! The policies of each organisation as they were written last, so that what has not changed is not
//! compiled again when users, departments or pools do.

use std::collections::HashMap;

use kernel::{Id, Result};
use model::Catalogue;
use parking_lot::RwLock;
use policy::{PolicySet, Role};

#[derive(Default)]
pub struct Policies(RwLock<HashMap<Id, PolicySet>>);

impl Policies {
    /// The policies of an organisation with this catalogue and these roles.
    pub fn of(&self, org: Id, catalogue: &Catalogue, roles: &[Role]) -> Result<PolicySet> {
        let before = self.0.read().get(&org).cloned();
        let now = match before {
            Some(before) => before.follow(catalogue, roles)?,
            None => PolicySet::build(catalogue, roles)?,
        };
        self.0.write().insert(org, now.clone());
        Ok(now)
    }

    /// Forgets those of an organisation that is no more.
    pub fn forget(&self, org: Id) {
        self.0.write().remove(&org);
    }
}

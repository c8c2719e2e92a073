//! What the engine of one object is compiled from, and the engine once somebody asked it.
//!
//! Compiling takes the time of many decisions, and most callers ask about few objects; so it waits
//! for the first question, and what has not changed is not compiled again.

use std::sync::{Arc, OnceLock};

use kernel::Result;
use model::{Catalogue, Object};

use crate::cedar::conditions::Condition;
use crate::cedar::engine::Engine;
use crate::grants::Role;
use crate::sets::speaks_of;

/// Everything that the engine of one object hangs on. Equal sources compile to equal engines.
pub(crate) struct Source {
    object: Arc<Object>,
    above: Arc<[String]>,
    /// The roles that grant something on the object, with these grants alone.
    roles: Vec<Role>,
    conditions: Arc<[Condition]>,
    engine: OnceLock<Engine>,
}

impl Source {
    /// The source of this object under these roles and conditions.
    ///
    /// # Errors
    /// Internal when objects follow one another in a circle.
    pub(crate) fn new(
        catalogue: &Catalogue,
        object: &Arc<Object>,
        roles: &[Role],
        conditions: &Arc<[Condition]>,
    ) -> Result<Self> {
        let about = |role: &Role| {
            let grants = role.grants.iter().filter(|g| speaks_of(g, object)).cloned().collect();
            Some(Role { id: role.id, name: role.name.clone(), grants })
                .filter(|role| !role.grants.is_empty())
        };
        Ok(Self {
            above: catalogue.above(object)?.into(),
            object: object.clone(),
            roles: roles.iter().filter_map(about).collect(),
            conditions: conditions.clone(),
            engine: OnceLock::new(),
        })
    }

    /// Whether both compile to the same engine. Sources with conditions never do.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.conditions.is_empty()
            && other.conditions.is_empty()
            && self.above == other.above
            && self.roles == other.roles
            && (Arc::ptr_eq(&self.object, &other.object) || self.object == other.object)
    }

    /// The object.
    pub(crate) fn object(&self) -> &Object {
        &self.object
    }

    /// The roles that grant something on the object.
    pub(crate) fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The engine, compiled at the first call. What fails is not kept.
    ///
    /// # Errors
    /// An internal fault when the engine refuses what was written, `bad_policy` when it refuses a
    /// condition.
    pub(crate) fn engine(&self) -> Result<&Engine> {
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let engine =
            Engine::build(&self.object, self.above.clone(), &self.roles, &self.conditions)?;
        Ok(self.engine.get_or_init(|| engine))
    }
}

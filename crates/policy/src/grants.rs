//! What a role grants, in the words of the page. Below it all is Cedar.

use std::collections::BTreeSet;

use kernel::{Id, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::permit::View;
use crate::verb::Verb;

/// Which rows of an object a grant speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    /// Those that the caller owns.
    Own,
    /// Those of the caller's department, and own ones.
    Team,
    /// Those of the caller's department and all departments below it, and own ones.
    Tree,
    /// All of the organisation.
    All,
    /// Own ones, and those whose open field `shared` is true.
    Shared,
    /// Those that lie in a pool of which the caller is a member: state `pooled`, the pool's id in the
    /// open field `pool`.
    Pool,
}

/// How a role sees some fields.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldGrant {
    /// `*`, `audience:contact`, `class:high` or `field:phone`. Later entries win over earlier ones.
    pub select: String,
    /// How the fields are seen.
    pub view: View,
    /// Whether they may be written.
    #[serde(default)]
    pub edit: bool,
}

/// What a role may do with one object.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// The object's name.
    pub object: String,
    /// What may be done.
    pub verbs: BTreeSet<Verb>,
    /// On which rows.
    pub rows: Rows,
    /// How fields are seen; a field that nothing selects is hidden.
    #[serde(default)]
    pub fields: Vec<FieldGrant>,
}

/// A role.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Role {
    /// The role's record id.
    pub id: Id,
    /// What people read.
    pub name: Text,
    /// What it grants.
    pub grants: Vec<Grant>,
}

/// The grants of a stored role, as far as this program knows what they speak of: a newer node may have
/// written a verb or rows that came since. What is not understood grants nothing.
#[must_use]
pub fn understood(stored: &Json) -> Vec<Grant> {
    let one = |grant: &Json| {
        let mut grant = grant.clone();
        let verbs = grant.get_mut("verbs")?.as_array_mut()?;
        verbs.retain(|verb| verb.as_str().and_then(Verb::find).is_some());
        serde_json::from_value(grant).ok()
    };
    stored.as_array().into_iter().flatten().filter_map(one).collect()
}

impl Grant {
    /// A grant of these verbs on these rows of an object, with all fields hidden.
    #[must_use]
    pub fn on(object: &str, rows: Rows, verbs: &[&[Verb]]) -> Self {
        let verbs = verbs.iter().flat_map(|v| v.iter().copied()).collect();
        Self { object: object.into(), verbs, rows, fields: Vec::new() }
    }

    /// The same; these fields are seen so, and not written.
    #[must_use]
    pub fn see(self, select: &str, view: View) -> Self {
        self.line(select, view, false)
    }

    /// The same; these fields are seen so, and written.
    #[must_use]
    pub fn edit(self, select: &str, view: View) -> Self {
        self.line(select, view, true)
    }

    fn line(mut self, select: &str, view: View, edit: bool) -> Self {
        self.fields.push(FieldGrant { select: select.into(), view, edit });
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_newer_program_granted_grants_nothing_here_and_the_rest_stays() {
        let stored = json!([
            {"object": "customer", "verbs": ["read", "teleport"], "rows": "own", "fields": []},
            {"object": "customer", "verbs": ["read"], "rows": "everywhere", "fields": []},
            {"object": "contact", "verbs": ["read"], "rows": "all"},
            "nonsense",
        ]);
        let grants = understood(&stored);
        assert_eq!(grants.len(), 2);
        assert_eq!(grants[0].verbs, BTreeSet::from([Verb::Read]));
        assert_eq!((grants[1].object.as_str(), grants[1].rows), ("contact", Rows::All));
    }
}

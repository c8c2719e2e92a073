//! Field sets: fields that every role treats alike share one decision.

use std::collections::BTreeMap;

use model::Object;

use crate::grants::{Grant, Role};
use crate::select::{Lines, Treatment};

/// One set of fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldSet {
    /// Its name in policies: the name of its first field.
    pub name: String,
    /// The names of its fields in the order of the declaration.
    pub fields: Vec<String>,
}

/// The field sets of one object under all roles of the organisation.
#[derive(Clone, Default, Debug)]
pub struct FieldSets {
    sets: Vec<FieldSet>,
    of: BTreeMap<String, usize>,
}

impl FieldSets {
    /// Groups the object's fields by how all roles together treat them.
    #[must_use]
    pub fn of_object(object: &Object, roles: &[Role]) -> Self {
        let grants: Vec<Lines<'_>> = roles
            .iter()
            .flat_map(|r| &r.grants)
            .filter(|g| speaks_of(g, object))
            .filter_map(Lines::of)
            .collect();
        let mut by_treatment: BTreeMap<Vec<Treatment>, usize> = BTreeMap::new();
        let mut made = Self::default();
        for field in &object.fields {
            let treatment: Vec<Treatment> = grants.iter().map(|g| g.treat(field)).collect();
            let index = *by_treatment.entry(treatment).or_insert_with(|| {
                made.sets.push(FieldSet { name: field.name.clone(), fields: Vec::new() });
                made.sets.len() - 1
            });
            made.sets[index].fields.push(field.name.clone());
            made.of.insert(field.name.clone(), index);
        }
        made
    }

    /// The index of the set that holds this field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<usize> {
        self.of.get(field).copied()
    }

    /// All sets.
    #[must_use]
    pub fn all(&self) -> &[FieldSet] {
        &self.sets
    }
}

/// Whether the grant is about this object.
pub(crate) fn speaks_of(grant: &Grant, object: &Object) -> bool {
    grant.object == object.name
}

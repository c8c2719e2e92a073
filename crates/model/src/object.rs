//! Objects and their catalogue.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Fault, FaultKind, Result, Text};
use serde::{Deserialize, Serialize};

use crate::field::Field;

/// The declaration of one kind of thing that a person can name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Object {
    /// The name programs use, in the singular: `customer`.
    pub name: String,
    /// What people read, in the singular.
    pub label: Text,
    /// What people read, in the plural.
    pub plural: Text,
    /// The name of an icon of the page.
    pub icon: String,
    /// The object whose rows decide this one's: a contact follows its customer. Its records carry
    /// the parent's id, and (unless `own_owner` or `own_subject`) its owner, department and data
    /// subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// Whether each record is a data subject of its own with its own key.
    #[serde(default)]
    pub own_subject: bool,
    /// Whether each record has an owner of its own although it follows another: a deal may be somebody
    /// else's than its customer. It stays with them when the other changes hands.
    #[serde(default)]
    pub own_owner: bool,
    /// Whether a record may be there without one that it follows: a task that is about no customer. It is a
    /// data subject of its own then.
    #[serde(default)]
    pub optional_parent: bool,
    /// Whether the object is part of the program's own working (users, roles, …): its records
    /// belong to the organisation's subject and are no personal data of customers.
    #[serde(default)]
    pub system: bool,
    /// The verbs that exist for it, beside `list`, `read`, `count` and `search`.
    pub verbs: Vec<String>,
    /// The fields whose values make the title, first filled one wins.
    pub title: Vec<String>,
    /// All fields in the order in which people see them.
    pub fields: Vec<Field>,
}

impl Object {
    /// The field of this name, archived ones included.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The field of this name, or a fault that names no value.
    ///
    /// # Errors
    /// `unknown_field` when there is none.
    pub fn known_field(&self, name: &str) -> Result<&Field> {
        self.field(name).ok_or_else(|| unknown_field(name))
    }
}

/// The fault that there is no field of this name, of which at most 60 characters are told.
#[must_use]
pub fn unknown_field(name: &str) -> Fault {
    let short: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    Fault::new(FaultKind::Invalid, "unknown_field").with("field", short)
}

/// All objects of one organisation: the built-in declarations with the organisation's own fields.
#[derive(Clone, Default)]
pub struct Catalogue {
    objects: BTreeMap<String, Arc<Object>>,
    /// Grows with every change of a declaration; caches hang on it.
    pub version: u64,
}

impl Catalogue {
    /// A catalogue of these objects.
    #[must_use]
    pub fn new(objects: Vec<Object>) -> Self {
        let objects = objects.into_iter().map(|o| (o.name.clone(), Arc::new(o))).collect();
        Self { objects, version: 1 }
    }

    /// The object of this name.
    ///
    /// # Errors
    /// `unknown_object` (not found) when there is none.
    pub fn get(&self, name: &str) -> Result<&Arc<Object>> {
        self.objects.get(name).ok_or_else(|| Fault::new(FaultKind::NotFound, "unknown_object"))
    }

    /// All objects in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Object>> {
        self.objects.values()
    }

    /// The objects that follow this one.
    pub fn followers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Arc<Object>> {
        self.objects.values().filter(move |o| o.follows.as_deref() == Some(name))
    }

    /// The objects whose records keep their owner when the record that they follow gets another.
    #[must_use]
    pub fn apart(&self) -> Vec<String> {
        let apart = self.objects.values().filter(|o| o.follows.is_some() && o.own_owner);
        apart.map(|o| o.name.clone()).collect()
    }

    /// How many objects stand above this one, each followed by the one below it: none above a
    /// customer, one above its contacts.
    ///
    /// # Errors
    /// Internal when objects follow one another in a circle.
    pub fn above(&self, object: &Object) -> Result<usize> {
        let (mut count, mut next) = (0, object.follows.as_deref());
        while let Some(name) = next {
            count += 1;
            if count > self.objects.len() {
                return Err(Fault::internal("objects follow one another in a circle"));
            }
            next = self.objects.get(name).and_then(|above| above.follows.as_deref());
        }
        Ok(count)
    }

    /// The same catalogue with one object put in or replaced.
    #[must_use]
    pub fn with(&self, object: Object) -> Self {
        let mut objects = self.objects.clone();
        objects.insert(object.name.clone(), Arc::new(object));
        Self { objects, version: self.version + 1 }
    }
}

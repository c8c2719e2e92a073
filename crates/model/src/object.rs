//! Objects and their catalogue.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Fault, FaultKind, Result, Text};
use serde::{Deserialize, Serialize};

use crate::field::Field;

/// How many fields may stand between one that offers choices and the one that has them.
const LENDERS: usize = 4;

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
    /// The open fields by which boards and dashboards count and sum: the embedded database has them together in
    /// an index of their own, so that no record is read for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
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

    /// The objects that stand above this one, each followed by the one below it, the nearest first: none above
    /// a customer, the customer above its contacts.
    ///
    /// # Errors
    /// Internal when objects follow one another in a circle.
    pub fn above(&self, object: &Object) -> Result<Vec<String>> {
        let (mut above, mut next) = (Vec::new(), object.follows.clone());
        while let Some(name) = next {
            next = self.objects.get(&name).and_then(|object| object.follows.clone());
            above.push(name);
            if above.len() > self.objects.len() {
                return Err(Fault::internal("objects follow one another in a circle"));
            }
        }
        Ok(above)
    }

    /// The same catalogue in which fields that offer another field's choices have them as they stand there.
    #[must_use]
    pub fn with_lent_choices(&self) -> Self {
        let mut catalogue = self.clone();
        for object in self.objects.values() {
            if object.fields.iter().all(|field| field.options_of.is_none()) {
                continue;
            }
            let mut changed = Object::clone(object);
            for field in &mut changed.fields {
                if let Some(lender) = self.lender(field) {
                    field.options.clone_from(&lender.options);
                }
            }
            catalogue = catalogue.with(changed);
        }
        catalogue
    }

    /// The field at the end of the chain of those whose choices this one offers.
    fn lender(&self, field: &Field) -> Option<&Field> {
        let named = |of: &str| {
            let (object, field) = of.split_once('.')?;
            self.objects.get(object)?.field(field)
        };
        let mut lender = named(field.options_of.as_deref()?)?;
        // Chains are short, and one that goes round has no end.
        for _ in 0..LENDERS {
            match lender.options_of.as_deref() {
                Some(of) => lender = named(of)?,
                None => return Some(lender),
            }
        }
        None
    }

    /// The same catalogue with one object put in or replaced.
    #[must_use]
    pub fn with(&self, object: Object) -> Self {
        let mut objects = self.objects.clone();
        objects.insert(object.name.clone(), Arc::new(object));
        Self { objects, version: self.version + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Choice;

    fn object(name: &str, fields: Vec<Field>) -> Object {
        Object {
            name: name.into(),
            label: Text::new(name, name),
            plural: Text::new(name, name),
            icon: name.into(),
            follows: None,
            own_subject: false,
            own_owner: false,
            optional_parent: false,
            figures: Vec::new(),
            system: false,
            verbs: Vec::new(),
            title: Vec::new(),
            fields,
        }
    }

    #[test]
    fn a_field_offers_the_choices_of_another_as_they_stand_there() {
        // Given a field with choices, one that offers them, and one that offers what that one does
        let choice = |name: &str| Field::new(name, "choice", name, name);
        let of = |options: &[&str]| {
            let options = options.iter().map(|one| Choice::new(one, one, one)).collect();
            object("customer", vec![choice("source").options(options)])
        };
        let lead = object("lead", vec![choice("source").options_of("customer.source")]);
        let rule = object("rule", vec![choice("sources").options_of("lead.source")]);
        let catalogue = Catalogue::new(vec![of(&["shop"]), lead, rule]);
        // When an organisation adds one to the first
        let lent = catalogue.with(of(&["shop", "fair"])).with_lent_choices();
        // Then all of them offer it
        for (object, field) in [("lead", "source"), ("rule", "sources")] {
            let field = lent.get(object).unwrap().field(field).unwrap();
            let options: Vec<_> = field.options.iter().map(|one| one.value.as_str()).collect();
            assert_eq!(options, ["shop", "fair"]);
        }
    }

    #[test]
    fn fields_that_offer_one_another_s_choices_have_none() {
        let field = |of| Field::new("kind", "choice", "kind", "kind").options_of(of);
        let [one, two] = [("one", "two.kind"), ("two", "one.kind")]
            .map(|(name, of)| object(name, vec![field(of)]));
        let lent = Catalogue::new(vec![one, two]).with_lent_choices();
        assert!(lent.iter().all(|object| object.fields[0].options.is_empty()));
    }
}

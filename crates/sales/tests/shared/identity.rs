//! Who is the same person within one file, as the truth of the files tells it: held against what the
//! reader and the gate make of them.
//!
//! The same person has the same id card or credit code, else the same phone. Rows whose strong ids
//! differ are never united, nor a person with a company, nor ever by name. Only keyed hashes are
//! kept, about 50 bytes a row.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use model::Values;

/// The fields that tell a person or a company for certain.
pub const STRONG: &[&str] = &["id_card", "credit_code"];

/// Where a row belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Placed {
    /// Nobody like this was seen before.
    New,
    /// It repeats the person first seen in this row.
    SameAs(u64),
    /// Its phone belongs to somebody with another strong id, first seen in this row: it stays apart.
    Apart(u64),
}

type Key = u128;

/// Somebody who was seen.
#[derive(Clone, Copy)]
struct Person {
    row: u64,
    strong: Option<Key>,
    company: bool,
}

/// Everybody seen so far in one file.
#[derive(Default)]
pub struct Identities {
    hash: (RandomState, RandomState),
    people: Vec<Person>,
    by_strong: HashMap<Key, usize>,
    by_phone: HashMap<Key, Vec<usize>>,
}

impl Identities {
    /// Nobody yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Places a row and remembers it.
    pub fn place(&mut self, row: u64, values: &Values) -> Placed {
        let strong = STRONG.iter().find_map(|f| values.text(f).map(|text| self.key(f, text)));
        let phone = values.text("phone").map(|text| self.key("phone", text));
        let company = values.text("kind") == Some("company");
        if let Some(index) = strong.and_then(|key| self.by_strong.get(&key)).copied() {
            self.know_phone(phone, index);
            return Placed::SameAs(self.people[index].row);
        }
        let near: Vec<usize> =
            phone.and_then(|key| self.by_phone.get(&key)).cloned().unwrap_or_default();
        let fits = |p: &Person| p.company == company && (p.strong.is_none() || strong.is_none());
        if let Some(index) = near.iter().copied().find(|i| fits(&self.people[*i])) {
            if let Some(key) = strong {
                self.people[index].strong = Some(key);
                self.by_strong.insert(key, index);
            }
            return Placed::SameAs(self.people[index].row);
        }
        let index = self.people.len();
        self.people.push(Person { row, strong, company });
        if let Some(key) = strong {
            self.by_strong.insert(key, index);
        }
        self.know_phone(phone, index);
        near.first().map_or(Placed::New, |first| Placed::Apart(self.people[*first].row))
    }

    fn know_phone(&mut self, phone: Option<Key>, index: usize) {
        if let Some(key) = phone {
            let people = self.by_phone.entry(key).or_default();
            if !people.contains(&index) {
                people.push(index);
            }
        }
    }

    /// A hash wide enough that two values never meet by chance in one file.
    fn key(&self, field: &str, text: &str) -> Key {
        let half = |state: &RandomState| u128::from(state.hash_one((field, text)));
        half(&self.hash.0) << 64 | half(&self.hash.1)
    }
}

#[cfg(test)]
mod tests {
    use model::Value;
    use proptest::prelude::*;

    use super::*;

    fn person(fields: &[(&str, &str)]) -> Values {
        fields.iter().map(|(name, text)| ((*name).to_owned(), Value::text(*text))).collect()
    }

    #[test]
    fn the_same_id_card_is_the_same_person_whatever_the_phone() {
        let mut seen = Identities::new();
        assert_eq!(seen.place(3, &person(&[("id_card", "A"), ("phone", "1")])), Placed::New);
        assert_eq!(seen.place(4, &person(&[("id_card", "A"), ("phone", "2")])), Placed::SameAs(3));
        assert_eq!(seen.place(5, &person(&[("phone", "2")])), Placed::SameAs(3));
    }

    #[test]
    fn the_same_phone_unites_unless_strong_ids_differ() {
        let mut seen = Identities::new();
        seen.place(1, &person(&[("id_card", "A"), ("phone", "1")]));
        assert_eq!(seen.place(2, &person(&[("id_card", "B"), ("phone", "1")])), Placed::Apart(1));
        assert_eq!(seen.place(3, &person(&[("phone", "1")])), Placed::SameAs(1));
    }

    #[test]
    fn a_strong_id_that_comes_later_belongs_to_the_person() {
        let mut seen = Identities::new();
        seen.place(1, &person(&[("phone", "1")]));
        assert_eq!(seen.place(2, &person(&[("phone", "1"), ("id_card", "A")])), Placed::SameAs(1));
        assert_eq!(seen.place(3, &person(&[("phone", "1"), ("id_card", "B")])), Placed::Apart(1));
        assert_eq!(seen.place(4, &person(&[("phone", "9"), ("id_card", "A")])), Placed::SameAs(1));
    }

    #[test]
    fn a_person_and_a_company_with_one_phone_stay_apart() {
        let mut seen = Identities::new();
        seen.place(1, &person(&[("phone", "1"), ("kind", "person")]));
        assert_eq!(
            seen.place(2, &person(&[("phone", "1"), ("kind", "company")])),
            Placed::Apart(1)
        );
    }

    #[test]
    fn the_same_name_alone_unites_nobody() {
        let mut seen = Identities::new();
        seen.place(1, &person(&[("name", "王芳")]));
        assert_eq!(seen.place(2, &person(&[("name", "王芳")])), Placed::New);
    }

    proptest! {
        #[test]
        fn two_strong_ids_never_become_one_person(rows in proptest::collection::vec((proptest::option::of(0_u8..4), proptest::option::of(0_u8..3)), 1..40)) {
            let mut seen = Identities::new();
            let mut ids: HashMap<u64, u8> = HashMap::new();
            for (number, (id, phone)) in rows.into_iter().enumerate() {
                let number = number as u64;
                let mut values = Values::new();
                if let Some(id) = id { values.set("id_card", Value::text(id.to_string())); }
                if let Some(phone) = phone { values.set("phone", Value::text(phone.to_string())); }
                let person = match seen.place(number, &values) { Placed::SameAs(row) => row, _ => number };
                if let Some(id) = id {
                    prop_assert_eq!(*ids.entry(person).or_insert(id), id);
                }
            }
        }
    }
}

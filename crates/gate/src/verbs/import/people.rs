//! Recognising people: a row is held against the records in the store and the rows before it.

use std::collections::HashMap;

use kernel::{Id, Result};
use model::{Search, Term, Value, Values};
use policy::{Permit, Verb};
use store::{ListQuery, Which};

use super::ImportRules;
use crate::path::{Act, live_fields, open_all, predicate_of, unique_claims};

/// Who a row is.
pub enum Person {
    /// Nobody yet.
    New,
    /// The pending person at this place of the chunk.
    Pending(usize),
    /// A record that the caller may read.
    Known(Id),
    /// A record that is not the caller's.
    Elsewhere,
    /// Its unique fields belong to two different people, or contradict the one that it resembles.
    Contradiction(String),
}

/// The people of the chunk so far, by what recognises them.
#[derive(Default)]
pub struct People {
    by_digest: HashMap<(String, [u8; 32]), usize>,
    by_weak: HashMap<(String, String), Vec<usize>>,
}

impl People {
    /// Notes what recognises the person at this place.
    pub fn note(&mut self, act: &Act<'_>, rules: &ImportRules, place: usize, values: &Values) {
        for claim in unique_claims(&act.keys, &act.object, values) {
            self.by_digest.insert(claim, place);
        }
        for field in &rules.weak {
            if let Some(text) = values.text(field) {
                let places = self.by_weak.entry((field.clone(), text.to_owned())).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
    }

    /// Who these values are.
    pub fn find(
        &self,
        act: &Act<'_>,
        readable: &Permit,
        rules: &ImportRules,
        values: &Values,
        pending: &dyn Fn(usize) -> Values,
    ) -> Result<Person> {
        let claims = unique_claims(&act.keys, &act.object, values);
        let mut found: Option<Person> = None;
        for claim in &claims {
            let person = if let Some(place) = self.by_digest.get(claim) {
                Person::Pending(*place)
            } else {
                match holder(act, readable, claim)? {
                    Some((id, true)) => Person::Known(id),
                    Some((_, false)) => Person::Elsewhere,
                    None => continue,
                }
            };
            match (&found, &person) {
                (None, _) => found = Some(person),
                (Some(Person::Known(a)), Person::Known(b)) if a == b => {}
                (Some(Person::Pending(a)), Person::Pending(b)) if a == b => {}
                _ => return Ok(Person::Contradiction(claim.0.clone())),
            }
        }
        if let Some(person) = found {
            return Ok(person);
        }
        self.resembling(act, readable, rules, values, pending)
    }

    /// The person with the same weak field whose unique fields do not contradict.
    fn resembling(
        &self,
        act: &Act<'_>,
        readable: &Permit,
        rules: &ImportRules,
        values: &Values,
        pending: &dyn Fn(usize) -> Values,
    ) -> Result<Person> {
        for field in &rules.weak {
            let Some(text) = values.text(field) else { continue };
            for place in self.by_weak.get(&(field.clone(), text.to_owned())).into_iter().flatten() {
                if compatible(act, values, &pending(*place)) {
                    return Ok(Person::Pending(*place));
                }
            }
            if let Some(id) = known_by(act, readable, field, text, values)? {
                return Ok(Person::Known(id));
            }
        }
        Ok(Person::New)
    }
}

/// Whether two sets of values can be one person's: no unique field that is filled on both sides
/// differs, and they are of the same kind (a person is no company).
fn compatible(act: &Act<'_>, one: &Values, other: &Values) -> bool {
    let decides = |name: &str| {
        act.object.fields.iter().any(|f| f.when.as_ref().is_some_and(|when| when.field == name))
    };
    let telling = |field: &&model::Field| field.unique || decides(&field.name);
    act.object.fields.iter().filter(telling).all(|field| {
        match (one.get(&field.name), other.get(&field.name)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    })
}

/// The record that holds this digest, and whether the caller may read it.
fn holder(
    act: &Act<'_>,
    readable: &Permit,
    claim: &(String, [u8; 32]),
) -> Result<Option<(Id, bool)>> {
    act.gate.0.store.read(|c| {
        let Some(id) = store::unique::holder(c, readable, &claim.0, &claim.1)? else {
            return Ok(None);
        };
        Ok(Some((id, store::records::visible(c, readable, id)?.is_some())))
    })
}

/// A record of the caller's with this weak value whose unique fields do not contradict.
fn known_by(
    act: &Act<'_>,
    readable: &Permit,
    field: &str,
    text: &str,
    values: &Values,
) -> Result<Option<Id>> {
    let term = Term { search: Search::Exact, text: text.to_owned() };
    let declared = act.object.known_field(field)?;
    let own = declared.of_type().terms(declared, &Value::text(text));
    let exact: Vec<Term> = own.into_iter().filter(|t| t.search == Search::Exact).collect();
    let terms = if exact.is_empty() { vec![term] } else { exact };
    let query = ListQuery {
        predicate: predicate_of(&act.keys, &act.object, field, &terms),
        order: Vec::new(),
        limit: 20,
        after: None,
        which: Which::Active,
    };
    let rows = act.gate.0.store.read(|c| store::records::list(c, readable, &query))?;
    let fields: Vec<_> = live_fields(&act.object).collect();
    for open in open_all(act, rows, &fields)? {
        if open.values.text(field) == Some(text) && compatible(act, values, &open.values) {
            return Ok(Some(open.row.id));
        }
    }
    Ok(None)
}

/// A permit to read, for looking people up; nothing is known of rows that it does not cover.
pub fn readable(act: &Act<'_>) -> Result<Permit> {
    act.permit_rows_for(Verb::Read)
}

//! Recognising people: a row is held against the records in the store and the rows before it.

use std::collections::HashMap;

use kernel::{Id, Result};
use model::{Search, Term, Value, Values};
use store::{ListQuery, Which};

use super::ImportRules;
use super::chunk::Taking;
use crate::path::{Act, open_all, predicate_of, unique_claims};

/// Who a row is.
pub enum Person {
    /// Nobody yet.
    New,
    /// The pending person at this place of the chunk.
    Pending(usize),
    /// A record that the caller may read, and whether it is recognised by what they see in the
    /// clear.
    Known { id: Id, clear: bool },
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
        taking: &Taking<'_>,
        values: &Values,
        pending: &dyn Fn(usize) -> Values,
    ) -> Result<Person> {
        let act = taking.act;
        let claims = unique_claims(&act.keys, &act.object, values);
        let mut found: Option<Person> = None;
        for claim in &claims {
            let person = if let Some(place) = self.by_digest.get(claim) {
                Person::Pending(*place)
            } else {
                match holder(taking, claim)? {
                    Some(person) => person,
                    None => continue,
                }
            };
            match (&found, &person) {
                (None, _) => found = Some(person),
                (Some(Person::Known { id: a, .. }), Person::Known { id: b, .. }) if a == b => {}
                (Some(Person::Pending(a)), Person::Pending(b)) if a == b => {}
                _ => return Ok(Person::Contradiction(claim.0.clone())),
            }
        }
        if let Some(person) = found {
            return Ok(person);
        }
        self.resembling(taking, values, pending)
    }

    /// The person with the same weak field whose unique fields do not contradict.
    fn resembling(
        &self,
        taking: &Taking<'_>,
        values: &Values,
        pending: &dyn Fn(usize) -> Values,
    ) -> Result<Person> {
        for field in &taking.rules.weak {
            let Some(text) = values.text(field) else { continue };
            for place in self.by_weak.get(&(field.clone(), text.to_owned())).into_iter().flatten() {
                if compatible(taking.act, values, &pending(*place)) {
                    return Ok(Person::Pending(*place));
                }
            }
            if let Some(known) = known_by(taking, field, text, values)? {
                return Ok(known);
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

/// Who holds this digest, as far as the caller's eyes go.
fn holder(taking: &Taking<'_>, claim: &(String, [u8; 32])) -> Result<Option<Person>> {
    let (act, eyes) = (taking.act, &taking.eyes);
    let (field, digest) = claim;
    let held = act.store().read(|c| {
        let Some(id) = store::unique::holder(c, &eyes.readable, field, digest)? else {
            return Ok(None);
        };
        Ok(Some(store::records::fetch(c, &eyes.readable, id)?))
    })?;
    Ok(match held {
        Some(Some(row)) if eyes.recognises(field, &row) => {
            Some(Person::Known { id: row.id, clear: eyes.clear(field, &row) })
        }
        // Whoever only tries is not told of what they cannot see.
        Some(_) if !taking.dry_run => Some(Person::Elsewhere),
        _ => None,
    })
}

/// A record of the caller's with this weak value whose unique fields do not contradict.
fn known_by(
    taking: &Taking<'_>,
    field: &str,
    text: &str,
    values: &Values,
) -> Result<Option<Person>> {
    let (act, eyes) = (taking.act, &taking.eyes);
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
    let rows = act.store().read(|c| store::records::list(c, &eyes.readable, &query))?;
    for row in rows.into_iter().filter(|row| eyes.recognises(field, row)) {
        let (id, clear) = (row.id, eyes.clear(field, &row));
        let fields = eyes.open(&row);
        for open in open_all(act, vec![row], &fields)? {
            if open.values.text(field) == Some(text) && compatible(act, values, &open.values) {
                return Ok(Some(Person::Known { id, clear }));
            }
        }
    }
    Ok(None)
}

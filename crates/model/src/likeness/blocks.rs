//! By which terms of the blind index records are found that may be the same.

use super::{Feature, company};
use crate::clean::fold;
use crate::field::Field;
use crate::object::Object;
use crate::pinyin;
use crate::terms::Terms;
use crate::types::{Search, Term};
use crate::value::Value;

/// Characters of a company's name that candidates must have.
const BEGINNING: usize = 4;

/// Sets of terms, each of which finds records that may be the same by this value: all terms of one set are
/// held. `None` where the field finds none.
#[must_use]
pub fn blocks(object: &Object, field: &Field, value: &Value) -> Vec<Vec<Term>> {
    let Some(text) = value.as_str() else { return Vec::new() };
    match Feature::of(object, field) {
        Some(Feature::Name) => names(field, text),
        Some(Feature::Company) => {
            let beginning: String = company::stem(text).chars().take(BEGINNING).collect();
            let found = field.of_type().query(field, &beginning);
            found.filter(|_| beginning.chars().count() >= 2).into_iter().collect()
        }
        Some(Feature::Birthday | Feature::Address) | None => Vec::new(),
        Some(_) => vec![whole(field, value)].into_iter().filter(|set| !set.is_empty()).collect(),
    }
}

/// The term of the whole value.
#[must_use]
pub fn whole(field: &Field, value: &Value) -> Vec<Term> {
    let mut terms = field.of_type().terms(field, value);
    terms.retain(|term| term.search == Search::Exact);
    // A phone is indexed by its local part as well, which alone finds the phones of other places.
    terms.sort_by_key(|term| std::cmp::Reverse(term.text.len()));
    terms.truncate(1);
    terms
}

fn names(field: &Field, name: &str) -> Vec<Vec<Term>> {
    let exact = Terms::of(field).with(Search::Exact, fold(name)).into_vec();
    let mut sets = vec![exact];
    let han: String =
        fold(name).chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)).collect();
    let mut sounds: Vec<String> =
        pinyin::readings(&han).into_iter().map(|(full, _)| full).collect();
    if han.is_empty() {
        // In letters each word finds, since one of two may have the slip.
        let words = name.split(|c: char| !c.is_alphanumeric()).map(fold);
        sounds = words.filter(|word| word.len() >= 3).take(4).collect();
    }
    sets.extend(
        sounds.into_iter().map(|sound| Terms::of(field).with(Search::Pinyin, sound).into_vec()),
    );
    sets.retain(|set| !set.is_empty());
    sets
}

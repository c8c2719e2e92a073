//! Searching, as the owner: by a whole phone number, by its last digits, by a part of a name, by
//! pinyin. As a rep, among own customers: by what is theirs to see in the clear.

use gate::verbs::list::list;
use kernel::{Fault, Result};
use serde_json::{Map, Value as Json};

use super::Bench;
use super::company::{Company, Sample};
use super::read::request;
use super::timing::Times;

/// What somebody types who looks for this customer; nothing where that would not do.
type Words = fn(&Sample) -> Option<String>;

/// What is told, whether the rep asks instead of the owner, and the words. A rep is asked for nothing that
/// may be a part of a masked field: those have a quota.
const BY: [(&str, bool, Words); 7] = [
    ("phone", false, |sample| Some(sample.phone.clone())),
    ("last_digits", false, |sample| Some(end(&sample.phone, 4))),
    ("name_part", false, part_of_name),
    ("one_character", false, |sample| Some(end(&sample.name, 1))),
    ("pinyin", false, |sample| {
        given(sample)?;
        let readings = model::pinyin::readings(&sample.name);
        readings.into_iter().next().map(|(full, _)| full)
    }),
    ("name_part_rep", true, part_of_name),
    ("one_character_rep", true, |sample| Some(end(&sample.name, 1))),
];

/// Each search asks for another customer than the one before.
///
/// # Errors
/// What the gate refuses.
pub fn search(bench: &mut Bench<'_>) -> Result<Json> {
    let samples = bench.company.samples(bench.made.seed, bench.made.done);
    let (owner, rep) = (&bench.company.owner, &bench.company.rep);
    let mut told = Map::new();
    for (name, as_rep, words) in BY {
        let (login, role) = if as_rep { (rep, "rep") } else { (owner, "owner") };
        let asked = samples.iter().filter(|sample| sample.of_rep || !as_rep);
        let words: Vec<String> = asked.filter_map(words).collect();
        told.insert(name.into(), by(bench, login, name, &words)?.told_as(role));
    }
    Ok(Json::Object(told))
}

/// Searches by whole phone numbers alone.
///
/// # Errors
/// What the gate refuses.
pub fn by_phone(bench: &Bench<'_>, samples: &[Sample]) -> Result<Times> {
    let words: Vec<String> = samples.iter().map(|sample| sample.phone.clone()).collect();
    by(bench, &bench.company.owner, "phone", &words)
}

fn by(bench: &Bench<'_>, login: &str, name: &str, words: &[String]) -> Result<Times> {
    let gate = &bench.kedun.gate;
    let who = Company::enter(gate, login)?;
    if words.is_empty() {
        return Err(Fault::internal("nobody to search for"));
    }
    Times::measure(1, bench.each, |number| {
        let found = list(gate, &who, &request(Some(&words[number % words.len()])))?;
        // A search that finds nobody would be fast and prove nothing.
        match found.get().items.is_empty() {
            true => Err(Fault::internal(format_args!("a search by {name} found nobody"))),
            false => Ok(()),
        }
    })
}

fn part_of_name(sample: &Sample) -> Option<String> {
    given(sample).filter(|name| name.chars().count() > 1)
}

/// What stands behind the surname.
fn given(sample: &Sample) -> Option<String> {
    let chars = sample.name.chars().count();
    let given = chars.saturating_sub(model::pinyin::surname_length(&sample.name));
    (given > 0).then(|| end(&sample.name, given))
}

/// The last characters of a text.
fn end(text: &str, chars: usize) -> String {
    let before = text.chars().count().saturating_sub(chars);
    text.chars().skip(before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_text_is_counted_in_characters() {
        assert_eq!(end("13812345678", 4), "5678");
        assert_eq!(end("欧阳雅静", 2), "雅静");
        assert_eq!(end("芳", 4), "芳");
    }
}

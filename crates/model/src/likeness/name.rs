//! Names of persons: by characters, by sound, by slips.

use super::Agreement;
use super::edits::{jaro_winkler, one_edit};
use crate::clean::fold;
use crate::pinyin;

/// From this likeness on two names in Latin letters are one with a slip.
const LIKE: f64 = 0.90;

/// How two names agree: 单小燕 and 单晓燕 sound alike, Jon and John Smith are written alike.
pub fn agreement(one: &str, other: &str) -> Agreement {
    let (a, b) = (folded(one), folded(other));
    if a == b {
        return Agreement::Same;
    }
    let alike = match (is_han(&a), is_han(&b)) {
        (true, true) => sounds(&a, &b) || is_slip(&a, &b),
        (false, false) => {
            words(one) == words(other) || jaro_winkler(&chars(&a), &chars(&b)) >= LIKE
        }
        // A name in characters and one in letters, as passports have it.
        (true, false) => spelled(&a, &b, other),
        (false, true) => spelled(&b, &a, one),
    };
    if alike { Agreement::Alike } else { Agreement::Differs }
}

/// Folded, without the marks between the parts of foreign names.
fn folded(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn is_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// The words in any order: given name and surname are often exchanged.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words
}

fn sounds(a: &str, b: &str) -> bool {
    let theirs = pinyin::syllables(b);
    pinyin::syllables(a).iter().any(|one| theirs.contains(one))
}

/// One character off in a name of three or more; in shorter ones that is another person.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = (chars(a), chars(b));
    a.len().min(b.len()) >= 3 && a.first() == b.first() && one_edit(&a, &b)
}

fn spelled(han: &str, letters: &str, written: &str) -> bool {
    let surname = pinyin::surname_length(han);
    pinyin::syllables(han).iter().any(|syllables| {
        let surname = surname.min(syllables.len());
        let turned = format!("{}{}", syllables[surname..].concat(), syllables[..surname].concat());
        let straight = syllables.concat();
        straight == letters || (turned == letters && words(written).len() > 1)
    })
}

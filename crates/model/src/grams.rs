//! The short pieces by which a part of a text is found.
//!
//! A pair of neighbouring characters is rare enough in Chinese; a pair of digits or Latin letters is in
//! every tenth address. So runs of digits give pieces of four, runs of Latin letters pieces of three,
//! and shorter questions are asked by how a run or a word begins: `88` finds `88号` and `881号` but not
//! `188号`. A text has about as many pieces as characters either way.

use crate::clean::fold;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Other,
}

impl Kind {
    const fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digit
        } else if c.is_ascii_alphabetic() {
            Self::Letter
        } else {
            Self::Other
        }
    }

    /// Characters of one piece.
    const fn length(self) -> usize {
        match self {
            Self::Digit => 4,
            Self::Letter => 3,
            Self::Other => 2,
        }
    }
}

/// A folded character, and whether a word of the text begins with it.
type Mark = (char, bool);

/// The pieces of a text that is kept, as it was written: where its words begin counts.
#[must_use]
pub fn of_value(text: &str) -> Vec<String> {
    let mut marks: Vec<Mark> = Vec::new();
    for word in text.split_whitespace() {
        marks.extend(fold(word).chars().enumerate().map(|(at, c)| (c, at == 0)));
    }
    let mut all = Vec::new();
    for (kind, at, run) in runs(&marks) {
        inside(kind, run, &mut all);
        border(&marks, at, &mut all);
        for start in 0..run.len() {
            if kind != Kind::Other && (start == 0 || run[start].1) {
                let shorter = 2..kind.length().min(run.len() - start + 1);
                all.extend(shorter.map(|length| piece(&run[start..start + length])));
            }
        }
    }
    all
}

/// The pieces that a kept text must have which contains this folded one.
#[must_use]
pub fn of_query(folded: &str) -> Vec<String> {
    let marks: Vec<Mark> = folded.chars().map(|c| (c, false)).collect();
    let mut all = Vec::new();
    for (kind, at, run) in runs(&marks) {
        inside(kind, run, &mut all);
        border(&marks, at, &mut all);
        let is_short = kind != Kind::Other && (2..kind.length()).contains(&run.len());
        // At the front of a longer question a short run may be the end of one that is kept.
        if is_short && (at > 0 || run.len() == marks.len()) {
            all.push(piece(run));
        }
    }
    all
}

/// Whether a kept text contains this folded one, as far as its pieces tell: what is shorter than a piece
/// must begin a word or a number.
#[must_use]
pub fn found(text: &str, folded: &str) -> bool {
    if !fold(text).contains(folded) {
        return false;
    }
    let held = of_value(text);
    of_query(folded).iter().all(|piece| held.contains(piece))
}

/// The longest runs of one kind, each with its place.
fn runs(marks: &[Mark]) -> impl Iterator<Item = (Kind, usize, &[Mark])> {
    let mut at = 0;
    marks.chunk_by(|a, b| Kind::of(a.0) == Kind::of(b.0)).map(move |run| {
        let place = at;
        at += run.len();
        (Kind::of(run[0].0), place, run)
    })
}

fn inside(kind: Kind, run: &[Mark], all: &mut Vec<String>) {
    all.extend(run.windows(kind.length()).map(piece));
}

/// The pair of the last character before a run and its first.
fn border(marks: &[Mark], at: usize, all: &mut Vec<String>) {
    if at > 0 {
        all.push(piece(&marks[at - 1..=at]));
    }
}

fn piece(marks: &[Mark]) -> String {
    marks.iter().map(|(c, _)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, value: &str) -> bool {
        found(value, &fold(query))
    }

    #[test]
    fn whatever_is_contained_is_found_from_four_digits_and_three_letters_on() {
        let value = "上海市黄浦区Shell Oil路1388号B座 12单元";
        for query in [
            "黄浦",
            "浦区",
            "hell",
            "oil",
            "shelloil",
            "路1388号",
            "1388",
            "388号b座",
            "88号",
            "座12",
            "b座12单元",
            "海市黄浦区shell",
            "8号",
        ] {
            assert!(finds(query, value), "{query}");
        }
        for query in ["浦东", "oils", "1389", "2388", "388", "3号"] {
            assert!(!finds(query, value), "{query}");
        }
    }

    #[test]
    fn shorter_ones_are_found_where_a_word_or_a_number_begins() {
        let value = "BP Trading 3M 138号";
        for query in ["bp", "tr", "13", "138", "3m"] {
            assert!(finds(query, value), "{query}");
        }
        for query in ["ad", "38"] {
            assert!(!finds(query, value), "{query}");
        }
    }

    #[test]
    fn one_character_asks_nothing() {
        assert!(of_query("上").is_empty() && of_query("a").is_empty() && of_query("").is_empty());
    }
}

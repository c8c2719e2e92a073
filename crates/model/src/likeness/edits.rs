//! Comparison of texts by edits, and of what is written in digits.

use super::Agreement;

/// How like two texts are, from 0 to 1 (Winkler, *String Comparator Metrics*, 1990): characters in common,
/// those out of place, and a common beginning.
pub fn jaro_winkler(one: &[char], other: &[char]) -> f64 {
    let jaro = jaro(one, other);
    let prefix = one.iter().zip(other).take(4).take_while(|(a, b)| a == b).count();
    0.1_f64.mul_add(prefix as f64 * (1.0 - jaro), jaro)
}

fn jaro(one: &[char], other: &[char]) -> f64 {
    if one.is_empty() || other.is_empty() {
        return if one.len() == other.len() { 1.0 } else { 0.0 };
    }
    let reach = (one.len().max(other.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; other.len()];
    let mut common = Vec::new();
    for (i, c) in one.iter().enumerate() {
        let places = i.saturating_sub(reach)..(i + reach + 1).min(other.len());
        if let Some(j) = places.into_iter().find(|j| !taken[*j] && other[*j] == *c) {
            taken[j] = true;
            common.push(*c);
        }
    }
    if common.is_empty() {
        return 0.0;
    }
    let theirs = other.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(c, _)| c);
    let moved = common.iter().zip(theirs).filter(|(a, b)| a != b).count() as f64 / 2.0;
    let m = common.len() as f64;
    (m / one.len() as f64 + m / other.len() as f64 + (m - moved) / m) / 3.0
}

/// Whether one edit makes the one text of the other: a character more, less, another, or two exchanged
/// (Damerau).
pub fn one_edit(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let begin = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[begin..], &long[begin..]);
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[..short.len() - end], &long[..long.len() - end]);
    match (short, long) {
        ([], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// The same or not.
pub fn exact(one: &str, other: &str) -> Agreement {
    if one == other { Agreement::Same } else { Agreement::Differs }
}

/// Numbers and names of accounts: one slip of the hand is alike.
pub fn numbers(one: &str, other: &str) -> Agreement {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    match one == other {
        true => Agreement::Same,
        false if one_edit(&chars(&one), &chars(&other)) => Agreement::Alike,
        false => Agreement::Differs,
    }
}

/// Mail addresses: the same name with another provider is alike, and so is a slip in the name, if it is not
/// a short one that many have.
pub fn mails(one: &str, other: &str) -> Agreement {
    const LONG: usize = 6;
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    if one == other {
        return Agreement::Same;
    }
    let parts = |mail: &str| {
        let (local, domain) = mail.split_once('@').unwrap_or((mail, ""));
        (chars(local), domain.to_owned())
    };
    let ((local, domain), (theirs, elsewhere)) = (parts(&one), parts(&other));
    let is_alike = local == theirs || (domain == elsewhere && one_edit(&local, &theirs));
    if is_alike && local.len() >= LONG { Agreement::Alike } else { Agreement::Differs }
}

/// Dates `2026-01-31`: day and month exchanged, or one digit, is alike.
pub fn dates(one: &str, other: &str) -> Agreement {
    if one == other {
        return Agreement::Same;
    }
    let turned = |date: &str| -> Option<String> {
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some(format!("{year}-{day}-{month}"))
    };
    let slip = one_edit(&chars(one), &chars(other));
    if slip || turned(one).as_deref() == Some(other) {
        Agreement::Alike
    } else {
        Agreement::Differs
    }
}

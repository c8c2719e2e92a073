//! Names of companies: what is left without their legal form and the place before it.

use super::Agreement;
use super::edits::jaro_winkler;
use crate::clean::fold;
use crate::region;

/// Legal forms, the longest first, as they stand at the end.
const FORMS: &[&str] = &[
    "股份有限责任公司",
    "集团股份有限公司",
    "集团有限责任公司",
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
    "(有限合伙)",
    "(普通合伙)",
    "有限合伙",
    "有限公司",
    "分公司",
    "总公司",
    "集团公司",
    "公司",
    "集团",
    "股份",
    "有限",
    "incorporated",
    "corporation",
    "co.,ltd.",
    "co.,ltd",
    "co.ltd.",
    "co.ltd",
    "coltd",
    "limited",
    "company",
    "corp.",
    "corp",
    "inc.",
    "inc",
    "ltd.",
    "ltd",
    "llc",
    "gmbh",
];

/// From this likeness on two names without their forms are one with a slip.
const LIKE: f64 = 0.92;
/// Shorter than this, a name that stands in another one tells nothing.
const SHORTEST: usize = 3;

/// The name without its legal form and the place before it: 上海尚品二奢贸易有限公司 → 尚品二奢贸易.
#[must_use]
pub fn stem(name: &str) -> String {
    let mut rest: String = fold(name).replace('（', "(").replace('）', ")");
    // A place in brackets, 尚品(上海)贸易, is a place all the same.
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
        && open > 0
        && open < close
        && is_place(&rest[open + 1..close])
    {
        rest.replace_range(open..=close, "");
    }
    loop {
        let shorter = FORMS.iter().find_map(|form| rest.strip_suffix(form));
        match shorter.map(|text| text.trim_end_matches([',', '.', '(', ')', '-'])) {
            Some(shorter) if !shorter.is_empty() => rest = shorter.to_owned(),
            _ => break,
        }
    }
    without_place(&rest).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether these are a place and nothing else.
fn is_place(text: &str) -> bool {
    region::split(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Takes away the place at the beginning; a name that is nothing but a place keeps it.
fn without_place(name: &str) -> String {
    match region::split(name) {
        Some((_, rest)) if rest.chars().count() >= 2 => rest,
        _ => name.to_owned(),
    }
}

/// How two names of companies agree.
pub fn agreement(one: &str, other: &str) -> Agreement {
    let (a, b) = (stem(one), stem(other));
    if a == b && !a.is_empty() {
        return Agreement::Same;
    }
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let within = x.len().min(y.len()) >= SHORTEST && (a.contains(&b) || b.contains(&a));
    if within || jaro_winkler(&x, &y) >= LIKE { Agreement::Alike } else { Agreement::Differs }
}

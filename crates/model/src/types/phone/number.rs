//! Reading phone numbers after the numbering plan of China (+86) and, loosely, of others.

use std::sync::LazyLock;

use regex::Regex;

use crate::clean;
use crate::value::Value;

/// Lengths of the indexed beginnings in digits.
pub const PREFIXES: [usize; 2] = [3, 7];

/// An extension at the end: `转801`, `分机 801`, `ext. 801`, `x801`, `#801`, `;ext=801`.
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(.*\d)\)?\s*(?:转|分机|;?ext\.?|x|#|,)\s*[:=]?\s*(\d{1,6})$")
        .expect("a fixed expression")
});

/// A landline whose extension hangs on a dash: `021-62884749-801`.
static DASHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\(?0\d{2,3}\)?[- ]?\d{7,8})-(\d{1,6})$").expect("a fixed expression")
});

/// A phone number: country code and the rest, without the trunk zero.
pub struct Number {
    /// `86`, or empty where the country code is not told apart from `rest`.
    china: bool,
    rest: String,
    extension: Option<String>,
}

impl Number {
    /// The number in a narrow text; `None` when it cannot be dialled from abroad.
    pub fn parse(text: &str) -> Option<Self> {
        let (main, extension) = extended(text);
        let (digits, abroad) = digits(main)?;
        let (china, rest) = if abroad {
            match digits.strip_prefix("86") {
                Some(rest) => (true, national(rest)?),
                None => (false, foreign(&digits)?),
            }
        } else {
            (true, domestic(&digits)?)
        };
        Some(Self { china, rest, extension })
    }

    /// The number in canonical text that `canonical` wrote.
    pub fn restored(value: &Value) -> Self {
        let text = value.as_str().unwrap_or_default();
        let (main, extension) =
            text.split_once(";ext=").map_or((text, None), |(m, e)| (m, Some(e.to_owned())));
        let digits = main.trim_start_matches('+');
        match digits.strip_prefix("86") {
            Some(rest) => Self { china: true, rest: rest.to_owned(), extension },
            None => Self { china: false, rest: digits.to_owned(), extension },
        }
    }

    pub fn e164(&self) -> String {
        format!("+{}{}", if self.china { "86" } else { "" }, self.rest)
    }

    pub fn canonical(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{};ext={extension}", self.e164()),
            None => self.e164(),
        }
    }

    /// The number as it is dialled in China: `13812345678`, `02162884749`; others as `+852…`.
    pub fn dialled(&self) -> String {
        match (self.china, self.area()) {
            (true, Some(_)) => format!("0{}", self.rest),
            (true, None) => self.rest.clone(),
            (false, _) => format!("+{}", self.rest),
        }
    }

    pub fn last4(&self) -> &str {
        &self.rest[self.rest.len().saturating_sub(4)..]
    }

    /// How many digits the area code of a Chinese landline has.
    fn area(&self) -> Option<usize> {
        if !self.china { None } else { area(&self.rest) }
    }

    /// A Chinese landline without its area code.
    pub fn local(&self) -> Option<&str> {
        self.area().map(|length| &self.rest[length..])
    }

    pub fn mask(&self) -> String {
        let shown = match (self.china, self.area()) {
            (true, Some(length)) => format!("0{}", &self.rest[..length]),
            (true, None) => self.rest.chars().take(3).collect(),
            (false, _) => format!("+{}", &self.rest[..country(&self.rest)]),
        };
        format!("{shown}****{}", self.last4())
    }
}

/// The number's own part and its extension.
fn extended(text: &str) -> (&str, Option<String>) {
    for form in [&EXTENSION, &DASHED] {
        if let Some(found) = form.captures(text)
            && let (Some(main), Some(extension)) = (found.get(1), found.get(2))
        {
            return (main.as_str(), Some(extension.as_str().to_owned()));
        }
    }
    (text, None)
}

/// The digits, and whether a `+` or `00` says that a country code comes first; `None` when
/// something else than digits and separators stands among them.
fn digits(text: &str) -> Option<(String, bool)> {
    let mut digits = String::new();
    let mut plus = false;
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !plus => plus = true,
            '-' | ' ' | '(' | ')' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return None,
        }
    }
    match digits.strip_prefix("00") {
        Some(rest) if !plus => Some((rest.to_owned(), true)),
        _ => Some((digits, plus)),
    }
}

/// A number written as within China, where `86` may still lead without a plus.
fn domestic(digits: &str) -> Option<String> {
    if digits.starts_with('0') || is_mobile(digits) || is_service(digits) {
        return national(digits);
    }
    digits.strip_prefix("86").and_then(national)
}

/// A Chinese number with or without the trunk zero.
fn national(digits: &str) -> Option<String> {
    let rest = digits.strip_prefix('0').unwrap_or(digits);
    (is_mobile(rest) || is_service(rest) || area(rest).is_some()).then(|| rest.to_owned())
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// Numbers of firms that are free or cost a local call: 400 and 800 with seven digits.
fn is_service(digits: &str) -> bool {
    digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
}

/// The length of a landline's area code: two digits (10, 2x) or three, before seven or eight.
fn area(rest: &str) -> Option<usize> {
    let length = match rest.as_bytes() {
        [b'1', b'0', ..] | [b'2', _, ..] => 2,
        [b'3'..=b'9', ..] if !is_service(rest) => 3,
        _ => return None,
    };
    let local = rest.get(length..)?;
    (matches!(local.len(), 7 | 8) && matches!(local.as_bytes()[0], b'2'..=b'9')).then_some(length)
}

/// A number of another country: E.164 allows fifteen digits; Hong Kong, Macau and Taiwan are
/// checked by length.
fn foreign(digits: &str) -> Option<String> {
    let digits =
        digits.strip_prefix("8860").map_or_else(|| digits.to_owned(), |r| format!("886{r}"));
    let well_formed = match digits.get(..3) {
        Some("852" | "853") => digits.len() == 11,
        Some("886") => matches!(digits.len(), 11 | 12),
        _ => (8..=15).contains(&digits.len()) && !digits.starts_with('0'),
    };
    well_formed.then_some(digits)
}

/// How many digits of a foreign number may be taken for its country code.
fn country(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'8', b'5' | b'8', ..] => 3,
        _ => 2,
    }
}

/// The first digits of a dialled number (with its plus, where it has one), if it has so many.
pub fn beginning(dialled: &str, length: usize) -> Option<String> {
    let length = length + usize::from(dialled.starts_with('+'));
    dialled.get(..length).map(str::to_owned)
}

/// What somebody asks for who types digits.
pub enum Ask {
    /// A whole number, in E.164.
    Whole(String),
    /// A landline without its area code.
    Local(String),
    /// The last four digits.
    Last4(String),
    /// The first digits as dialled.
    Prefix(String),
}

impl Ask {
    pub fn parse(text: &str) -> Option<Self> {
        let text = clean::code(text, 60).ok()?;
        if let Some(number) = Number::parse(&text) {
            return Some(Self::Whole(number.e164()));
        }
        // Four digits are the last four, even where they look like the `00` of a call abroad.
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self::Last4(text));
        }
        let (digits, abroad) = digits(&text)?;
        if abroad {
            return match digits.strip_prefix("86") {
                Some(rest) => Self::part(rest.to_owned()),
                None if (3..=14).contains(&digits.len()) => {
                    Some(Self::Prefix(format!("+{digits}")))
                }
                None => None,
            };
        }
        Self::part(digits)
    }

    fn part(digits: String) -> Option<Self> {
        let first = digits.bytes().next()?;
        match digits.len() {
            4 => Some(Self::Last4(digits)),
            7 | 8 if matches!(first, b'2'..=b'9') => Some(Self::Local(digits)),
            3 | 5..=11 => Some(Self::Prefix(digits)),
            _ => None,
        }
    }
}

//! Numbers as people in China write them: thousands separators, 万 and 亿, full-width digits.

use kernel::Decimal;

/// The units that may follow a number, with how many decimal places they move the point.
const UNITS: &[(&str, u32)] =
    &[("万亿", 12), ("百万", 6), ("千万", 7), ("亿", 8), ("万", 4), ("千", 3), ("w", 4), ("W", 4)];

/// The number in a narrow text such as `1,234.50`, `-3`, `(1,200)`, `8280.2423万`; exact.
/// `None` when it is none, or when its separators do not part groups of three digits.
#[must_use]
pub fn parse(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (text, negative) = sign(&text);
    let (digits, places) = UNITS
        .iter()
        .find_map(|(unit, places)| text.strip_suffix(unit).map(|rest| (rest, *places)))
        .unwrap_or((text, 0));
    let plain = ungrouped(digits)?;
    let number = match plain.find(['e', 'E']) {
        Some(_) => Decimal::from_scientific(&plain).ok()?,
        None => Decimal::from_str_exact(&plain).ok()?,
    };
    let scaled = number.checked_mul(Decimal::from(10_i64.pow(places.min(6))))?;
    let scaled = scaled.checked_mul(Decimal::from(10_i64.pow(places.saturating_sub(6))))?;
    let exact = scaled.normalize();
    Some(if negative { -exact } else { exact })
}

/// The number times ten to the power of `places`, where that is a whole one of 64 bits.
#[must_use]
pub fn scaled(number: Decimal, places: u32) -> Option<i64> {
    let moved = number.checked_mul(Decimal::from(10_i64.pow(places)))?;
    if moved.fract().is_zero() { i64::try_from(moved.trunc()).ok() } else { None }
}

/// The inverse of `scaled`.
#[must_use]
pub fn unscaled(whole: i64, places: u32) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(whole), places).normalize()
}

/// The number without its sign: a minus (of any kind), or the accountants' brackets.
fn sign(text: &str) -> (&str, bool) {
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        return (inner, true);
    }
    match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    }
}

/// The digits without thousands separators; `None` when anything else stands among them.
fn ungrouped(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    if !(first.is_ascii_digit() || first == '.') || !text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if text.chars().any(|c| !(c.is_ascii_digit() || matches!(c, '.' | ',' | 'e' | 'E' | '+' | '-')))
    {
        return None;
    }
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|f| f.contains([',', '.'])) {
        return None;
    }
    let mut groups = whole.split(',');
    let head = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (head.is_empty() || head.len() > 3 || rest.iter().any(|g| g.len() != 3))
    {
        return None;
    }
    Some(text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        parse(text).map(|n| n.to_string())
    }

    #[test]
    fn separators_units_and_signs_are_understood_exactly() {
        assert_eq!(read("1,234.50").as_deref(), Some("1234.5"));
        assert_eq!(read("8280.242300万").as_deref(), Some("82802423"));
        assert_eq!(read("1.2亿").as_deref(), Some("120000000"));
        assert_eq!(read("(1,200)").as_deref(), Some("-1200"));
        assert_eq!(read("0.1").as_deref(), Some("0.1"));
        assert_eq!(read("1.5E+3").as_deref(), Some("1500"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["约三千", "1,23", "1,2345", "1.2.3", "--3", "", "-", "12a", "1e", "0x10", "1.234,5"]
        {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}

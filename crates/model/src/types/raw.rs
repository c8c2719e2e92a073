//! Reading what was sent into text, with the faults that all types share.

use kernel::FieldFault;
use serde_json::Value as Json;

use crate::clean::{self, Unclean};
use crate::field::Field;

/// A fault of this field.
pub fn fault(field: &Field, code: &'static str) -> FieldFault {
    FieldFault::new(field.name.clone(), code)
}

fn unclean(field: &Field, why: Unclean) -> FieldFault {
    match why {
        Unclean::Nul => fault(field, "control_character"),
        Unclean::TooLong(max) => fault(field, "too_long").with("max", max),
    }
}

/// The text that was sent: a string, or a number as spreadsheets have them; `None` when nothing
/// was sent. The text is as it came.
///
/// # Errors
/// `masked_value` for a mask that a client sends back, `not_text` for other JSON.
pub fn sent(field: &Field, raw: &Json) -> Result<Option<String>, FieldFault> {
    match raw {
        Json::Null => Ok(None),
        Json::String(text) => Ok(Some(text.clone())),
        Json::Number(number) => Ok(Some(number.to_string())),
        Json::Object(map) if map.contains_key("masked") => Err(fault(field, "masked_value")),
        _ => Err(fault(field, "not_text")),
    }
}

fn cleaned(
    field: &Field,
    raw: &Json,
    how: impl FnOnce(&str) -> Result<String, Unclean>,
) -> Result<Option<String>, FieldFault> {
    let Some(text) = sent(field, raw)? else { return Ok(None) };
    let text = how(&text).map_err(|why| unclean(field, why))?;
    Ok(if text.is_empty() { None } else { Some(text) })
}

/// One clean line; `None` when it is empty.
///
/// # Errors
/// As `sent`, `control_character`, `too_long`.
pub fn line(field: &Field, raw: &Json, max: usize) -> Result<Option<String>, FieldFault> {
    cleaned(field, raw, |text| clean::line(text, max))
}

/// Several clean lines; `None` when they are empty.
///
/// # Errors
/// As `sent`, `control_character`, `too_long`.
pub fn lines(field: &Field, raw: &Json, max: usize) -> Result<Option<String>, FieldFault> {
    cleaned(field, raw, |text| clean::lines(text, max))
}

/// A clean narrow code; `None` when it is empty.
///
/// # Errors
/// As `sent`, `control_character`, `too_long`.
pub fn code(field: &Field, raw: &Json, max: usize) -> Result<Option<String>, FieldFault> {
    cleaned(field, raw, |text| clean::code(text, max))
}

/// A clean narrow code as `code`, refused when it holds the stars of a mask.
///
/// # Errors
/// As `code`, and `masked_value`.
pub fn unmasked_code(field: &Field, raw: &Json, max: usize) -> Result<Option<String>, FieldFault> {
    let code = code(field, raw, max)?;
    if code.as_deref().is_some_and(|c| c.contains('*')) {
        return Err(fault(field, "masked_value"));
    }
    Ok(code)
}

/// The first and the last characters of a code with a star for each one between; all stars when
/// fewer than four would be hidden.
pub fn ends(code: &str, first: usize, last: usize) -> String {
    let chars: Vec<char> = code.chars().collect();
    let hidden = chars.len().saturating_sub(first + last);
    if hidden < 4 {
        return super::HIDDEN.into();
    }
    let head: String = chars[..first].iter().collect();
    let tail: String = chars[chars.len() - last..].iter().collect();
    format!("{head}{}{tail}", "*".repeat(hidden))
}

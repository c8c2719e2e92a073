//! The guard against formulas that come in as somebody's name and run on somebody's desk
//! (CWE-1236, OWASP "CSV Injection").

use std::borrow::Cow;

/// The text, with a leading apostrophe where a spreadsheet program might run it: text that starts
/// with `=`, `@`, TAB or CR, or with `+` or `-` unless the rest is digits only.
pub fn guard(text: &str) -> Cow<'_, str> {
    let mut chars = text.chars();
    let runs = match chars.next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => {
            let rest = chars.as_str();
            rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    };
    if runs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_and_phones_do_not() {
        for text in ["=1+1", "@SUM(1)", "\t=1", "\r=1", "+1+1", "-1-1", "-cmd|' /C calc'!A0", "+"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        for text in ["+8613800138000", "-5", "王芳", "", "a=b", "'=1"] {
            assert_eq!(guard(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_guarded_can_run(text in "[=@+\\-\t\r a-z0-9(]{0,12}") {
            let guarded = guard(&text).into_owned();
            let first = guarded.chars().next();
            prop_assert!(!matches!(first, Some('=' | '@' | '\t' | '\r')));
            if matches!(first, Some('+' | '-')) {
                prop_assert!(guarded[1..].bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}

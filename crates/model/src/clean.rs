//! Cleaning of text that people, spreadsheets and chat programs sent.
//!
//! Invisible characters break comparison and can turn text around on the screen (the Trojan
//! Source class of attacks), so they go; everything that a person can see stays, emoji and
//! characters beyond the basic plane included.

use unicode_normalization::UnicodeNormalization;

/// Why a text was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unclean {
    /// It holds NUL, which no honest text does.
    Nul,
    /// It is longer than so many characters.
    TooLong(usize),
}

/// One line of text: NFC, no control, bidi or zero-width characters, every run of white space one
/// blank, nothing at the ends.
///
/// # Errors
/// NUL inside, or more than `max` characters.
pub fn line(raw: &str, max: usize) -> Result<String, Unclean> {
    let kept = visible(raw, false)?;
    limited(kept.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

/// Several lines of text: as `line`, with its line ends (as `\n`) and inner blanks kept.
///
/// # Errors
/// NUL inside, or more than `max` characters.
pub fn lines(raw: &str, max: usize) -> Result<String, Unclean> {
    let kept = visible(&raw.replace("\r\n", "\n").replace('\r', "\n"), true)?;
    limited(kept.trim().to_owned(), max)
}

/// A code such as a phone or card number: as `line`, with full-width forms made narrow (NFKC).
///
/// # Errors
/// NUL inside, or more than `max` characters.
pub fn code(raw: &str, max: usize) -> Result<String, Unclean> {
    let kept: String = visible(raw, false)?.nfkc().collect();
    limited(kept.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

/// A text folded for comparison and search: full-width forms narrow, lower case, no accents of
/// Latin letters, no white space. Two texts that people take for the same fold to the same.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c) && !is_invisible(*c) && !c.is_control())
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .nfc()
        .collect()
}

/// Whether a character is never seen and only steers: bidi controls, zero-width blanks, the byte
/// order mark. The zero-width joiner stays, because emoji are made with it.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

fn visible(raw: &str, keep_lines: bool) -> Result<String, Unclean> {
    if raw.contains('\0') {
        return Err(Unclean::Nul);
    }
    Ok(raw
        .nfc()
        .filter_map(|c| match c {
            '\n' | '\t' if keep_lines => Some(c),
            // White space that is a control character (a line end in a cell) still parts words.
            _ if c.is_whitespace() && c.is_control() => Some(' '),
            _ if c.is_control() || is_invisible(c) => None,
            _ => Some(c),
        })
        .nfc()
        .collect())
}

fn limited(text: String, max: usize) -> Result<String, Unclean> {
    if text.chars().count() > max { Err(Unclean::TooLong(max)) } else { Ok(text) }
}

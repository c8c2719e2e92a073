//! Texts inside the XML of a sheet.

use std::fmt::Write;

/// UTF-16 units that one cell of a spreadsheet holds (ECMA-376, part 1, 18.18.93 and the limits
/// that the programs publish).
const CELL_UNITS: usize = 32_767;

/// Appends the text, escaped; what a cell cannot hold is cut off and marked.
pub fn push(xml: &mut String, text: &str) {
    let mut units = 0;
    for c in text.chars() {
        units += c.len_utf16();
        if units > CELL_UNITS - 1 {
            xml.push('…');
            return;
        }
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\r' => xml.push_str("&#13;"),
            '\n' | '\t' => xml.push(c),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => xml.push(c),
        }
    }
}

/// Appends the name of a cell: column from 0, row from 1.
pub fn push_place(xml: &mut String, column: usize, row: u32) {
    let mut letters = [0_u8; 8];
    let mut at = letters.len();
    let mut rest = column + 1;
    while rest > 0 && at > 0 {
        rest -= 1;
        at -= 1;
        letters[at] = b'A' + u8::try_from(rest % 26).unwrap_or(0);
        rest /= 26;
    }
    xml.extend(letters[at..].iter().map(|b| char::from(*b)));
    // Writing into a `String` cannot fail.
    let _ = write!(xml, "{row}");
}

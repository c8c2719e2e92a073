//! Cells as text, the way a person reads them in the table.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a cell of a streamed sheet. A formula without a kept result is its own text.
pub fn streamed(value: &DataRef<'_>, formula: Option<&str>) -> String {
    match value {
        DataRef::Empty => formula.map(|f| format!("={f}")).unwrap_or_default(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => truth(*yes),
        DataRef::DateTime(at) => date(at),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The text of a cell of a sheet that was laid out in memory.
pub fn laid_out(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(yes) => truth(*yes),
        Data::DateTime(at) => date(at),
        Data::Error(error) => error.to_string(),
    }
}

fn truth(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_owned()
}

/// A number without exponent, and without `.0` where it is whole. A spreadsheet keeps 15
/// significant digits, so that the remains of binary fractions are rounded away.
fn number(n: f64) -> String {
    if !n.is_finite() {
        return String::new();
    }
    if n.fract() == 0.0 {
        return format!("{n:.0}");
    }
    let digits = 15_usize.saturating_sub(integer_digits(n));
    let text = format!("{n:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn integer_digits(n: f64) -> usize {
    format!("{:.0}", n.abs().trunc()).len()
}

/// A date in ISO form, with its time where it has one.
fn date(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let serial = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&serial) {
        time
    } else if serial.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

/// The text without surrounding blanks, without marks that cannot be seen (spreadsheets and chat
/// programs leave directional marks around phone numbers), and without the apostrophe that an
/// export puts before what looks like a formula, so that a table can go out and come back.
pub fn tidy(text: &str) -> String {
    let plain = seen(text);
    match plain.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '@', '+', '-', '\t', '\r']) => rest.to_owned(),
        _ => plain,
    }
}

fn seen(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn whole_floats_have_no_fraction_and_no_exponent() {
        assert_eq!(number(13_637_749_671.0), "13637749671");
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(94_695.5), "94695.5");
        assert_eq!(number(-0.000_25), "-0.00025");
    }

    #[test]
    fn a_date_cell_is_iso() {
        let at = ExcelDateTime::new(45_228.0, ExcelDateTimeType::DateTime, false);
        assert_eq!(date(&at), "2023-10-29");
        let at = ExcelDateTime::new(45_228.5, ExcelDateTimeType::DateTime, false);
        assert_eq!(date(&at), "2023-10-29 12:00:00");
    }

    #[test]
    fn a_formula_without_a_result_is_its_text() {
        assert_eq!(streamed(&DataRef::Empty, Some("1+1")), "=1+1");
        assert_eq!(streamed(&DataRef::Int(2), Some("1+1")), "2");
    }

    #[test]
    fn marks_that_cannot_be_seen_are_taken_away() {
        assert_eq!(tidy("\u{3000} 18603063572\u{202c} "), "18603063572");
    }

    #[test]
    fn the_apostrophe_of_an_export_is_taken_away_and_others_stay() {
        assert_eq!(tidy("'=1+1"), "=1+1");
        assert_eq!(tidy("'; DROP TABLE record;--"), "'; DROP TABLE record;--");
    }
}

//! Dates and times in the forms that people and spreadsheets in China write.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// The years that a date may have: wide enough for every living person and every contract.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// China Standard Time: what is meant where no offset is written. China has had no other since
/// 1991, so no time zone database is needed.
pub const CHINA: Offset = Offset::constant(8);

/// The date in a text such as `1976/9/5`, `1975年10月13日`, `19751013`, `2025.01.30`,
/// `2025-05-14 00:00:00`; `None` when it is none, such as 1990-02-30.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let (day, rest) = split(text);
    if !rest.is_empty() && time(rest).is_none() {
        return None;
    }
    day_of(day)
}

/// The moment in a text: RFC 3339 with an offset, or a date with or without a time in China
/// Standard Time.
#[must_use]
pub fn moment(text: &str) -> Option<Timestamp> {
    let (day, rest) = split(text);
    let day = day_of(day)?;
    if let Ok(exact) = text.parse::<Timestamp>() {
        return Some(exact);
    }
    let at = if rest.is_empty() { Time::midnight() } else { time(rest)? };
    CHINA.to_timestamp(day.to_datetime(at)).ok()
}

/// The date so many days after 1 January 1970; `None` beyond the calendar.
#[must_use]
pub fn day_since_1970(days: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The date so many days after this one; `None` where the text is no date, and beyond the calendar.
#[must_use]
pub fn days_after(text: &str, days: u32) -> Option<Date> {
    date(text)?.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

/// The date so many days before this one; `None` as for `days_after`.
#[must_use]
pub fn days_before(text: &str, days: u32) -> Option<Date> {
    date(text)?.checked_sub(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

/// The date's part and the time's part of a text.
fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.find([' ', 'T']) {
        Some(at) => (&text[..at], text[at + 1..].trim_start()),
        None => (text, ""),
    }
}

fn day_of(text: &str) -> Option<Date> {
    let plain = text.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = plain.split(['-', '/', '.', '年', '月']).collect();
    let (year, month, day) = match parts.as_slice() {
        [whole] if whole.len() == 8 && whole.bytes().all(|b| b.is_ascii_digit()) => {
            (&whole[..4], &whole[4..6], &whole[6..])
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            (*year, *month, *day)
        }
        _ => return None,
    };
    let (year, month, day) = (figure(year)?, figure(month)?, figure(day)?);
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `10:30`, `10:30:05`, `10:30:05.250`, each with or without an offset, which a date drops.
fn time(text: &str) -> Option<Time> {
    let text = text.trim_end_matches('Z');
    let clock = text.find(['+', '-']).map_or(text, |at| &text[..at]).trim_end();
    let padded = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock.to_owned() };
    padded.parse::<Time>().ok()
}

/// A number of digits only: `parse` alone would take a sign.
fn figure(text: &str) -> Option<i16> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_form_of_a_date_is_understood() {
        for form in [
            "1976/9/5",
            "1976年9月5日",
            "19760905",
            "1976.09.05",
            "1976-09-05 00:00:00",
            "1976-9-5T08:00:00Z",
            "1976年9月5号",
        ] {
            assert_eq!(date(form).map(|d| d.to_string()).as_deref(), Some("1976-09-05"), "{form}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_or_are_ambiguous_are_refused() {
        for form in [
            "1990-02-30",
            "5/6/2025",
            "75-10-13",
            "2025-13-01",
            "197509",
            "2025-+1-02",
            "0001-01-01",
            "2025-01-02 25:00",
            "",
        ] {
            assert!(date(form).is_none(), "{form}");
        }
    }

    #[test]
    fn a_time_without_an_offset_is_china_standard_time() {
        assert_eq!(
            moment("2025-05-14 08:30").map(|t| t.to_string()).as_deref(),
            Some("2025-05-14T00:30:00Z")
        );
        assert_eq!(
            moment("2025-05-14T08:30:00+02:00").map(|t| t.to_string()).as_deref(),
            Some("2025-05-14T06:30:00Z")
        );
        assert_eq!(
            moment("2025年5月14日").map(|t| t.to_string()).as_deref(),
            Some("2025-05-13T16:00:00Z")
        );
    }
}

//! iCalendar files (RFC 5545).

use std::fmt::Write as _;

use jiff::civil::Date;
use jiff::{Timestamp as Moment, ToSpan};
use kernel::Timestamp;

/// Octets of a line at most, without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// Minutes that something without an end takes.
const MINUTES: i64 = 30;

/// When something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// All of a day.
    Day(Date),
    /// From a moment on.
    At(Moment),
}

/// One entry.
pub struct Event {
    /// Stays the same while the record is changed.
    pub uid: String,
    /// When the record was last changed.
    pub stamp: Timestamp,
    /// How often it was changed.
    pub sequence: i64,
    /// When it is.
    pub when: When,
    /// What people read.
    pub summary: String,
    /// Where it leads.
    pub url: String,
}

impl When {
    /// The day or the moment that a field holds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(moment) = text.parse::<Moment>() {
            return Some(Self::At(moment));
        }
        text.parse::<Date>().ok().map(Self::Day)
    }
}

/// The file of these entries under a name.
#[must_use]
pub fn write(name: &str, events: &[Event]) -> String {
    let mut file = String::new();
    let name = escaped(name);
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kedun//Kedun//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        &format!("X-WR-CALNAME:{name}"),
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ] {
        line(&mut file, text);
    }
    for event in events {
        write_event(&mut file, event);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn write_event(file: &mut String, event: &Event) {
    let stamp = Moment::from_millisecond(event.stamp.0).unwrap_or_default();
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:{}", event.uid));
    line(file, &format!("DTSTAMP:{}", utc(stamp)));
    line(file, &format!("SEQUENCE:{}", event.sequence));
    match event.when {
        When::Day(day) => {
            line(file, &format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")));
            line(file, "TRANSP:TRANSPARENT");
        }
        When::At(moment) => {
            let end = moment.checked_add(MINUTES.minutes()).unwrap_or(moment);
            line(file, &format!("DTSTART:{}", utc(moment)));
            line(file, &format!("DTEND:{}", utc(end)));
        }
    }
    line(file, &format!("SUMMARY:{}", escaped(&event.summary)));
    line(file, &format!("URL:{}", event.url));
    line(file, "CLASS:PRIVATE");
    line(file, "END:VEVENT");
}

/// A moment in UTC (RFC 5545, 3.3.5, form 2).
fn utc(moment: Moment) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded where it is too long, never within a character.
fn line(file: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE {
            file.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        let _ = file.write_char(c);
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(when: &str, summary: &str) -> Event {
        Event {
            uid: "a.due_at@kedun".into(),
            stamp: Timestamp(1_762_300_800_000),
            sequence: 2,
            when: When::parse(when).expect("a time"),
            summary: summary.into(),
            url: "https://kedun.example/records/task/a".into(),
        }
    }

    #[test]
    fn moments_stand_in_utc_and_days_are_whole() {
        let file = write("客盾", &[event("2026-11-05T09:30:00+08:00", "电话任务")]);
        assert!(file.contains("DTSTART:20261105T013000Z\r\nDTEND:20261105T020000Z\r\n"), "{file}");
        assert!(file.contains("DTSTAMP:20251105T000000Z\r\n"), "{file}");
        let file = write("客盾", &[event("2026-11-05", "预计成交")]);
        assert!(file.contains("DTSTART;VALUE=DATE:20261105\r\n") && !file.contains("DTEND"));
    }

    #[test]
    fn what_means_something_in_a_file_is_escaped_and_no_line_can_be_smuggled_in() {
        let file = write("x", &[event("2026-11-05", "a;b,c\\d\r\nATTENDEE:e")]);
        assert!(file.contains("SUMMARY:a\\;b\\,c\\\\d\\nATTENDEE:e\r\n"), "{file}");
    }

    #[test]
    fn long_lines_are_folded_at_75_octets_and_no_character_is_cut() {
        let long = "预计成交".repeat(30);
        let file = write("x", &[event("2026-11-05", &long)]);
        assert!(file.split("\r\n").all(|line| line.len() <= LINE));
        assert!(file.replace("\r\n ", "").contains(&long));
    }
}

//! How the terms stand in the record of a role.

use std::ops::RangeInclusive;

use kernel::{Fault, FieldFault, Network, Result};
use model::Values;

use super::{Hours, Terms};

/// The numbers of a role, each with what it may be.
pub const NUMBERS: &[(&str, RangeInclusive<u32>)] = &[
    ("reveal_proof_minutes", 1..=720),
    ("act_proof_minutes", 1..=720),
    ("idle_minutes", 1..=720),
    ("session_hours", 1..=720),
    ("sessions_at_most", 1..=100),
    ("reveals_a_day", 0..=100_000),
];
/// The days of the week as a role names them; Monday is the first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Networks that a role may name.
const NETWORKS: usize = 100;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// The terms of a role. What cannot be read lets nobody in: an empty list of networks, hours without a day.
#[must_use]
pub fn of_values(values: &Values) -> Terms {
    let number = |name: &str| values.text(name).and_then(|text| text.parse().ok());
    Terms {
        networks: networks(values).map(|list| list.unwrap_or_default()).into_iter().collect(),
        hours: hours(values).into_iter().collect(),
        reveal_proof_minutes: number("reveal_proof_minutes"),
        act_proof_minutes: number("act_proof_minutes"),
        idle_minutes: number("idle_minutes"),
        session_hours: number("session_hours"),
        sessions_at_most: number("sessions_at_most"),
        reveals_a_day: number("reveals_a_day"),
    }
}

/// Holds the terms of a role that is about to be written against what they may be.
///
/// # Errors
/// `invalid` with `bad_networks`, `bad_time`, `hours_need_both` or `number_between` at the field.
pub fn check(values: &Values) -> Result<()> {
    let mut faults = Vec::new();
    if networks(values).is_some_and(|list| list.is_none_or(|list| list.len() > NETWORKS)) {
        faults.push(FieldFault::new("networks", "bad_networks").with("max", NETWORKS));
    }
    for name in ["work_from", "work_to"] {
        if values.text(name).is_some_and(|text| minute(text).is_none()) {
            faults.push(FieldFault::new(name, "bad_time"));
        }
    }
    let (from, to) = (values.text("work_from"), values.text("work_to"));
    if from.is_some() != to.is_some() || (from.is_some() && from == to) {
        let name = if from.is_none() { "work_from" } else { "work_to" };
        faults.push(FieldFault::new(name, "hours_need_both"));
    }
    for (name, range) in NUMBERS {
        let fits = |text: &str| text.parse().is_ok_and(|number: u32| range.contains(&number));
        if values.text(name).is_some_and(|text| !fits(text)) {
            let fault = FieldFault::new(*name, "number_between");
            faults.push(fault.with("min", range.start()).with("max", range.end()));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

/// The networks, one a line; the inner `None` where one of them is none, the outer where the role names none.
fn networks(values: &Values) -> Option<Option<Vec<Network>>> {
    let text = values.text("networks").filter(|text| !text.trim().is_empty())?;
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；'));
    Some(words.filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect())
}

/// The working hours, where the role has some: days alone mean the whole of them, hours alone every day.
fn hours(values: &Values) -> Option<Hours> {
    let days = values.get("work_days").and_then(|list| list.json().as_array().cloned());
    let (from, to) = (values.text("work_from"), values.text("work_to"));
    if days.is_none() && from.is_none() && to.is_none() {
        return None;
    }
    let bit = |day: &serde_json::Value| DAYS.iter().position(|name| day == name);
    let days = days.map_or(0b111_1111, |list| {
        list.iter().filter_map(bit).fold(0_u8, |days, bit| days | 1 << bit)
    });
    let (from, to) = match (from, to) {
        (None, None) => (0, DAY),
        (from, to) => match (from.and_then(minute), to.and_then(minute)) {
            (Some(from), Some(to)) => (from, to),
            _ => return Some(Hours { days: 0, from: 0, to: DAY }),
        },
    };
    Some(Hours { days, from, to })
}

/// Minutes since midnight of a time such as `09:30`; `24:00` is the end of a day.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once([':', '：'])?;
    let number = |text: &str| {
        let short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if short { text.parse::<u16>().ok() } else { None }
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= DAY).then_some(at)
}

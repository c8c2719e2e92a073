//! Days as they pass in China: what may be done so many times a day begins anew at midnight there.

use kernel::Timestamp;
use model::calendar;

/// Milliseconds of a day.
pub const DAY: i64 = 24 * 3600 * 1_000;

fn here(now: Timestamp) -> i64 {
    now.0 + i64::from(calendar::CHINA.seconds()) * 1_000
}

/// Days since 1970.
pub fn number(now: Timestamp) -> i64 {
    here(now).div_euclid(DAY)
}

/// When this day ends and the next begins.
fn midnight(now: Timestamp) -> i64 {
    (number(now) + 1) * DAY - i64::from(calendar::CHINA.seconds()) * 1_000
}

/// Seconds until it is tomorrow.
pub fn until_tomorrow(now: Timestamp) -> i64 {
    (midnight(now) - now.0) / 1_000 + 1
}

/// The last hour of this day, since 1970: what is counted for a day is kept under it.
pub fn last_hour(now: Timestamp) -> i64 {
    crate::path::hour(Timestamp(midnight(now) - 1))
}

/// The day of the week, Monday being 0, and the minute of the day.
pub fn weekday_and_minute(now: Timestamp) -> (u8, u16) {
    // The first of January 1970 was a Thursday.
    let weekday = (number(now) + 3).rem_euclid(7);
    let minute = here(now).rem_euclid(DAY) / 60_000;
    (u8::try_from(weekday).unwrap_or(0), u16::try_from(minute).unwrap_or(0))
}

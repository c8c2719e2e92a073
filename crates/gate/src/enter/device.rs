//! Browsers as devices: the key that a session is bound to, and the list of what somebody signed in with.
//!
//! docs/decisions/0021-device-keys.md says how a browser proves itself and what that is good for.

mod list;
mod proof;

use kernel::{Fault, FaultKind, Id, Result, Timestamp, neighbourhood};
use store::Conn;
use store::enter::devices::{self, DeviceRow, Seen};
use store::enter::sessions::SessionRow;

pub(super) use list::mark;
pub use list::{DeviceItem, block, list, unblock};
pub(super) use proof::{demand, offered};

use super::notice;

/// What was not signed in with for so many seconds is new again.
pub const REMEMBERED_SECONDS: i64 = 365 * 24 * 3600;

/// What is said of a browser whose owner has blocked it.
pub(super) fn blocked() -> Fault {
    Fault::new(FaultKind::Denied, "device_blocked")
}

/// Holds the device of a session that begins against those that its owner has blocked.
///
/// # Errors
/// `device_blocked`.
pub(super) fn admit(c: &mut Conn, row: &SessionRow) -> Result<()> {
    let known = match &row.device_key {
        Some(_) => devices::find(c, row.org, row.user, &mark(row))?,
        None => None,
    };
    if known.is_some_and(|device| device.blocked_at.is_some()) { Err(blocked()) } else { Ok(()) }
}

/// Notes with what and from where somebody has come in; they are told of what is new.
pub(super) fn arrived(c: &mut Conn, row: &SessionRow, id: Id, at: Timestamp) -> Result<()> {
    let device = devices::seen(
        c,
        &DeviceRow {
            org: row.org,
            user: row.user,
            mark: mark(row),
            id,
            name: row.device.clone(),
            key: row.device_key.clone(),
            first_at: at,
            last_at: at,
            blocked_at: None,
        },
    )?;
    let place = match &row.network {
        Some(network) => devices::came_from(c, row.org, row.user, &neighbourhood(network), at)?,
        None => Seen::Known,
    };
    let code = match (device, place) {
        (Seen::New, _) => "notice_new_device",
        (_, Seen::New) => "notice_new_network",
        _ => return Ok(()),
    };
    store::enter::notices::insert(c, &notice::row(row.org, row.user, code, None, at))
}

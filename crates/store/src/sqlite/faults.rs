//! What SQLite's errors mean to the rest of the program. No cause holds a bound value: SQLite
//! names tables, columns and statements only.

use kernel::{Fault, FaultKind};
use rusqlite::ErrorCode;

/// The fault for an error of SQLite.
pub(crate) fn fault(error: &rusqlite::Error) -> Fault {
    let code = error.sqlite_error_code();
    let fault = match code {
        Some(ErrorCode::DiskFull) => Fault::new(FaultKind::Unavailable, "disk_full"),
        Some(ErrorCode::NotADatabase) => Fault::new(FaultKind::Unavailable, "wrong_key"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Fault::new(FaultKind::Unavailable, "database_busy")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            Fault::new(FaultKind::Unavailable, "database_unreachable")
        }
        Some(ErrorCode::SystemIoFailure) if no_space(error) => {
            Fault::new(FaultKind::Unavailable, "disk_full")
        }
        Some(ErrorCode::SystemIoFailure) => Fault::new(FaultKind::Unavailable, "unavailable"),
        _ => Fault::new(FaultKind::Internal, "internal"),
    };
    fault.caused_by(error)
}

/// Whether an input or output error is one of a full disk: writing pages says so itself, growing
/// the shared memory of the write-ahead log does not.
fn no_space(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(e, _) => {
            e.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
        }
        _ => false,
    }
}

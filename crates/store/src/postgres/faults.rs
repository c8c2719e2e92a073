//! What PostgreSQL's errors mean to the rest of the program. The server's own messages may quote
//! values, so that causes hold the SQLSTATE and the names of schema objects alone.

use std::error::Error as _;

use kernel::{Fault, FaultKind};
use tokio_postgres::error::SqlState;

/// The code of a fault that asks to repeat the transaction; it never leaves this module's parent.
pub(super) const REPEAT: &str = "repeat_transaction";

/// The fault for an error of PostgreSQL or of the connection to it.
pub(crate) fn fault(error: &tokio_postgres::Error) -> Fault {
    let Some(db) = error.as_db_error() else {
        if error.is_closed() || error.source().is_some_and(|s| s.is::<std::io::Error>()) {
            return unreachable().caused_by("the connection ended");
        }
        // Kinds of the driver's own errors hold types and positions, never values.
        return Fault::internal(error);
    };
    let place = db.constraint().or_else(|| db.table()).unwrap_or_default();
    of_state(db.code()).caused_by(format!("SQLSTATE {} {place}", db.code().code()).trim_end())
}

/// The fault for a SQLSTATE.
fn of_state(code: &SqlState) -> Fault {
    match *code {
        SqlState::DISK_FULL => Fault::new(FaultKind::Unavailable, "disk_full"),
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => {
            Fault::new(FaultKind::Unavailable, REPEAT)
        }
        SqlState::LOCK_NOT_AVAILABLE
        | SqlState::QUERY_CANCELED
        | SqlState::TOO_MANY_CONNECTIONS
        | SqlState::OUT_OF_MEMORY => Fault::new(FaultKind::Unavailable, "database_busy"),
        // A text with the character U+0000, which PostgreSQL does not store.
        SqlState::CHARACTER_NOT_IN_REPERTOIRE | SqlState::UNTRANSLATABLE_CHARACTER => {
            Fault::invalid("nul_character")
        }
        // A primary that became a replica: the next connection finds the new one. Or a connection
        // that the server ended, since this program stood still in the middle of a transaction.
        SqlState::READ_ONLY_SQL_TRANSACTION | SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => {
            unreachable()
        }
        _ if matches!(&code.code()[..2], "08" | "57" | "28" | "3D") => unreachable(),
        _ => Fault::new(FaultKind::Internal, "internal"),
    }
}

/// Asks to repeat the transaction.
pub(crate) const fn repeat() -> Fault {
    Fault::new(FaultKind::Unavailable, REPEAT)
}

/// The database cannot be reached.
pub(super) const fn unreachable() -> Fault {
    Fault::new(FaultKind::Unavailable, "database_unreachable")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_ends_a_connection_says_that_the_database_cannot_be_reached() {
        // A switch-over, a primary that became a replica, a transaction that stood still.
        for state in ["08006", "57P01", "25006", "25P03"] {
            let fault = of_state(&SqlState::from_code(state));
            assert_eq!(fault.code, "database_unreachable", "{state}");
        }
        assert_eq!(of_state(&SqlState::from_code("22012")).kind, FaultKind::Internal);
    }
}

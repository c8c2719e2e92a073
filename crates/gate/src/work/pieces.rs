//! Pieces of what a job writes: they are kept until the whole is there, so that a job that was
//! interrupted goes on behind them.
//!
//! Each is a sealed file of its own: going on within one would seal other bytes under the same
//! nonces.

use std::io::Read;

use kernel::Result;
use serde::{Deserialize, Serialize};

use super::blobs::ON_ITS_WAY;
use super::files::{self, Name, SealedWriter};
use super::runner::Leased;
use crate::parts::Gate;

/// Pieces are of use for so many seconds; the daily sweep takes what is older.
pub const KEPT_SECONDS: i64 = ON_ITS_WAY.as_secs().cast_signed();
/// How the part of a piece's name begins.
pub(super) const PIECE: &str = "piece";

/// A piece that is kept.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Piece {
    number: u64,
    /// Which lease of the job has written it.
    lease: i64,
}

impl Leased {
    /// Begins the piece of this number.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`.
    pub fn write_piece(&self, gate: &Gate, number: u64) -> Result<(Piece, SealedWriter)> {
        let piece = Piece { number, lease: self.holder.lease };
        self.with(piece, |name| files::create(gate, name)).map(|writer| (piece, writer))
    }

    /// Opens a piece that was finished.
    ///
    /// # Errors
    /// `upload_gone` when it is not there any more; `wrong_key` when it was altered.
    pub fn open_piece(&self, gate: &Gate, piece: Piece) -> Result<impl Read + Send + use<>> {
        self.with(piece, |name| files::open(gate, name))
    }

    /// Removes a piece; one that is gone already is no fault.
    ///
    /// # Errors
    /// `unavailable`.
    pub fn discard_piece(&self, gate: &Gate, piece: Piece) -> Result<()> {
        self.with(piece, |name| files::remove(gate, name))
    }

    fn with<T>(&self, piece: Piece, f: impl FnOnce(Name<'_>) -> T) -> T {
        let part = format!("{PIECE}{}", piece.number);
        f(Name { org: self.org, of: self.id, part: &part, lease: piece.lease })
    }
}

//! Whether a file that is to be written will find room on its disk, asked before anything is written.

use std::path::Path;

use gate::verbs::export::Cell;
use kernel::{Fault, FaultKind, Result};

/// Bytes that a cell takes beside its text.
const CELL: u64 = 8;
/// Bytes that a row takes in the ledger, which names each record that leaves.
const ENTRY: u64 = 160;
/// Bytes that stay free beside a large file, for whatever else is written meanwhile; beside a small
/// one, as many as it takes itself.
const SPARE: u64 = 64 << 20;

/// Rows for which room is asked at a time where nobody knows how many there are.
const AHEAD: u64 = 10_000;

/// Asks for room before rows are written: once for all of them, or again and again where nobody knows
/// how many there are, as of a search.
pub struct Asking<'a> {
    room: &'a dyn Fn(u64) -> Result<()>,
    total: Option<u64>,
    /// Rows that have found room.
    asked: u64,
}

impl<'a> Asking<'a> {
    /// Asks so for these rows.
    pub const fn new(room: &'a dyn Fn(u64) -> Result<()>, total: Option<u64>) -> Self {
        Self { room, total, asked: 0 }
    }

    /// Asks before these rows are written behind `done` others.
    ///
    /// # Errors
    /// Those of `room`.
    pub fn before(&mut self, rows: &[Vec<Cell>], done: u64, are_last: bool) -> Result<()> {
        let end = done + rows.len() as u64;
        if end <= self.asked {
            return Ok(());
        }
        self.asked = match self.total {
            _ if are_last => end,
            Some(total) => total.max(end),
            None => (done + AHEAD).max(end),
        };
        (self.room)(of_rows(rows, self.asked - done))
    }
}

/// How many bytes an export of so many rows takes, told by its first rows with a quarter on top.
#[must_use]
pub fn of_rows(first: &[Vec<Cell>], total: u64) -> u64 {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => 1,
        Cell::Masked(text) | Cell::Clear { text, .. } => text.len() as u64 + CELL,
    };
    let bytes: u64 = first.iter().map(|row| row.iter().map(cell).sum::<u64>() + ENTRY).sum();
    let rows = first.len().max(1) as u64;
    let all = bytes.saturating_mul(total.max(rows)) / rows;
    all + all / 4
}

/// Demands that so many bytes find room in this folder. Where the system does not tell how much is
/// free, writing will.
///
/// # Errors
/// `no_room` with what is needed and what is free, in MB.
pub fn demand(folder: &Path, bytes: u64) -> Result<()> {
    let Ok(disk) = rustix::fs::statvfs(folder) else { return Ok(()) };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let needed = bytes.saturating_add(bytes.min(SPARE));
    if free >= needed {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Unavailable, "no_room")
        .with("needed", needed.div_ceil(1 << 20))
        .with("free", free >> 20))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn a_file_larger_than_its_disk_is_refused_with_both_figures() {
        let folder = std::env::temp_dir();
        assert!(demand(&folder, 1 << 10).is_ok());
        let fault = demand(&folder, 1 << 60).expect_err("no disk is that large");
        assert_eq!(fault.code, "no_room");
        assert!(fault.param("needed").is_some() && fault.param("free").is_some());
    }

    #[test]
    fn the_first_rows_tell_of_all() {
        let row = || vec![Cell::Masked("138****5678".into()), Cell::Empty];
        let one = of_rows(&[row()], 1);
        assert_eq!(of_rows(&[row(), row()], 1_000_000), one * 1_000_000);
    }

    #[test]
    fn where_nobody_knows_how_many_rows_there_are_room_is_asked_for_again_and_again() {
        let page = vec![vec![Cell::Masked("138****5678".into())]; 500];
        let rows = |count| of_rows(&page, count);
        let asked = |total, pages: u64| {
            let asked = RefCell::new(Vec::new());
            let room = |bytes| {
                asked.borrow_mut().push(bytes);
                Ok(())
            };
            let mut asking = Asking::new(&room, total);
            for n in 0..pages {
                asking.before(&page, n * 500, n + 1 == pages).expect("there is room");
            }
            asked.into_inner()
        };
        assert_eq!(asked(None, 1), [rows(500)]);
        assert_eq!(asked(None, 45), [rows(AHEAD), rows(AHEAD), rows(AHEAD)]);
        assert_eq!(asked(Some(22_500), 45), [rows(22_500)]);
        // More came than were counted
        assert_eq!(asked(Some(600), 3), [rows(600), rows(500), rows(500)]);
    }
}

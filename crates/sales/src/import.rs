//! Reading customer lists out of files: everything up to the gate, pure and without a database.
//!
//! `Book::open` finds out what the file is and refuses what is broken, locked or too large;
//! `propose` reads the columns; `Reader` turns rows into values or refusals that name row and
//! column. No value of a cell is ever part of a fault.

mod archive;
mod cell;
mod columns;
mod delimited;
mod encoding;
mod header;
mod identity;
mod mapping;
mod ods;
mod ole;
mod preview;
mod rows;
pub(crate) mod sheets;
mod sniff;
mod xlsx;

pub use columns::synonyms::REFUSED;
pub use encoding::TextEncoding;
pub use identity::{Identities, Placed};
pub use mapping::{ColumnTarget, Defaults, Duplicates, Mapping, NewField, Spec, Target};
pub use preview::{ColumnProposal, Preview, Problem, SampleRow, Table, preview};
pub use rows::{ImportRow, Reader, Refusal, RowOutcome, Skip};
pub use sheets::{Book, Row, SheetInfo};
pub use sniff::FileKind;

use std::io::{Read, Seek};

/// Bytes that can be read from any place: a file, bytes in memory, or a sealed upload.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// The fault of a file that cannot be read; the cause is for the operator's log.
fn broken(cause: impl std::fmt::Display) -> kernel::Fault {
    kernel::Fault::invalid("file_broken").caused_by(cause)
}

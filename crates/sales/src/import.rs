//! Reading customer lists out of files: everything up to the gate, pure and without a database.
//!
//! `Book::open` finds out what the file is and refuses what is broken, locked or too large;
//! `propose` reads the columns; `Reader` turns rows into values or refusals that name row and
//! column. No value of a cell is ever part of a fault.

mod archive;
mod cell;
mod columns;
mod delimited;
mod elsewhere;
mod encoding;
mod header;
mod intake;
mod keeper;
mod mapping;
mod ods;
mod ole;
mod outcome;
mod preview;
mod rows;
mod run;
pub(crate) mod sheets;
mod sniff;
mod table;
mod turns;
mod xlsx;

pub use columns::synonyms::REFUSED;
pub use encoding::TextEncoding;
pub use intake::{GateIntake, GatePreparer, add_fields, may_add_fields};
pub use keeper::{Keeper, WithoutJob};
pub use mapping::{ColumnTarget, Defaults, Duplicates, Mapping, NewField, Spec, Target};
pub use outcome::{ImportRow, Refusal, RowOutcome, Skip};
pub use preview::{ColumnProposal, Preview, Problem, SampleRow, preview};
pub use rows::Reader;
pub use run::{
    CHUNK, Chunk, Flow, Intake, Prepare, Progress, RefusedRow, Taken, resolve, run, write_refused,
};
pub use sheets::{Book, Row, SheetInfo};
pub use sniff::FileKind;
pub use table::Table;

use std::io::{Read, Seek};

/// Bytes that can be read from any place: a file, bytes in memory, or a sealed upload.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// The fault of a file that a library cannot read. Only the type of its error is for the operator's
/// log: its text may quote a cell.
fn broken<E>(_: E) -> kernel::Fault {
    kernel::Fault::invalid("file_broken").caused_by(std::any::type_name::<E>())
}

/// The fault of a file that we found damaged ourselves.
fn damaged(why: &'static str) -> kernel::Fault {
    kernel::Fault::invalid("file_broken").caused_by(why)
}

//! Reading and verifying a log file.

use std::io::BufRead;

use crypto::sign::VerifyingKey;
use kernel::{Fault, FaultKind, Result};

use super::line::{Content, Header, Line};
use super::{FORMAT, HASHES_A_LINE, LINE_BYTES};
use crate::verify::signatures::take_due;
use crate::verify::{Report, StoredEntry, Verifier};
use crate::{lines, note};

/// Which log and key the file must have, known from elsewhere (see [`note::read_key`]).
#[derive(Clone, Debug)]
pub struct Expected {
    /// The log's origin.
    pub origin: String,
    /// The log's public key.
    pub key: VerifyingKey,
}

/// What the verification of a file found.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The log's origin.
    pub origin: String,
    /// The public key that the signatures were checked with, as a text.
    pub public_key: String,
    /// Whether that key came from the file itself: then the report shows only that the file is
    /// whole, not whose it is.
    pub key_from_file: bool,
    /// The verification.
    pub report: Report,
}

/// Verifies a log file in flat memory. `witnessed` are checkpoints that were kept elsewhere, as
/// notes, in ascending size.
///
/// # Errors
/// `ledger_file_broken` with `line` when the file is not of this form; `ledger_other_key` when it
/// is not of the expected log and key; `unavailable` when it cannot be read. A log that does not
/// fit is no error, but a report with a problem.
pub fn verify_file(
    mut input: impl BufRead,
    expected: Option<&Expected>,
    witnessed: &mut dyn Iterator<Item = Result<String>>,
) -> Result<FileReport> {
    let mut buffer = Vec::new();
    let (origin, key) = read_header(&mut input, &mut buffer)?;
    if expected.is_some_and(|expected| expected.origin != origin || expected.key != key) {
        return Err(Fault::new(FaultKind::Invalid, "ledger_other_key"));
    }
    let mut verifier = Verifier::new(&origin, key);
    let mut kept = witnessed.peekable();
    let (mut number, mut ended) = (1, false);
    while next_line(&mut input, &mut buffer, number + 1)? {
        number += 1;
        let line: Line<'_> = serde_json::from_slice(&buffer).map_err(|_| broken(number))?;
        match line.content().ok_or_else(|| broken(number))? {
            Content::Entry(index, body) => {
                take_due(&mut verifier, &mut kept, true)?;
                verifier.entry(&StoredEntry {
                    index,
                    body,
                    leaf_hash: None,
                    node: None,
                    columns: None,
                });
            }
            Content::Leaves(start, hashes) => {
                ended |= hashes.len() < HASHES_A_LINE;
                verifier.leaves(start, &hashes);
            }
            Content::Note(note) => verifier.checkpoint(&note, false),
        }
    }
    for note in kept {
        verifier.checkpoint(&note?, true);
    }
    if !ended {
        verifier.cut_off();
    }
    let public_key = note::write_key(&origin, &key);
    Ok(FileReport {
        origin,
        public_key,
        key_from_file: expected.is_none(),
        report: verifier.finish(None),
    })
}

fn read_header(input: &mut impl BufRead, buffer: &mut Vec<u8>) -> Result<(String, VerifyingKey)> {
    if !next_line(input, buffer, 1)? {
        return Err(broken(1));
    }
    let header: Header<'_> = serde_json::from_slice(buffer).map_err(|_| broken(1))?;
    let (name, key) = note::read_key(&header.public_key).map_err(|_| broken(1))?;
    if header.format != FORMAT || name != header.origin {
        return Err(broken(1));
    }
    Ok((name, key))
}

/// Reads the next line into the buffer; false at the end of the file.
fn next_line(input: &mut impl BufRead, buffer: &mut Vec<u8>, number: u64) -> Result<bool> {
    lines::next(input, buffer, LINE_BYTES, || broken(number))
}

fn broken(line: u64) -> Fault {
    Fault::invalid("ledger_file_broken").with("line", line)
}

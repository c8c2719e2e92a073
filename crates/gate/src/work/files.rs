//! Files of jobs: uploads, exports, lists of refused rows. Sealed while they are written, opened while
//! they are read, never in the clear on a disk.

use std::io::{self, Read, Write};

use crypto::stream::{Opener, Sealer, Seeker};
use kernel::{Fault, FaultKind, Id, Result};
use store::blobs::Key;

/// The fault behind an error of writing or reading such a file.
pub use crypto::stream::fault_of;

use super::blobs::{BlobReader, BlobWriter, WORK};
use super::sealed;
use crate::parts::Gate;

/// A file that is being written. Dropping it without `finish` leaves a file that does not open.
pub struct SealedWriter {
    sealer: Sealer<BlobWriter>,
    bytes: u64,
}

impl SealedWriter {
    /// Ends the file durably and tells how many bytes went in.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`.
    pub fn finish(self) -> Result<u64> {
        self.sealer.finish()?.finish()?;
        Ok(self.bytes)
    }
}

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.sealer.write(bytes)?;
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sealer.flush()
    }
}

/// Which file: of a job or an upload, its part (`upload`, `export`, `refused`), and for a job the
/// number of the lease that writes it. A node that has lost its lease writes into a file of its own,
/// which nothing names.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub org: Id,
    pub of: Id,
    pub part: &'a str,
    pub lease: i64,
}

impl Name<'_> {
    fn key(self) -> Key {
        let Self { org, of, part, lease } = self;
        let name = if lease == 0 { format!("{of}.{part}") } else { format!("{of}.{part}.{lease}") };
        Key { org, kind: WORK.to_owned(), name }
    }

    fn binding(self) -> Vec<u8> {
        sealed::binding(self.org, self.of, self.part)
    }
}

/// Begins a file; an older one of this name is replaced.
pub(super) fn create(gate: &Gate, name: Name<'_>) -> Result<SealedWriter> {
    let kek = sealed::key(gate, name.org)?;
    let into = gate.0.blobs.create(name.key(), gate.now())?;
    Ok(SealedWriter { sealer: Sealer::wrapped(&kek, &name.binding(), into)?, bytes: 0 })
}

/// Opens such a file.
///
/// # Errors
/// `upload_gone` when it is not there any more; `wrong_key` when it was altered.
pub(super) fn open(gate: &Gate, name: Name<'_>) -> Result<impl Read + Send + use<>> {
    let kek = sealed::key(gate, name.org)?;
    Opener::wrapped(&kek, &name.binding(), existing(gate, name)?)
}

/// Opens such a file to be read back and forth.
///
/// # Errors
/// As for [`open`].
pub(super) fn seek(gate: &Gate, name: Name<'_>) -> Result<Seeker<BlobReader>> {
    let kek = sealed::key(gate, name.org)?;
    Seeker::wrapped(&kek, &name.binding(), existing(gate, name)?)
}

fn existing(gate: &Gate, name: Name<'_>) -> Result<BlobReader> {
    let gone = || Fault::new(FaultKind::NotFound, "upload_gone");
    gate.0.blobs.open(&name.key())?.ok_or_else(gone)
}

/// Removes such a file; one that is gone already is no fault.
pub(super) fn remove(gate: &Gate, name: Name<'_>) -> Result<()> {
    gate.0.blobs.remove(&name.key())
}

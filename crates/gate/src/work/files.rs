//! Files of jobs in the data folder: uploads, exports, lists of refused rows. Sealed while they are
//! written, opened while they are read, never in the clear on the disk.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;

use crypto::stream::{Opener, Sealer, Seeker};
use kernel::{Fault, FaultKind, Id, Result};

use super::sealed;
use crate::parts::Gate;

/// A file that is being written. Dropping it without `finish` leaves a file that does not open.
pub struct SealedWriter {
    sealer: Sealer<BufWriter<File>>,
    folder: PathBuf,
    bytes: u64,
}

impl SealedWriter {
    /// Ends the file durably and tells how many bytes went in.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`.
    pub fn finish(self) -> Result<u64> {
        let file = self.sealer.finish()?.into_inner().map_err(|e| fault(e.into_error()))?;
        file.sync_all().map_err(fault)?;
        // The name of the file is durable only with its folder.
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(fault)?;
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

/// Begins the file of this name part (`upload`, `export`, `refused`) of a job or an upload; an
/// older one, of a job that was interrupted, is replaced.
pub(super) fn create(gate: &Gate, org: Id, of: Id, part: &str) -> Result<SealedWriter> {
    let path = path(gate, org, of, part)?;
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let file = File::create(path).map_err(fault)?;
    let kek = sealed::key(gate, org)?;
    let sealer = Sealer::wrapped(&kek, &sealed::binding(org, of, part), BufWriter::new(file))?;
    Ok(SealedWriter { sealer, folder, bytes: 0 })
}

/// Opens such a file.
///
/// # Errors
/// `upload_gone` when it is not there any more; `wrong_key` when it was altered.
pub(super) fn open(gate: &Gate, org: Id, of: Id, part: &str) -> Result<impl Read + Send + use<>> {
    let file = existing(gate, org, of, part)?;
    let kek = sealed::key(gate, org)?;
    Opener::wrapped(&kek, &sealed::binding(org, of, part), BufReader::new(file))
}

/// Opens such a file to be read back and forth.
///
/// # Errors
/// As for [`open`].
pub(super) fn seek(gate: &Gate, org: Id, of: Id, part: &str) -> Result<Seeker<File>> {
    let file = existing(gate, org, of, part)?;
    Seeker::wrapped(&sealed::key(gate, org)?, &sealed::binding(org, of, part), file)
}

fn existing(gate: &Gate, org: Id, of: Id, part: &str) -> Result<File> {
    match File::open(path(gate, org, of, part)?) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Fault::new(FaultKind::NotFound, "upload_gone"))
        }
        other => other.map_err(fault),
    }
}

/// Removes such a file; one that is gone already is no fault.
pub(super) fn remove(gate: &Gate, org: Id, of: Id, part: &str) -> Result<()> {
    match fs::remove_file(path(gate, org, of, part)?) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(error)),
        _ => Ok(()),
    }
}

/// Names on the disk are ids and tell nothing.
fn path(gate: &Gate, org: Id, of: Id, part: &str) -> Result<PathBuf> {
    let folder = gate.data_dir().join("work").join(org.to_string());
    fs::create_dir_all(&folder).map_err(fault)?;
    Ok(folder.join(format!("{of}.{part}")))
}

fn fault(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull => Fault::new(FaultKind::Unavailable, "disk_full"),
        kind => Fault::new(FaultKind::Unavailable, "unavailable").caused_by(kind),
    }
}

//! A sealed file on its way in.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::{Result, Timestamp};
use store::Store;
use store::blobs::{self, Key};

use super::folder::fault;

/// Bytes of every chunk in the database but the last; each is a transaction of its own.
pub(super) const CHUNK: usize = 256 << 10;

/// A file that is being written. Without `finish` it is not whole, and nobody can open it.
pub struct BlobWriter(To);

enum To {
    File { file: BufWriter<File>, folder: PathBuf },
    Store { store: Store, key: Key, chunk: Vec<u8>, part: i64 },
}

impl BlobWriter {
    pub(super) fn to_file(path: &Path) -> Result<Self> {
        let file = BufWriter::new(File::create(path).map_err(fault)?);
        let folder = path.parent().map(PathBuf::from).unwrap_or_default();
        Ok(Self(To::File { file, folder }))
    }

    pub(super) fn to_store(store: Store, key: Key, now: Timestamp) -> Result<Self> {
        let new = key.clone();
        store.of(key.org).write(move |c| blobs::begin(c, &new, now))?;
        Ok(Self(To::Store { store, key, chunk: Vec::with_capacity(CHUNK), part: 0 }))
    }

    /// Ends the file durably.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`; those of the store.
    pub fn finish(mut self) -> Result<()> {
        self.put_chunk()?;
        match self.0 {
            To::File { file, folder } => {
                let file = file.into_inner().map_err(|e| fault(e.into_error()))?;
                file.sync_all().map_err(fault)?;
                // The name of the file is durable only with its folder.
                File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)
            }
            To::Store { store, key, .. } => {
                store.of(key.org).write(move |c| blobs::finish(c, &key))
            }
        }
    }

    fn put_chunk(&mut self) -> Result<()> {
        let To::Store { store, key, chunk, part } = &mut self.0 else { return Ok(()) };
        if chunk.is_empty() {
            return Ok(());
        }
        let (key, number) = (key.clone(), *part);
        let bytes = std::mem::replace(chunk, Vec::with_capacity(CHUNK));
        store.of(key.org).write(move |c| blobs::put(c, &key, number, &bytes))?;
        *part += 1;
        Ok(())
    }
}

impl Write for BlobWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = match &mut self.0 {
            To::File { file, .. } => return file.write(bytes),
            To::Store { chunk, .. } => {
                let room = CHUNK - chunk.len();
                let taken = &bytes[..bytes.len().min(room)];
                chunk.extend_from_slice(taken);
                if chunk.len() < CHUNK {
                    return Ok(taken.len());
                }
                taken.len()
            }
        };
        self.put_chunk().map_err(io::Error::other)?;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            To::File { file, .. } => file.flush(),
            // A chunk is put when it is full; `finish` puts the last.
            To::Store { .. } => Ok(()),
        }
    }
}

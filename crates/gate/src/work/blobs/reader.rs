//! A sealed file on its way out.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use kernel::Result;
use store::Store;
use store::blobs::{self, Key};

use super::folder::fault;
use super::writer::CHUNK;

/// A file that is being read. One that is removed meanwhile ends too early, which its seal tells.
pub struct BlobReader(From);

enum From {
    File(BufReader<File>),
    Store(Chunks),
}

/// A file in chunks; one of them is in memory.
struct Chunks {
    store: Store,
    key: Key,
    /// Bytes of the whole file.
    size: u64,
    /// Where the next byte is read.
    at: u64,
    held: Option<u64>,
    chunk: Vec<u8>,
}

impl BlobReader {
    pub(super) fn of_file(path: &Path) -> Result<Option<Self>> {
        match File::open(path) {
            Ok(file) => Ok(Some(Self(From::File(BufReader::new(file))))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    pub(super) fn of_store(store: &Store, key: &Key) -> Result<Option<Self>> {
        let size = store.of(key.org).read(|c| {
            if blobs::is_whole(c, key)? { blobs::size(c, key).map(Some) } else { Ok(None) }
        })?;
        let (store, key) = (store.clone(), key.clone());
        Ok(size.map(|size| {
            let chunk = Vec::new();
            Self(From::Store(Chunks { store, key, size, at: 0, held: None, chunk }))
        }))
    }
}

impl Chunks {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || into.is_empty() {
            return Ok(0);
        }
        let part = self.at / CHUNK as u64;
        if self.held != Some(part) {
            let read =
                self.store.of(self.key.org).read(|c| blobs::part(c, &self.key, part.cast_signed()));
            self.chunk = read.map_err(io::Error::other)?.unwrap_or_default();
            self.held = Some(part);
        }
        let within = usize::try_from(self.at % CHUNK as u64).map_err(io::Error::other)?;
        let rest = self.chunk.get(within..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }

    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

impl Read for BlobReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match &mut self.0 {
            From::File(file) => file.read(into),
            From::Store(chunks) => chunks.read(into),
        }
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match &mut self.0 {
            From::File(file) => file.seek(to),
            From::Store(chunks) => chunks.seek(to),
        }
    }
}

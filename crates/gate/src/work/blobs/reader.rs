//! A sealed file on its way out.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use kernel::Result;
use store::Store;
use store::blobs::{self, Key};

use super::folder::fault;

/// A file that is being read. One that is removed meanwhile ends too early, which its seal tells.
pub struct BlobReader(From);

enum From {
    File(BufReader<File>),
    Store { store: Store, key: Key, chunk: io::Cursor<Vec<u8>>, part: i64 },
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
        if !store.read(|c| blobs::is_whole(c, key))? {
            return Ok(None);
        }
        let (store, key) = (store.clone(), key.clone());
        Ok(Some(Self(From::Store { store, key, chunk: io::Cursor::default(), part: 0 })))
    }
}

impl Read for BlobReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (store, key, chunk, part) = match &mut self.0 {
            From::File(file) => return file.read(into),
            From::Store { store, key, chunk, part } => (store, key, chunk, part),
        };
        let read = chunk.read(into)?;
        if read > 0 || into.is_empty() {
            return Ok(read);
        }
        match store.read(|c| blobs::part(c, key, *part)).map_err(io::Error::other)? {
            Some(bytes) => {
                *chunk = io::Cursor::new(bytes);
                *part += 1;
                chunk.read(into)
            }
            None => Ok(0),
        }
    }
}

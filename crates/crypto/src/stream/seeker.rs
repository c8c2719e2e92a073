//! The reading side of a sealed file that is read back and forth, as spreadsheets are.

use std::io::{self, Read, Seek, SeekFrom};

use kernel::Result;
use zeroize::Zeroizing;

use super::header::Header;
use super::opener::SEALED_BYTES;
use super::{CHUNK_BYTES, TAG_BYTES, error_of, fault_of, nonce};
use crate::SealKey;
use crate::key::wrong_key;

/// Reads a sealed file at any place; one chunk of it is in memory at a time. That the file was not
/// cut off is proved when it is opened, each chunk when it is read.
pub struct Seeker<R: Read + Seek> {
    input: R,
    header: Header,
    /// Where the first chunk begins.
    start: u64,
    /// Bytes of all chunks, sealed.
    sealed: u64,
    chunks: u64,
    /// Where the next plain byte is read.
    at: u64,
    /// The chunk that `plain` holds.
    held: Option<u64>,
    plain: Zeroizing<Vec<u8>>,
}

impl<R: Read + Seek> Seeker<R> {
    /// Opens a file sealed by [`super::Sealer::wrapped`].
    ///
    /// # Errors
    /// `wrong_key` when the key or associated data do not fit, or the file was altered at its end or
    /// cut off; `unavailable` when reading fails.
    pub fn wrapped(kek: &SealKey, aad: &[u8], mut input: R) -> Result<Self> {
        let header = Header::read_wrapped(&mut input, kek, aad)?;
        let start = header.bytes.len() as u64;
        let sealed = input.seek(SeekFrom::End(0)).map_err(fault_of)?.saturating_sub(start);
        let chunks = sealed.div_ceil(SEALED_BYTES as u64);
        if chunks == 0 || (sealed - (chunks - 1) * SEALED_BYTES as u64) < TAG_BYTES as u64 {
            return Err(wrong_key("the file ends in a chunk"));
        }
        let plain = Zeroizing::new(Vec::with_capacity(SEALED_BYTES));
        let mut seeker = Self { input, header, start, sealed, chunks, at: 0, held: None, plain };
        seeker.hold(chunks - 1).map_err(fault_of)?;
        Ok(seeker)
    }

    /// Bytes of the plain file.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.sealed - self.chunks * TAG_BYTES as u64
    }

    /// Reads and proves a chunk.
    fn hold(&mut self, chunk: u64) -> io::Result<()> {
        if self.held == Some(chunk) {
            return Ok(());
        }
        self.held = None;
        self.input.seek(SeekFrom::Start(self.start + chunk * SEALED_BYTES as u64))?;
        self.plain.clear();
        self.input.by_ref().take(SEALED_BYTES as u64).read_to_end(&mut self.plain)?;
        let number = u32::try_from(chunk).map_err(|_| error_of(wrong_key("too many chunks")))?;
        let nonce = nonce(self.header.prefix, number, chunk + 1 == self.chunks);
        let opened = self.header.key.open_at(nonce, &self.header.aad, &mut self.plain);
        let length = opened.map_err(error_of)?;
        self.plain.truncate(length);
        self.held = Some(chunk);
        Ok(())
    }
}

impl<R: Read + Seek> Read for Seeker<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size() || buffer.is_empty() {
            return Ok(0);
        }
        self.hold(self.at / CHUNK_BYTES as u64)?;
        let from = usize::try_from(self.at % CHUNK_BYTES as u64).unwrap_or_default();
        let given = self.plain.get(from..).unwrap_or_default();
        let taken = buffer.len().min(given.len());
        buffer[..taken].copy_from_slice(&given[..taken]);
        self.at += taken as u64;
        Ok(taken)
    }
}

impl<R: Read + Seek> Seek for Seeker<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.size().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::Key;
    use crate::stream::{Sealer, fault_of};
    use std::io::Write;

    fn sealed(kek: &SealKey, plain: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::wrapped(kek, b"here", Vec::new()).expect("it begins");
        sealer.write_all(plain).expect("it is written");
        sealer.finish().expect("it ends")
    }

    fn plain(length: usize) -> Vec<u8> {
        (0..length).map(|n| (n % 251) as u8).collect()
    }

    #[test]
    fn any_place_of_a_sealed_file_can_be_read() {
        let kek = SealKey::new(&Key::random());
        for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 7] {
            let all = plain(length);
            let file = Cursor::new(sealed(&kek, &all));
            let mut seeker = Seeker::wrapped(&kek, b"here", file).expect("it opens");
            assert_eq!(seeker.size(), length as u64);
            for place in [0, length / 2, length.saturating_sub(3), length] {
                seeker.seek(SeekFrom::Start(place as u64)).expect("a place");
                let mut rest = Vec::new();
                seeker.read_to_end(&mut rest).expect("the rest");
                assert!(rest == all[place..], "{length} bytes from {place}");
            }
            assert_eq!(seeker.seek(SeekFrom::End(0)).expect("the end"), length as u64);
        }
    }

    #[test]
    fn a_file_that_was_cut_off_or_altered_is_found_out() {
        let kek = SealKey::new(&Key::random());
        let whole = sealed(&kek, &plain(2 * CHUNK_BYTES + 9));
        let cut = whole.len() - 9 - TAG_BYTES;
        let fault = Seeker::wrapped(&kek, b"here", Cursor::new(whole[..cut].to_vec())).err();
        assert_eq!(fault.map(|f| f.code), Some("wrong_key"), "cut off at the end of a chunk");
        let fault = Seeker::wrapped(&kek, b"there", Cursor::new(whole.clone())).err();
        assert_eq!(fault.map(|f| f.code), Some("wrong_key"), "another file's place");
        let mut altered = whole;
        altered[CHUNK_BYTES / 2] ^= 1;
        let mut seeker =
            Seeker::wrapped(&kek, b"here", Cursor::new(altered)).expect("its end is sound");
        let error = seeker.read(&mut [0; 9]).expect_err("its first chunk is not");
        assert_eq!(fault_of(error).code, "wrong_key");
    }
}

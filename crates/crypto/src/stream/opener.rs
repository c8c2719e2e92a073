//! The reading side of a sealed file.

use std::io::{self, Read};

use kernel::{Fault, FaultKind, Result};
use zeroize::Zeroizing;

use super::header::Header;
use super::{CHUNK_BYTES, TAG_BYTES, error_of, nonce};
use crate::key::wrong_key;
use crate::{Key, SealKey};

/// Bytes of a whole chunk, sealed.
pub(super) const SEALED_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

/// Reads a sealed file and gives its plain bytes, each chunk after it is proved. An altered or cut
/// file ends in an error, never in a quiet end of file; [`super::fault_of`] tells the fault.
pub struct Opener<R: Read> {
    input: R,
    header: Header,
    number: u32,
    /// The sealed chunk that was read ahead, to know whether another follows.
    ahead: Vec<u8>,
    plain: Zeroizing<Vec<u8>>,
    given: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    Done,
    Broken,
}

impl<R: Read> Opener<R> {
    /// Begins to read a file sealed by [`super::Sealer::wrapped`].
    ///
    /// # Errors
    /// `wrong_key` when the key or associated data do not fit, or it is no such file;
    /// `unavailable` when reading fails.
    pub fn wrapped(kek: &SealKey, aad: &[u8], mut input: R) -> Result<Self> {
        let header = Header::read_wrapped(&mut input, kek, aad)?;
        Self::begin(header, input)
    }

    /// Begins to read a file sealed by [`super::Sealer::keyed`].
    ///
    /// # Errors
    /// As [`Opener::wrapped`]; a wrong key shows at the first chunk.
    pub fn keyed(key: &Key, aad: &[u8], mut input: R) -> Result<Self> {
        let header = Header::read_given(&mut input, key, aad)?;
        Self::begin(header, input)
    }

    fn begin(header: Header, mut input: R) -> Result<Self> {
        let ahead = read_chunk(&mut input).map_err(super::fault_of)?;
        let plain = Zeroizing::new(Vec::with_capacity(SEALED_BYTES));
        Ok(Self { input, header, number: 0, ahead, plain, given: 0, state: State::Reading })
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let next = read_chunk(&mut self.input)?;
        let last = next.is_empty();
        let nonce = nonce(self.header.prefix, self.number, last);
        self.plain.clear();
        self.plain.append(&mut self.ahead);
        let opened = self.header.key.open_at(nonce, &self.header.aad, &mut self.plain);
        let length = opened.map_err(error_of)?;
        self.plain.truncate(length);
        self.given = 0;
        self.ahead = next;
        if last {
            self.state = State::Done;
        } else {
            let too_large = || error_of(Fault::new(FaultKind::TooLarge, "body_too_large"));
            self.number = self.number.checked_add(1).ok_or_else(too_large)?;
        }
        Ok(())
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.plain.len() {
            match self.state {
                State::Done => return Ok(0),
                State::Broken => return Err(error_of(wrong_key("authentication failed"))),
                State::Reading => {}
            }
            if let Err(error) = self.next_chunk() {
                self.state = State::Broken;
                self.plain = Zeroizing::default();
                self.given = 0;
                return Err(error);
            }
        }
        let taken = buffer.len().min(self.plain.len() - self.given);
        buffer[..taken].copy_from_slice(&self.plain[self.given..self.given + taken]);
        self.given += taken;
        Ok(taken)
    }
}

/// Up to one sealed chunk; empty at the end of the input.
fn read_chunk(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut chunk = Vec::with_capacity(SEALED_BYTES);
    input.take(SEALED_BYTES as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}

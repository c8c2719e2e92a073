//! The writing side of a sealed file.

use std::io::{self, Write};

use kernel::{Fault, FaultKind, Result};
use zeroize::{Zeroize, Zeroizing};

use super::header::Header;
use super::{CHUNK_BYTES, error_of, fault_of, nonce};
use crate::{Key, SealKey};

/// Seals what is written to it and hands it on to `output`. Call [`Sealer::finish`] at the end:
/// without it the file lacks its last chunk and does not open.
pub struct Sealer<W: Write> {
    output: W,
    header: Header,
    number: Option<u32>,
    chunk: Zeroizing<Vec<u8>>,
}

impl<W: Write> Sealer<W> {
    /// Begins a file with a random key of its own, wrapped under `kek` in its header.
    ///
    /// # Errors
    /// `unavailable` when the header cannot be written.
    pub fn wrapped(kek: &SealKey, aad: &[u8], output: W) -> Result<Self> {
        Self::begin(Header::wrapped(kek, aad), output)
    }

    /// Begins a file whose key is derived from a given one.
    ///
    /// # Errors
    /// `unavailable` when the header cannot be written.
    pub fn keyed(key: &Key, aad: &[u8], output: W) -> Result<Self> {
        Self::begin(Header::given(key, aad), output)
    }

    fn begin(header: Header, mut output: W) -> Result<Self> {
        output.write_all(&header.bytes).map_err(fault_of)?;
        let chunk = Zeroizing::new(Vec::with_capacity(CHUNK_BYTES));
        Ok(Self { output, header, number: Some(0), chunk })
    }

    /// Writes the last chunk and gives the output back.
    ///
    /// # Errors
    /// `unavailable` when writing fails; `body_too_large` after 2^32 chunks.
    pub fn finish(mut self) -> Result<W> {
        self.write_chunk(true).map_err(fault_of)?;
        self.output.flush().map_err(fault_of)?;
        Ok(self.output)
    }

    fn write_chunk(&mut self, last: bool) -> io::Result<()> {
        let Some(number) = self.number else {
            return Err(error_of(Fault::new(FaultKind::TooLarge, "body_too_large")));
        };
        let nonce = nonce(self.header.prefix, number, last);
        // The number moves on before anything can fail, so that no nonce is ever used twice.
        self.number = number.checked_add(1);
        let tag = self.header.key.seal_at(nonce, &self.header.aad, &mut self.chunk);
        self.output.write_all(&self.chunk)?;
        self.output.write_all(&tag)?;
        self.chunk.zeroize();
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until more comes, because only then is it known not to be the last.
        if self.chunk.len() == CHUNK_BYTES && !bytes.is_empty() {
            self.write_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK_BYTES - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        // A half chunk cannot be handed on: all chunks but the last have the same size.
        self.output.flush()
    }
}

//! Entries in a sealed stream: a name's length and name, then frames of a length and bytes, ended
//! by an empty frame; an empty name ends the archive. Lengths are four bytes, big-endian.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use kernel::{Fault, Result};
use store::CopySink;

use super::unwritable;

/// Bytes of a frame at most.
const FRAME: usize = 64 << 10;
/// Bytes of a name at most.
const NAME: usize = 1_024;

/// Writes an archive.
pub struct Writer<W: Write> {
    out: W,
    /// The file behind it, for faults.
    path: PathBuf,
    frame: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins an archive that goes into this file in the end.
    pub fn new(out: W, path: PathBuf) -> Self {
        Self { out, path, frame: Vec::with_capacity(FRAME) }
    }

    /// Ends the archive.
    pub fn finish(mut self) -> Result<W> {
        self.block(&[])?;
        Ok(self.out)
    }

    fn block(&mut self, bytes: &[u8]) -> Result<()> {
        let written = u32::try_from(bytes.len()).map_err(io::Error::other).and_then(|length| {
            self.out.write_all(&length.to_be_bytes())?;
            self.out.write_all(bytes)
        });
        written.map_err(|e| unwritable(&self.path, &e))
    }

    fn send(&mut self) -> Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut frame = std::mem::take(&mut self.frame);
        let sent = self.block(&frame);
        frame.clear();
        self.frame = frame;
        sent
    }
}

impl<W: Write> CopySink for Writer<W> {
    fn begin(&mut self, name: &str) -> Result<()> {
        if name.is_empty() || name.len() > NAME {
            return Err(Fault::internal("a name does not fit into a backup"));
        }
        self.block(name.as_bytes())
    }

    fn bytes(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let taken = bytes.len().min(FRAME - self.frame.len());
            let (now, later) = bytes.split_at(taken);
            self.frame.extend_from_slice(now);
            bytes = later;
            if self.frame.len() == FRAME {
                self.send()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.send()?;
        self.block(&[])
    }
}

/// Hands all entries on and counts them; `broken` makes the fault of an archive that cannot be read
/// any further, given the entry in which that was found.
///
/// # Errors
/// The fault of `broken`; that of the sink.
pub fn read(
    from: &mut impl Read,
    sink: &mut dyn CopySink,
    broken: impl Fn(&str, io::Error) -> Fault,
) -> Result<u64> {
    let mut entries = 0;
    let mut block = Vec::new();
    loop {
        read_block(from, &mut block, NAME).map_err(|e| broken("", e))?;
        if block.is_empty() {
            // Reading on to the end lets the seal of the last chunk be checked.
            let rest = io::copy(from, &mut io::sink()).map_err(|e| broken("", e))?;
            return if rest == 0 { Ok(entries) } else { Err(broken("", too_long())) };
        }
        let name = String::from_utf8(std::mem::take(&mut block))
            .map_err(|e| broken("", io::Error::new(io::ErrorKind::InvalidData, e)))?;
        sink.begin(&name)?;
        loop {
            read_block(from, &mut block, FRAME).map_err(|e| broken(&name, e))?;
            if block.is_empty() {
                break;
            }
            sink.bytes(&block)?;
        }
        sink.end()?;
        entries += 1;
    }
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a block is too long")
}

fn read_block(from: &mut impl Read, block: &mut Vec<u8>, longest: usize) -> io::Result<()> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > longest {
        return Err(too_long());
    }
    block.resize(length, 0);
    from.read_exact(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps the entries.
    #[derive(Default)]
    struct Kept(Vec<(String, Vec<u8>)>);

    impl CopySink for Kept {
        fn begin(&mut self, name: &str) -> Result<()> {
            self.0.push((name.to_owned(), Vec::new()));
            Ok(())
        }

        fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
            let (_, content) = self.0.last_mut().expect("a begin came first");
            content.extend_from_slice(bytes);
            Ok(())
        }

        fn end(&mut self) -> Result<()> {
            Ok(())
        }
    }

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), PathBuf::new());
        for (name, content) in entries {
            writer.begin(name).expect("begun");
            // However the bytes come, the frames are the archive's own.
            content.chunks(1_000).for_each(|some| writer.bytes(some).expect("written"));
            writer.end().expect("ended");
        }
        writer.finish().expect("finished")
    }

    fn opened(archive: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
        let mut kept = Kept::default();
        let broken = |part: &str, _| Fault::invalid("backup_broken").with("part", part);
        read(&mut &archive[..], &mut kept, broken).map(|_| kept.0)
    }

    #[test]
    fn entries_come_back_as_they_went_in() {
        let long = vec![7; FRAME + 5];
        let entries = opened(&archive(&[("a", &long), ("b", b"")])).expect("read");
        assert_eq!(entries, [("a".to_owned(), long), ("b".to_owned(), Vec::new())]);
    }

    #[test]
    fn an_archive_that_is_cut_or_goes_on_is_refused_and_the_entry_named() {
        let whole = archive(&[("a", b"content")]);
        for cut in 0..whole.len() {
            let fault = opened(&whole[..cut]).expect_err("a cut archive is refused");
            let inside = (5..whole.len() - 4).contains(&cut);
            assert_eq!(fault.param("part"), Some(if inside { "a" } else { "" }), "{cut}");
        }
        assert!(opened(&[&whole[..], b"x"].concat()).is_err());
    }
}

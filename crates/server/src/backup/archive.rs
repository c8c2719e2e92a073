//! Entries in a sealed stream: a name's length and name, then frames of a length and bytes, ended
//! by an empty frame; an empty name ends the archive. Lengths are four bytes, big-endian.

use std::io::{self, Read, Write};

/// Bytes of a frame at most.
const FRAME: usize = 64 << 10;
/// Bytes of a name at most.
const NAME: usize = 1_024;

/// Writes one entry and returns its bytes.
pub fn write_entry(out: &mut impl Write, name: &str, from: &mut impl Read) -> io::Result<u64> {
    write_block(out, name.as_bytes())?;
    let mut frame = vec![0; FRAME];
    let mut bytes = 0;
    loop {
        let count = from.read(&mut frame)?;
        write_block(out, &frame[..count])?;
        if count == 0 {
            return Ok(bytes);
        }
        bytes += count as u64;
    }
}

/// Ends the archive.
pub fn write_end(out: &mut impl Write) -> io::Result<()> {
    write_block(out, &[])
}

/// Reads all entries; `take` gives the place where an entry's bytes go.
pub fn read<W: Write>(
    from: &mut impl Read,
    mut take: impl FnMut(&str) -> io::Result<W>,
) -> io::Result<u64> {
    let mut entries = 0;
    let mut block = Vec::new();
    loop {
        read_block(from, &mut block, NAME)?;
        if block.is_empty() {
            // Reading on to the end lets the seal of the last chunk be checked.
            return io::copy(from, &mut io::sink()).map(|_| entries);
        }
        let name = std::str::from_utf8(&block).map_err(io::Error::other)?.to_owned();
        let mut into = take(&name)?;
        loop {
            read_block(from, &mut block, FRAME)?;
            if block.is_empty() {
                break;
            }
            into.write_all(&block)?;
        }
        into.flush()?;
        entries += 1;
    }
}

fn write_block(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(bytes)
}

fn read_block(from: &mut impl Read, block: &mut Vec<u8>, longest: usize) -> io::Result<()> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > longest {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a block is too long"));
    }
    block.resize(length, 0);
    from.read_exact(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_went_in_and_a_cut_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut archive = Vec::new();
        let long = vec![7; FRAME + 5];
        write_entry(&mut archive, "a", &mut &long[..]).expect("written");
        write_entry(&mut archive, "b", &mut &b""[..]).expect("written");
        write_end(&mut archive).expect("written");
        let place = |name: &str| std::fs::File::create(folder.path().join(name));
        assert_eq!(read(&mut &archive[..], place).expect("read"), 2);
        assert_eq!(std::fs::read(folder.path().join("a")).expect("there"), long);
        assert_eq!(std::fs::read(folder.path().join("b")).expect("there"), b"");
        let cut = &archive[..archive.len() - 6];
        assert!(read(&mut &cut[..], |_| Ok(io::sink())).is_err());
    }
}

//! How far a witness file can be copied: to the end of its last whole note, since the ledger goes on
//! appending meanwhile.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes at the end of the file in which a whole note ends for sure.
const TAIL: u64 = 64 << 10;
/// How the line begins with which a note ends.
const SIGNATURE: &[u8] = "— ".as_bytes();

/// The bytes up to the end of the last whole note; the file stands at its beginning afterwards.
pub fn whole(file: &mut File) -> io::Result<u64> {
    let size = file.metadata()?.len();
    let from = size.saturating_sub(TAIL);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    Read::by_ref(file).take(size - from).read_to_end(&mut tail)?;
    file.rewind()?;
    Ok(from + end_of_notes(&tail) as u64)
}

fn end_of_notes(bytes: &[u8]) -> usize {
    let (mut at, mut end) = (0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.starts_with(SIGNATURE) && line.ends_with(b"\n") {
            end = at;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_is_being_written_is_left_out() {
        let note = "kedun/1\n1\nroot\n\n— kedun/1 abc\n";
        for cut in 0..note.len() {
            let text = [note.as_bytes(), &note.as_bytes()[..cut]].concat();
            assert_eq!(end_of_notes(&text), note.len(), "{cut}");
        }
        assert_eq!(end_of_notes(format!("{note}{note}").as_bytes()), 2 * note.len());
        assert_eq!(end_of_notes(b""), 0);
    }
}

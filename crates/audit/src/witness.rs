//! Checkpoints that are kept elsewhere: one file to which notes are appended.

use std::io::BufRead;

use kernel::{Fault, Result};

use crate::lines;
use crate::note::NOTE_BYTES;

/// How every signature line begins.
const SIGNATURE: &str = "— ";

/// The notes of a witness file, one after the other. A note ends with its signature lines.
pub struct Notes<R> {
    input: R,
    /// The first line of the next note, which was read to see that the last one had ended.
    ahead: String,
    ended: bool,
}

impl<R: BufRead> Notes<R> {
    /// Begins to read.
    pub const fn read(input: R) -> Self {
        Self { input, ahead: String::new(), ended: false }
    }

    fn line(&mut self) -> Result<Option<String>> {
        let broken = || Fault::invalid("ledger_file_broken");
        let mut buffer = Vec::new();
        if !lines::next(&mut self.input, &mut buffer, NOTE_BYTES, broken)? {
            return Ok(None);
        }
        String::from_utf8(buffer).map(Some).map_err(|_| broken())
    }

    fn note(&mut self) -> Result<Option<String>> {
        let mut note = std::mem::take(&mut self.ahead);
        let mut signed = false;
        while let Some(line) = self.line()? {
            let signature = line.starts_with(SIGNATURE);
            // Blank lines between notes belong to none of them.
            let blank = line.trim().is_empty();
            if blank && note.is_empty() {
                continue;
            }
            if signed && !signature {
                self.ahead = if blank { String::new() } else { line };
                break;
            }
            signed |= signature;
            note.push_str(&line);
            if note.len() > NOTE_BYTES {
                return Err(Fault::invalid("ledger_file_broken"));
            }
        }
        Ok((!note.trim().is_empty()).then_some(note))
    }
}

impl<R: BufRead> Iterator for Notes<R> {
    type Item = Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let note = self.note().transpose();
        self.ended = !matches!(note, Some(Ok(_)));
        note
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appended_notes_come_apart_again() {
        let notes =
            ["a\n1\nx\n\n— a sig\n", "a\n2\nx\n\n— a sig\n— b sig\n", "a\n3\nx\n\n— a sig\n"];
        let read: Result<Vec<String>> = Notes::read(notes.concat().as_bytes()).collect();
        assert_eq!(read.unwrap(), notes);
        let apart: Result<Vec<String>> = Notes::read(notes.join("\n").as_bytes()).collect();
        assert_eq!(apart.unwrap(), notes);
        assert_eq!(Notes::read(&b""[..]).count(), 0);
    }

    #[test]
    fn an_endless_note_is_refused_once() {
        let endless = "x\n".repeat(NOTE_BYTES);
        let read: Vec<_> = Notes::read(endless.as_bytes()).collect();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].as_ref().unwrap_err().code, "ledger_file_broken");
    }
}

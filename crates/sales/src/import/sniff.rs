//! What kind of file this is, told by its first bytes and never by its name.

use std::io::{Read, SeekFrom};

use kernel::{Fault, FaultKind, Result, limits};

use super::{Source, archive, broken, ole};

/// The kinds of files that can be imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// Office Open XML (ECMA-376).
    Xlsx,
    /// BIFF8 in a compound file ([MS-XLS]).
    Xls,
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    Ods,
    /// Delimited text (RFC 4180 and its relatives).
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Beginnings of files that are no tables, so that they are named as such at once.
const OTHERS: &[&[u8]] = &[
    b"%PDF",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"Rar!",
    b"7z\xBC\xAF\x27\x1C",
    b"\x1F\x8B",
    b"MZ",
    b"\x7FELF",
    b"SQLite format 3",
    b"BM\x00",
    b"RIFF",
    b"{\\rtf",
];

/// Tells the kind and refuses what is empty, too large, locked, or unfolds to too much. The source
/// stands at its beginning afterwards.
///
/// # Errors
/// `file_empty`, `file_too_large`, `file_encrypted`, `file_bomb`, `file_broken`, `file_kind`.
pub fn sniff(source: &mut dyn Source) -> Result<FileKind> {
    let size = source.seek(SeekFrom::End(0)).map_err(broken)?;
    if size == 0 {
        return Err(Fault::invalid("file_empty"));
    }
    if size > limits::IMPORT_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "file_too_large")
            .with("max", limits::IMPORT_BYTES >> 20));
    }
    source.rewind().map_err(broken)?;
    let mut start = Vec::with_capacity(4096);
    source.take(4096).read_to_end(&mut start).map_err(broken)?;
    source.rewind().map_err(broken)?;
    let kind = if start.starts_with(ZIP) {
        archive::check(source)
    } else if start.starts_with(OLE) {
        ole::check(source).map(|()| FileKind::Xls)
    } else if start.starts_with(EMPTY_ZIP)
        || OTHERS.iter().any(|magic| start.starts_with(magic))
        || is_binary(&start)
    {
        Err(Fault::invalid("file_kind"))
    } else {
        Ok(FileKind::Text)
    };
    source.rewind().map_err(broken)?;
    kind
}

/// Whether these bytes are no text in any encoding that is read here. UTF-16 has many NUL bytes,
/// yet all on one side; a stray NUL in a text is left to the cell that holds it.
fn is_binary(start: &[u8]) -> bool {
    if start.starts_with(b"\xFF\xFE")
        || start.starts_with(b"\xFE\xFF")
        || super::encoding::looks_utf16(start).is_some()
    {
        return false;
    }
    let strange = start.iter().filter(|b| matches!(b, 0..=8 | 11 | 14..=26 | 28..=31)).count();
    strange * 10 > start.len()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Seek};

    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        sniff(&mut Cursor::new(bytes.to_vec())).expect_err("this is refused").code
    }

    #[test]
    fn an_empty_file_is_told() {
        assert_eq!(code(b""), "file_empty");
    }

    #[test]
    fn a_picture_under_a_table_s_name_is_told_by_its_bytes() {
        assert_eq!(code(b"\x89PNG\r\n\x1a\n...."), "file_kind");
    }

    #[test]
    fn a_broken_archive_is_told() {
        assert_eq!(code(b"PK\x03\x04 this is no archive"), "file_broken");
    }

    #[test]
    fn a_broken_compound_file_is_told() {
        assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more"), "file_broken");
    }

    #[test]
    fn a_text_with_one_nul_is_still_a_text() {
        let kind =
            sniff(&mut Cursor::new(b"name,phone\nWang\0,1\n".to_vec())).expect("it is a text");
        assert_eq!(kind, FileKind::Text);
    }

    /// A source of so many zero bytes that takes no memory.
    struct Zeros(u64, u64);

    impl Read for Zeros {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            let n = usize::try_from(self.0 - self.1).unwrap_or(usize::MAX).min(buf.len());
            buf[..n].fill(b'a');
            self.1 += n as u64;
            Ok(n)
        }
    }

    impl Seek for Zeros {
        fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
            self.1 = match to {
                SeekFrom::Start(n) => n,
                SeekFrom::End(n) => self.0.saturating_add_signed(n),
                SeekFrom::Current(n) => self.1.saturating_add_signed(n),
            };
            Ok(self.1)
        }
    }

    #[test]
    fn a_file_of_two_gb_is_refused_before_it_is_read() {
        let fault = sniff(&mut Zeros(2 << 30, 0)).expect_err("it is too large");
        assert_eq!((fault.code, fault.kind), ("file_too_large", FaultKind::TooLarge));
    }
}

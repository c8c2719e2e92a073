//! Checking a compound file ([MS-CFB]) before a library reads it: a locked workbook, or an old
//! one whose cells would need too much memory.

use std::io::Read;

use kernel::{Fault, FaultKind, Result, limits};

use super::{Source, broken};

/// Cells of the rectangles of all sheets together, as the reading library lays them out.
pub const CELLS: u64 = 5_000_000;

// Records of [MS-XLS] 2.3 that matter here.
const BOF: u16 = 0x0809;
const FILEPASS: u16 = 0x002F;
/// Records that begin with row and column of one cell: blank ones are left out, as the library does.
const CELL: &[u16] = &[0x0006, 0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x00D6, 0x0406];
const MULRK: u16 = 0x00BD;

/// Refuses what is locked and what is too large.
///
/// # Errors
/// `file_encrypted`, `file_kind` for letters and slides, `too_many_columns`, `file_bomb`,
/// `file_broken`.
pub fn check(source: &mut dyn Source) -> Result<()> {
    let mut file = cfb::CompoundFile::open(source).map_err(broken)?;
    if file.exists("/EncryptedPackage") {
        return Err(Fault::invalid("file_encrypted"));
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|n| file.is_stream(n));
    let Some(name) = name else { return Err(Fault::invalid("file_kind")) };
    scan(&mut std::io::BufReader::new(file.open_stream(name).map_err(broken)?))
}

/// Reads all records of the workbook's stream and adds up the rectangles of its sheets.
fn scan(stream: &mut impl Read) -> Result<()> {
    let (mut total, mut rows, mut columns) = (0_u64, 0_u64, 0_u64);
    let mut body = Vec::new();
    let mut head = [0_u8; 4];
    while read_whole(stream, &mut head)? {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let size = usize::from(u16::from_le_bytes([head[2], head[3]]));
        body.resize(size, 0);
        if !read_whole(stream, &mut body)? && size > 0 {
            break;
        }
        match kind {
            FILEPASS => return Err(Fault::invalid("file_encrypted")),
            BOF => {
                total += rows * columns;
                (rows, columns) = (0, 0);
            }
            _ => {
                if let Some((row, column)) = position(kind, &body) {
                    rows = rows.max(row + 1);
                    columns = columns.max(column + 1);
                }
            }
        }
        if columns > limits::IMPORT_COLUMNS as u64 {
            return Err(Fault::new(FaultKind::TooLarge, "too_many_columns")
                .with("max", limits::IMPORT_COLUMNS));
        }
        if total + rows * columns > CELLS {
            return Err(Fault::new(FaultKind::TooLarge, "file_bomb"));
        }
    }
    Ok(())
}

/// Row and last column of the cells of a record.
fn position(kind: u16, body: &[u8]) -> Option<(u64, u64)> {
    let word =
        |at: usize| Some(u64::from(u16::from_le_bytes([*body.get(at)?, *body.get(at + 1)?])));
    if kind == MULRK {
        Some((word(0)?, word(body.len().checked_sub(2)?)?))
    } else if CELL.contains(&kind) {
        Some((word(0)?, word(2)?))
    } else {
        None
    }
}

/// Fills the buffer; `false` at the end of the stream.
fn read_whole(stream: &mut impl Read, buffer: &mut [u8]) -> Result<bool> {
    match stream.read_exact(buffer) {
        Ok(()) => Ok(!buffer.is_empty()),
        Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(e) => Err(broken(e)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn compound(stream: &str, bytes: &[u8]) -> Cursor<Vec<u8>> {
        let mut file =
            cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("the container is made");
        file.create_stream(stream)
            .expect("the stream is made")
            .write_all(bytes)
            .expect("it is written");
        file.into_inner()
    }

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let size = u16::try_from(body.len()).expect("a short body");
        [&kind.to_le_bytes()[..], &size.to_le_bytes()[..], body].concat()
    }

    #[test]
    fn a_locked_workbook_is_told_from_a_broken_one() {
        let mut file = compound("/EncryptedPackage", b"ciphertext");
        assert_eq!(check(&mut file).expect_err("it is locked").code, "file_encrypted");
    }

    #[test]
    fn a_locked_old_workbook_is_told_too() {
        let bytes = [record(BOF, &[0; 16]), record(FILEPASS, &[0; 6])].concat();
        assert_eq!(
            check(&mut compound("/Workbook", &bytes)).expect_err("it is locked").code,
            "file_encrypted"
        );
    }

    #[test]
    fn one_cell_in_the_far_corner_takes_no_memory_and_is_refused() {
        let bytes =
            [record(BOF, &[0; 16]), record(0x0203, &[0xFF, 0xFF, 0xFF, 0xFF, 0, 0])].concat();
        assert_eq!(
            check(&mut compound("/Workbook", &bytes)).expect_err("it is far").code,
            "too_many_columns"
        );
    }

    #[test]
    fn a_letter_is_no_table() {
        assert_eq!(
            check(&mut compound("/WordDocument", b"x")).expect_err("a letter").code,
            "file_kind"
        );
    }
}

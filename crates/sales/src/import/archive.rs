//! Checking a ZIP container before any library unfolds it: what is inside, how large it truly is.

use std::io::{Read, SeekFrom};

use kernel::{Fault, FaultKind, Result, limits};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{FileKind, Source, broken, ods};

/// Bytes between two `<` of a part: the longest text or tag that a library may have to hold.
const MARKUP_BYTES: usize = 1 << 20;
/// Bytes of the parts that are held in memory as a whole, beside the texts.
const SMALL_PART_BYTES: u64 = 16 << 20;
/// Bytes of the shared texts of a workbook, which are held in memory.
const SHARED_TEXT_BYTES: u64 = 256 << 20;
/// Parts of one archive.
const PARTS: usize = 5_000;

/// Tells a workbook from a text document and measures all parts as they really unfold, whatever
/// the archive declares about itself.
///
/// # Errors
/// `file_encrypted`, `file_bomb`, `file_kind`, `file_broken`, `too_many_columns`, `cell_too_large`.
pub fn check(source: &mut dyn Source) -> Result<FileKind> {
    let size = source.seek(SeekFrom::End(0)).map_err(broken)?;
    let mut budget = may_unfold_to(size);
    let mut zip = ZipArchive::new(source).map_err(broken)?;
    if zip.len() > PARTS || zip.decompressed_size().is_some_and(|n| n > u128::from(budget)) {
        return Err(bomb());
    }
    let kind = kind_of(&mut zip)?;
    for index in 0..zip.len() {
        let mut part = match zip.by_index(index) {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Fault::invalid("file_encrypted"));
            }
            part => part.map_err(broken)?,
        };
        let limit = part_limit(&part.name().map_err(broken)?).min(budget);
        budget -= measure(&mut part, limit)?;
    }
    if kind == FileKind::Ods {
        let manifest = read_small(&mut zip, "META-INF/manifest.xml").unwrap_or_default();
        if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(Fault::invalid("file_encrypted"));
        }
        ods::check(std::io::BufReader::new(zip.by_name("content.xml").map_err(broken)?))?;
    }
    Ok(kind)
}

/// How many bytes an archive of this size may unfold to: a list of a million people is large on both
/// sides, a bomb on one.
fn may_unfold_to(size: u64) -> u64 {
    let times = size.saturating_mul(limits::UNZIPPED_TIMES);
    times.clamp(limits::UNZIPPED_BYTES, limits::UNZIPPED_BYTES_MOST)
}

fn bomb() -> Fault {
    Fault::new(FaultKind::TooLarge, "file_bomb")
}

fn kind_of(zip: &mut ZipArchive<&mut dyn Source>) -> Result<FileKind> {
    if zip.index_for_name("xl/workbook.xml").is_some() {
        return Ok(FileKind::Xlsx);
    }
    let mimetype = read_small(zip, "mimetype").unwrap_or_default();
    if mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(FileKind::Ods);
    }
    Err(Fault::invalid("file_kind"))
}

fn read_small(zip: &mut ZipArchive<&mut dyn Source>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name).ok()?.take(SMALL_PART_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// How many bytes a part may unfold to: tables are streamed, the rest is held.
fn part_limit(name: &str) -> u64 {
    if name.starts_with("xl/worksheets/") || name == "content.xml" || name.starts_with("xl/media/")
    {
        limits::UNZIPPED_BYTES_MOST
    } else if name == "xl/sharedStrings.xml" {
        SHARED_TEXT_BYTES
    } else {
        SMALL_PART_BYTES
    }
}

/// Unfolds a part into nothing, and gives its true size.
fn measure(part: &mut impl Read, limit: u64) -> Result<u64> {
    let mut buffer = [0_u8; 1 << 16];
    let (mut size, mut run) = (0_u64, 0_usize);
    loop {
        let n = part.read(&mut buffer).map_err(broken)?;
        if n == 0 {
            return Ok(size);
        }
        size += n as u64;
        if size > limit {
            return Err(bomb());
        }
        let mut last = None;
        for at in memchr::memchr_iter(b'<', &buffer[..n]) {
            run = at - last.map_or(0, |l| l) + if last.is_none() { run } else { 0 };
            if run > MARKUP_BYTES {
                return Err(Fault::invalid("cell_too_large"));
            }
            last = Some(at);
        }
        run = last.map_or(run + n, |l| n - l);
        if run > MARKUP_BYTES + (1 << 16) {
            return Err(Fault::invalid("cell_too_large"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &[u8], usize)]) -> Cursor<Vec<u8>> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, chunk, times) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("the part starts");
            for _ in 0..*times {
                zip.write_all(chunk).expect("the part is written");
            }
        }
        zip.finish().expect("the archive ends")
    }

    #[test]
    fn a_part_that_unfolds_to_more_than_it_may_is_a_bomb() {
        let chunk = "<c>".repeat(1 << 18).into_bytes();
        let mut file = archive(&[("xl/workbook.xml", b"<x/>", 1), ("xl/styles.xml", &chunk, 30)]);
        assert_eq!(check(&mut file).expect_err("it is a bomb").code, "file_bomb");
    }

    #[test]
    fn a_cell_of_many_megabytes_is_refused() {
        let sheet = format!("<t>{}</t>", "a".repeat(3 << 20));
        let mut file = archive(&[
            ("xl/workbook.xml", b"<x/>", 1),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes(), 1),
        ]);
        assert_eq!(check(&mut file).expect_err("it is too long").code, "cell_too_large");
    }

    #[test]
    fn a_common_workbook_passes() {
        let mut file = archive(&[
            ("xl/workbook.xml", b"<x/>", 1),
            ("xl/worksheets/sheet1.xml", b"<c>1</c>", 9),
        ]);
        assert_eq!(check(&mut file).expect("it is a workbook"), FileKind::Xlsx);
    }

    #[test]
    fn an_archive_without_a_workbook_is_no_table() {
        let mut file = archive(&[("word/document.xml", b"<x/>", 1)]);
        assert_eq!(check(&mut file).expect_err("it is a letter").code, "file_kind");
    }
}

//! One list in every kind of file: it means the same in each. What cannot be read is told.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use sales::import::{Book, FileKind, Reader, RowOutcome, Spec, Table, preview};

const XLS: &[u8] = include_bytes!("files/customers.xls");
const ODS: &[u8] = include_bytes!("files/customers.ods");
const ENCRYPTED: &[u8] = include_bytes!("files/encrypted.xlsx");

/// The list of the fixtures as a text.
const TEXT: &str = "尚品二奢客户表,,,,,,\n姓名,手机号,身份证号,生日,消费金额,备注,等级\n\
    周春梅,15858479200,320505197609050637,1976-09-05,45852.58,\"换行\n第二行\",VIP\n\
    𠮷野𣎴,138 1234 5678,11010519491231002X,1949-12-31,0,<script>alert(1)</script>,\n\n\
    O'Neil 王,13900000001,,,300,\"=HYPERLINK(\"\"http://example.invalid\"\",\"\"点我\"\")\",\n\
    坏行,12,,,1,,\n合计,,,,46153.58,,\n";

/// What each row of a file means, by its number: values, or the column that is wrong.
fn meaning(bytes: &[u8]) -> BTreeMap<u64, Result<Vec<(String, String)>, String>> {
    let mut source = Cursor::new(bytes.to_vec());
    let object = &sales::objects()[0];
    let spec = Spec::default();
    let mut book = Book::open(&mut source, None).expect("the file opens");
    let table = Table::find(&mut book, &spec).expect("the table is found");
    let (mapping, _) = table.proposed(object);
    let reader =
        Reader::new(object, &mapping, table.titles.clone(), table.header_row, &spec.defaults)
            .expect("it maps");
    let mut rows = BTreeMap::new();
    for row in book.rows(table.sheet).expect("the sheet opens") {
        let row = row.expect("the row is read");
        let told = match reader.read(&row) {
            RowOutcome::Good(good) => {
                let values = good.values.iter().map(|(n, v)| (n.to_owned(), v.json().to_string()));
                let note = good.note().map(|note| ("note".to_owned(), note.to_owned()));
                Ok(values.chain(note).collect())
            }
            RowOutcome::Refused(refusal) => Err(refusal.faults[0].field.clone()),
            RowOutcome::Skipped(..) => continue,
        };
        rows.insert(row.number, told);
    }
    rows
}

fn code(bytes: &[u8]) -> &'static str {
    let mut source = Cursor::new(bytes.to_vec());
    let looked = preview(&mut source, &sales::objects()[0], &Spec::default());
    looked.err().expect("it is refused").code
}

fn kind(bytes: &[u8]) -> FileKind {
    Book::open(&mut Cursor::new(bytes.to_vec()), None).expect("the file opens").kind()
}

#[test]
fn an_old_workbook_and_an_open_document_mean_what_the_text_says() {
    let expected = meaning(TEXT.as_bytes());
    // Rows of people by their numbers; the quoted line break is no row of its own
    assert_eq!(expected.keys().copied().collect::<Vec<_>>(), [3, 4, 6, 7]);
    assert_eq!(expected[&7], Err("手机号".to_owned()));
    let first: BTreeMap<_, _> = expected[&3].clone().expect("good").into_iter().collect();
    assert_eq!(first["phone"], "\"+8615858479200\"");
    assert_eq!(first["birthday"], "\"1976-09-05\"");
    assert_eq!(first["note"], "换行\n第二行");
    assert!(first["spent"].contains("45852.58") && first["level"].contains("vip"));
    assert_eq!((kind(XLS), kind(ODS)), (FileKind::Xls, FileKind::Ods));
    assert!(meaning(XLS) == expected, "XLS: {:?}", meaning(XLS).keys());
    assert!(meaning(ODS) == expected, "ODS: {:?}", meaning(ODS).keys());
}

#[test]
fn the_list_is_found_before_the_sheet_that_is_none() {
    for bytes in [XLS, ODS] {
        let mut source = Cursor::new(bytes.to_vec());
        let looked = preview(&mut source, &sales::objects()[0], &Spec::default());
        let looked = looked.expect("a preview");
        assert_eq!((looked.sheet.as_str(), looked.header_row, looked.rows), ("客户资料", 2, 4));
    }
}

/// UTF-16 in this order of bytes.
fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_text_means_the_same_in_every_encoding_and_with_every_line_end() {
    let expected = meaning(TEXT.as_bytes());
    let marked = format!("\u{FEFF}{TEXT}");
    for (name, bytes) in [
        ("UTF-8 with its mark", marked.clone().into_bytes()),
        ("UTF-16LE", utf16(&marked, u16::to_le_bytes)),
        ("UTF-16BE", utf16(&marked, u16::to_be_bytes)),
        ("UTF-16LE without its mark", utf16(TEXT, u16::to_le_bytes)),
        ("UTF-16BE without its mark", utf16(TEXT, u16::to_be_bytes)),
        ("tabs", TEXT.replace(',', "\t").replace("invalid\"\"\t", "invalid\"\",").into_bytes()),
    ] {
        assert!(meaning(&bytes) == expected, "{name}: {:?}", meaning(&bytes).keys());
    }
    // Within quotes a line end is part of the text, so only those between rows are exchanged
    let (before, after) = TEXT.split_once("换行\n").expect("a quoted line end");
    for (name, ends) in
        [("Windows", ["\r\n", "\r\n"]), ("mixed", ["\r\n", "\n"]), ("old Macintosh", ["\r", "\r"])]
    {
        let text =
            format!("{}换行\n{}", before.replace('\n', ends[0]), after.replace('\n', ends[1]));
        let found = meaning(text.as_bytes());
        assert!(found == expected, "{name}: {:?}", found.keys());
    }
}

#[test]
fn titles_without_rows_are_told_as_such() {
    assert_eq!(code("姓名,手机号\n".as_bytes()), "no_rows");
    assert_eq!(code("尚品二奢客户表,\n姓名,手机号\n合计,\n".as_bytes()), "no_rows");
}

#[test]
fn a_locked_workbook_is_told_in_both_formats() {
    assert_eq!(code(ENCRYPTED), "file_encrypted");
    assert_eq!(code(&locked_xls()), "file_encrypted");
}

/// The old workbook as a program locks it: a record FILEPASS behind the first one ([MS-XLS]
/// 2.4.117). What follows would be ciphertext, which nobody reads.
fn locked_xls() -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(XLS.to_vec())).expect("a container");
    let mut stream = file.open_stream("/Workbook").expect("the workbook");
    let mut records = Vec::new();
    stream.read_to_end(&mut records).expect("its records");
    let first = 4 + usize::from(u16::from_le_bytes([records[2], records[3]]));
    records.splice(first..first, [0x2F, 0x00, 0x06, 0x00, 0, 0, 1, 2, 3, 4]);
    stream.seek(SeekFrom::Start(0)).expect("the beginning");
    stream.write_all(&records).expect("written");
    drop(stream);
    file.flush().expect("written");
    file.into_inner().into_inner()
}

#[test]
fn files_that_break_off_are_broken() {
    for bytes in [XLS, ODS, ENCRYPTED] {
        let cut = code(&bytes[..bytes.len() / 2]);
        assert!(matches!(cut, "file_broken" | "file_encrypted"), "{cut}");
    }
    assert_eq!(code(&XLS[..600]), "file_broken");
    assert_eq!(code(&ODS[..600]), "file_broken");
}

#[test]
fn a_damaged_file_is_never_a_panic() {
    for bytes in [XLS, ODS, ENCRYPTED] {
        for at in (0..bytes.len()).step_by(41) {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 0xA5;
            let mut source = Cursor::new(damaged);
            // Whatever it says, it says it.
            let _ = preview(&mut source, &sales::objects()[0], &Spec::default());
        }
    }
}

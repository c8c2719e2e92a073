//! Files that mean harm or mean nothing: each gives a clear fault, none a panic.

mod shared;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use sales::import::{Book, Spec, preview};
use zip::write::SimpleFileOptions;

fn look(bytes: Vec<u8>) -> Result<u64, &'static str> {
    let mut source = Cursor::new(bytes);
    preview(&mut source, &sales::objects()[0], &Spec::default()).map(|p| p.rows).map_err(|f| f.code)
}

/// A workbook with this sheet.
fn workbook(rows: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned()),
        ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned()),
        ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned()),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_common_workbook_is_read() {
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="3">{}{}</row>"#,
        text_cell("A1", "姓名"),
        text_cell("B1", "手机号"),
        text_cell("A3", "王芳"),
        text_cell("B3", "13800138000"),
    );
    assert_eq!(look(workbook(&rows)), Ok(1));
}

#[test]
fn a_cell_in_the_far_corner_takes_no_memory() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="1048576">{}</row>"#,
        text_cell("A1", "姓名"),
        text_cell("XFD1048576", "x")
    );
    assert_eq!(look(workbook(&rows)), Err("too_many_columns"));
}

#[test]
fn a_workbook_without_texts_is_empty() {
    assert_eq!(look(workbook("")), Err("file_empty"));
}

#[test]
fn a_workbook_that_breaks_off_is_broken() {
    let whole = shared::bytes("luxury_customers.xlsx");
    assert_eq!(look(whole[..whole.len() / 2].to_vec()), Err("file_broken"));
}

#[test]
fn what_a_library_says_of_a_cell_is_told_to_nobody() {
    // Given a cell that says it is an error and holds a value instead
    let cell = r#"<row r="1"><c r="A1" t="e"><v>周春梅15858479200</v></c></row>"#;
    let mut source = Cursor::new(workbook(cell));
    // When it is read
    let fault = preview(&mut source, &sales::objects()[0], &Spec::default()).err();
    // Then neither the answer nor the operator's log has the value
    let told = format!("{:?}", fault.expect("it is refused"));
    assert!(told.contains("file_broken") && told.contains("Error"), "{told}");
    assert!(!told.contains("周春梅") && !told.contains("15858479200"), "{told}");
}

#[test]
fn a_row_of_a_million_columns_is_refused() {
    assert_eq!(look("x,".repeat(1_000_000).into_bytes()), Err("too_many_columns"));
}

#[test]
fn a_text_of_blanks_is_empty() {
    assert_eq!(look(b"\n\n , ,\n".to_vec()), Err("file_empty"));
}

#[test]
fn a_nul_refuses_its_row_and_no_other() {
    let bytes = "姓名,手机号\n王\0芳,13800138000\n李娜,13800138001\n".as_bytes().to_vec();
    let mut source = Cursor::new(bytes);
    let preview = preview(&mut source, &sales::objects()[0], &Spec::default()).expect("it is read");
    let problems: Vec<(u64, &str)> =
        preview.preview.iter().filter_map(|r| Some((r.row, r.problem.as_ref()?.code))).collect();
    assert_eq!(problems, [(2, "control_character")]);
}

#[test]
fn a_workbook_under_a_text_s_name_is_read_by_its_content() {
    let mut source = Cursor::new(shared::bytes("luxury_customers.xlsx"));
    let book = Book::open(&mut source, None).expect("the name does not matter");
    assert_eq!(book.names().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic(start in prop::sample::select(vec![
        &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xEF\xBB\xBF", b"a,b\n\"",
    ]), rest in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = look([start, &rest[..]].concat());
    }

    #[test]
    fn random_tables_never_panic(text in "[\u{0}a1,;\t\"\r\n王@=.+-]{0,300}") {
        let _ = look(text.into_bytes());
    }

    #[test]
    fn random_sheets_never_panic(rows in "(<row r=\"[0-9]{1,8}\">(<c r=\"[A-Z]{1,4}[0-9]{0,8}\"( t=\"(s|b|e|n|str|inlineStr)\")?( s=\"[0-9]{1,3}\")?>(<f>[a-z+]{0,5}</f>)?<v>[-0-9.eE]{0,12}</v></c>){0,4}</row>){0,4}") {
        let _ = look(workbook(&rows));
    }

    #[test]
    fn a_damaged_workbook_never_panics(at in 0_usize..2_000, byte in any::<u8>()) {
        let mut bytes = workbook(&format!(r#"<row r="1">{}</row>"#, text_cell("A1", "x")));
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = look(bytes);
    }
}

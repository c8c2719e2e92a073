//! Both files of the shared data folder, row by row against what each row truly means.

#[path = "shared/identity.rs"]
mod identity;
mod shared;

use std::collections::BTreeMap;
use std::io::Cursor;

use identity::{Identities, Placed};
use sales::import::{Book, Reader, RowOutcome, Skip, Spec, Table, preview};
use serde_json::Value as Json;

/// All outcomes of a file by row number, with the reader that made them.
fn read(name: &str) -> (Reader, BTreeMap<u64, RowOutcome>, Table) {
    let mut source = Cursor::new(shared::bytes(name));
    let object = &sales::objects()[0];
    let spec = Spec::default();
    let mut book = Book::open(&mut source, None).expect("the file opens");
    let table = Table::find(&mut book, &spec).expect("the table is found");
    let (mapping, _) = table.proposed(object);
    let reader =
        Reader::new(object, &mapping, table.titles.clone(), table.header_row, &spec.defaults)
            .expect("it maps");
    let mut outcomes = BTreeMap::new();
    for row in book.rows(table.sheet).expect("the sheet opens") {
        let row = row.expect("the row is read");
        outcomes.insert(row.number, reader.read(&row));
    }
    (reader, outcomes, table)
}

/// Checks status, refusal, values and repeats of all rows.
fn check(name: &str, truth: &str, fields: &[(&str, &str)]) {
    let (_, outcomes, table) = read(name);
    let truth: Json = serde_json::from_slice(&shared::bytes(truth)).expect("the truth is JSON");
    assert_eq!(Some(table.header_row), truth["header_row"].as_u64());
    let first = truth["first_data_row"].as_u64().expect("a number");
    let mut seen = Identities::new();
    for (index, row) in truth["rows"].as_array().expect("rows").iter().enumerate() {
        let number = first + index as u64;
        match (&outcomes[&number], row["status"].as_str()) {
            (RowOutcome::Refused(refusal), Some("bad")) => {
                let columns: Vec<&str> = refusal.faults.iter().map(|f| f.field.as_str()).collect();
                assert_eq!(columns, [row["column"].as_str().expect("a column")], "row {number}");
            }
            (RowOutcome::Good(good), Some("ok")) => {
                for (truth, field) in fields {
                    let expected = row[*truth].as_str();
                    let found = good.values.get(field).map(|v| plain(v.json()));
                    assert_eq!(found.as_deref(), expected, "row {number}, {field}");
                }
                let same = row["same_person_as"].as_u64().map(|i| Placed::SameAs(first + i));
                let placed = seen.place(number, &good.values);
                assert_eq!(
                    Some(placed).filter(|p| matches!(p, Placed::SameAs(_))),
                    same,
                    "row {number}"
                );
            }
            (outcome, status) => {
                panic!("row {number} should be {status:?}, yet is {}", word(outcome))
            }
        }
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::Object(money) => {
            let amount: kernel::Decimal =
                money["amount"].as_str().expect("an amount").parse().expect("a number");
            format!("{amount:.2}")
        }
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn word(outcome: &RowOutcome) -> String {
    match outcome {
        RowOutcome::Good(_) => "good".into(),
        RowOutcome::Refused(refusal) => format!("refused for {:?}", refusal.faults),
        RowOutcome::Skipped(_, why) => format!("left out as {why:?}"),
    }
}

#[test]
fn every_row_of_the_shop_s_workbook_means_what_the_truth_says() {
    check(
        "luxury_customers.xlsx",
        "luxury_customers.truth.json",
        &[
            ("name", "name"),
            ("phone", "phone"),
            ("id_number", "id_card"),
            ("birthday", "birthday"),
            ("spent", "spent"),
        ],
    );
}

#[test]
fn every_row_of_the_oil_company_s_text_means_what_the_truth_says() {
    let (reader, ..) = read("oil_accounts_gb18030.csv");
    let amount = reader
        .object()
        .fields
        .iter()
        .find(|f| f.label.zh == "合同金额")
        .expect("a new field")
        .name
        .clone();
    check(
        "oil_accounts_gb18030.csv",
        "oil_accounts_gb18030.truth.json",
        &[
            ("company", "company_name"),
            ("uscc", "credit_code"),
            ("phone", "phone"),
            ("amount", &amount),
        ],
    );
}

#[test]
fn heading_and_total_are_left_out_and_told() {
    let (_, outcomes, _) = read("luxury_customers.xlsx");
    let why = |row| match &outcomes[&row] {
        RowOutcome::Skipped(_, why) => *why,
        other => panic!("row {row} is {}", word(other)),
    };
    assert_eq!((why(1), why(2), why(3003)), (Skip::Title, Skip::Title, Skip::Total));
}

#[test]
fn a_company_s_row_brings_its_contact_and_its_follow_up() {
    let (_, outcomes, _) = read("oil_accounts_gb18030.csv");
    let RowOutcome::Good(row) = &outcomes[&4] else { panic!("row 4 is good") };
    assert_eq!(row.values.text("kind"), Some("company"));
    let contact = row.contact.as_ref().expect("a contact");
    assert_eq!((contact.text("name"), contact.text("position")), (Some("张玲"), Some("总经理")));
    let follow_up = row.follow_up.as_ref().expect("a follow-up");
    assert!(follow_up.text("body").expect("a body").contains("𠮷野家"));
    assert!(follow_up.text("at").is_some());
    assert_eq!(row.owner.as_deref(), Some("孙经理"));
}

#[test]
fn line_breaks_formulas_and_scripts_arrive_as_they_are() {
    let (_, outcomes, _) = read("luxury_customers.xlsx");
    let remarks: Vec<&str> = outcomes
        .values()
        .filter_map(|o| if let RowOutcome::Good(row) = o { row.note() } else { None })
        .collect();
    for text in [
        "换行\n第二行",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.invalid\",\"点我\")",
    ] {
        assert!(remarks.contains(&text), "{text}");
    }
}

#[test]
fn the_preview_masks_what_is_sensitive() {
    let mut source = Cursor::new(shared::bytes("luxury_customers.xlsx"));
    let preview = preview(&mut source, &sales::objects()[0], &Spec::default()).expect("a preview");
    let text = serde_json::to_string(&preview).expect("it is written");
    for value in
        ["周春梅", "15858479200", "320505197609050637", "6217000030913673", "台北街m座", "alert(1)"]
    {
        assert!(!text.contains(value), "{value} stands in the preview");
    }
    assert_eq!((preview.sheet.as_str(), preview.header_row, preview.rows), ("客户资料", 2, 3000));
    let birthday = preview.columns.iter().find(|c| c.title == "生日").expect("a column");
    assert_eq!(birthday.problems, 35);
}

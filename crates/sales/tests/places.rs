//! Rows with values that their kind of customer has no field for: nothing goes where more people
//! would see it.

use std::io::Cursor;

use sales::import::{Book, ImportRow, Reader, RowOutcome, Spec, Table};

/// What becomes of the only row of a table.
fn outcome(table: &str) -> RowOutcome {
    let mut source = Cursor::new(table.as_bytes().to_vec());
    let object = &sales::objects()[0];
    let spec = Spec::default();
    let mut book = Book::open(&mut source, None).expect("the file opens");
    let table = Table::find(&mut book, &spec).expect("the table is found");
    let (mapping, _) = table.proposed(object);
    let reader =
        Reader::new(object, &mapping, table.titles.clone(), table.header_row, &spec.defaults)
            .expect("it maps");
    let row = book.rows(table.sheet).expect("the sheet opens").last().expect("a row");
    reader.read(&row.expect("the row is read"))
}

fn refused(table: &str) -> Vec<(String, &'static str)> {
    match outcome(table) {
        RowOutcome::Refused(refusal) => {
            refusal.faults.into_iter().map(|f| (f.field, f.code)).collect()
        }
        _ => panic!("the row should be refused"),
    }
}

fn good(table: &str) -> ImportRow {
    match outcome(table) {
        RowOutcome::Good(row) => *row,
        RowOutcome::Refused(refusal) => panic!("refused for {:?}", refusal.faults),
        RowOutcome::Skipped(_, why) => panic!("left out as {why:?}"),
    }
}

#[test]
fn a_company_s_row_with_an_id_card_is_refused_for_that_column() {
    let table = "公司名称,法人,身份证号\n大庆石油有限公司,周春梅,320505197609050637\n";
    assert_eq!(refused(table), [("身份证号".to_owned(), "not_for_this_kind")]);
}

#[test]
fn a_person_s_row_with_a_credit_code_is_refused_for_that_column() {
    let table = "客户类型,姓名,统一社会信用代码\n个人,周春梅,9123060223DMPY79MR\n";
    assert_eq!(refused(table), [("统一社会信用代码".to_owned(), "not_for_this_kind")]);
}

#[test]
fn what_is_harmless_is_noted_in_the_remark() {
    let row =
        good("客户类型,姓名,手机号,公司名称,行业\n个人,周春梅,13800138000,大庆石油有限公司,石油\n");
    let remark = row.values.text("remark").expect("a remark");
    assert_eq!(remark, "公司名称：大庆石油有限公司\n行业：石油");
}

#[test]
fn a_company_s_person_is_its_contact_with_their_birthday() {
    let row = good("公司名称,姓名,生日\n大庆石油有限公司,周春梅,1976-09-05\n");
    let contact = row.contact.expect("a contact");
    assert_eq!(
        (contact.text("name"), contact.text("birthday")),
        (Some("周春梅"), Some("1976-09-05"))
    );
    assert!(row.values.get("remark").is_none());
}

#[test]
fn the_phone_of_a_contact_without_a_name_is_the_customer_s_and_never_a_note() {
    let row = good("公司名称,联系人,联系人电话\n大庆石油有限公司,,13800138000\n");
    assert_eq!(row.values.text("phone"), Some("+8613800138000"));
    assert!(row.contact.is_none() && row.values.get("remark").is_none());
}

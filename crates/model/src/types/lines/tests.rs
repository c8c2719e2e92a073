use serde_json::json;

use super::*;

fn field() -> Field {
    Field::new("lines", "lines", "明细", "Lines")
}

fn taken(raw: &Json) -> Result<Value, &'static str> {
    match LinesType.normalise(&field(), raw) {
        Ok(value) => Ok(value.expect("lines")),
        Err(fault) => Err(fault.code),
    }
}

fn line(quantity: &str, price: &str, discount: &str) -> Json {
    json!({ "name": "Kelly 25", "unit": "只", "quantity": quantity, "price": price, "discount": discount })
}

#[test]
fn the_amount_of_a_line_is_worked_out_and_rounded_half_up() {
    for (quantity, price, discount, amount) in [
        ("1", "88000", "0", "88000.00"),
        ("3", "0.335", "0", "1.01"),
        ("1", "0.005", "0", "0.01"),
        ("1", "0.0049", "0", "0.00"),
        ("2.5", "19.99", "12.5", "43.73"),
        ("1", "100", "100", "0.00"),
        ("999999", "0.0001", "0", "100.00"),
    ] {
        let mut sent = line(quantity, price, discount);
        sent["amount"] = json!("1");
        let value = taken(&json!({ "rows": [sent] })).expect("lines");
        assert_eq!(value.json()["rows"][0]["amount"], json!(amount), "{quantity} × {price}");
    }
}

#[test]
fn totals_are_the_sums_of_the_rounded_lines() {
    let rows = vec![line("1", "0.005", "0"); 3];
    let value = taken(&json!({ "currency": "HKD", "rows": rows })).expect("lines");
    let sums = LinesType::sums(&value).expect("sums");
    assert_eq!((sums.total.to_string().as_str(), sums.currency.as_str()), ("0.03", "HKD"));
    let value = taken(&json!({ "rows": [line("2", "50", "10"), line("1", "1", "0")] }));
    let sums = LinesType::sums(&value.expect("lines")).expect("sums");
    let told = [sums.list, sums.discount, sums.total].map(|sum| sum.to_string());
    assert_eq!(told, ["101.00", "10.00", "91.00"]);
}

#[test]
fn what_is_stored_gives_the_lines_back_and_no_lines_are_none() {
    let value = taken(&json!({ "rows": [line("1", "88000", "5")] })).expect("lines");
    assert!(LinesType.restored(&LinesType.stored(&value)) == value);
    assert!(taken(value.json()).is_ok_and(|again| again == value));
    assert!(LinesType.normalise(&field(), &json!({ "rows": [] })).is_ok_and(|v| v.is_none()));
}

#[test]
fn lines_that_are_none_are_refused_with_their_place() {
    for (row, code) in [
        (line("0", "1", "0"), "line_bad_number"),
        (line("-1", "1", "0"), "line_bad_number"),
        (line("1", "-1", "0"), "line_bad_number"),
        (line("1", "1", "101"), "line_bad_number"),
        (line("1", "1.00001", "0"), "line_bad_number"),
        (line("1", "1000000000", "0"), "line_bad_number"),
        (line("1000000", "1", "0"), "line_bad_number"),
        (line("1", "1", "0.001"), "line_bad_number"),
        (line("1e30", "1", "0"), "line_bad_number"),
        (json!({ "name": " " }), "line_without_name"),
        (json!({ "name": "x".repeat(201) }), "line_bad_text"),
        (json!({ "name": "x", "product": "7" }), "bad_lines"),
        (json!({ "name": "x", "extra": 1 }), "bad_lines"),
    ] {
        let sent = json!({ "rows": [line("1", "1", "0"), row] });
        assert_eq!(taken(&sent).err(), Some(code), "{sent}");
    }
    let many = vec![line("1", "1", "0"); 201];
    assert_eq!(taken(&json!({ "rows": many })).err(), Some("too_many_values"));
    let most = vec![line("999999", "999999999", "0"); 2];
    assert_eq!(taken(&json!({ "rows": most })).err(), Some("number_too_large"));
    assert_eq!(
        taken(&json!({ "currency": "元", "rows": [line("1", "1", "0")] })).err(),
        Some("bad_money")
    );
    assert_eq!(taken(&json!({ "masked": "***" })).err(), Some("masked_value"));
}

//! Made-up customers whose values are all different, so that each can be found by them.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

/// The values of a record that are compared, by field.
pub type Values = BTreeMap<String, String>;

const SURNAMES: [&str; 12] =
    ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "司马"];
const GIVEN: [&str; 12] =
    ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "艳", "子涵"];

/// A new customer of this writer; `nth` is no other's of this writer.
pub fn customer(writer: usize, nth: u64, random: &mut fastrand::Rng) -> Values {
    let name = format!("{}{}", pick(&SURNAMES, random), pick(&GIVEN, random));
    [
        ("kind", "person".to_owned()),
        ("name", name),
        ("phone", phone(random)),
        ("id_card", id_card(writer, nth)),
        ("remark", format!("writer {writer} record {nth} change 0")),
    ]
    .map(|(field, value)| (field.to_owned(), value))
    .into()
}

/// A note whose text is no other's.
pub fn note(writer: usize, nth: u64) -> Values {
    [("kind", "note".to_owned()), ("body", format!("writer {writer} note {nth}"))]
        .map(|(field, value)| (field.to_owned(), value))
        .into()
}

/// A mobile number as Kedun writes it.
pub fn phone(random: &mut fastrand::Rng) -> String {
    format!("+8613{:09}", random.u64(0..1_000_000_000))
}

/// An id card's number (GB 11643-1999), unique for a hundred writers with 33 million customers each.
pub fn id_card(writer: usize, nth: u64) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let (day, month, order) = (nth % 28 + 1, nth / 28 % 12 + 1, nth / 336 % 1_000);
    let county = nth / 336_000 % 100;
    let stem = format!("11{:02}{county:02}1990{month:02}{day:02}{order:03}", writer % 100);
    let sum: u32 = stem.bytes().zip(WEIGHTS).map(|(digit, w)| u32::from(digit - b'0') * w).sum();
    format!("{stem}{}", char::from(CHECKS[(sum % 11) as usize]))
}

/// The values as the interface takes them.
pub fn json(values: &Values) -> Map<String, Json> {
    values.iter().map(|(field, value)| (field.clone(), Json::from(value.as_str()))).collect()
}

/// Whether a record of the interface has exactly these values in the fields that are compared.
pub fn same(values: &Values, record: &Json) -> bool {
    values.iter().all(|(field, value)| record["values"][field] == value.as_str())
}

fn pick<'a>(from: &[&'a str], random: &mut fastrand::Rng) -> &'a str {
    from[random.usize(0..from.len())]
}

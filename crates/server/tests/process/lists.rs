//! Both lists of `tests/data` through the command line, held against what each of their
//! rows truly means.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value as Json;
use tests::http::{Base, on_both};
use tests::listing::{Listing, luxury, oil, shared_path};

use crate::kit::{Place, Said};

fn import(place: &Place, file: &Path, more: &[&str]) -> Said {
    let file = file.to_str().expect("a path in UTF-8");
    place.run(&[&["--json", "import", "customer", file, "--as", "boss"], more].concat())
}

fn count(told: &Json, what: &str) -> u64 {
    told[what].as_u64().unwrap_or_else(|| panic!("no {what} in {told}"))
}

/// Holds the numbers and the refused rows of an import against the truth; status 1 says that rows
/// were refused.
fn as_the_truth_says(listing: &Listing, said: &Said) -> Json {
    assert_eq!(said.status, 1, "{}", said.stderr);
    let told = said.json();
    let refused = told["refused"].as_array().expect("refused rows").iter();
    let refused: BTreeSet<(u64, String)> = refused
        .map(|row| {
            assert!(row["message"].as_str().is_some_and(|m| !m.is_empty()), "{row}");
            (count(row, "row"), row["column"].as_str().expect("a column").to_owned())
        })
        .collect();
    assert_eq!(refused, listing.bad());
    let rows = listing.truth["rows"].as_array().expect("rows").len() as u64;
    assert_eq!(count(&told, "rows"), rows);
    let good = rows - refused.len() as u64;
    assert_eq!(count(&told, "created") + count(&told, "repeated"), good);
    told
}

/// Exports the customers of a filter as CSV: titles and rows.
fn table(place: &Place, filter: &str, more: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
    let path = place.beside("all.csv");
    let out = path.to_str().expect("a path in UTF-8");
    let args = ["export", "customer", "--as", "boss", "--out", out, "--filter", filter];
    let rows = count(&place.json(&[&args[..], more].concat()), "rows");
    let bytes = std::fs::read(&path).expect("the export");
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let mut table = csv::Reader::from_reader(bytes);
    let texts = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let titles = texts(table.headers().expect("titles"));
    let found: Vec<_> = table.records().map(|row| texts(&row.expect("a row"))).collect();
    assert_eq!(found.len() as u64, rows);
    (titles, found)
}

/// The customers of one kind out of `kedun export --raw`, with the values that the truth names.
pub fn exported(place: &Place, listing: &Listing, kind: &str) -> Vec<Vec<Option<String>>> {
    let (titles, rows) = table(place, &format!("kind = \"{kind}\""), &["--raw"]);
    let titles: BTreeMap<&str, usize> = titles.iter().map(String::as_str).zip(0..).collect();
    let value = |row: &Vec<String>, (truth, field): &(&str, String)| {
        let text = &row[*titles.get(field.as_str()).expect("a column of each field")];
        (!text.is_empty()).then(|| plain(truth, text))
    };
    let mut people: Vec<Vec<Option<String>>> =
        rows.iter().map(|row| listing.fields.iter().map(|f| value(row, f)).collect()).collect();
    people.sort();
    people
}

/// A value as the truth writes it: amounts with two places; a text that begins like a formula
/// without its guard.
fn plain(truth: &str, text: &str) -> String {
    if matches!(truth, "spent" | "amount") {
        let amount: kernel::Decimal = text.parse().expect("an amount");
        return format!("{amount:.2}");
    }
    text.strip_prefix('\'').unwrap_or(text).to_owned()
}

/// Takes a list in twice; the second time nothing is added and nothing changes.
fn twice(
    place: &Place,
    listing: &mut Listing,
    (file, kind): (&str, &str),
    added: &[(&'static str, &str)],
) {
    let file = shared_path(file);
    let errors = place.beside(&format!("{kind}.xlsx"));
    let path = errors.to_str().expect("a path in UTF-8");
    let first = as_the_truth_says(listing, &import(place, &file, &["--errors", path]));
    assert_eq!(count(&first, "repeated"), listing.repeats());
    assert!(std::fs::read(&errors).expect("the refused rows").starts_with(b"PK"));
    for (truth, title) in added {
        let field = new_field(place, title);
        listing.fields.push((truth, field));
    }
    let people = listing.people();
    assert_eq!(count(&first, "created"), people.len() as u64);
    let again = as_the_truth_says(listing, &import(place, &file, &[]));
    assert_eq!((count(&again, "created"), count(&again, "updated")), (0, 0));
    assert_eq!(again["refused"], first["refused"]);
    assert!(exported(place, listing, kind) == people, "the export is not what the truth says");
}

/// The name of the field that an import made for the column of this title: it stands at the same
/// place in both kinds of exports.
fn new_field(place: &Place, title: &str) -> String {
    let nobody = "kind = \"person\" AND kind = \"company\"";
    let (labels, _) = table(place, nobody, &[]);
    let (names, _) = table(place, nobody, &["--raw"]);
    let position = labels.iter().position(|label| label == title).expect("a new field");
    names[position].clone()
}

const SHOP: (&str, &str) = ("luxury_customers.xlsx", "person");
const OIL: (&str, &str) = ("oil_accounts_gb18030.csv", "company");

#[test]
fn the_shop_s_workbook_comes_in_at_the_command_line_as_the_truth_says_and_once() {
    on_both(|base| twice(&Place::founded(base), &mut luxury(), SHOP, &[]));
}

#[test]
fn the_oil_company_s_text_comes_in_at_the_command_line_as_the_truth_says_and_once() {
    on_both(|base| {
        let place = Place::founded(base);
        twice(&place, &mut oil(), OIL, &[("amount", "合同金额")]);
        let verdict = place.json(&["audit", "verify"]);
        assert_eq!(verdict["ok"], true, "{verdict}");
    });
}

#[test]
fn a_trial_tells_what_the_import_would_and_writes_nothing() {
    let place = Place::founded(Base::Sqlite);
    // The list has columns that become new fields, which a trial does not add
    let file = shared_path(OIL.0);
    as_the_truth_says(&oil(), &import(&place, &file, &["--dry-run"]));
    assert_eq!(place.json(&["list", "customer", "--as", "boss"])["total"], 0);
    let (labels, _) = table(&place, "kind = \"company\"", &[]);
    assert!(!labels.iter().any(|label| label == "合同金额"));
}

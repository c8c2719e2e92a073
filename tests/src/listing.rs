//! The lists of `tests/data`, what each of their rows truly means, and their import.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;

use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate, ShownRecord, ShownValue};
use jobs::tasks::import;
use sales::import::{
    Book, Flow, Progress, Reader, RefusedRow, RowOutcome, Spec, Table, WithoutJob,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A list, its truth, and under which names the truth's values stand in the customer.
pub struct Listing {
    /// The file.
    pub bytes: Vec<u8>,
    /// What each of its rows means.
    pub truth: Json,
    /// Names in the truth, with the fields that hold their values.
    pub fields: Vec<(&'static str, String)>,
}

/// How far a run has come, with all that it refused.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Run {
    /// Its numbers.
    pub progress: Progress,
    /// Its refusals, row by row.
    pub refused: Vec<RefusedRow>,
}

impl std::ops::Deref for Run {
    type Target = Progress;

    fn deref(&self) -> &Progress {
        &self.progress
    }
}

/// The bytes of a file in `tests/data`.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn shared(name: &str) -> Vec<u8> {
    let path = shared_path(name);
    std::fs::read(&path)
        .unwrap_or_else(|e| panic!("{} is needed for this test: {e}", path.display()))
}

/// Where this file of `tests/data` lies.
#[must_use]
pub fn shared_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn listing(file: &str, truth: &str, fields: &[(&'static str, &'static str)]) -> Listing {
    let truth = serde_json::from_slice(&shared(truth)).expect("the truth is JSON");
    let fields = fields.iter().map(|(truth, field)| (*truth, (*field).to_owned())).collect();
    Listing { bytes: shared(file), truth, fields }
}

/// The shop's workbook.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn luxury() -> Listing {
    listing(
        "luxury_customers.xlsx",
        "luxury_customers.truth.json",
        &[
            ("name", "name"),
            ("phone", "phone"),
            ("id_number", "id_card"),
            ("birthday", "birthday"),
            ("spent", "spent"),
        ],
    )
}

/// The oil company's text.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn oil() -> Listing {
    listing(
        "oil_accounts_gb18030.csv",
        "oil_accounts_gb18030.truth.json",
        &[("company", "company_name"), ("uscc", "credit_code"), ("phone", "phone")],
    )
}

impl Listing {
    fn rows(&self) -> impl Iterator<Item = (u64, &Json)> {
        let first = self.truth["first_data_row"].as_u64().expect("a number");
        (first..).zip(self.truth["rows"].as_array().expect("rows"))
    }

    /// A field that the import added for the column of this title holds this value of the truth.
    ///
    /// # Panics
    /// When there is no such field.
    pub fn added(&mut self, truth: &'static str, title: &str, who: &Entered) {
        let customer = who.catalogue().get("customer").expect("declared");
        let field = customer.fields.iter().find(|f| f.label.zh == title).expect("a new field");
        self.fields.push((truth, field.name.clone()));
    }

    /// The values of every person, as the truth has them.
    #[must_use]
    pub fn people(&self) -> Vec<Vec<Option<String>>> {
        self.people_of(usize::MAX)
    }

    /// The values of every person in the first rows.
    #[must_use]
    pub fn people_of(&self, rows: usize) -> Vec<Vec<Option<String>>> {
        let mut people: Vec<Vec<Option<String>>> = self
            .rows()
            .take(rows)
            .filter(|(_, row)| row["status"] == "ok" && row.get("same_person_as").is_none())
            .map(|(_, row)| {
                self.fields.iter().map(|(name, _)| row[*name].as_str().map(str::to_owned)).collect()
            })
            .collect();
        people.sort();
        people
    }

    /// How many good rows repeat an earlier one.
    #[must_use]
    pub fn repeats(&self) -> u64 {
        self.rows().filter(|(_, row)| row.get("same_person_as").is_some()).count() as u64
    }

    /// The bad rows, each with the title of the column that is wrong.
    ///
    /// # Panics
    /// When the truth names none.
    #[must_use]
    pub fn bad(&self) -> BTreeSet<(u64, String)> {
        let column = |row: &Json| row["column"].as_str().expect("a column").to_owned();
        self.rows()
            .filter(|(_, row)| row["status"] == "bad")
            .map(|(number, row)| (number, column(row)))
            .collect()
    }

    /// How many people have how many notes: the first remark of a person stays with the customer,
    /// each other remark of a later row becomes a note.
    ///
    /// # Panics
    /// When the list cannot be read.
    #[must_use]
    pub fn notes(&self) -> BTreeMap<u64, u64> {
        let mut source = Cursor::new(self.bytes.clone());
        let (object, spec) = (&sales::objects()[0], Spec::default());
        let mut book = Book::open(&mut source, None).expect("the list opens");
        let table = Table::find(&mut book, &spec).expect("the table is found");
        let (mapping, _) = table.proposed(object);
        let titles = table.titles.clone();
        let reader = Reader::new(object, &mapping, titles, table.header_row, &spec.defaults);
        let reader = reader.expect("it maps");
        let truth: BTreeMap<u64, &Json> = self.rows().collect();
        let first = self.truth["first_data_row"].as_u64().expect("a number");
        let mut people: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
        for row in book.rows(table.sheet).expect("the sheet opens") {
            let RowOutcome::Good(row) = reader.read(&row.expect("a row")) else { continue };
            let person = truth[&row.row]["same_person_as"].as_u64().map_or(row.row, |n| first + n);
            if let Some(note) = row.note() {
                people.entry(person).or_default().insert(note.to_owned());
            }
        }
        let mut counts = BTreeMap::new();
        for remarks in people.values().filter(|remarks| remarks.len() > 1) {
            *counts.entry(remarks.len() as u64 - 1).or_default() += 1;
        }
        counts
    }

    /// The same values out of records.
    #[must_use]
    pub fn stored(&self, records: &[ShownRecord]) -> Vec<Vec<Option<String>>> {
        let mut people: Vec<Vec<Option<String>>> = records
            .iter()
            .map(|record| {
                self.fields.iter().map(|(_, name)| record.values.get(name).map(plain)).collect()
            })
            .collect();
        people.sort();
        people
    }

    /// Holds what a run tells against the truth: bad rows by row and column, good rows by number.
    ///
    /// # Panics
    /// When they differ.
    pub fn check(&self, progress: &Run) {
        let refused: BTreeSet<(u64, String)> =
            progress.refused.iter().map(|r| (r.row, r.column.clone())).collect();
        assert_eq!(refused, self.bad());
        assert!(progress.refused.iter().all(|r| !r.message.is_empty()));
        let rows = self.rows().count() as u64;
        assert_eq!(progress.rows, rows);
        let good = rows - refused.len() as u64;
        assert_eq!(progress.created + progress.repeated, good);
        assert_eq!(progress.progress.refused, progress.refused.len() as u64);
    }

    /// How the list is read: found out by itself; the fields that it wants are there afterwards.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn spec(&self, gate: &Gate, enter: impl Fn() -> Entered) -> Spec {
        let mut source = Cursor::new(self.bytes.clone());
        import::ready(gate, || Ok(enter()), &mut source, Spec::default(), "customer")
            .expect("the list is read")
            .0
    }

    /// Takes the list in behind this progress, and stops where `keep` says so.
    ///
    /// # Panics
    /// When the gate refuses it.
    pub fn run(
        &self,
        gate: &Gate,
        who: &Entered,
        spec: &Spec,
        mut run: Run,
        mut keep: impl FnMut(&Run) -> Flow,
    ) -> Run {
        let mut source = Cursor::new(self.bytes.clone());
        let from = run.progress.clone();
        let kept = |progress: &Progress, refused: Vec<RefusedRow>| {
            run.progress = progress.clone();
            run.refused.extend(refused);
            Ok(keep(&run))
        };
        let mut keeper = WithoutJob { enter: || Ok(who.clone()), kept };
        import::store(gate, &mut source, spec, from, &mut keeper).expect("the list is taken in");
        run
    }
}

/// A value in the clear as text: money as its amount with two places.
fn plain(value: &ShownValue) -> String {
    let ShownValue::Clear(json) = value else { panic!("the owner sees everything in the clear") };
    match json {
        Json::Object(money) => {
            let amount = money["amount"].as_str().expect("an amount");
            let amount: kernel::Decimal = amount.parse().expect("a number");
            format!("{amount:.2}")
        }
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// All records of an object, read page by page.
///
/// # Panics
/// When the gate refuses it.
#[must_use]
pub fn all(gate: &Gate, who: &Entered, object: &str) -> Vec<ShownRecord> {
    let mut records = Vec::new();
    let mut page_token = None;
    loop {
        let request = ListRequest {
            object: object.into(),
            page_size: Some(500),
            order_by: Some("created_at".into()),
            page_token: page_token.take(),
            ..ListRequest::default()
        };
        let page = list(gate, who, &request).expect("a page").into_inner();
        records.extend(page.items);
        match page.next_page_token {
            Some(next) => page_token = Some(next),
            None => return records,
        }
    }
}

/// How many records of each kind there are.
#[must_use]
pub fn counts(gate: &Gate, who: &Entered) -> BTreeMap<&'static str, usize> {
    ["customer", "contact", "follow_up"].map(|name| (name, all(gate, who, name).len())).into()
}

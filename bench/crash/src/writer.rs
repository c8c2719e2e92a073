//! One client: it creates, changes, notes and opens, and remembers what was acknowledged.

use std::time::Instant;

use serde_json::{Value as Json, json};

use crate::book::{Act, Book, Judged, Record, Unborn};
use crate::client::{Answer, Client};
use crate::findings::Findings;
use crate::person::{self, Values};

/// A writer goes on with one of its latest customers.
const LATEST: usize = 40;

/// A client and its memory.
pub struct Writer {
    /// Its number among the writers.
    pub number: usize,
    /// What it knows.
    pub book: Book,
    /// What it found wrong while it worked.
    pub findings: Findings,
    /// Its caller.
    pub client: Client,
    random: fastrand::Rng,
    next: u64,
}

/// Whether the service answered.
pub enum Step {
    /// It did.
    Answered,
    /// It did not, or could not: try it elsewhere or later.
    Unanswered,
}

impl Writer {
    /// A writer whose numbers begin at `first`.
    pub fn new(number: usize, client: Client, seed: u64, first: u64) -> Self {
        let random = fastrand::Rng::with_seed(seed.wrapping_add(number as u64));
        let (book, findings) = (Book::default(), Findings::default());
        Self { number, book, findings, client, random, next: first }
    }

    /// Does one thing.
    pub fn step(&mut self, address: &str) -> Step {
        let latest = self.book.records.len().saturating_sub(LATEST)..self.book.records.len();
        let chosen = (!latest.is_empty()).then(|| self.random.usize(latest));
        match (self.random.u32(0..100), chosen) {
            (35..70, Some(which)) => self.update(address, which),
            (70..85, Some(which)) => self.note(address, which),
            (85..100, Some(which)) => self.open(address, which),
            _ => {
                let values = person::customer(self.number, self.next, &mut self.random);
                self.next += 1;
                self.create(address, Unborn { object: "customer", parent: None, values })
            }
        }
    }

    /// Creates a record; what becomes of it is noted.
    pub fn create(&mut self, address: &str, new: Unborn) -> Step {
        let mut body = json!({ "values": person::json(&new.values) });
        if let Some(parent) = &new.parent {
            body["parent"] = parent.as_str().into();
            body["values"]["at"] = "2026-01-05T09:30:00Z".into();
        }
        let path = format!("/records/{}", new.object);
        match self.client.call(address, "POST", &path, Some(&body)) {
            Answer::Done { request, body } => {
                let id = body["id"].as_str().unwrap_or_default().to_owned();
                let note = usize::from(new.object == "follow_up") * 2;
                self.acknowledged(note, request, "create", &id, Some(1));
                if !person::same(&new.values, &body) {
                    self.findings.strange(format!("{} {id} answers other values", new.object));
                }
                self.adopt(new, id, 1);
                Step::Answered
            }
            Answer::Refused { status, code } => self.refused("create", status, &code),
            Answer::Unknown(_) => {
                self.book.unknown += 1;
                self.book.unborn.push(new);
                Step::Unanswered
            }
        }
    }

    /// Enters a record that is known to be there.
    pub fn adopt(&mut self, new: Unborn, id: String, version: u64) {
        let Unborn { object, parent, values } = new;
        let (maybe, touched) = (Vec::new(), true);
        self.book.records.push(Record { object, id, parent, version, values, maybe, touched });
    }

    fn note(&mut self, address: &str, which: usize) -> Step {
        let record = &self.book.records[which];
        // A note on a note belongs to the same customer.
        let parent = record.parent.as_ref().unwrap_or(&record.id).clone();
        let values = person::note(self.number, self.next);
        self.next += 1;
        self.create(address, Unborn { object: "follow_up", parent: Some(parent), values })
    }

    fn open(&mut self, address: &str, which: usize) -> Step {
        let (object, id) = self.name_of(which);
        match self.client.call(address, "GET", &format!("/records/{object}/{id}"), None) {
            Answer::Done { request, body } => {
                self.acknowledged(3, request, "read", &id, None);
                self.compare(which, &body);
                Step::Answered
            }
            Answer::Refused { status: 404, .. } => {
                self.findings.lost(format!("{object} {id} is not there"));
                Step::Answered
            }
            Answer::Refused { status, code } => self.refused("read", status, &code),
            Answer::Unknown(_) => Step::Unanswered,
        }
    }

    fn update(&mut self, address: &str, which: usize) -> Step {
        let (object, id) = self.name_of(which);
        let record = &self.book.records[which];
        let changed = self.changed(record);
        let only: Values = changed
            .iter()
            .filter(|(field, value)| record.values.get(*field) != Some(value))
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect();
        self.next += 1;
        let change = json!({ "version": record.version, "values": person::json(&only) });
        let path = format!("/records/{object}/{id}");
        match self.client.call(address, "PATCH", &path, Some(&change)) {
            Answer::Done { request, body } => {
                let record = &mut self.book.records[which];
                record.version += 1;
                record.values = changed;
                record.maybe.clear();
                record.touched = true;
                let version = record.version;
                if body["version"] != version || !person::same(&record.values, &body) {
                    self.findings.strange(format!("{object} {id} answers another version"));
                }
                self.acknowledged(1, request, "update", &id, Some(version));
                Step::Answered
            }
            // A change whose answer got lost was made after all.
            Answer::Refused { status: 409, .. } if !record.maybe.is_empty() => {
                self.open(address, which)
            }
            Answer::Refused { status, code } => self.refused("update", status, &code),
            Answer::Unknown(_) => {
                self.book.unknown += 1;
                let record = &mut self.book.records[which];
                record.maybe.push(changed);
                record.touched = true;
                Step::Unanswered
            }
        }
    }

    /// The values that a change would leave.
    fn changed(&self, record: &Record) -> Values {
        let mut values = record.values.clone();
        let text = format!("writer {} change {}", self.number, self.next);
        if record.object == "follow_up" {
            values.insert("body".to_owned(), text);
            return values;
        }
        values.insert("remark".to_owned(), text);
        let mut random = fastrand::Rng::with_seed(self.next);
        if random.bool() {
            values.insert("phone".to_owned(), person::phone(&mut random));
        }
        // The claim of the unique value moves with it.
        if random.u32(0..4) == 0 {
            let number = person::id_card(self.number, self.next);
            values.insert("id_card".to_owned(), number);
        }
        values
    }

    /// Holds a record that was read against what is known of it.
    pub fn compare(&mut self, which: usize, found: &Json) {
        match self.book.records[which].judge(found) {
            Judged::Known => {}
            Judged::Landed => self.book.landed += 1,
            Judged::Wrong(text) => self.findings.lost(text),
        }
    }

    fn name_of(&self, which: usize) -> (&'static str, String) {
        let record = &self.book.records[which];
        (record.object, record.id.clone())
    }

    fn refused(&mut self, act: &str, status: u16, code: &str) -> Step {
        // Asked to wait: the client goes elsewhere for a moment.
        if status == 429 {
            return Step::Unanswered;
        }
        self.findings.strange(format!("{act} refused with {status} {code}"));
        Step::Answered
    }

    fn acknowledged(
        &mut self,
        kind: usize,
        request: String,
        act: &'static str,
        record: &str,
        version: Option<u64>,
    ) {
        self.book.done[kind] += 1;
        let record = record.to_owned();
        self.book.acts.push(Act { request, act, record, version, at: Instant::now() });
    }
}

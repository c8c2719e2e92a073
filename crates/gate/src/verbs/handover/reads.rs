//! What somebody looked at in the last thirty days, counted from the ledger: for whoever lets them go.

use std::collections::BTreeMap;

use kernel::{Fault, Id, Result};
use policy::Verb;
use serde::Serialize;
use store::ledger::Filter;

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record};

/// Days that are looked back.
const DAYS: i64 = 30;
/// Entries that are read at once.
const PAGE: usize = 1_000;
/// Entries that are read in all.
const MOST: usize = 200_000;
/// The acts that show records.
const READING: [&str; 7] = ["list", "search", "read", "reveal", "export", "download", "history"];

/// What somebody did on one day.
#[derive(Default, Serialize)]
pub struct Day {
    /// The date in China.
    pub date: String,
    /// Acts that showed records.
    pub acts: u64,
    /// Records that they showed, counted each time.
    pub records: u64,
    /// Reveals.
    pub reveals: u64,
    /// Pages of exports, and files that were fetched.
    pub exports: u64,
}

/// What somebody saw of one object.
#[derive(Default, Serialize)]
pub struct Seen {
    /// The object.
    pub object: String,
    /// Acts that showed some of it.
    pub acts: u64,
    /// Records, counted each time.
    pub records: u64,
}

/// What somebody saw.
#[derive(Serialize)]
pub struct Reads {
    /// By day, the first one first; days without any are left out.
    pub days: Vec<Day>,
    /// By object.
    pub objects: Vec<Seen>,
    /// Reveals in all.
    pub reveals: u64,
    /// Exports in all.
    pub exports: u64,
    /// Refused acts.
    pub refused: u64,
    /// Whether there is more than was counted.
    pub more: bool,
}

/// Counts what a user read in the last thirty days.
///
/// # Errors
/// `denied` for who may not read the ledger; `not_found`.
pub fn reads(gate: &Gate, who: &Entered, user: Id) -> Result<Shown<Reads>> {
    let act = Act::begin(gate, who, Verb::Ledger, "ledger")?;
    let permit = act.permit_rows()?;
    if !who.org().users.contains_key(&user) {
        return Err(Fault::not_found());
    }
    gate.0.recorder.settle()?;
    let from = Some(gate.now().plus_seconds(-DAYS * 24 * 3_600));
    let mut filter = Filter { actor: Some(user), from, ..Filter::default() };
    let (mut counting, mut read) = (Counting::default(), 0);
    let more = loop {
        let rows = gate
            .0
            .store
            .of(who.org_id())
            .ledger_read(|c| store::ledger::query(c, &permit, &filter, PAGE))?;
        for row in &rows {
            counting.add(&audit::Event::decode(&row.body)?);
        }
        read += rows.len();
        filter.before = rows.last().map(|row| row.index);
        if rows.len() < PAGE || read >= MOST {
            break rows.len() == PAGE;
        }
    };
    let answer = counting.told(more);
    let entry = Entry::about(user).with("entries", read).with("as", "reads");
    record(&act, Unrecorded::new(answer), entry)
}

#[derive(Default)]
struct Counting {
    days: BTreeMap<String, Day>,
    objects: BTreeMap<String, Seen>,
    refused: u64,
}

impl Counting {
    fn add(&mut self, event: &audit::Event) {
        if matches!(event.outcome, audit::Outcome::Refused(_)) {
            self.refused += 1;
            return;
        }
        if !READING.contains(&event.act.as_str()) {
            return;
        }
        let today = crate::pools::today(event.at);
        let date = today.as_str().unwrap_or_default().to_owned();
        let (records, act) = (event.records.len() as u64, event.act.as_str());
        let day = self.days.entry(date.clone()).or_default();
        day.date = date;
        day.acts += 1;
        day.records += records;
        day.reveals += u64::from(act == "reveal");
        day.exports += u64::from(matches!(act, "export" | "download"));
        if let Some(object) = &event.object {
            let seen = self.objects.entry(object.clone()).or_default();
            seen.object.clone_from(object);
            seen.acts += 1;
            seen.records += records;
        }
    }

    fn told(self, more: bool) -> Reads {
        let sum = |of: fn(&Day) -> u64| self.days.values().map(of).sum();
        Reads {
            reveals: sum(|day| day.reveals),
            exports: sum(|day| day.exports),
            refused: self.refused,
            more,
            days: self.days.into_values().collect(),
            objects: self.objects.into_values().collect(),
        }
    }
}

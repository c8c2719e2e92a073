//! The last step: the entry in the ledger is durable before the answer leaves.

use std::collections::BTreeMap;

use audit::{Event, Outcome};
use kernel::{Fault, FaultKind, Id, Result};

use super::{Act, Shown, Unrecorded};

/// What an entry says beyond who, when, what and on which object.
#[derive(Default)]
pub struct Entry {
    pub records: Vec<Id>,
    pub fields: Vec<String>,
    pub purpose: Option<String>,
    pub versions: Option<(i64, i64)>,
    pub details: BTreeMap<String, String>,
    /// Personal details, such as the reason that somebody typed, and whose key seals them.
    pub personal: Option<(Id, String)>,
}

impl Entry {
    /// An entry about one record.
    pub fn about(record: Id) -> Self {
        Self { records: vec![record], ..Self::default() }
    }

    /// An entry about these records.
    pub fn about_all(records: Vec<Id>) -> Self {
        Self { records, ..Self::default() }
    }

    /// The same with a detail that is no personal data.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.details.insert(name.to_owned(), value.to_string());
        self
    }
}

impl Act<'_> {
    /// The event of this call.
    pub fn event(&self, entry: Entry, outcome: Outcome) -> Result<Event> {
        let mut event = crate::ledger::event_of(self.who, self.word, self.now);
        event.object = Some(self.object.name.clone());
        event.sealed = match &entry.personal {
            Some((subject, text)) => Some(self.gate.0.keyring.seal_detail(
                self.who.org_id(),
                *subject,
                event.id,
                text,
            )?),
            None => None,
        };
        event.records = entry.records;
        event.fields = entry.fields;
        event.purpose = entry.purpose;
        event.versions = entry.versions;
        event.details = entry.details;
        let notes = self.notes.iter().map(|(name, text)| ((*name).to_owned(), text.clone()));
        event.details.extend(notes);
        if self.by_share() > 0 {
            event.details.insert("shared".into(), self.by_share().to_string());
        }
        event.outcome = outcome;
        Ok(event)
    }
}

/// Records a read and lets its answer go. Fails when the ledger cannot be written.
pub fn record<T>(act: &Act<'_>, answer: Unrecorded<T>, entry: Entry) -> Result<Shown<T>> {
    let event = act.event(entry, Outcome::Done)?;
    act.gate.0.recorder.record(event)?;
    Ok(Shown::new(answer.0))
}

/// The same with entries about other records that the answer names, in one commit.
pub fn record_with<T>(
    act: &Act<'_>,
    answer: Unrecorded<T>,
    entry: Entry,
    others: Vec<Event>,
) -> Result<Shown<T>> {
    let mut events = vec![act.event(entry, Outcome::Done)?];
    events.extend(others);
    act.gate.0.recorder.record_all(events)?;
    Ok(Shown::new(answer.0))
}

/// Lets an answer go whose entry was made durable in the same transaction as its change.
pub fn recorded_with_change<T>(answer: Unrecorded<T>) -> Shown<T> {
    Shown::new(answer.0)
}

/// Records a refusal and gives the fault back; a ledger that cannot be written is the worse fault.
pub fn record_refusal(act: &Act<'_>, records: &[Id], fault: Fault) -> Fault {
    if act.trial || matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) {
        return fault;
    }
    let mut entry = Entry::about_all(records.to_vec());
    if let Some(reason) = fault.param("reason") {
        entry.details.insert("reason".into(), reason.to_owned());
    }
    match act
        .event(entry, Outcome::Refused(fault.code.to_owned()))
        .and_then(|event| act.gate.0.recorder.record(event))
    {
        Ok(()) => fault,
        Err(worse) => worse,
    }
}

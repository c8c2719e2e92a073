//! What one writer knows to be true, and what it cannot know.

use std::time::Instant;

use serde_json::Value as Json;

use crate::person::{Values, same};

/// The record of a customer or of a note, as acknowledged last.
pub struct Record {
    /// `customer` or `follow_up`.
    pub object: &'static str,
    /// Its id.
    pub id: String,
    /// The customer that a note belongs to.
    pub parent: Option<String>,
    /// The version that was acknowledged last.
    pub version: u64,
    /// Its values at that version.
    pub values: Values,
    /// Changes of that version whose answers got lost: one of them may have been made, or may still
    /// be made while the service works on it.
    pub maybe: Vec<Values>,
    /// Whether something was done to it since it was checked.
    pub touched: bool,
}

/// A creation whose answer got lost: it was made as a whole or not at all.
pub struct Unborn {
    /// `customer` or `follow_up`.
    pub object: &'static str,
    /// The customer that a note belongs to.
    pub parent: Option<String>,
    /// What was to be stored.
    pub values: Values,
}

/// An act that was acknowledged and must stand in the ledger.
pub struct Act {
    /// The request's id.
    pub request: String,
    /// The verb.
    pub act: &'static str,
    /// The record.
    pub record: String,
    /// The version that a write made.
    pub version: Option<u64>,
    /// When the acknowledgement came.
    pub at: Instant,
}

/// The memory of one writer.
#[derive(Default)]
pub struct Book {
    /// What is there.
    pub records: Vec<Record>,
    /// What may be there.
    pub unborn: Vec<Unborn>,
    /// What was done since the ledger was read.
    pub acts: Vec<Act>,
    /// Numbers of acknowledged acts: create, update, note, open.
    pub done: [u64; 4],
    /// Writes whose answers got lost.
    pub unknown: u64,
    /// Those of them that turned out to have been made.
    pub landed: u64,
}

/// How what is stored compares with what is known.
pub enum Judged {
    /// It is what was acknowledged.
    Known,
    /// It is a change whose answer got lost.
    Landed,
    /// It is neither.
    Wrong(String),
}

impl Record {
    /// Compares a record of the interface with what is known, and takes over a change that landed.
    pub fn judge(&mut self, found: &Json) -> Judged {
        let version = found["version"].as_u64().unwrap_or_default();
        if version == self.version && same(&self.values, found) {
            return Judged::Known;
        }
        let landed = self.maybe.iter().position(|values| same(values, found));
        if let Some(which) = landed.filter(|_| version == self.version + 1) {
            self.values = self.maybe.swap_remove(which);
            self.version = version;
            self.maybe.clear();
            return Judged::Landed;
        }
        Judged::Wrong(format!(
            "{} {} was acknowledged at version {} and is at version {version}{}",
            self.object,
            self.id,
            self.version,
            if version == self.version { " with other values" } else { "" },
        ))
    }
}

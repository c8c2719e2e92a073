//! New rows with everything that is stored beside them, made ready for the writer.

use std::collections::BTreeMap;

use kernel::{Id, Result};
use policy::Permit;
use store::history::{HistoryRow, ReadyHistory};
use store::{SealedRow, history, records};

use crate::verbs::write::claim_anew;

/// The digests that unique fields claim.
type Claims = Vec<(String, [u8; 32])>;

/// A new row with everything that is stored beside it.
pub(crate) struct NewRow {
    pub row: SealedRow,
    pub tokens: Vec<i64>,
    pub claims: Claims,
    pub history: HistoryRow,
}

/// New rows of one object in the form that the database takes.
pub(crate) struct ReadyRows {
    permit: Permit,
    records: records::ReadyRows,
    history: ReadyHistory,
    claims: Vec<(Id, Claims)>,
    /// The records that the new ones follow, and whose key lies above them, where they have none.
    above: BTreeMap<Id, Option<Id>>,
}

impl ReadyRows {
    /// Makes rows ready that this permit lets be made.
    ///
    /// # Errors
    /// `denied` when it does not cover one of them.
    pub(crate) fn of(permit: &Permit, rows: Vec<NewRow>) -> Result<Self> {
        let (mut new, mut lines, mut claims) = (Vec::new(), Vec::new(), Vec::new());
        let above = above(&rows);
        for NewRow { row, tokens, claims: own, history } in rows {
            if !own.is_empty() {
                claims.push((row.id, own));
            }
            lines.push(history);
            new.push(store::NewRow {
                id: row.id,
                subject: row.subject,
                parent: row.parent,
                owner: row.owner,
                department: row.department,
                at: row.created_at,
                open: row.open,
                sealed: row.sealed,
                key_version: row.key_version,
                tokens,
            });
        }
        let records = records::ready(permit, &new)?;
        let history = history::ready(permit, &lines)?;
        Ok(Self { permit: permit.clone(), records, history, claims, above })
    }

    /// Stores all of them in the transaction at hand.
    ///
    /// # Errors
    /// `not_found` when a record that they follow went into another one meanwhile.
    pub(crate) fn insert(&self, c: &mut store::Conn, readable: &Permit) -> Result<()> {
        for (parent, subject) in &self.above {
            records::checked_parent(c, self.permit.org(), *parent, *subject)?;
        }
        for (record, claims) in &self.claims {
            claim_anew(c, &self.permit, readable, *record, claims)?;
        }
        records::insert_ready(c, &self.records)?;
        history::append_ready(c, &self.history)
    }
}

/// What the new rows follow that is not new itself, in the order of ids so that two writers do not wait for
/// each other.
fn above(rows: &[NewRow]) -> BTreeMap<Id, Option<Id>> {
    let is_new = |id: &Id| rows.iter().any(|new| new.row.id == *id);
    let mut above = BTreeMap::new();
    for NewRow { row, .. } in rows {
        if let Some(parent) = row.parent {
            let shared = (row.subject != row.id).then_some(row.subject);
            let held = above.entry(parent).or_insert(shared);
            *held = held.or(shared);
        }
    }
    above.retain(|parent, _| !is_new(parent));
    above
}

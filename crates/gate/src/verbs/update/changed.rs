//! A change on its way into the store.

use std::sync::Arc;

use crypto::aad;
use kernel::Result;
use model::Value;
use policy::Permit;
use serde_json::{Map, Value as Json, json};
use store::history::HistoryRow;
use store::records::Handover;
use store::{RowUpdate, SealedRow};
use zeroize::Zeroize as _;

use super::{Change, placed};
use crate::approvals::keep::Void;
use crate::path::{Act, seal_values, unique_claims};
use crate::verbs::write::claim_unique;

/// A change, ready for the store.
pub(crate) struct Changed {
    pub row: SealedRow,
    pub tokens: Vec<i64>,
    pub claims: Vec<(String, [u8; 32])>,
    /// Unique fields whose value is free again.
    pub released: Vec<String>,
    pub history: HistoryRow,
    /// The version and the time of the last change that it was prepared on.
    pub seen: (i64, kernel::Timestamp),
    /// To whom it goes, where it goes to somebody else.
    pub handover: Option<Handover>,
    /// Approvals of the record as it was.
    pub void: Arc<[Void]>,
}

impl Changed {
    /// Applies it in the transaction at hand.
    pub fn apply(&self, c: &mut store::Conn, permit: &Permit, readable: &Permit) -> Result<()> {
        let row = &self.row;
        store::records::update(
            c,
            permit,
            &RowUpdate {
                id: row.id,
                expected_version: self.seen.0,
                seen_at: Some(self.seen.1),
                at: row.updated_at,
                open: row.open.clone(),
                sealed: row.sealed.clone(),
                key_version: row.key_version,
                tokens: Some(self.tokens.clone()),
                handover: self.handover.clone(),
            },
        )?;
        for field in &self.released {
            store::unique::release(c, permit, field, row.id)?;
        }
        claim_unique(c, permit, readable, row.id, &self.claims)?;
        self.void.iter().try_for_each(|void| void.keep(c))?;
        store::history::append(c, permit, &self.history)
    }
}

impl Change {
    /// The row as it becomes, its tokens, claims and history.
    pub fn rows(&self, act: &Act<'_>) -> Changed {
        let sealed = seal_values(&act.keys, &self.key, &act.object, self.before.id, &self.values);
        let mut row = self.before.clone();
        row.version += 1;
        row.updated_at = act.now;
        for (name, ciphertext) in sealed.sealed {
            // Only what changed is sealed anew; the rest keeps its ciphertext.
            if self.changed.contains_key(&name) || !row.sealed.contains_key(&name) {
                row.sealed.insert(name, ciphertext);
            }
        }
        for (name, (_, to)) in &self.changed {
            if to.is_none() {
                row.sealed.remove(name);
            }
        }
        row.open = sealed.open;
        if let Some(to) = self.moved {
            (row.owner, row.department) = placed(act, &self.before, self.moved);
            to.state(&self.before.state).clone_into(&mut row.state);
        }
        let handover = self.moved.map(|to| Handover {
            owner: row.owner,
            department: row.department,
            state: to.state(&self.before.state),
            apart: act.who.catalogue().apart(),
        });
        Changed {
            history: self.history(act, &row),
            claims: unique_claims(&act.keys, &act.object, &self.values),
            released: self.released(act),
            tokens: sealed.tokens,
            seen: (self.before.version, self.before.updated_at),
            handover,
            void: Arc::clone(&self.void),
            row,
        }
    }

    /// The unique fields that are emptied.
    fn released(&self, act: &Act<'_>) -> Vec<String> {
        let emptied = self.changed.iter().filter(|(_, (_, to))| to.is_none()).map(|(name, _)| name);
        let unique = |name: &&String| act.object.field(name).is_some_and(|field| field.unique);
        emptied.filter(unique).cloned().collect()
    }

    fn history(&self, act: &Act<'_>, row: &SealedRow) -> HistoryRow {
        let mut told = Map::new();
        for (name, (from, to)) in &self.changed {
            let json = |v: &Option<Value>| v.as_ref().map_or(Json::Null, |v| v.json().clone());
            told.insert(name.clone(), json!({ "from": json(from), "to": json(to) }));
        }
        let mut fields: Vec<String> = self.changed.keys().cloned().collect();
        if self.moved.is_some() {
            fields.push("owner".into());
            told.insert("owner".into(), json!({ "from": self.before.owner, "to": row.owner }));
        }
        let mut plain = Json::Object(told).to_string().into_bytes();
        let aad = aad::history(&row.org, &row.object, &row.id, row.version, self.key.version);
        let sealed = self.key.seal.seal(&aad, &plain);
        plain.zeroize();
        HistoryRow {
            record: row.id,
            subject: row.subject,
            version: row.version,
            at: act.now,
            actor: Some(act.who.user()),
            act: act.verb.name().to_owned(),
            fields,
            key_version: self.key.version,
            sealed,
        }
    }
}

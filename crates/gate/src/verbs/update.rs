//! Changes a record.

use std::collections::BTreeMap;

use audit::Outcome;
use crypto::aad;
use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Value, Values};
use policy::{Permit, Verb};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use store::history::HistoryRow;
use store::records::Handover;
use store::{RowUpdate, SealedRow};
use zeroize::Zeroize;

use super::write::{
    applies, applies_anew, check_required, claim_unique, counted_clash, may_claim, normalise,
};
use crate::answer::ShownRecord;
use crate::enter::user::another_owner_stays;
use crate::entered::Entered;
use crate::keys::SubjectKey;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, facts, open_fields, record, record_refusal,
    recorded_with_change, seal_values, show, unique_claims,
};
use crate::pools::POOLED;
use crate::rules::Standing;

/// What is to be changed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateRequest {
    /// The version that the caller saw.
    pub version: i64,
    /// The new values by field; `null` empties a field.
    #[serde(default)]
    pub values: Map<String, Json>,
    /// The new owner; needs the verb `share` as well.
    #[serde(default)]
    pub owner: Option<Id>,
}

/// Changes a record and shows it.
///
/// # Errors
/// `version_conflict` with `current_version` when somebody else changed it first; else as `create`.
pub fn update(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: UpdateRequest,
) -> Result<Shown<ShownRecord>> {
    let act = Act::begin(gate, who, Verb::Update, object)?;
    let (row, permit) = act.fetch(id)?;
    check_version(&act, &row, request.version)?;
    if row.state == "deleted" {
        return Err(record_refusal(&act, &[id], Fault::new(FaultKind::Conflict, "is_deleted")));
    }
    if request.owner.is_some() && request.owner != row.owner {
        act.permit_row(Verb::Share, &row)?;
    }
    let taken = normalise(&act, &permit, &facts(&row), request.values)?;
    let change = Change::prepare(&act, row, taken, request.owner.map(Move::To))?;
    let readable = act.permit_rows_for(Verb::Read)?;
    if change.is_nothing() {
        // Nothing is written, yet the record is shown: its entry is that of a reading.
        let shown = show(&act, &readable, OpenRow { row: change.before, values: change.values });
        return record(&act, Unrecorded::new(shown), Entry::about(id));
    }
    let (row, values) = change.store(&act, &permit)?;
    crate::objects::rules::after_write(&act, &row)?;
    let shown = show(&act, &readable, OpenRow { row, values });
    Ok(recorded_with_change(Unrecorded::new(shown)))
}

/// A stale version is told with the current one, and nothing is lost.
pub(crate) fn check_version(act: &Act<'_>, row: &SealedRow, seen: i64) -> Result<()> {
    if row.version == seen {
        return Ok(());
    }
    let fault =
        Fault::new(FaultKind::Conflict, "version_conflict").with("current_version", row.version);
    Err(record_refusal(act, &[row.id], fault))
}

/// Where a record goes.
#[derive(Clone, Copy)]
pub(crate) enum Move {
    /// To this owner; out of the pool in which it lies, if it lies in one.
    To(Id),
    /// Into this pool, where nobody owns it.
    Pool(Id),
}

impl Move {
    const fn owner(self) -> Option<Id> {
        match self {
            Self::To(owner) => Some(owner),
            Self::Pool(_) => None,
        }
    }

    /// The state of a record that was in this one: the recycle bin keeps what lies in it.
    fn state(self, before: &str) -> &'static str {
        match self {
            _ if before == "deleted" => "deleted",
            Self::To(_) => "active",
            Self::Pool(_) => POOLED,
        }
    }
}

/// A change of one record: what it was, what it becomes, and which fields differ.
pub(crate) struct Change {
    pub before: SealedRow,
    pub values: Values,
    key: std::sync::Arc<SubjectKey>,
    changed: BTreeMap<String, (Option<Value>, Option<Value>)>,
    moved: Option<Move>,
    /// The owner's role, where it is taken from a user.
    owner_role_taken: Option<Id>,
}

impl Change {
    /// Opens the record and works out what changes.
    pub fn prepare(
        act: &Act<'_>,
        before: SealedRow,
        taken: BTreeMap<String, Option<Value>>,
        to: Option<Move>,
    ) -> Result<Self> {
        let key = act.gate.0.keyring.subject(act.who.org_id(), before.subject)?;
        let old = open_fields(&before, &key, act.object.fields.iter())?;
        let mut values = old.clone();
        for (name, value) in taken {
            match value {
                Some(value) => values.set(name, value),
                None => drop(values.remove(&name)),
            }
        }
        let moved =
            to.filter(|to| to.owner() != before.owner || to.state(&before.state) != before.state);
        if let Some(to) = moved {
            crate::pools::mark(act, &before, to, &mut values);
        }
        let owner = moved.map_or(before.owner, Move::owner);
        let at = Standing { id: before.id, parent: before.parent, owner };
        crate::rules::complete(act, at, Some(&old), &mut values)?;
        let idle: Vec<String> = values
            .iter()
            .filter(|(name, _)| act.object.field(name).is_some_and(|f| !applies(f, &values)))
            .map(|(name, _)| name.to_owned())
            .collect();
        idle.iter().for_each(|name| drop(values.remove(name)));
        // A field that became required since must not stand in the way of changes to others.
        check_required(&act.object, &values, |field| {
            old.get(&field.name).is_some() || applies_anew(field, &old, &values)
        })?;
        crate::objects::rules::before_write(act, before.id, Some(&old), &values)?;
        let mut changed = BTreeMap::new();
        for field in &act.object.fields {
            let (from, to) = (old.get(&field.name), values.get(&field.name));
            if from != to {
                changed.insert(field.name.clone(), (from.cloned(), to.cloned()));
            }
        }
        let owner = moved.and_then(Move::owner);
        if owner.is_some_and(|owner| !act.who.org().users.contains_key(&owner)) {
            return Err(Fault::fields(vec![FieldFault::new("owner", "bad_user")]));
        }
        let owner_role_taken = crate::objects::rules::owner_role_taken(act, &old, &values);
        Ok(Self { before, values, key, changed, moved, owner_role_taken })
    }

    /// Whether nothing differs.
    pub fn is_nothing(&self) -> bool {
        self.changed.is_empty() && self.moved.is_none()
    }

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
            let card = to.owner().and_then(|owner| act.who.org().users.get(&owner));
            row.owner = to.owner();
            row.department = card.and_then(|user| user.department);
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
            tokens: sealed.tokens,
            seen: (self.before.version, self.before.updated_at),
            handover,
            row,
        }
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

    /// Stores the change with its ledger entry in one transaction.
    pub fn store(self, act: &Act<'_>, permit: &Permit) -> Result<(SealedRow, Values)> {
        self.store_if(act, permit, |_| Ok(()))
    }

    /// The same where `first` allows it, in the same transaction. It may be run more than once.
    pub fn store_if(
        self,
        act: &Act<'_>,
        permit: &Permit,
        first: impl Fn(&mut store::Conn) -> Result<()> + Send + 'static,
    ) -> Result<(SealedRow, Values)> {
        let changed = self.rows(act);
        may_claim(act, changed.claims.iter().any(|(field, _)| self.changed.contains_key(field)))?;
        let entry = Entry {
            fields: changed.history.fields.clone(),
            versions: Some((changed.seen.0, changed.row.version)),
            ..Entry::about(changed.row.id)
        };
        let event = act.event(entry, Outcome::Done)?;
        let readable = act.permit_rows_for(Verb::Read)?;
        let touches = crate::rules::touches(act, changed.row.parent, &self.values)?;
        let row = changed.row.clone();
        let (permit, chain) = (permit.clone(), act.gate.0.recorder.chain());
        act.store()
            .write(move |c| {
                first(c)?;
                if let Some(owner) = self.owner_role_taken {
                    another_owner_stays(c, changed.row.org, changed.row.id, owner)?;
                }
                changed.apply(c, &permit, &readable)?;
                touches.iter().try_for_each(|touches| touches.keep(c))?;
                Recorder::append(c, &chain, std::slice::from_ref(&event))
            })
            .map_err(|fault| record_refusal(act, &[row.id], counted_clash(act, fault)))?;
        Ok((row, self.values))
    }
}

/// A change, ready for the store.
pub(crate) struct Changed {
    pub row: SealedRow,
    pub tokens: Vec<i64>,
    pub claims: Vec<(String, [u8; 32])>,
    pub history: HistoryRow,
    /// The version and the time of the last change that it was prepared on.
    pub seen: (i64, kernel::Timestamp),
    /// To whom it goes, where it goes to somebody else.
    pub handover: Option<Handover>,
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
        claim_unique(c, permit, readable, row.id, &self.claims)?;
        store::history::append(c, permit, &self.history)
    }
}

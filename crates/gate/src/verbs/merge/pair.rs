//! The two records of a merge, and what becomes of all that goes along.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Fault, FieldFault, Id, Result};
use model::{Field, Value, Values};
use policy::{Verb, View};
use serde_json::Value as Json;
use store::SealedRow;
use store::records::{Merge, Rewrite};

use super::{Side, later, stamp};
use crate::keys::SubjectKey;
use crate::merging::{self, Along, Moved, Undo};
use crate::path::{Act, facts, live_fields, open_fields, record_refusal, reseal};
use crate::rules::Standing;

/// The two records and the keys under which they lie.
pub(super) struct Pair<'a> {
    pub act: &'a Act<'a>,
    pub winner: &'a SealedRow,
    pub loser: &'a SealedRow,
    pub winner_key: Arc<SubjectKey>,
    pub loser_key: Arc<SubjectKey>,
}

/// What goes along: as it was, as it becomes, and what puts it back.
pub(super) type Going = (Vec<SealedRow>, Vec<Rewrite>, Vec<Moved>);

impl<'a> Pair<'a> {
    /// With the keys of both.
    pub fn of(act: &'a Act<'a>, winner: &'a SealedRow, loser: &'a SealedRow) -> Result<Self> {
        let key = |row: &SealedRow| act.gate.0.keyring.subject(act.who.org_id(), row.subject);
        Ok(Self { act, winner, loser, winner_key: key(winner)?, loser_key: key(loser)? })
    }

    /// Where the loser goes, and what undoes it.
    pub fn merge(&self, undo: &Undo) -> Result<Merge> {
        let (winner, loser) = (self.winner, self.loser);
        Ok(Merge {
            loser: loser.id,
            winner: winner.id,
            loser_subject: loser.subject,
            winner_subject: winner.subject,
            at: self.act.now,
            actor: Some(self.act.who.user()),
            undo: undo.seal(self.act, loser.id, &self.winner_key)?,
            key_version: self.winner_key.version,
        })
    }

    /// What goes along as it becomes: with the winner for its parent, its owner where it has none of its own,
    /// and its key.
    pub fn moved(&self, along: Along) -> Result<Going> {
        let catalogue = self.act.who.catalogue();
        let apart = catalogue.apart();
        let follows: Vec<Id> = along.below.iter().map(|row| row.id).collect();
        let hands = owned_with(&along.below, self.loser.id, &apart);
        let (mut seen, mut becomes, mut moved) = (Vec::new(), Vec::new(), Vec::new());
        for (id, (before, links)) in along.rows() {
            let mut row = before.clone();
            if row.parent == Some(self.loser.id) {
                row.parent = Some(self.winner.id);
            }
            if hands.contains(&id) {
                (row.owner, row.department) = (self.winner.owner, self.winner.department);
            }
            for field in &links {
                row.open.insert(field.clone(), self.winner.id.to_string().into());
            }
            let object = catalogue.get(&row.object)?;
            let resealed = follows.contains(&id)
                && row.subject == self.loser.subject
                && merging::can_be_resealed(object);
            if resealed {
                reseal(&mut row, &self.loser_key, self.winner.subject, &self.winner_key)?;
            }
            row.updated_at = later(self.act.now, before.updated_at);
            moved.push(Moved {
                id,
                stamp: stamp(&row, before.updated_at),
                parent: before.parent,
                owner: before.owner,
                department: before.department,
                resealed,
                links: links.into_iter().collect(),
            });
            becomes.push(Rewrite { row, seen_at: before.updated_at });
            seen.push(before);
        }
        Ok((seen, becomes, moved))
    }

    /// The values that the winner takes: those that the caller chose, what the caller cannot see and only the
    /// loser has, and what the records that come mean for it.
    pub fn taken(
        &self,
        take: &BTreeMap<String, Side>,
        coming: &[SealedRow],
    ) -> Result<BTreeMap<String, Option<Value>>> {
        let act = self.act;
        let readable = act.permit_rows_for(Verb::Read)?;
        let update = act.permit_row(Verb::Update, self.winner)?;
        let (here, there) = (facts(self.winner), facts(self.loser));
        let own = open_fields(self.winner, &self.winner_key, act.object.fields.iter())?;
        let mut other = open_fields(self.loser, &self.loser_key, act.object.fields.iter())?;
        let (mut taken, mut faults) = (BTreeMap::new(), Vec::new());
        for (name, side) in take {
            let (view, wider) = (readable.view(name, &there), readable.view(name, &here));
            let field = act.object.field(name).filter(|f| !f.archived && view > View::Hidden);
            match field {
                None => {
                    let short: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
                    faults.push(FieldFault::new(short, "unknown_field"));
                }
                Some(_) if *side == Side::Own => {}
                Some(field) if field.read_only || !update.may_edit(name, &here) => {
                    faults.push(FieldFault::new(name, "read_only"));
                }
                Some(_) if wider > view => return Err(merging::would_reveal(act, self.loser.id)),
                Some(field) if *side == Side::Both => {
                    match united(field, own.get(name), other.get(name)) {
                        Ok(value) => drop(taken.insert(name.clone(), value)),
                        Err(fault) => faults.push(fault),
                    }
                }
                Some(_) => drop(taken.insert(name.clone(), other.remove(name))),
            }
        }
        if !faults.is_empty() {
            return Err(record_refusal(act, &[self.winner.id], Fault::fields(faults)));
        }
        for field in live_fields(&act.object).filter(|field| !field.read_only) {
            let is_hidden = readable.view(&field.name, &here) == View::Hidden;
            if is_hidden
                && own.get(&field.name).is_none()
                && let Some(value) = other.remove(&field.name)
            {
                taken.insert(field.name.clone(), Some(value));
            }
        }
        self.meant(&own, coming, &mut taken)?;
        Ok(taken)
    }

    /// What the records that come mean for the winner, such as when it was last spoken to.
    fn meant(
        &self,
        own: &Values,
        coming: &[SealedRow],
        taken: &mut BTreeMap<String, Option<Value>>,
    ) -> Result<()> {
        let comes = |row: &&SealedRow| row.parent == Some(self.loser.id) && row.state == "active";
        for row in coming.iter().filter(comes) {
            let act = Act::begin(self.act.gate, self.act.who, self.act.verb, &row.object)?;
            let at = Standing { id: row.id, parent: Some(self.winner.id), owner: row.owner };
            for touch in crate::rules::meant(&act, at, &crate::clerk::values(&act.object, row)) {
                let mut is_moved = false;
                for (name, value) in touch.latest {
                    let held = match taken.get(name) {
                        Some(value) => value.as_ref(),
                        None => own.get(name),
                    };
                    let held = held.and_then(Value::as_str).unwrap_or_default();
                    if value.as_str().is_some_and(|new| new > held) {
                        taken.insert(name.to_owned(), Some(value));
                        is_moved = true;
                    }
                }
                if is_moved {
                    taken.extend(touch.clear.iter().map(|name| ((*name).to_owned(), None)));
                }
            }
        }
        Ok(())
    }

    /// What the winner's fields were and become, where they differ.
    pub fn kept(&self, becomes: &Values) -> Result<merging::Differences> {
        let own = open_fields(self.winner, &self.winner_key, self.act.object.fields.iter())?;
        let differs = self.act.object.fields.iter().filter_map(|field| {
            let (from, to) = (own.get(&field.name), becomes.get(&field.name));
            (from != to).then(|| (field.name.clone(), (merging::kept(from), merging::kept(to))))
        });
        Ok(differs.collect())
    }
}

/// The records that have the owner of what they follow, down from this one.
pub fn owned_with(below: &[SealedRow], root: Id, apart: &[String]) -> Vec<Id> {
    let (mut found, mut next) = (Vec::new(), vec![root]);
    while let Some(above) = next.pop() {
        for row in below.iter().filter(|row| row.parent == Some(above)) {
            if !apart.contains(&row.object) {
                found.push(row.id);
                next.push(row.id);
            }
        }
    }
    found
}

/// What both lists hold, each once.
fn united(
    field: &Field,
    own: Option<&Value>,
    other: Option<&Value>,
) -> Result<Option<Value>, FieldFault> {
    if !matches!(field.kind.as_str(), "choices" | "users") {
        return Err(FieldFault::new(&field.name, "cannot_unite"));
    }
    let held = |value: Option<&Value>| -> Vec<Json> {
        value.and_then(|value| value.json().as_array().cloned()).unwrap_or_default()
    };
    let mut all = held(own);
    let more = held(other).into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>();
    all.extend(more);
    field.of_type().normalise(field, &Json::Array(all))
}

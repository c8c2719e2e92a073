//! Changes a record.

mod changed;

use std::collections::BTreeMap;
use std::sync::Arc;

use audit::Outcome;
use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Value, Values};
use policy::{Permit, Verb, View};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use store::SealedRow;

use super::write::{applies, applies_anew, check_required, counted_clash, may_claim, normalise};
use crate::answer::ShownRecord;
use crate::approvals::flow::Looked;
use crate::approvals::keep::Void;
use crate::enter::user::another_owner_stays;
use crate::entered::Entered;
use crate::keys::SubjectKey;
use crate::ledger::Recorder;
use crate::notify::{self, Telling};
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, facts, open_fields, record, record_refusal,
    recorded_with_change, show,
};
use crate::pools::POOLED;
use crate::rules::Standing;

pub(crate) use changed::Changed;

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
    let readable = act.permit_rows_for(Verb::Read)?;
    let unclear = |name: &&String| readable.view(name, &facts(&row)) < View::Clear;
    let blind: Vec<String> = taken.keys().filter(unclear).cloned().collect();
    let change = Change::prepare(&act, row, taken, request.owner.map(Move::To))?
        .telling_nothing_of(&act, blind)?;
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
    /// To nobody, in the department where it is: those who lead it see it.
    Nobody,
}

impl Move {
    const fn owner(self) -> Option<Id> {
        match self {
            Self::To(owner) => Some(owner),
            Self::Pool(_) | Self::Nobody => None,
        }
    }

    /// The state of a record that was in this one: the recycle bin keeps what lies in it.
    fn state(self, before: &str) -> &'static str {
        match self {
            _ if before == "deleted" => "deleted",
            Self::To(_) | Self::Nobody => "active",
            Self::Pool(_) => POOLED,
        }
    }
}

/// Whose a record is that goes there, and in which department it is then.
fn placed(act: &Act<'_>, before: &SealedRow, to: Option<Move>) -> (Option<Id>, Option<Id>) {
    let Some(to) = to else { return (before.owner, before.department) };
    let card = to.owner().and_then(|owner| act.who.org().users.get(&owner));
    let department = match to {
        Move::Nobody => before.department,
        _ => card.and_then(|user| user.department),
    };
    (to.owner(), department)
}

/// A change of one record: what it was, what it becomes, and which fields differ.
pub(crate) struct Change {
    pub before: SealedRow,
    pub values: Values,
    key: Arc<SubjectKey>,
    changed: BTreeMap<String, (Option<Value>, Option<Value>)>,
    moved: Option<Move>,
    /// The owner's role, where it is taken from a user.
    owner_role_taken: Option<Id>,
    /// Who is told of it.
    pub telling: Telling,
    /// Approvals of the record as it was.
    void: Arc<[Void]>,
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
            crate::assignment::mark(act, &mut values);
        }
        let owner = moved.map_or(before.owner, Move::owner);
        let at = Standing { id: before.id, parent: before.parent, owner };
        crate::rules::complete(act, at, Some(&old), &mut values)?;
        Self::of(act, before, key, (old, values), moved)
    }

    /// The way back to values that stood there before, as they were: what the business's rules completed
    /// then is among them.
    pub fn back(
        act: &Act<'_>,
        before: SealedRow,
        former: BTreeMap<String, Option<Value>>,
        to: Option<Move>,
    ) -> Result<Self> {
        let key = act.gate.0.keyring.subject(act.who.org_id(), before.subject)?;
        let old = open_fields(&before, &key, act.object.fields.iter())?;
        let mut values = old.clone();
        for (name, value) in former {
            match value {
                Some(value) => values.set(name, value),
                None => drop(values.remove(&name)),
            }
        }
        Self::of(act, before, key, (old, values), to)
    }

    fn of(
        act: &Act<'_>,
        before: SealedRow,
        key: std::sync::Arc<SubjectKey>,
        (old, mut values): (Values, Values),
        moved: Option<Move>,
    ) -> Result<Self> {
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
        let owner = moved.map_or(before.owner, Move::owner);
        let at = Standing { id: before.id, parent: before.parent, owner };
        let telling = notify::of_change(act, at, Some((&old, before.owner)), &values)?;
        let (owner, department) = placed(act, &before, moved);
        let is = Looked { object: &act.object, values: &values, owner, department };
        let void = crate::approvals::guard::hold(act, &before, &old, &is)?.into();
        Ok(Self { before, values, key, changed, moved, owner_role_taken, telling, void })
    }

    /// The fields that differ, each with what it was and what it becomes.
    pub fn differences(&self) -> impl Iterator<Item = (&str, Option<&Value>, Option<&Value>)> {
        self.changed.iter().map(|(name, (from, to))| (name.as_str(), from.as_ref(), to.as_ref()))
    }

    /// The same where what becomes of these fields counts as a change though it be what stood there: whoever sees a
    /// field masked must not learn that a guess was right.
    pub fn telling_nothing_of(mut self, act: &Act<'_>, fields: Vec<String>) -> Result<Self> {
        let mut equal = fields;
        equal.retain(|name| !self.changed.contains_key(name));
        if equal.is_empty() {
            return Ok(self);
        }
        let mut old = self.values.clone();
        for (name, (from, _)) in &self.changed {
            match from {
                Some(from) => old.set(name, from.clone()),
                None => drop(old.remove(name)),
            }
        }
        for name in equal {
            let value = old.remove(&name);
            self.changed.insert(name, (value.clone(), value));
        }
        // What stands in the way of another value stands in the way of this one.
        let (owner, department) = placed(act, &self.before, self.moved);
        let is = Looked { object: &act.object, values: &self.values, owner, department };
        self.void = crate::approvals::guard::hold(act, &self.before, &old, &is)?.into();
        Ok(self)
    }

    /// Whether nothing differs.
    pub fn is_nothing(&self) -> bool {
        self.changed.is_empty() && self.moved.is_none()
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
        self.store_told(act, permit, BTreeMap::new(), first)
    }

    /// The same with details in its entry that are no personal data.
    pub fn store_told(
        self,
        act: &Act<'_>,
        permit: &Permit,
        details: BTreeMap<String, String>,
        first: impl Fn(&mut store::Conn) -> Result<()> + Send + 'static,
    ) -> Result<(SealedRow, Values)> {
        let changed = self.rows(act);
        may_claim(act, changed.claims.iter().any(|(field, _)| self.changed.contains_key(field)))?;
        let entry = Entry {
            fields: changed.history.fields.clone(),
            versions: Some((changed.seen.0, changed.row.version)),
            details,
            ..Entry::about(changed.row.id)
        };
        let event = act.event(entry, Outcome::Done)?;
        let readable = act.permit_rows_for(Verb::Read)?;
        let touches = crate::rules::touches(act, changed.row.parent, &self.values)?;
        let (row, void) = (changed.row.clone(), Arc::clone(&self.void));
        let told = self.telling.clone();
        let (permit, chain) = (permit.clone(), act.gate.0.recorder.chain());
        act.store()
            .write(move |c| {
                first(c)?;
                if let Some(owner) = self.owner_role_taken {
                    another_owner_stays(c, changed.row.org, changed.row.id, owner)?;
                }
                changed.apply(c, &permit, &readable)?;
                touches.iter().try_for_each(|touches| touches.keep(c))?;
                self.telling.keep(c)?;
                Recorder::append(c, &chain, std::slice::from_ref(&event))
            })
            .map_err(|fault| record_refusal(act, &[row.id], counted_clash(act, fault)))?;
        told.announce(act.gate);
        void.iter().for_each(|void| crate::approvals::announce(act.gate, &void.told));
        Ok((row, self.values))
    }
}

//! Hands out records that wait, such as new leads, in the name of the service `assigner`. By which rule each goes to
//! whom is for the business to say; here is what it may ask and do.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use kernel::{Fault, FaultKind, Id, Result};
use model::{Column, Compare, Predicate, Scalar, Storage, Value};
use policy::services::ASSIGNER;
use policy::{Permit, Verb};
use store::Which;
use store::turns::{self, Turn};

pub use super::service::Wanted;
use super::service::{AtWork, unless_changed};
use crate::answer::{ShownRecord, ShownValue};
use crate::assignment::{ASSIGNED_BY, ASSIGNMENT};
use crate::lifecycle::standing;
use crate::org::OrgState;
use crate::parts::Gate;
use crate::path::Act;
use crate::verbs::update::{Change, Move};

/// How often it is tried to hand out one record while others are handed out elsewhere.
const TRIES: u32 = 100;
/// Nobody is told to have more open records than this.
const MOST: u64 = 100_000;

/// The service at work in one organisation.
pub struct Assigning<'a>(AtWork<'a>);

/// How a rule chooses among its members.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// One after the other.
    InTurn,
    /// Who has the fewest.
    LeastLoad,
}

/// To whom a rule gives.
pub struct Way<'a> {
    /// The rule.
    pub rule: Id,
    /// Its members in their order.
    pub members: &'a [Id],
    /// How it chooses.
    pub method: Method,
    /// So many open records one member has at most.
    pub at_most: Option<u32>,
    /// Which records are open.
    pub open: Predicate,
}

/// What became of a record that was to be handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Given {
    /// It is this one's.
    To(Id),
    /// No member can take it.
    Nobody,
    /// Somebody has taken it in hand meanwhile.
    Elsewhere,
}

/// Whether something may wait that this process has not looked for yet; asking takes the question back.
#[must_use]
pub fn is_asked(gate: &Gate) -> bool {
    gate.0.waiting.swap(false, Ordering::Relaxed)
}

/// Does this in every organisation where records of this object wait or lie with nobody.
///
/// # Errors
/// The first fault, after all organisations had their turn.
pub fn each(
    gate: &Gate,
    object: &str,
    states: &[&str],
    work: impl Fn(&Assigning<'_>) -> Result<()>,
) -> Result<()> {
    let mut done = Ok(());
    for org in standing(gate)? {
        let assigning = Assigning(AtWork::of(gate, &ASSIGNER, org.id)?);
        done = done.and_then(|()| {
            if assigning.is_needed(object, states)? { work(&assigning) } else { Ok(()) }
        });
    }
    // What failed is tried again.
    done.inspect_err(|_| gate.0.waiting.store(true, Ordering::Relaxed))
}

impl Assigning<'_> {
    /// The organisation with its users.
    #[must_use]
    pub fn org(&self) -> &OrgState {
        self.0.org()
    }

    /// As `AtWork::list`.
    ///
    /// # Errors
    /// Those of `AtWork::list`.
    pub fn list(
        &self,
        which: &Wanted<'_>,
        each: impl FnMut(Vec<ShownRecord>) -> Result<()>,
    ) -> Result<()> {
        self.0.list(which, each)
    }

    /// Whether some record is assigned in one of these ways. Nothing of any record is told.
    fn is_needed(&self, object: &str, states: &[&str]) -> Result<bool> {
        let act = Act::begin(self.0.gate, &self.0.who, Verb::Count, object)?;
        let permit = act.permit_rows()?;
        let wanted = Predicate::any(states.iter().map(|state| {
            let column = Column::Open(ASSIGNMENT.to_owned(), Storage::Text);
            Predicate::Is(column, Compare::Eq, Scalar::Text((*state).to_owned()))
        }));
        let found =
            act.store().read(|c| store::records::count(c, &permit, &wanted, Which::Active, 1))?;
        Ok(found > 0)
    }

    /// Gives the record to a member of the rule. Exactly one record is handed out at a time in the organisation,
    /// so that turns are kept and limits hold on however many nodes.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn give(&self, record: &ShownRecord, way: &Way<'_>) -> Result<Given> {
        for _ in 0..TRIES {
            let act = Act::begin(self.0.gate, &self.0.who, Verb::Share, &record.object)?;
            let (row, permit) = match act.fetch(record.id) {
                Ok(found) => found,
                Err(fault) => return unless_changed::<()>(Err(fault)).map(|_| Given::Elsewhere),
            };
            let seen = match record.values.get(ASSIGNMENT) {
                Some(ShownValue::Clear(how)) => Some(how),
                _ => None,
            };
            if row.state != "active" || row.open.get(ASSIGNMENT) != seen {
                return Ok(Given::Elsewhere);
            }
            let turn = act.store().read(|c| turns::at(c, &permit, way.rule))?;
            let Some(to) = choose(&act, way, &turn)? else { return Ok(Given::Nobody) };
            let taken = noted("assigned", Some(way.rule));
            let change = Change::prepare(&act, row, taken, Some(Move::To(to)))?;
            let details = BTreeMap::from([
                ("to".to_owned(), to.to_string()),
                ("rule".to_owned(), way.rule.to_string()),
            ]);
            let (rule, taking) = (way.rule, permit.clone());
            let stored = change.store_told(&act, &permit, details, move |c| {
                turns::take(c, &taking, rule, &turn, to)
            });
            match stored {
                Ok(_) => return Ok(Given::To(to)),
                // Something else was handed out, or somebody has edited the record: once more.
                Err(fault) if matches!(fault.code, "turn_taken" | "version_conflict") => {}
                Err(fault) => return unless_changed::<()>(Err(fault)).map(|_| Given::Elsewhere),
            }
        }
        Err(Fault::new(FaultKind::Unavailable, "turn_taken"))
    }

    /// Leaves the record with who entered it.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn keep(&self, record: &ShownRecord, rule: Option<Id>) -> Result<()> {
        self.note(record, "kept", rule, None)
    }

    /// Leaves the record to nobody: those who lead its department see it.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn leave(&self, record: &ShownRecord) -> Result<()> {
        self.note(record, "nobody", None, Some(Move::Nobody))
    }

    fn note(
        &self,
        record: &ShownRecord,
        how: &str,
        rule: Option<Id>,
        to: Option<Move>,
    ) -> Result<()> {
        let done = || {
            let act = Act::begin(self.0.gate, &self.0.who, Verb::Share, &record.object)?;
            let (row, permit) = act.fetch(record.id)?;
            if row.version != record.version {
                return Ok(false);
            }
            let change = Change::prepare(&act, row, noted(how, rule), to)?;
            if change.is_nothing() {
                return Ok(true);
            }
            let details = rule.map(|rule| ("rule".to_owned(), rule.to_string()));
            change.store_told(&act, &permit, details.into_iter().collect(), |_| Ok(()))?;
            Ok(true)
        };
        let done: Result<bool> = done();
        // What somebody has edited meanwhile is looked at once more.
        if !matches!(done, Ok(true)) {
            self.0.gate.0.waiting.store(true, Ordering::Relaxed);
        }
        unless_changed(done).map(drop)
    }
}

fn noted(how: &str, rule: Option<Id>) -> BTreeMap<String, Option<Value>> {
    BTreeMap::from([
        (ASSIGNMENT.to_owned(), Some(Value::text(how))),
        (ASSIGNED_BY.to_owned(), rule.map(|rule| Value::text(rule.to_string()))),
    ])
}

/// The member whose turn it is among those who can take something.
fn choose(act: &Act<'_>, way: &Way<'_>, turn: &Turn) -> Result<Option<Id>> {
    let readable = act.permit_rows_for(Verb::Read)?;
    let last = turn.last.and_then(|last| way.members.iter().position(|one| *one == last));
    let first = last.map_or(0, |place| place + 1);
    let in_turn =
        (0..way.members.len()).map(|step| way.members[(first + step) % way.members.len()]);
    let mut best: Option<(u64, Id)> = None;
    for member in in_turn {
        let asks = way.method == Method::LeastLoad || way.at_most.is_some();
        let load = if asks { load(act, &readable, way, member)? } else { 0 };
        if way.at_most.is_some_and(|most| load >= u64::from(most)) {
            continue;
        }
        if way.method == Method::InTurn {
            return Ok(Some(member));
        }
        if best.is_none_or(|(least, _)| load < least) {
            best = Some((load, member));
        }
    }
    Ok(best.map(|(_, member)| member))
}

/// How many open records a member has.
fn load(act: &Act<'_>, readable: &Permit, way: &Way<'_>, member: Id) -> Result<u64> {
    let theirs = Predicate::Is(Column::Owner, Compare::Eq, Scalar::Text(member.to_string()));
    let wanted = Predicate::all([theirs, way.open.clone()]);
    act.store().read(|c| store::records::count(c, readable, &wanted, Which::Active, MOST))
}

//! The first step: may the caller do this? An `Act` is one call on its way.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use model::{Class, Field, Object};
use policy::{Permit, RowFacts, Verb, View};
use store::{Scoped, SealedRow, Which};

use crate::enter::session;
use crate::entered::Entered;
use crate::keys::OrgKeys;
use crate::parts::Gate;
use crate::terms::Proof;

/// One call on its way through the gate.
pub struct Act<'a> {
    pub gate: &'a Gate,
    pub who: &'a Entered,
    pub verb: Verb,
    pub object: Arc<Object>,
    pub keys: Arc<OrgKeys>,
    pub now: Timestamp,
    /// The permits behind a record's buttons, decided once for all rows of an answer.
    buttons: OnceCell<Vec<(Verb, Permit)>>,
    /// Whether this only asks what would become of it: what would be refused is told by whoever asks.
    pub trial: bool,
    /// What all entries of this call note beside the rest; no personal data.
    pub notes: Vec<(&'static str, String)>,
    /// What all entries of this call name as the act.
    pub word: &'static str,
    /// What the caller's roles alone would let be read; asked for where something is shared.
    own: OnceCell<Option<Permit>>,
    /// The rows opened for the caller that are theirs to read by a share alone.
    by_share: RefCell<BTreeSet<Id>>,
}

impl<'a> Act<'a> {
    /// Begins a call of this verb on this object.
    pub fn begin(gate: &'a Gate, who: &'a Entered, verb: Verb, object: &str) -> Result<Self> {
        let object = Arc::clone(who.catalogue().get(object)?);
        let keys = gate.0.keyring.org(who.org_id())?;
        Ok(Self {
            gate,
            who,
            verb,
            object,
            keys,
            now: gate.now(),
            buttons: OnceCell::new(),
            trial: false,
            notes: Vec::new(),
            word: verb.name(),
            own: OnceCell::new(),
            by_share: RefCell::default(),
        })
    }

    /// The same as a trial: refusals leave no entry of their own.
    pub const fn on_trial(mut self) -> Self {
        self.trial = true;
        self
    }

    /// The same under another word than the verb's: what is asked about rights needs no right of its own.
    pub const fn told_as(mut self, word: &'static str) -> Self {
        self.word = word;
        self
    }

    /// The same with a note in each of its entries.
    pub fn noting(mut self, name: &'static str, value: impl ToString) -> Self {
        self.notes.push((name, value.to_string()));
        self
    }

    /// The rows of the caller's organisation.
    pub fn store(&self) -> Scoped<'_> {
        self.gate.0.store.of(self.who.org_id())
    }

    /// The permit for many rows; a refusal is recorded before it is told.
    pub fn permit_rows(&self) -> Result<Permit> {
        self.permit_rows_for(self.verb)
    }

    /// The permit for a list of rows in this state.
    pub fn permit_list(&self, which: Which) -> Result<Permit> {
        let permit = self.permit_rows()?;
        Ok(match which.state() {
            Some(state) => permit.in_state(state),
            None => permit,
        })
    }

    /// The permit for many rows of another verb, to know whether there is one: no refusal is recorded.
    pub fn permit_rows_quietly(&self, verb: Verb) -> Option<Permit> {
        policy::decide(&self.who.org().policies, self.who.caller(), verb, &self.object).ok()
    }

    /// The permit for many rows of another verb than the call's own.
    pub fn permit_rows_for(&self, verb: Verb) -> Result<Permit> {
        self.may_leave(verb)
            .and_then(|()| {
                policy::decide(&self.who.org().policies, self.who.caller(), verb, &self.object)
            })
            .map_err(|fault| super::record_refusal(self, &[], fault))
    }

    /// Who has given notice takes nothing along: their exports are frozen, whatever their roles.
    fn may_leave(&self, verb: Verb) -> Result<()> {
        let card = self.who.org().users.get(&self.who.user());
        if verb == Verb::Export && card.is_some_and(|card| card.exports_frozen) {
            return Err(Fault::new(kernel::FaultKind::Denied, "exports_frozen"));
        }
        if verb == Verb::Export {
            return session::demand_fresh(self.gate, self.who, Proof::Act);
        }
        Ok(())
    }

    /// The permit for one row; a refusal is recorded before it is told.
    pub fn permit_row(&self, verb: Verb, row: &SealedRow) -> Result<Permit> {
        policy::decide_row(
            &self.who.org().policies,
            self.who.caller(),
            verb,
            &self.object,
            &facts(row),
        )
        .map_err(|fault| super::record_refusal(self, &[row.id], fault))
    }

    /// Fetches one row that the caller may read and holds the verb against it: `not_found` when
    /// it is missing or not theirs to read, `denied` when it is theirs to read but not to do that.
    pub fn fetch(&self, id: Id) -> Result<(SealedRow, Permit)> {
        let readable = self.permit_rows_for(Verb::Read)?;
        let Some(row) = self.store().read(|c| store::records::fetch(c, &readable, id))? else {
            return Err(super::record_refusal(self, &[id], self.missing(&readable, id)?));
        };
        let permit = self.permit_row(self.verb, &row)?;
        self.notice(&row);
        Ok((row, permit))
    }

    /// Why a record is not there: who may read it where it went is told where that is.
    fn missing(&self, readable: &Permit, id: Id) -> Result<Fault> {
        let found = self.store().read(|c| crate::merging::whither(c, readable, id))?;
        Ok(match found {
            Some(winner) => Fault::new(FaultKind::NotFound, "merged").with("record", winner),
            None => Fault::not_found(),
        })
    }

    /// Whether a list of rows in this state guards who they are: where some high field is not clear, what
    /// is open but tells of somebody (a company's name) is not looked through by other ways than the list.
    pub fn is_guarded(&self, permit: &Permit, which: Which) -> bool {
        let hides = |field: &&Field| {
            field.class == Class::High && permit.worst_view(&field.name) < View::Clear
        };
        which == Which::Pooled && super::live_fields(&self.object).any(|field| hides(&field))
    }

    /// How a filter may use a field, taken over all rows that the permit covers.
    pub fn filter_right(
        &self,
        permit: &Permit,
        field: &Field,
        which: Which,
    ) -> model::query::FilterRight {
        match permit.worst_view(&field.name) {
            View::Clear if field.class > Class::Low && self.is_guarded(permit, which) => {
                model::query::FilterRight::Masked
            }
            View::Hidden => model::query::FilterRight::Hidden,
            View::Masked | View::Reveal => model::query::FilterRight::Masked,
            View::Clear => model::query::FilterRight::Clear,
        }
    }

    /// The verbs that the caller may use on this row, for the page's buttons.
    pub fn may(&self, row: &SealedRow) -> Vec<String> {
        const ON_A_RECORD: &[Verb] = &[
            Verb::Update,
            Verb::Delete,
            Verb::Restore,
            Verb::Share,
            Verb::Collaborate,
            Verb::Claim,
            Verb::Release,
            Verb::Merge,
            Verb::Unmerge,
            Verb::Reveal,
            Verb::Download,
            Verb::History,
            Verb::Access,
            Verb::Convert,
        ];
        let decide = |verb| Some((verb, self.permit_rows_quietly(verb)?));
        let facts = facts(row);
        self.buttons
            .get_or_init(|| ON_A_RECORD.iter().copied().filter_map(decide).collect())
            .iter()
            .filter(|(verb, permit)| self.fits(*verb, row) && permit.covers(&facts))
            .map(|(verb, _)| verb.name().to_owned())
            .collect()
    }

    /// Whether this can be done with a row that is where this one is, whoever does it.
    pub fn fits(&self, verb: Verb, row: &SealedRow) -> bool {
        match verb {
            Verb::Claim => crate::pools::of(row).is_some(),
            Verb::Release => {
                row.state == "active"
                    && crate::pools::has_pools(&self.object)
                    && !self.who.org().pools.is_empty()
            }
            Verb::Collaborate | Verb::Merge | Verb::Unmerge => row.state == "active",
            Verb::Convert => {
                row.state == "active"
                    && self.object.verbs.iter().any(|name| name == verb.name())
                    && !crate::conversion::is_converted(row)
            }
            _ => true,
        }
    }

    /// How this row is shared with the caller, where it is theirs to read by a share alone: `read` or `edit`.
    pub fn shared(&self, row: &SealedRow) -> Option<&'static str> {
        let (caller, facts) = (self.who.caller(), facts(row));
        if !caller.shares.reach(&facts) || row.object != self.object.name {
            return None;
        }
        let by_roles = || {
            let policies = &self.who.org().policies;
            policy::decide(policies, &caller.by_roles(), Verb::Read, &self.object).ok()
        };
        let own = self.own.get_or_init(by_roles).as_ref();
        let by_share = own.is_none_or(|permit| !permit.covers(&facts));
        by_share.then(|| if caller.shares.may_edit(&facts) { "edit" } else { "read" })
    }

    /// Notes that a row is opened for the caller: which ones are theirs to read by a share alone stands in the
    /// entries of this call.
    pub fn notice(&self, row: &SealedRow) {
        if self.shared(row).is_some() {
            self.by_share.borrow_mut().insert(row.id);
        }
    }

    /// How many of the rows that were opened are the caller's to read by a share alone.
    pub fn by_share(&self) -> usize {
        self.by_share.borrow().len()
    }

    /// Whether the caller may do this with this row, to know how to treat it; never instead of a permit.
    pub fn may_do(&self, verb: Verb, row: &SealedRow) -> bool {
        self.may(row).iter().any(|name| name == verb.name())
    }
}

/// What the policy may look at in a row.
pub fn facts(row: &SealedRow) -> RowFacts<'_> {
    row.facts()
}

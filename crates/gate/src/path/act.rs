//! The first step: may the caller do this? An `Act` is one call on its way.

use std::cell::OnceCell;
use std::sync::Arc;

use kernel::{Fault, Id, Result, Timestamp};
use model::{Field, Object};
use policy::{Permit, RowFacts, Verb, View};
use store::{Scoped, SealedRow};

use crate::entered::Entered;
use crate::keys::OrgKeys;
use crate::parts::Gate;

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
}

impl<'a> Act<'a> {
    /// Begins a call of this verb on this object.
    pub fn begin(gate: &'a Gate, who: &'a Entered, verb: Verb, object: &str) -> Result<Self> {
        let object = Arc::clone(who.catalogue().get(object)?);
        let keys = gate.0.keyring.org(who.org_id())?;
        Ok(Self { gate, who, verb, object, keys, now: gate.now(), buttons: OnceCell::new() })
    }

    /// The rows of the caller's organisation.
    pub fn store(&self) -> Scoped<'_> {
        self.gate.0.store.of(self.who.org_id())
    }

    /// The permit for many rows; a refusal is recorded before it is told.
    pub fn permit_rows(&self) -> Result<Permit> {
        self.permit_rows_for(self.verb)
    }

    /// The permit for many rows of another verb than the call's own.
    pub fn permit_rows_for(&self, verb: Verb) -> Result<Permit> {
        policy::decide(&self.who.org().policies, self.who.caller(), verb, &self.object)
            .map_err(|fault| super::record_refusal(self, &[], fault))
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
        let row = self
            .store()
            .read(|c| store::records::fetch(c, &readable, id))?
            .ok_or_else(|| super::record_refusal(self, &[id], Fault::not_found()))?;
        let permit = self.permit_row(self.verb, &row)?;
        Ok((row, permit))
    }

    /// How a filter may use a field, taken over all rows that the permit covers.
    pub fn filter_right(&self, permit: &Permit, field: &Field) -> model::query::FilterRight {
        match permit.worst_view(&field.name) {
            View::Hidden => model::query::FilterRight::Hidden,
            View::Masked | View::Reveal => model::query::FilterRight::Masked,
            View::Clear => model::query::FilterRight::Clear,
        }
    }

    /// The verbs that the caller may use on this row, for the page's buttons.
    pub fn may(&self, row: &SealedRow) -> Vec<String> {
        const ON_A_RECORD: [Verb; 8] = [
            Verb::Update,
            Verb::Delete,
            Verb::Restore,
            Verb::Share,
            Verb::Reveal,
            Verb::Download,
            Verb::History,
            Verb::Access,
        ];
        let policies = &self.who.org().policies;
        let decide = |verb| {
            let permit = policy::decide(policies, self.who.caller(), verb, &self.object).ok()?;
            Some((verb, permit))
        };
        let facts = facts(row);
        self.buttons
            .get_or_init(|| ON_A_RECORD.into_iter().filter_map(decide).collect())
            .iter()
            .filter(|(_, permit)| permit.covers(&facts))
            .map(|(verb, _)| verb.name().to_owned())
            .collect()
    }
}

/// What the policy may look at in a row.
pub fn facts(row: &SealedRow) -> RowFacts<'_> {
    RowFacts {
        id: row.id,
        owner: row.owner,
        department: row.department,
        state: &row.state,
        open: &row.open,
    }
}

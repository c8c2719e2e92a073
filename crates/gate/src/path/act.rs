//! The first step: may the caller do this? An `Act` is one call on its way.

use std::cell::OnceCell;
use std::sync::Arc;

use kernel::{Fault, Id, Result, Timestamp};
use model::{Class, Field, Object};
use policy::{Permit, RowFacts, Verb, View};
use store::{Scoped, SealedRow, Which};

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
        const ON_A_RECORD: [Verb; 10] = [
            Verb::Update,
            Verb::Delete,
            Verb::Restore,
            Verb::Share,
            Verb::Claim,
            Verb::Release,
            Verb::Reveal,
            Verb::Download,
            Verb::History,
            Verb::Access,
        ];
        let decide = |verb| Some((verb, self.permit_rows_quietly(verb)?));
        let fits = |verb| match verb {
            Verb::Claim => crate::pools::of(row).is_some(),
            Verb::Release => {
                row.state == "active"
                    && crate::pools::has_pools(&self.object)
                    && !self.who.org().pools.is_empty()
            }
            _ => true,
        };
        let facts = facts(row);
        self.buttons
            .get_or_init(|| ON_A_RECORD.into_iter().filter_map(decide).collect())
            .iter()
            .filter(|(verb, permit)| fits(*verb) && permit.covers(&facts))
            .map(|(verb, _)| verb.name().to_owned())
            .collect()
    }

    /// Whether the caller may do this with this row, to know how to treat it; never instead of a permit.
    pub fn may_do(&self, verb: Verb, row: &SealedRow) -> bool {
        self.may(row).iter().any(|name| name == verb.name())
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

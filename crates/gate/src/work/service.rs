//! A named service at work in one organisation: what all of them may ask and note, as far as their row in the
//! matrix lets them.

use std::collections::BTreeMap;

use kernel::{FaultKind, Id, Lang, Result};
use model::Value;
use policy::Verb;
use policy::services::Service;

use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::notify::Tell;
use crate::org::OrgState;
use crate::parts::Gate;
use crate::path::Act;
use crate::pools;
use crate::verbs::list::{self, ListRequest};
use crate::verbs::update::Change;

/// Records of one page.
const PAGE: usize = 200;

/// Which records are asked for.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// The object's name.
    pub object: &'a str,
    /// A filter after AIP-160.
    pub filter: &'a str,
    /// Only what follows one of these, where there are any.
    pub parents: &'a [Id],
    /// The fields to be shown.
    pub fields: &'a [&'a str],
}

/// A service at work in one organisation.
pub struct AtWork<'a> {
    pub(super) gate: &'a Gate,
    pub(super) who: Entered,
}

impl<'a> AtWork<'a> {
    /// The service in this organisation.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn of(gate: &'a Gate, service: &Service, org: Id) -> Result<Self> {
        let who = Entered::new(service.caller(org, gate.now()), gate.org(org)?, Lang::Zh);
        Ok(Self { gate, who })
    }

    /// The organisation with its users.
    #[must_use]
    pub fn org(&self) -> &OrgState {
        self.who.org()
    }

    /// Today's date in China.
    #[must_use]
    pub fn today(&self) -> String {
        pools::today(self.gate.now()).as_str().unwrap_or_default().to_owned()
    }

    /// The records of an object that fit, page by page, with these fields as far as the service sees them:
    /// those of class low. Each page stands in the ledger.
    ///
    /// # Errors
    /// Those of `list`, and what `each` refuses.
    pub fn list(
        &self,
        which: &Wanted<'_>,
        mut each: impl FnMut(Vec<ShownRecord>) -> Result<()>,
    ) -> Result<()> {
        let mut request = ListRequest {
            object: which.object.to_owned(),
            filter: Some(which.filter.to_owned()),
            // In the order in which they were made no page loses what the one before has moved.
            order_by: Some("created_at".to_owned()),
            page_size: Some(PAGE),
            parents: which.parents.to_vec(),
            fields: Some(which.fields.iter().map(|name| (*name).to_owned()).collect()),
            ..ListRequest::default()
        };
        loop {
            let page = list::list(self.gate, &self.who, &request)?.into_inner();
            each(page.items)?;
            match page.next_page_token {
                Some(token) => request.page_token = Some(token),
                None => return Ok(()),
            }
        }
    }

    /// Notes open values on a record as it was shown; `None` empties a field. Whether they stand there now
    /// because of this: not where somebody else was faster.
    ///
    /// # Errors
    /// `denied` for a field that is not the service's to write; those of `update` but for conflicts.
    pub fn note(&self, of: &ShownRecord, values: &[(&str, Option<String>)]) -> Result<bool> {
        self.note_and_tell(of, values, Vec::new())
    }

    /// The same, and tells users of it in the same transaction.
    ///
    /// # Errors
    /// As for `note`.
    pub fn note_and_tell(
        &self,
        of: &ShownRecord,
        values: &[(&str, Option<String>)],
        tells: Vec<Tell>,
    ) -> Result<bool> {
        let act = Act::begin(self.gate, &self.who, Verb::Update, &of.object)?;
        let (row, permit) = act.fetch(of.id)?;
        if row.version != of.version {
            return Ok(false);
        }
        let mut taken = BTreeMap::new();
        for (name, text) in values {
            let field = act.object.known_field(name)?;
            if field.is_sealed() || !permit.may_edit(name, &crate::path::facts(&row)) {
                return Err(kernel::Fault::denied("no_grant"));
            }
            taken.insert((*name).to_owned(), text.clone().map(Value::text));
        }
        let mut change = Change::prepare(&act, row, taken, None)?;
        if change.is_nothing() {
            return Ok(false);
        }
        for tell in tells {
            change.telling.add(self.gate, &self.who, tell)?;
        }
        unless_changed(change.store(&act, &permit))
    }
}

/// Whether it was done. One that cannot be changed, mostly since somebody was faster, does not stop the others.
///
/// # Errors
/// Those of the machine.
pub(super) fn unless_changed<T>(done: Result<T>) -> Result<bool> {
    match done {
        Ok(_) => Ok(true),
        Err(fault) if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) => {
            Err(fault)
        }
        Err(_) => Ok(false),
    }
}

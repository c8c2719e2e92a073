//! Brings customers back into their pool by itself, in the name of the service `reclaimer`. When is due is
//! for the business to say; here is what it may ask and do.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use kernel::{FaultKind, Id, Lang, Result};
use model::Value;
use policy::Verb;
use policy::services::RECLAIMER;

use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::lifecycle::standing;
use crate::org::OrgState;
use crate::parts::Gate;
use crate::path::Act;
use crate::pools;
use crate::verbs::list::{self, ListRequest};
use crate::verbs::release::{self, ReleaseRequest};
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

/// The service at work in one organisation.
pub struct Reclaiming<'a> {
    gate: &'a Gate,
    who: Entered,
}

/// Does this in every organisation that has a pool, unless it was done today by this process; today ends at
/// midnight in China.
///
/// # Errors
/// The first fault, after all organisations had their turn.
pub fn each_day(gate: &Gate, work: impl Fn(&Reclaiming<'_>) -> Result<()>) -> Result<()> {
    let today = pools::day(gate.now());
    if gate.0.reclaimed.swap(today, Ordering::Relaxed) == today {
        return Ok(());
    }
    // What failed is tried again the next time.
    each(gate, work).inspect_err(|_| gate.0.reclaimed.store(0, Ordering::Relaxed))
}

/// The same, whenever it was done last.
///
/// # Errors
/// As for `each_day`.
pub fn each(gate: &Gate, work: impl Fn(&Reclaiming<'_>) -> Result<()>) -> Result<()> {
    let mut done = Ok(());
    for org in standing(gate)? {
        let state = gate.org(org.id)?;
        if state.pools.is_empty() {
            continue;
        }
        let who = Entered::new(RECLAIMER.caller(org.id, gate.now()), state, Lang::Zh);
        done = done.and(work(&Reclaiming { gate, who }));
    }
    done
}

impl Reclaiming<'_> {
    /// The organisation with its pools and users.
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

    /// Gives a record back to a pool, for this reason; what somebody else has moved meanwhile is left alone.
    ///
    /// # Errors
    /// Those of `release` but for conflicts.
    pub fn release(&self, of: &ShownRecord, pool: Id, why: &'static str) -> Result<()> {
        let request =
            ReleaseRequest { version: Some(of.version), pool: Some(pool), why: Some(why) };
        let done = release::release(self.gate, &self.who, &of.object, of.id, &request);
        unless_changed(done.map(drop))
    }

    /// Notes values that only the program writes on a record; `None` empties a field.
    ///
    /// # Errors
    /// Internal for a field that people write; those of `update` but for conflicts.
    pub fn note(&self, of: &ShownRecord, values: &[(&str, Option<String>)]) -> Result<()> {
        let act = Act::begin(self.gate, &self.who, Verb::Update, &of.object)?;
        let (row, permit) = act.fetch(of.id)?;
        if row.version != of.version {
            return Ok(());
        }
        let mut taken = BTreeMap::new();
        for (name, text) in values {
            let field = act.object.known_field(name)?;
            if field.is_sealed() || !permit.may_edit(name, &crate::path::facts(&row)) {
                return Err(kernel::Fault::denied("no_grant"));
            }
            taken.insert((*name).to_owned(), text.clone().map(Value::text));
        }
        let change = Change::prepare(&act, row, taken, None)?;
        if change.is_nothing() {
            return Ok(());
        }
        unless_changed(change.store(&act, &permit).map(drop))
    }
}

/// One that cannot be changed, mostly since somebody was faster, does not stop the others.
fn unless_changed(done: Result<()>) -> Result<()> {
    match done {
        Err(fault) if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) => {
            Err(fault)
        }
        _ => Ok(()),
    }
}

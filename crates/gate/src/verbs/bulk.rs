//! One act on many records: change fields, assign an owner, tag, delete, restore, claim, give back. Each record
//! is decided by itself.

mod one;
mod preview;
mod start;

use kernel::{Fault, FieldFault, Id, Result, limits};
use policy::Verb;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::list::{ListRequest, matching};
use crate::answer::{BulkAnswer, RefusedItem};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, plan, record};

pub(crate) use one::{Done, one};
pub(crate) use preview::words;
pub use preview::{BulkPreview, ChangedField, PreviewItem, Reason, preview};
pub use start::start;

/// Fields that one act may set.
const FIELDS: usize = 20;

/// What is to be done with many records.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BulkAct {
    /// Give them a new owner.
    Assign,
    /// Move them into the recycle bin.
    Delete,
    /// Take them out of it.
    Restore,
    /// Make those of a pool the caller's own.
    Claim,
    /// Give them back to a pool.
    Release,
    /// Write these values into them.
    Set,
    /// Add choices to what a field has.
    Tag,
    /// Take choices away from what a field has.
    Untag,
}

impl BulkAct {
    /// The verb that the caller needs.
    pub(crate) const fn verb(self) -> Verb {
        match self {
            Self::Assign => Verb::Share,
            Self::Delete => Verb::Delete,
            Self::Restore => Verb::Restore,
            Self::Claim => Verb::Claim,
            Self::Release => Verb::Release,
            Self::Set | Self::Tag | Self::Untag => Verb::Update,
        }
    }
}

/// Which records, and what.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkRequest {
    /// What is to be done.
    pub act: BulkAct,
    /// These records …
    #[serde(default)]
    pub ids: Vec<Id>,
    /// … or all that fit this filter, when no ids are given.
    #[serde(default)]
    pub filter: Option<String>,
    /// What was typed into the search box, with the filter.
    #[serde(default)]
    pub q: Option<String>,
    /// The new owner, for `assign`.
    #[serde(default)]
    pub owner: Option<Id>,
    /// The filter speaks of those in pools; always so for `claim`.
    #[serde(default)]
    pub pooled: bool,
    /// The pool, for `release`; needed where the caller knows several.
    #[serde(default)]
    pub pool: Option<Id>,
    /// The new values by field, for `set`; `null` empties a field.
    #[serde(default)]
    pub values: Map<String, Json>,
    /// The field of choices, for `tag` and `untag`.
    #[serde(default)]
    pub field: Option<String>,
    /// The choices, for `tag` and `untag`.
    #[serde(default)]
    pub options: Vec<String>,
}

impl BulkRequest {
    /// This with these records.
    #[must_use]
    pub fn of(act: BulkAct, ids: Vec<Id>) -> Self {
        Self {
            act,
            ids,
            filter: None,
            q: None,
            owner: None,
            pooled: false,
            pool: None,
            values: Map::new(),
            field: None,
            options: Vec::new(),
        }
    }

    /// The names of the fields that are written.
    pub(crate) fn fields(&self) -> Vec<&str> {
        let named = self.values.keys().map(String::as_str);
        named.chain(self.field.as_deref()).collect()
    }
}

/// Does it, record by record; what is refused is told and left alone.
///
/// # Errors
/// `bulk_too_many`, `bad_user`, `denied` when the caller may do that nowhere.
pub fn bulk(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: BulkRequest,
) -> Result<Shown<BulkAnswer>> {
    let act = Act::begin(gate, who, request.act.verb(), object)?;
    act.permit_rows()?;
    check(&act, &request)?;
    let ids = chosen(&act, &request)?;
    let mut answer = BulkAnswer { done: 0, refused: Vec::new() };
    for id in &ids {
        match one(&act, *id, &request, &super::state::unmarked) {
            Ok(_) => answer.done += 1,
            Err(fault) => answer.refused.push(RefusedItem {
                id: *id,
                code: fault.code.to_owned(),
                detail: fault.message(who.lang()),
            }),
        }
    }
    let entry = Entry::default()
        .with("chosen", ids.len())
        .with("done", answer.done)
        .with("refused", answer.refused.len());
    record(&act, Unrecorded::new(answer), entry)
}

/// What is wrong with the request for all records alike.
fn check(act: &Act<'_>, request: &BulkRequest) -> Result<()> {
    let fault = |field: &str, code| Err(Fault::fields(vec![FieldFault::new(field, code)]));
    match request.act {
        BulkAct::Assign => match request.owner {
            None => return fault("owner", "required"),
            Some(owner) if !act.who.org().users.contains_key(&owner) => {
                return fault("owner", "bad_user");
            }
            Some(_) => {}
        },
        BulkAct::Set if request.values.is_empty() => return fault("values", "required"),
        BulkAct::Tag | BulkAct::Untag if request.options.is_empty() => {
            return fault("options", "required");
        }
        BulkAct::Tag | BulkAct::Untag => {
            let name = request.field.as_deref().unwrap_or_default();
            if act.object.known_field(name)?.kind != "choices" {
                return fault("field", "bad_choice");
            }
        }
        _ => {}
    }
    if request.values.len() > FIELDS || request.options.len() > limits::USERS {
        return Err(Fault::invalid("bulk_too_many").with("max", FIELDS));
    }
    for name in request.values.keys() {
        // Many records with one value of such a field cannot be, and asking would tell who has it.
        if act.object.field(name).is_some_and(|field| field.unique) {
            return fault(name, "bulk_unique");
        }
    }
    Ok(())
}

fn chosen(act: &Act<'_>, request: &BulkRequest) -> Result<Vec<Id>> {
    let too_many = || Fault::invalid("bulk_too_many").with("max", limits::BULK_RECORDS);
    if request.ids.len() > limits::BULK_RECORDS {
        return Err(too_many());
    }
    if !request.ids.is_empty() {
        let mut seen = std::collections::HashSet::new();
        return Ok(request.ids.iter().copied().filter(|id| seen.insert(*id)).collect());
    }
    if request.filter.is_none() && request.q.is_none() {
        return Err(Fault::fields(vec![FieldFault::new("ids", "required")]));
    }
    let list = ListRequest {
        object: act.object.name.clone(),
        filter: request.filter.clone(),
        q: request.q.clone(),
        deleted: request.act == BulkAct::Restore,
        pooled: request.pooled || request.act == BulkAct::Claim,
        ..ListRequest::default()
    };
    let permit = act.permit_list(list.which()?)?;
    let plan = plan(act, &permit, &list)?;
    let rows = matching(act, &permit, &plan, limits::BULK_RECORDS + 1)?;
    if rows.len() > limits::BULK_RECORDS {
        return Err(too_many());
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The records as the list shows them that the caller chose them from: what they may not change is among them,
/// and told.
fn listed(gate: &Gate, who: &Entered, object: &str, request: &BulkRequest) -> Result<Vec<Id>> {
    let searching = request.q.as_deref().is_some_and(|q| !q.trim().is_empty());
    let verb = if searching { Verb::Search } else { Verb::List };
    chosen(&Act::begin(gate, who, verb, object)?, request)
}

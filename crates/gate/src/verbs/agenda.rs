//! When records are due, and nothing else of them: for calendars outside, which may hold no value of class
//! high.

use std::collections::BTreeMap;

use kernel::{Fault, Id, Result, Timestamp};
use model::{Class, Field};
use policy::{Verb, View};
use serde::Serialize;

use super::list::{ListRequest, matching};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, known, plan, record};

/// Records of one object at most.
const MOST: usize = 500;

/// Which records, and what of them.
pub struct AgendaRequest {
    /// The object's name.
    pub object: String,
    /// A filter on open fields.
    pub filter: String,
    /// The fields to tell: of class low alone.
    pub fields: Vec<String>,
}

/// A record of which only low fields are told.
#[derive(Clone, Serialize)]
pub struct AgendaItem {
    /// The record.
    pub id: Id,
    /// Its version.
    pub version: i64,
    /// When it was last changed.
    #[serde(skip)]
    pub updated_at: Timestamp,
    /// The values of the fields asked for, as texts.
    pub values: BTreeMap<String, String>,
}

/// The records that the caller may see, with what may be told of them; 500 at most.
///
/// # Errors
/// As `list`; `group_not_allowed` for a field that is not of class low.
pub fn agenda(
    gate: &Gate,
    who: &Entered,
    request: &AgendaRequest,
) -> Result<Shown<Vec<AgendaItem>>> {
    let act = Act::begin(gate, who, Verb::List, &request.object)?;
    let list = ListRequest {
        object: request.object.clone(),
        filter: Some(request.filter.clone()),
        ..ListRequest::default()
    };
    let permit = act.permit_list(list.which()?)?;
    let fields: Vec<&Field> = request
        .fields
        .iter()
        .map(|name| {
            let field = known(&act, &permit, name)?;
            let is_low = field.class == Class::Low && !field.is_sealed();
            if is_low { Ok(field) } else { Err(Fault::denied("group_not_allowed")) }
        })
        .collect::<Result<_>>()?;
    let plan = plan(&act, &permit, &list)?;
    if plan.needs_opening() {
        return Err(Fault::invalid("filter_not_allowed"));
    }
    let rows = matching(&act, &permit, &plan, MOST)?;
    let told = |row: &store::SealedRow| {
        let seen = permit.on(&facts(row));
        let clear = fields.iter().filter(|field| seen.view(&field.name) == View::Clear);
        let value = |field: &&Field| {
            let stored = row.open.get(&field.name).filter(|value| !value.is_null())?;
            Some((field.name.clone(), field.of_type().restored(stored).as_str()?.to_owned()))
        };
        clear.filter_map(value).collect()
    };
    let items: Vec<AgendaItem> = rows
        .iter()
        .map(|row| AgendaItem {
            id: row.id,
            version: row.version,
            updated_at: row.updated_at,
            values: told(row),
        })
        .collect();
    let entry = Entry::about_all(items.iter().map(|item| item.id).collect());
    let entry = Entry { fields: request.fields.clone(), ..entry }.with("by", "calendar");
    record(&act, Unrecorded::new(items), plan.describe(entry))
}

//! What stands below a record that is converted, and below the one that it goes to: contacts that are there, and what
//! was said.

use kernel::{Id, Result};
use model::{Column, Compare, Predicate, Scalar, Values};
use policy::{Permit, Verb};
use serde_json::Map;
use store::{ListQuery, Order, SealedRow, Which};

use super::targets::{Source, Target};
use super::{Batch, only};
use crate::conversion::{Asked, Carried, Conversion};
use crate::path::{Act, Entry, OpenRow, live_fields, open_all};

/// Records below one that are looked at, the latest first.
const MOST: usize = 500;

/// The person below a record that is the same as the one that comes along.
pub fn same(
    target: &Target<'_>,
    above: &SealedRow,
    conversion: &dyn Conversion,
) -> Result<Option<Id>> {
    let new: Values =
        target.carried.iter().map(|one| (one.to.clone(), one.value.clone())).collect();
    let there = below(&target.act, &target.readable, above.id)?;
    Ok(there.iter().find(|one| conversion.is_same(&one.values, &new)).map(|one| one.row.id))
}

/// Takes along what was said; how many lines that are.
pub fn said(
    source: &Source<'_>,
    above: &SealedRow,
    asked: Asked,
    conversion: &dyn Conversion,
    batch: &mut Batch,
) -> Result<usize> {
    let (from, into) = conversion.said();
    let act = Act::begin(source.act.gate, source.act.who, Verb::List, from)?;
    let Some(readable) = act.permit_rows_quietly(Verb::Read) else { return Ok(0) };
    let lines = below(&act, &readable, source.row.id)?;
    if lines.is_empty() {
        return Ok(0);
    }
    let mut made = Vec::with_capacity(lines.len());
    for OpenRow { row, values } in &lines {
        let line = Source { act: &act, row, values, readable: readable.clone() };
        let mut target = Target::of(&line, into, asked, conversion)?;
        let into = std::sync::Arc::clone(&target.act.object);
        let kept = only(values, |name| into.field(name).is_some_and(|field| !field.read_only));
        let carried = kept.iter().map(|(name, value)| Carried {
            to: name.to_owned(),
            from: vec![name.to_owned()],
            value: value.clone(),
        });
        target.carried = carried.collect();
        made.push(target.make(Some(above), Map::new(), None)?);
    }
    let entry = Entry {
        fields: made.first().map(|one| one.fields.clone()).unwrap_or_default(),
        ..Entry::about_all(made.iter().map(|one| one.row.id).collect())
    };
    let target = Target::of(source, into, asked, conversion)?;
    let count = made.len();
    batch.take(&target, made, entry)?;
    Ok(count)
}

/// The records below this one that the caller may read, opened. They are compared or sealed anew and not shown.
fn below(act: &Act<'_>, readable: &Permit, above: Id) -> Result<Vec<OpenRow>> {
    let parent = Scalar::Text(above.to_string());
    let query = ListQuery {
        predicate: Predicate::Is(Column::Parent, Compare::Eq, parent),
        order: vec![Order { column: Column::CreatedAt, descending: true }],
        limit: MOST,
        after: None,
        which: Which::Active,
    };
    let rows = act.store().read(|c| store::records::list(c, readable, &query))?;
    let fields: Vec<_> = live_fields(&act.object).collect();
    open_all(act, rows, &fields)
}

//! Opens one record.

use kernel::{Fault, Id, Result};
use policy::{Verb, View};

use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, live_fields, names, open_row, record_with, show};

/// The record as the caller may see it.
///
/// # Errors
/// `not_found` when it is missing or not the caller's to read.
pub fn read(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Shown<ShownRecord>> {
    let act = Act::begin(gate, who, Verb::Read, object)?;
    let (row, permit) = act.fetch(id)?;
    let mut shown = vec![row];
    crate::pools::count_views(&act, &mut shown)?;
    let row = shown.pop().ok_or_else(Fault::not_found)?;
    let seen = live_fields(&act.object).filter(|f| permit.best_view(&f.name) > View::Hidden);
    let open = open_row(&act, row, seen)?;
    let mut shown = show(&act, &permit, open);
    let mut others = names(&act, std::slice::from_ref(&shown))?;
    shown.refs.append(&mut others.refs);
    let fields = shown.values.keys().cloned().collect();
    let entry = Entry { fields, ..Entry::about(id) };
    record_with(&act, Unrecorded::new(shown), entry, others.entries)
}

//! Records that follow an imported person: contacts, notes.

use kernel::{Id, Result};
use model::Values;
use policy::{Permit, Verb};
use store::SealedRow;

use crate::path::{Act, OpenRow, live_fields};
use crate::verbs::create::{NewRow, Place, first_history, new_row};

/// A record that follows the person, unless an equal one is there already: a second import of the
/// same file adds nothing. Left out where the caller may not make such records.
pub fn follower(
    act: &Act<'_>,
    parent: &SealedRow,
    known: bool,
    object: &str,
    values: &Values,
) -> Result<Option<(Permit, NewRow)>> {
    let own = Act::begin(act.gate, act.who, Verb::Create, object)?;
    let org = act.who.org();
    let Ok(permit) = policy::decide(&org.policies, act.who.caller(), Verb::Create, &own.object)
    else {
        return Ok(None);
    };
    if known && is_there(&own, parent, values)? {
        return Ok(None);
    }
    let id = Id::new();
    let place = Place {
        subject: if own.object.own_subject { id } else { parent.subject },
        parent: Some(parent.id),
        owner: parent.owner,
        department: parent.department,
    };
    let made = new_row(&own, id, &place, values)?;
    let new = NewRow {
        claims: Vec::new(),
        history: first_history(&own, &made.row, values),
        tokens: made.tokens,
        row: made.row,
    };
    Ok(Some((permit, new)))
}

/// Whether the person has a follower with these values already.
fn is_there(own: &Act<'_>, parent: &SealedRow, values: &Values) -> Result<bool> {
    let permit = own.permit_rows_for(Verb::Read)?;
    let id = model::Scalar::Text(parent.id.to_string());
    let query = store::ListQuery {
        predicate: model::Predicate::Is(model::Column::Parent, model::Compare::Eq, id),
        order: Vec::new(),
        limit: 500,
        after: None,
        which: store::Which::Any,
    };
    let rows = own.gate.0.store.read(|c| store::records::list(c, &permit, &query))?;
    let fields: Vec<_> = live_fields(&own.object).collect();
    let opened = crate::path::open_all(own, rows, &fields)?;
    // What is said of a person is sealed; when it was noted down may differ.
    let sealed = |name: &str| own.object.field(name).is_some_and(model::Field::is_sealed);
    let same = |open: &OpenRow| {
        values.iter().filter(|(n, _)| sealed(n)).all(|(n, v)| open.values.get(n) == Some(v))
    };
    Ok(opened.iter().any(same))
}

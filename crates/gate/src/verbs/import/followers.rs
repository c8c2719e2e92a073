//! Records that follow an imported person: contacts, notes. Each is decided as if it were made by
//! hand.

use kernel::{Id, Result};
use model::Values;
use policy::{Permit, RowFacts, Verb};
use serde_json::Map;
use store::SealedRow;

use super::chunk::Refusal;
use super::pending::Pending;
use crate::path::{Act, OpenRow, live_fields};
use crate::verbs::create::{NewRow, Place, first_history, sealed_row};
use crate::verbs::write::check_required;

/// A record that may follow a person.
pub struct Child {
    object: String,
    values: Values,
    id: Id,
    /// The permit to make this record.
    pub permit: Permit,
}

impl Child {
    /// The object's name.
    pub fn object(&self) -> &str {
        &self.object
    }

    /// The id that the record gets.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// Whether two of them say the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.object == other.object && self.values == other.values
    }
}

/// Whether the caller may make these records below a person, each with its values; the field that
/// may not be written is told as `object.field`, a record that may not be made as `object.`.
pub fn decide(
    act: &Act<'_>,
    above: &Pending,
    wanted: &[(String, Values)],
) -> Result<std::result::Result<Vec<Child>, Refusal>> {
    let mut children = Vec::with_capacity(wanted.len());
    for (object, values) in wanted {
        match decide_one(act, above, object, values)? {
            Ok(child) => children.push(child),
            Err((field, code)) => return Ok(Err((format!("{object}.{field}"), code))),
        }
    }
    Ok(Ok(children))
}

fn decide_one(
    act: &Act<'_>,
    above: &Pending,
    object: &str,
    values: &Values,
) -> Result<std::result::Result<Child, Refusal>> {
    let org = act.who.org();
    let declared = act.who.catalogue().get(object)?;
    let (id, nothing) = (Id::new(), Map::new());
    let to_be = RowFacts {
        id,
        owner: above.owner,
        department: above.department,
        // A new person can have been shared with nobody.
        parent: above.known.as_ref().map(|(row, _)| row.id),
        state: "active",
        open: &nothing,
    };
    // The decision about all rows is made once; each row is held against it.
    let decided = policy::decide(&org.policies, act.who.caller(), Verb::Create, declared);
    let Some(permit) = decided.ok().filter(|permit| permit.covers(&to_be)) else {
        return Ok(Err((String::new(), "denied")));
    };
    for (name, _) in values.iter() {
        let read_only = declared.field(name).is_none_or(|f| f.read_only);
        if read_only || !permit.may_edit(name, &to_be) {
            return Ok(Err((name.to_owned(), "read_only")));
        }
    }
    if let Err(fault) = check_required(declared, values, |_| true) {
        let field = fault.fields.first().map(|f| f.field.clone()).unwrap_or_default();
        return Ok(Err((field, "required")));
    }
    Ok(Ok(Child { object: object.to_owned(), values: values.clone(), id, permit }))
}

/// The row of a record that follows the person, whose own key, if it has one, is there already.
pub fn sealed(own: &Act<'_>, parent: &SealedRow, child: &Child) -> Result<NewRow> {
    let id = child.id;
    let place = Place {
        subject: if own.object.own_subject { id } else { parent.subject },
        parent: Some(parent.id),
        owner: parent.owner,
        department: parent.department,
    };
    let made = sealed_row(own, id, &place, &child.values)?;
    Ok(NewRow {
        claims: Vec::new(),
        history: first_history(own, &made.row, &child.values),
        tokens: made.tokens,
        row: made.row,
    })
}

/// Whether the person has a follower with these values already.
pub fn is_there(own: &Act<'_>, parent: &SealedRow, child: &Child) -> Result<bool> {
    let values = &child.values;
    let permit = own.permit_rows_for(Verb::Read)?;
    let id = model::Scalar::Text(parent.id.to_string());
    let query = store::ListQuery {
        predicate: model::Predicate::Is(model::Column::Parent, model::Compare::Eq, id),
        order: Vec::new(),
        limit: 500,
        after: None,
        which: store::Which::Any,
    };
    let rows = own.store().read(|c| store::records::list(c, &permit, &query))?;
    let fields: Vec<_> = live_fields(&own.object).collect();
    let opened = crate::path::open_all(own, rows, &fields)?;
    // What is said of a person is sealed; when it was noted down may differ.
    let sealed = |name: &str| own.object.field(name).is_some_and(model::Field::is_sealed);
    let same = |open: &OpenRow| {
        values.iter().filter(|(n, _)| sealed(n)).all(|(n, v)| open.values.get(n) == Some(v))
    };
    Ok(opened.iter().any(same))
}

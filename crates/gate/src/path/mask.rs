//! Masking: each value as the permit lets this caller see it on this row.

use std::collections::{BTreeMap, BTreeSet};

use model::{Field, Value};
use policy::{Permit, Seen, View};

use super::{Act, OpenRow, facts};
use crate::answer::{ShownRecord, ShownValue, moment};

/// A record as the caller may see it.
pub fn show(act: &Act<'_>, permit: &Permit, open: OpenRow) -> ShownRecord {
    show_only(act, permit, open, super::live_fields(&act.object))
}

/// A record with these of its fields, as the caller may see it.
pub fn show_only<'f>(
    act: &Act<'_>,
    permit: &Permit,
    mut open: OpenRow,
    fields: impl Iterator<Item = &'f Field>,
) -> ShownRecord {
    let mut values = BTreeMap::new();
    let mut reveal = Vec::new();
    let seen = permit.on(&facts(&open.row));
    let title = show_title(act, &seen, &open);
    for field in fields {
        let view = seen.view(&field.name);
        let Some((name, value)) = open.values.take(&field.name) else { continue };
        if view == View::Reveal {
            reveal.push(name.clone());
        }
        if let Some(shown) = shown_value(field, value, view) {
            values.insert(name, shown);
        }
    }
    let row = &open.row;
    let mut record = ShownRecord {
        id: row.id,
        object: row.object.clone(),
        version: row.version,
        title,
        values,
        owner: row.owner,
        department: row.department,
        parent: row.parent,
        state: row.state.clone(),
        created_at: moment(row.created_at),
        updated_at: moment(row.updated_at),
        reveal,
        may: act.may(row),
        shared: act.shared(row),
        refs: BTreeMap::new(),
    };
    record.refs = refs(act, &record);
    record
}

/// One value under one view; `None` when it is hidden.
pub fn shown_value(field: &Field, value: Value, view: View) -> Option<ShownValue> {
    match view {
        View::Hidden => None,
        View::Masked | View::Reveal => {
            Some(ShownValue::Masked { masked: field.of_type().mask(field, &value) })
        }
        View::Clear => Some(ShownValue::Clear(value.into_json())),
    }
}

/// What the record is called: its first filled title field, masked where the field is.
pub fn show_title(act: &Act<'_>, seen: &Seen<'_>, open: &OpenRow) -> String {
    match title_field(act, seen, open) {
        Some((field, value, View::Clear)) => field.of_type().show(field, value, act.who.lang()),
        Some((field, value, _)) => field.of_type().mask(field, value),
        None => act.object.label.get(act.who.lang()).to_owned(),
    }
}

/// The field that gives this record its title, and how it is seen: never hidden.
pub fn title_field<'a>(
    act: &'a Act<'_>,
    seen: &Seen<'_>,
    open: &'a OpenRow,
) -> Option<(&'a Field, &'a Value, View)> {
    act.object.title.iter().find_map(|name| {
        let (field, value) = (act.object.field(name)?, open.values.get(name)?);
        let view = seen.view(name);
        (view > View::Hidden).then_some((field, value, view))
    })
}

/// The names of the users and departments that stand in a record. Every member of the
/// organisation may know these (see the built-in roles).
fn refs(act: &Act<'_>, record: &ShownRecord) -> BTreeMap<String, String> {
    let org = act.who.org();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    ids.extend(record.owner.map(|id| id.to_string()));
    ids.extend(record.department.map(|id| id.to_string()));
    for field in super::live_fields(&act.object) {
        if matches!(field.kind.as_str(), "user" | "users" | "relation")
            && let Some(ShownValue::Clear(json)) = record.values.get(&field.name)
        {
            collect_ids(json, &mut ids);
        }
    }
    ids.into_iter().filter_map(|id| org.name_of(&id).map(|name| (id, name))).collect()
}

fn collect_ids(json: &serde_json::Value, into: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::String(id) => {
            into.insert(id.clone());
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_ids(item, into)),
        _ => {}
    }
}

//! Unsealing: only what will be shown, or checked against a search, is opened.

use std::collections::HashMap;
use std::sync::Arc;

use crypto::aad;
use kernel::{Fault, FaultKind, Id, Result};
use model::{Field, Object, Value, Values};
use store::SealedRow;
use zeroize::Zeroize;

use crate::keys::SubjectKey;
use crate::path::Act;

/// A row with some of its values in the clear. It has no `Debug` and does not leave the path.
pub struct OpenRow {
    pub row: SealedRow,
    pub values: Values,
}

/// Opens these fields of one row.
pub fn open_row<'f>(
    act: &Act<'_>,
    row: SealedRow,
    fields: impl Iterator<Item = &'f Field>,
) -> Result<OpenRow> {
    act.notice(&row);
    let key = act.gate.0.keyring.subject(act.who.org_id(), row.subject)?;
    let values = open_fields(&row, &key, fields)?;
    Ok(OpenRow { row, values })
}

/// Opens these fields of many rows; the keys are fetched at once. A row whose person was erased
/// is left out.
pub fn open_all(act: &Act<'_>, rows: Vec<SealedRow>, fields: &[&Field]) -> Result<Vec<OpenRow>> {
    let subjects: Vec<Id> = rows.iter().map(|row| row.subject).collect();
    let keys: HashMap<Id, Arc<SubjectKey>> =
        act.gate.0.keyring.subjects(act.who.org_id(), &subjects)?;
    let mut opened = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(key) = keys.get(&row.subject) {
            act.notice(&row);
            let values = open_fields(&row, key, fields.iter().copied())?;
            opened.push(OpenRow { row, values });
        }
    }
    Ok(opened)
}

/// The values of these fields, unsealed with this key.
pub fn open_fields<'f>(
    row: &SealedRow,
    key: &SubjectKey,
    fields: impl Iterator<Item = &'f Field>,
) -> Result<Values> {
    let mut values = Values::new();
    for field in fields {
        if field.is_sealed()
            && let Some(sealed) = row.sealed.get(&field.name)
        {
            values.set(&field.name, open_value(row, key, &field.name, sealed)?);
            continue;
        }
        // A field whose class was raised lately may still lie in the open until it is sealed anew.
        if let Some(stored) = row.open.get(&field.name) {
            values.set(&field.name, field.of_type().restored(stored));
        }
    }
    Ok(values)
}

fn open_value(row: &SealedRow, key: &SubjectKey, field: &str, sealed: &[u8]) -> Result<Value> {
    let aad = aad::field(&row.org, &row.object, &row.id, field, key.version);
    let mut plain = key.seal.open(&aad, sealed).map_err(|_| {
        Fault::new(FaultKind::Internal, "internal")
            .caused_by(format_args!("field {field} of record {} does not open", row.id))
    })?;
    let value = Value::decode(&plain);
    plain.zeroize();
    value
}

/// Lays a row's sealed fields from its person's key under another person's, and makes it that person's.
pub fn reseal(row: &mut SealedRow, from: &SubjectKey, subject: Id, to: &SubjectKey) -> Result<()> {
    let aad = |row: &SealedRow, field: &str, version| {
        aad::field(&row.org, &row.object, &row.id, field, version)
    };
    let mut sealed = std::collections::BTreeMap::new();
    for (field, bytes) in &row.sealed {
        let mut plain = from.seal.open(&aad(row, field, from.version), bytes).map_err(|_| {
            Fault::internal(format_args!("field {field} of record {} does not open", row.id))
        })?;
        sealed.insert(field.clone(), to.seal.seal(&aad(row, field, to.version), &plain));
        plain.zeroize();
    }
    (row.sealed, row.subject, row.key_version) = (sealed, subject, to.version);
    Ok(())
}

/// The fields of an object that are in use.
pub fn live_fields(object: &Object) -> impl Iterator<Item = &Field> + Clone {
    object.fields.iter().filter(|field| !field.archived)
}

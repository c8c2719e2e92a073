//! Cells as bytes: to remember a key, and to hash a row the same way on both sides.

use kernel::{Fault, Result};
use serde_json::Value as Json;

use super::tables::Kind;
use crate::conn::{Cell, pack_ints};

const NULL: u8 = 0;
const INT: u8 = 1;
const TEXT: u8 = 2;
const BLOB: u8 = 3;

/// Cells one after the other, each with its kind and its length.
pub fn pack(cells: &[Cell]) -> Vec<u8> {
    let mut out = Vec::new();
    for cell in cells {
        match cell {
            Cell::Null => push(&mut out, NULL, &[]),
            Cell::Int(n) => push(&mut out, INT, &n.to_be_bytes()),
            Cell::Text(text) => push(&mut out, TEXT, text.as_bytes()),
            Cell::Blob(bytes) => push(&mut out, BLOB, bytes),
            Cell::Ints(ints) => push(&mut out, BLOB, &pack_ints(ints)),
        }
    }
    out
}

fn push(out: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    out.push(kind);
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// The cells that `pack` wrote.
///
/// # Errors
/// Internal when the bytes are damaged.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Cell>> {
    parse(bytes).ok_or_else(|| Fault::internal("the progress of a move is damaged"))
}

fn parse(mut rest: &[u8]) -> Option<Vec<Cell>> {
    let mut cells = Vec::new();
    while let Some((&kind, after)) = rest.split_first() {
        let (length, after) = after.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
        let (bytes, after) = after.split_at_checked(length)?;
        cells.push(match kind {
            NULL => Cell::Null,
            INT => Cell::Int(i64::from_be_bytes(bytes.try_into().ok()?)),
            TEXT => Cell::Text(String::from_utf8(bytes.to_vec()).ok()?),
            BLOB => Cell::Blob(bytes.to_vec()),
            _ => return None,
        });
        rest = after;
    }
    Some(cells)
}

/// The row as bytes that do not depend on the database: JSON has its members in one order.
///
/// # Errors
/// Internal when a JSON column holds none.
pub fn canonical(row: &mut [Cell], kinds: &[Kind]) -> Result<Vec<u8>> {
    for (cell, kind) in row.iter_mut().zip(kinds) {
        if let (Kind::Json, Cell::Text(text)) = (kind, &mut *cell) {
            let json: Json = serde_json::from_str(text)
                .map_err(|_| Fault::internal("a JSON column holds something else"))?;
            *text = sorted(json).to_string();
        }
    }
    Ok(pack(row))
}

fn sorted(json: Json) -> Json {
    match json {
        Json::Array(items) => items.into_iter().map(sorted).collect(),
        Json::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            members.into_iter().map(|(name, value)| (name, sorted(value))).collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_was() {
        let key = [Cell::Blob(vec![1, 2]), Cell::Text("名".into()), Cell::Int(-3), Cell::Null];
        assert!(unpack(&pack(&key)).expect("it is read") == key);
        assert!(unpack(&[TEXT, 0]).is_err());
    }

    #[test]
    fn json_is_the_same_in_whatever_order_its_members_stand() {
        let row = |text: &str| {
            let mut row = [Cell::Text(text.into())];
            canonical(&mut row, &[Kind::Json]).expect("JSON")
        };
        assert_eq!(
            row(r#"{"b":1,"a":[{"d":2,"c":3}]}"#),
            row(r#"{"a": [{"c": 3, "d": 2}], "b": 1}"#)
        );
        assert_ne!(row(r#"{"a":1}"#), row(r#"{"a":2}"#));
    }
}

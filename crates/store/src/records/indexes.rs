//! Expression indexes over open fields, as the declarations want them: they serve filters and
//! orders of lists, in every organisation.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use model::{Field, Object, Storage};

use crate::conn::{Conn, cells};
use crate::records::figures;
use crate::reindex::Picture;
use crate::sql::dialect::{Dialect, identifier};

/// Indexes that one object gets at most: each costs time at every write.
const INDEXES: usize = 8;
/// How the names of these indexes begin; no other index is ever touched.
const PREFIX: &str = "open_";

/// The indexes that these objects want: their names and what makes them.
///
/// # Errors
/// Internal when a name does not fit into SQL.
pub(crate) fn wanted(dialect: Dialect, objects: &[Object]) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for object in objects.iter().filter(|object| !object.system) {
        for field in object.fields.iter().filter(|f| is_indexed(f)) {
            let number = taken.entry(object.name.as_str()).or_default();
            let (name, on) = index(dialect, &object.name, field)?;
            // Organisations share most declarations, and with them their indexes.
            if *number < INDEXES && all.insert(name, on).is_none() {
                *number += 1;
            }
        }
        all.extend(figures::index(dialect, object)?);
    }
    Ok(all)
}

/// The name, and what stands behind `CREATE INDEX … name`.
fn index(dialect: Dialect, object: &str, field: &Field) -> Result<(String, String)> {
    let of = identifier(object)?;
    let storage = field.of_type().storage();
    let expression = dialect.open_field(&field.name, storage)?;
    let order = order(is_choice(field));
    let on = format!("ON record (org, state, {expression}, {order}) WHERE object = '{of}'");
    Ok((name(object, &field.name, storage, is_choice(field)), on))
}

/// The name of the index over a field.
pub(super) fn name(object: &str, field: &str, storage: Storage, of_choices: bool) -> String {
    let order = order(of_choices);
    stable_name(&format!("{object}.{field}.{storage:?}.{order}"))
}

/// A name of an index that stays the same as long as what it is made of.
pub(super) fn stable_name(of: &str) -> String {
    format!("{PREFIX}{:016x}", stable_hash(of))
}

/// What stands behind the field in its index.
const fn order(of_choices: bool) -> &'static str {
    // Of few different values there are many rows each, which a list shows the latest first. And whose a
    // row is stands behind, so that who may see few walks past the others without reading them.
    if of_choices { "updated_at, id, owner, department" } else { "id, owner, department" }
}

/// Columns of lists, and dates: people ask for what is due and what is latest.
fn is_indexed(field: &Field) -> bool {
    let is_date = matches!(field.kind.as_str(), "date" | "datetime");
    (field.in_list || is_date)
        && !field.archived
        && !field.is_sealed()
        && !matches!(field.of_type().storage(), Storage::List | Storage::Boolean)
}

fn is_choice(field: &Field) -> bool {
    !field.options.is_empty()
}

/// The indexes over open fields that are there and whole. One whose making was interrupted is not:
/// PostgreSQL keeps its name all the same.
///
/// # Errors
/// Those of the database.
pub(crate) fn present(c: &mut Conn) -> Result<Picture> {
    let sql = match c.dialect() {
        Dialect::Sqlite => {
            "SELECT name, 1 FROM sqlite_master WHERE type = 'index' AND substr(name, 1, 5) = ?1"
        }
        Dialect::Postgres => {
            "SELECT i.relname::text, x.indisvalid::int::bigint FROM pg_index x
             JOIN pg_class i ON i.oid = x.indexrelid
             WHERE starts_with(i.relname::text, ?1::text)
             AND i.relnamespace = current_schema()::regnamespace"
        }
    };
    let (mut whole, mut broken) = (BTreeSet::new(), BTreeSet::new());
    for mut row in c.query(sql, &cells![PREFIX])? {
        let (name, sound) = (row.text(0)?, row.yes(1)?);
        if sound {
            whole.insert(name)
        } else {
            broken.insert(name)
        };
    }
    Ok((whole, broken))
}

/// FNV-1a of 64 bits: a short name that stays the same in every version of the program.
fn stable_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

//! Expression indexes, made from the declarations.

use kernel::Result;
use model::{Field, Object, Storage};

use crate::conn::Conn;
use crate::sql::dialect::identifier;

/// Indexes that one object gets at most: each costs time at every write.
const INDEXES: usize = 8;

/// Makes the missing indexes for the open fields of this object that lists show: they serve
/// filters and orders by them, in every organisation. On a table with many rows this takes
/// seconds; run it when a declaration changes, and at start.
///
/// # Errors
/// Those of the database.
pub fn ensure_indexes(c: &mut Conn, object: &Object) -> Result<()> {
    let name = identifier(&object.name)?;
    for field in object.fields.iter().filter(|f| is_indexed(f)).take(INDEXES) {
        let storage = field.of_type().storage();
        let expression = c.dialect().open_field(&field.name, storage)?;
        let hash = stable_hash(&format!("{name}.{}.{storage:?}", field.name));
        c.batch(&format!(
            "CREATE INDEX IF NOT EXISTS open_{hash:016x} ON record (org, state, {expression}, id) \
             WHERE object = '{name}'"
        ))?;
    }
    Ok(())
}

fn is_indexed(field: &Field) -> bool {
    field.in_list
        && !field.archived
        && !field.is_sealed()
        && !matches!(field.of_type().storage(), Storage::List | Storage::Boolean)
}

/// FNV-1a of 64 bits: a short name that stays the same in every version of the program.
fn stable_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

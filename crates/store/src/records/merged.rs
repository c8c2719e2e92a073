//! What stays of a merge when it is final: where the record went, for old links and for an erasure of the one
//! person, and neither the record nor what would bring it back.

use std::collections::BTreeMap;

use kernel::{Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::records::erase::remove;
use crate::records::merge::Merge;
use crate::sql::statement::Statement;

impl Merge {
    /// Whether it can no longer be undone, since the record that went is removed.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.undo.is_empty()
    }
}

/// Ids that one statement asks for.
const CHUNK: usize = 256;

/// Removes the tombstones of the permit's object whose merge was before this moment, at most so many; how
/// many they were.
///
/// # Errors
/// Those of the database.
pub fn purge_merged(
    c: &mut Conn,
    permit: &Permit,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<Id>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!(
        "SELECT loser FROM record_merge WHERE org = ?1 AND object = ?2 AND at <= ?3
           AND length(undo) > 0 ORDER BY at LIMIT ?4{}",
        c.dialect().for_update()
    );
    let found = c.query(&sql, &cells![permit.org(), permit.object(), before, limit])?;
    let ids = found.iter().map(|row| row.id(0)).collect::<Result<Vec<_>>>()?;
    for id in &ids {
        remove(c, permit.org(), *id)?;
        let nothing: &[u8] = &[];
        c.execute(
            "UPDATE record_merge SET undo = ?3 WHERE org = ?1 AND loser = ?2",
            &cells![permit.org(), id, nothing],
        )?;
    }
    Ok(ids)
}

/// Into which records these went, where they did; one step of what may be several.
///
/// # Errors
/// Those of the database.
pub fn went(c: &mut Conn, org: Id, ids: &[Id]) -> Result<BTreeMap<Id, Id>> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut s =
            Statement::new(c.dialect(), "SELECT loser, winner FROM record_merge WHERE org = ");
        s.push_bound(org);
        let list = s.bind_list(chunk.iter().map(Cell::from));
        s.push(&format!(" AND loser IN {list}"));
        for row in c.query(&s.sql, &s.params)? {
            found.insert(row.id(0)?, row.id(1)?);
        }
    }
    Ok(found)
}

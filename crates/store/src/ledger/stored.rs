//! Entries with everything that a verifier holds against each other.

use kernel::{Id, Result};

use super::Entry;
use crate::conn::{Conn, cells};

/// Entries in the order of the tree from `from` on, each with the records that its touch rows name
/// and with the leaf hash that the tree's nodes hold at its place.
///
/// # Errors
/// Those of the database.
pub fn stored_entries(
    c: &mut Conn,
    org: Id,
    from: i64,
    limit: usize,
) -> Result<Vec<(Entry, Option<[u8; 32]>)>> {
    let mut entries = super::entries(c, org, from, limit)?;
    let Some(last) = entries.last().map(|entry| entry.index) else { return Ok(Vec::new()) };
    let mut touches: std::collections::HashMap<i64, Vec<Id>> = std::collections::HashMap::new();
    let rows = c.query(
        "SELECT idx, record FROM ledger_touch WHERE org = ?1 AND idx >= ?2 AND idx <= ?3
         ORDER BY idx, record",
        &cells![org, from, last],
    )?;
    for row in rows {
        touches.entry(row.int(0)?).or_default().push(row.id(1)?);
    }
    let mut nodes = std::collections::HashMap::new();
    let rows = c.query(
        "SELECT idx, hash FROM ledger_node WHERE org = ?1 AND level = 0 AND idx >= ?2
         AND idx <= ?3",
        &cells![org, from, last],
    )?;
    for mut row in rows {
        nodes.insert(row.int(0)?, row.hash(1)?);
    }
    Ok(entries
        .drain(..)
        .map(|mut entry| {
            entry.records = touches.remove(&entry.index).unwrap_or_default();
            let node = nodes.remove(&entry.index);
            (entry, node)
        })
        .collect())
}

/// How many leaves the tree's nodes have.
///
/// # Errors
/// Those of the database.
pub fn leaf_count(c: &mut Conn, org: Id) -> Result<i64> {
    let last = c.query_first(
        "SELECT idx FROM ledger_node WHERE org = ?1 AND level = 0 ORDER BY idx DESC LIMIT 1",
        &cells![org],
    )?;
    last.map_or(Ok(0), |row| Ok(row.int(0)? + 1))
}

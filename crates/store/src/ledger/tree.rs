//! The tree's nodes and its signed checkpoints.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};
use crate::sql::statement::insert_rows;

/// A signed checkpoint as it was stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredCheckpoint {
    /// Entries that it covers.
    pub size: i64,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub at: Timestamp,
}

/// How many entries the organisation's ledger has.
///
/// # Errors
/// Those of the database.
pub fn size(c: &mut Conn, org: Id) -> Result<i64> {
    let last = c
        .query_first("SELECT max(idx) FROM ledger_entry WHERE org = ?1", &cells![org])?
        .map_or(Ok(None), |row| row.opt_int(0))?;
    Ok(last.map_or(0, |index| index + 1))
}

/// Writes complete nodes of the tree: level, index, hash.
///
/// # Errors
/// Internal when a node is there already: nodes are written once, when they are complete.
pub fn put_nodes(c: &mut Conn, org: Id, nodes: &[(i64, i64, [u8; 32])]) -> Result<()> {
    let rows = nodes.iter().map(|(level, index, hash)| cells![org, *level, *index, hash].into());
    insert_rows(c, "INSERT INTO ledger_node (org, level, idx, hash) VALUES ", rows.collect())
}

/// The hash of one node.
///
/// # Errors
/// Those of the database.
pub fn node(c: &mut Conn, org: Id, level: i64, index: i64) -> Result<Option<[u8; 32]>> {
    c.query_first(
        "SELECT hash FROM ledger_node WHERE org = ?1 AND level = ?2 AND idx = ?3",
        &cells![org, level, index],
    )?
    .map(|mut row| row.hash(0))
    .transpose()
}

/// The hashes of neighbouring nodes of a level, from `from` on.
///
/// # Errors
/// Those of the database.
pub fn nodes(c: &mut Conn, org: Id, level: i64, from: i64, limit: usize) -> Result<Vec<[u8; 32]>> {
    c.query(
        "SELECT hash FROM ledger_node WHERE org = ?1 AND level = ?2 AND idx >= ?3
         ORDER BY idx LIMIT ?4",
        &cells![org, level, from, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(|mut row| row.hash(0))
    .collect()
}

/// Writes a checkpoint; one of the same size stays as it is.
///
/// # Errors
/// Those of the database.
pub fn put_checkpoint(c: &mut Conn, org: Id, checkpoint: &StoredCheckpoint) -> Result<()> {
    c.execute(
        "INSERT INTO ledger_checkpoint (org, size, note, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (org, size) DO NOTHING",
        &cells![org, checkpoint.size, &checkpoint.note, checkpoint.at],
    )?;
    Ok(())
}

/// The checkpoint that covers most.
///
/// # Errors
/// Those of the database.
pub fn last_checkpoint(c: &mut Conn, org: Id) -> Result<Option<StoredCheckpoint>> {
    c.query_first(
        "SELECT size, note, at FROM ledger_checkpoint WHERE org = ?1 ORDER BY size DESC LIMIT 1",
        &cells![org],
    )?
    .map(checkpoint)
    .transpose()
}

/// Checkpoints by size, those above `after`.
///
/// # Errors
/// Those of the database.
pub fn checkpoints(
    c: &mut Conn,
    org: Id,
    after: i64,
    limit: usize,
) -> Result<Vec<StoredCheckpoint>> {
    c.query(
        "SELECT size, note, at FROM ledger_checkpoint WHERE org = ?1 AND size > ?2
         ORDER BY size LIMIT ?3",
        &cells![org, after, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(checkpoint)
    .collect()
}

fn checkpoint(mut row: Row) -> Result<StoredCheckpoint> {
    Ok(StoredCheckpoint { size: row.int(0)?, note: row.text(1)?, at: row.time(2)? })
}

//! Entries that wait for the sequencer, chained per node by a MAC.

use kernel::{Fault, Id, Result, Timestamp};

use crate::conn::{Cell, Conn, cells};
use crate::sql::dialect::Dialect;

/// The advisory lock of the sequencer.
const SEQUENCER_LOCK: i64 = 0x006b_6564_756f;

/// An entry that is durable but has no place in the tree yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    /// The chain: one for each running node, or several.
    pub node: Id,
    /// The place in its chain, from 1, without gaps.
    pub n: i64,
    /// The organisation.
    pub org: Id,
    /// The entry.
    pub id: Id,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it: a user; none where nobody is known.
    pub actor: Option<Id>,
    /// The verb.
    pub act: String,
    /// The object.
    pub object: Option<String>,
    /// The records that it touched.
    pub records: Vec<Id>,
    /// The MAC over the one before and this one.
    pub mac: [u8; 32],
    /// The encoded event.
    pub body: Vec<u8>,
}

/// The last place and MAC of a chain. On PostgreSQL it is locked until the transaction ends, so
/// that places are committed in order: a node that writes a lot uses several chains.
///
/// # Errors
/// Those of the database.
pub fn chain_head(c: &mut Conn, node: Id) -> Result<Option<(i64, [u8; 32])>> {
    let lock = c.dialect().for_update();
    c.query_first(&format!("SELECT n, mac FROM ledger_chain WHERE node = ?1{lock}"), &cells![node])?
        .map(|mut row| Ok((row.int(0)?, row.hash(1)?)))
        .transpose()
}

/// Adds an entry at the end of its chain, in the transaction of the change that it tells of.
///
/// # Errors
/// Internal when its place is not the next one; those of the database.
pub fn append_pending(c: &mut Conn, entry: &Pending) -> Result<()> {
    let moved = c.execute(
        "INSERT INTO ledger_chain (node, n, mac) VALUES (?1, ?2, ?3)
         ON CONFLICT (node) DO UPDATE SET n = excluded.n, mac = excluded.mac
         WHERE ledger_chain.n = excluded.n - 1",
        &cells![entry.node, entry.n, entry.mac],
    )?;
    if moved == 0 {
        // Another transaction has begun the chain meanwhile, whose row could not be held before.
        return Err(match c.dialect() {
            Dialect::Postgres => crate::postgres::repeat(),
            Dialect::Sqlite => Fault::internal("a pending entry is not the next of its chain"),
        });
    }
    let records: Vec<u8> = entry.records.iter().flat_map(Id::bytes).collect();
    c.execute(
        "INSERT INTO ledger_pending (node, n, org, id, at, actor, act, object, records, mac, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &cells![
            entry.node,
            entry.n,
            entry.org,
            entry.id,
            entry.at,
            entry.actor,
            &entry.act,
            entry.object.as_ref(),
            records,
            entry.mac,
            &entry.body,
        ],
    )?;
    Ok(())
}

/// Entries that wait, by chain and place. What was committed late is there too: nothing is
/// skipped by an id or a time.
///
/// # Errors
/// Those of the database.
pub fn pending(c: &mut Conn, limit: usize) -> Result<Vec<Pending>> {
    c.query(
        "SELECT node, n, org, id, at, actor, act, object, records, mac, body
         FROM ledger_pending ORDER BY node, n LIMIT ?1",
        &cells![i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(|mut row| {
        Ok(Pending {
            node: row.id(0)?,
            n: row.int(1)?,
            org: row.id(2)?,
            id: row.id(3)?,
            at: row.time(4)?,
            actor: row.opt_id(5)?,
            act: row.text(6)?,
            object: row.opt_text(7)?,
            records: ids(&row.blob(8)?)?,
            mac: row.hash(9)?,
            body: row.blob(10)?,
        })
    })
    .collect()
}

/// Removes what was given its place: the entries of a chain up to `through`, in the same
/// transaction that writes them to the tree.
///
/// # Errors
/// Those of the database.
pub fn remove_pending(c: &mut Conn, node: Id, through: i64) -> Result<()> {
    c.execute("DELETE FROM ledger_pending WHERE node = ?1 AND n <= ?2", &cells![node, through])?;
    Ok(())
}

/// Becomes the only sequencer until the transaction ends. While another node is at it, a patient
/// caller waits and one that is not gets `false`. On SQLite the one writer already is the only one.
///
/// # Errors
/// Those of the database.
pub fn lock_sequencer(c: &mut Conn, patient: bool) -> Result<bool> {
    let key = [Cell::Int(SEQUENCER_LOCK)];
    match c.dialect() {
        Dialect::Sqlite => Ok(true),
        Dialect::Postgres if patient => {
            c.query("SELECT pg_advisory_xact_lock(?1)", &key)?;
            Ok(true)
        }
        Dialect::Postgres => c
            .query_first("SELECT pg_try_advisory_xact_lock(?1)", &key)?
            .map_or(Ok(false), |row| row.yes(0)),
    }
}

/// Where a chain stood when its entries were last given their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sequenced {
    /// The place of the last entry that was taken.
    pub n: i64,
    /// Its MAC.
    pub mac: [u8; 32],
    /// The gate's MAC over both.
    pub proof: [u8; 32],
}

/// Where this chain stood.
///
/// # Errors
/// Those of the database.
pub fn sequenced(c: &mut Conn, node: Id) -> Result<Option<Sequenced>> {
    c.query_first("SELECT n, mac, proof FROM ledger_sequenced WHERE node = ?1", &cells![node])?
        .map(|mut row| Ok(Sequenced { n: row.int(0)?, mac: row.hash(1)?, proof: row.hash(2)? }))
        .transpose()
}

/// Writes where a chain stands, in the transaction that removes its pending entries up to there.
///
/// # Errors
/// Those of the database.
pub fn put_sequenced(c: &mut Conn, node: Id, at: &Sequenced) -> Result<()> {
    c.execute(
        "INSERT INTO ledger_sequenced (node, n, mac, proof) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (node) DO UPDATE SET n = excluded.n, mac = excluded.mac,
         proof = excluded.proof",
        &cells![node, at.n, at.mac, at.proof],
    )?;
    Ok(())
}

/// The ids in a row of 16 bytes each.
fn ids(bytes: &[u8]) -> Result<Vec<Id>> {
    let (chunks, rest) = bytes.as_chunks::<16>();
    if rest.is_empty() {
        Ok(chunks.iter().map(|b| Id::from_bytes(*b)).collect())
    } else {
        Err(Fault::internal("the records of a pending entry are damaged"))
    }
}

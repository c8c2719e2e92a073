//! Records that went into another one: the loser stays as a sealed tombstone, out of sight of every other
//! statement (`super::read::restrict`), until it comes back or its person is erased.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use model::{Column, Storage};
use policy::Permit;

use crate::conn::{Cell, Conn, Row, cells};
use crate::records::framing;
use crate::records::row::{COLUMNS, SealedRow, key_version, open_json, sealed_row};
use crate::sql::column::expression;
use crate::sql::dialect::identifier;
use crate::sql::statement::Statement;
use crate::tokens;

/// The state of a record that went into another one.
pub const MERGED: &str = "merged";

/// Ids that one statement asks for.
const CHUNK: usize = 256;

/// A record that went into another one.
#[derive(Clone)]
pub struct Merge {
    /// The record that went.
    pub loser: Id,
    /// Into which.
    pub winner: Id,
    /// The person whose key seals the loser.
    pub loser_subject: Id,
    /// The person whose key seals the winner, and `undo`.
    pub winner_subject: Id,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Option<Id>,
    /// What it takes to undo it, sealed under the winner's key.
    pub undo: Vec<u8>,
    /// The version of that key.
    pub key_version: u32,
}

/// A record as it becomes, where only its place, its person or its links change: its version stays.
#[derive(Clone)]
pub struct Rewrite {
    /// The record as it becomes.
    pub row: SealedRow,
    /// When it had been changed last: another time is a conflict.
    pub seen_at: Timestamp,
}

const MERGE: &str = "loser, winner, loser_subject, winner_subject, at, actor, undo, key_version";

/// The record of this id that went into another one; `None` where it is missing, in use or not permitted.
///
/// # Errors
/// Those of the database.
pub fn fetch_merged(c: &mut Conn, permit: &Permit, id: Id) -> Result<Option<SealedRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM record
         WHERE org = ?1 AND id = ?2 AND object = ?3 AND state = '{MERGED}'"
    );
    let row = c.query_first(&sql, &cells![permit.org(), id, permit.object()])?;
    let row = row.map(sealed_row).transpose()?;
    Ok(row.filter(|row| permit.covers(&row.facts())))
}

/// Lays a permitted record away: it is out of sight, found by no token, and holds no unique value.
///
/// # Errors
/// `version_conflict` when somebody changed it since it was seen, or it is not permitted.
pub fn retire(c: &mut Conn, permit: &Permit, seen: &SealedRow, at: Timestamp) -> Result<()> {
    tokens::replace(c, permit, seen.id, &[])?;
    crate::unique::release_all(c, permit, seen.id)?;
    set_state(c, permit, seen, MERGED, at)
}

/// Brings back a record that was laid away, with these tokens, this time of its last change, and the
/// department that its owner is in by now.
///
/// # Errors
/// `version_conflict` when somebody was faster, or it is not permitted.
pub fn revive(
    c: &mut Conn,
    permit: &Permit,
    seen: &SealedRow,
    department: Option<Id>,
    tokens: &[i64],
    at: Timestamp,
) -> Result<()> {
    set_state(c, permit, seen, "active", at)?;
    tokens::replace(c, permit, seen.id, tokens)?;
    c.execute(
        "UPDATE record SET department = ?3 WHERE org = ?1 AND id = ?2",
        &cells![permit.org(), seen.id, department],
    )
    .map(drop)
}

fn set_state(
    c: &mut Conn,
    permit: &Permit,
    seen: &SealedRow,
    state: &str,
    at: Timestamp,
) -> Result<()> {
    if !permit.covers(&seen.facts()) || seen.object != permit.object() {
        return Err(Fault::not_found());
    }
    let changed = c.execute(
        "UPDATE record SET state = ?3, version = version + 1, updated_at = ?4
         WHERE org = ?1 AND id = ?2 AND version = ?5 AND updated_at = ?6 AND state = ?7",
        &cells![permit.org(), seen.id, state, at, seen.version, seen.updated_at, &seen.state],
    )?;
    if changed > 0 { Ok(()) } else { Err(conflict(seen.version)) }
}

fn conflict(version: i64) -> Fault {
    Fault::new(FaultKind::Conflict, "version_conflict").with("current_version", version)
}

/// Keeps where a record went.
///
/// # Errors
/// Those of the database.
pub fn keep_merge(c: &mut Conn, permit: &Permit, merge: &Merge) -> Result<()> {
    let m = merge;
    c.execute(
        &format!(
            "INSERT INTO record_merge (org, object, {MERGE})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ),
        &cells![
            permit.org(),
            permit.object(),
            m.loser,
            m.winner,
            m.loser_subject,
            m.winner_subject,
            m.at,
            m.actor,
            &m.undo,
            m.key_version
        ],
    )
    .map(drop)
}

/// Forgets where a record went, once: `false` when somebody was faster.
///
/// # Errors
/// Those of the database.
pub fn take_merge(c: &mut Conn, permit: &Permit, loser: Id, winner: Id) -> Result<bool> {
    let sql = "DELETE FROM record_merge WHERE org = ?1 AND loser = ?2 AND winner = ?3";
    Ok(c.execute(sql, &cells![permit.org(), loser, winner])? > 0)
}

/// Where this record of the permit's object went.
///
/// # Errors
/// Those of the database.
pub fn merge_of(c: &mut Conn, permit: &Permit, loser: Id) -> Result<Option<Merge>> {
    let sql =
        format!("SELECT {MERGE} FROM record_merge WHERE org = ?1 AND loser = ?2 AND object = ?3");
    c.query_first(&sql, &cells![permit.org(), loser, permit.object()])?.map(merge).transpose()
}

/// What went into this record of the permit's object, the latest first.
///
/// # Errors
/// Those of the database.
pub fn merged_into(c: &mut Conn, permit: &Permit, winner: Id, limit: usize) -> Result<Vec<Merge>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!(
        "SELECT {MERGE} FROM record_merge WHERE org = ?1 AND winner = ?2 AND object = ?3
         ORDER BY at DESC, loser DESC LIMIT ?4"
    );
    c.query(&sql, &cells![permit.org(), winner, permit.object(), limit])?
        .into_iter()
        .map(merge)
        .collect()
}

fn merge(mut row: Row) -> Result<Merge> {
    Ok(Merge {
        loser: row.id(0)?,
        winner: row.id(1)?,
        loser_subject: row.id(2)?,
        winner_subject: row.id(3)?,
        at: row.time(4)?,
        actor: row.opt_id(5)?,
        undo: row.blob(6)?,
        key_version: key_version(&row, 7)?,
    })
}

/// The subjects that are one person with this one, itself among them: whoever is erased takes them along,
/// however often they were merged.
///
/// # Errors
/// Those of the database.
pub fn linked_subjects(c: &mut Conn, org: Id, subject: Id) -> Result<BTreeSet<Id>> {
    let (mut known, mut next) = (BTreeSet::from([subject]), vec![subject]);
    while let Some(one) = next.pop() {
        let rows = c.query(
            "SELECT loser_subject FROM record_merge WHERE org = ?1 AND winner_subject = ?2
             UNION SELECT winner_subject FROM record_merge WHERE org = ?1 AND loser_subject = ?2",
            &cells![org, one],
        )?;
        for row in rows {
            let id = row.id(0)?;
            if known.insert(id) {
                next.push(id);
            }
        }
    }
    Ok(known)
}

/// All records that follow these, at whatever depth and in whatever state, at most `limit` and one: those of
/// other objects than the permit's too, since they go where it goes.
///
/// # Errors
/// Those of the database.
pub fn below(c: &mut Conn, permit: &Permit, of: &[Id], limit: usize) -> Result<Vec<SealedRow>> {
    let mut found = Vec::new();
    for chunk in of.chunks(CHUNK) {
        let mut s = Statement::new(
            c.dialect(),
            "WITH RECURSIVE follower(id) AS (SELECT id FROM record WHERE org = ",
        );
        s.push_bound(permit.org());
        let list = s.bind_list(chunk.iter().map(Cell::from));
        s.push(&format!(
            " AND parent IN {list} UNION SELECT r.id FROM record r JOIN follower f ON r.parent = f.id
               WHERE r.org = ?1)
             SELECT {COLUMNS} FROM record WHERE org = ?1 AND id IN (SELECT id FROM follower)
             ORDER BY id LIMIT "
        ));
        s.push_bound(i64::try_from(limit + 1 - found.len().min(limit)).unwrap_or(i64::MAX));
        for row in c.query(&s.sql, &s.params)? {
            found.push(sealed_row(row)?);
        }
        if found.len() > limit {
            break;
        }
    }
    Ok(found)
}

/// These records of the permit's organisation, of whatever object and state.
///
/// # Errors
/// Those of the database.
pub fn rows(c: &mut Conn, permit: &Permit, ids: &[Id]) -> Result<BTreeMap<Id, SealedRow>> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut s =
            Statement::new(c.dialect(), &format!("SELECT {COLUMNS} FROM record WHERE org = "));
        s.push_bound(permit.org());
        let list = s.bind_list(chunk.iter().map(Cell::from));
        s.push(&format!(" AND id IN {list}"));
        for row in c.query(&s.sql, &s.params)? {
            let row = sealed_row(row)?;
            found.insert(row.id, row);
        }
    }
    Ok(found)
}

/// The records of an object that name this one in an open field, at most `limit` and one.
///
/// # Errors
/// Those of the database; internal for a name that is none.
pub fn relations_to(
    c: &mut Conn,
    permit: &Permit,
    object: &str,
    field: &str,
    id: Id,
    limit: usize,
) -> Result<Vec<SealedRow>> {
    let column = expression(c.dialect(), &Column::Open(field.to_owned(), Storage::Text))?;
    let sql = format!(
        "SELECT {COLUMNS} FROM record WHERE org = ?1 AND object = '{}' AND {column} = ?2
         ORDER BY id LIMIT ?3",
        identifier(object)?
    );
    let limit = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    c.query(&sql, &cells![permit.org(), id.to_string(), limit])?
        .into_iter()
        .map(sealed_row)
        .collect()
}

/// Rewrites a record in its place. Whoever prepared a change on what it was is told of a conflict by the
/// time of the last change.
///
/// # Errors
/// `version_conflict` when it was changed since it was seen.
pub fn rewrite(c: &mut Conn, permit: &Permit, change: &Rewrite) -> Result<()> {
    let row = &change.row;
    let changed = c.execute(
        "UPDATE record SET parent = ?3, subject = ?4, owner = ?5, department = ?6, updated_at = ?7,
           open = ?8, sealed = ?9, key_version = ?10
         WHERE org = ?1 AND id = ?2 AND version = ?11 AND updated_at = ?12",
        &cells![
            permit.org(),
            row.id,
            row.parent,
            row.subject,
            row.owner,
            row.department,
            row.updated_at,
            open_json(&row.open)?,
            framing::encode(&row.sealed)?,
            row.key_version,
            row.version,
            change.seen_at
        ],
    )?;
    if changed > 0 { Ok(()) } else { Err(conflict(row.version)) }
}

/// Holds a record that new ones are to follow until the end of the transaction: it must not go into another
/// one meanwhile, and what lies under its person's key must not become another person's.
///
/// # Errors
/// `not_found` where it did.
pub fn checked_parent(c: &mut Conn, org: Id, parent: Id, subject: Option<Id>) -> Result<()> {
    let sql = format!(
        "SELECT subject FROM record WHERE org = ?1 AND id = ?2 AND state <> '{MERGED}'{}",
        c.dialect().for_update()
    );
    let found = c.query_first(&sql, &cells![org, parent])?.map(|row| row.id(0)).transpose()?;
    let stays = found.is_some_and(|now| subject.is_none_or(|subject| subject == now));
    if stays { Ok(()) } else { Err(Fault::not_found()) }
}

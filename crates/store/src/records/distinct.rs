//! Pairs of records of which somebody said that they are two: they are told to nobody as duplicates again,
//! until it is taken back. Ids alone.

use std::collections::BTreeSet;

use kernel::{Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::sql::statement::Statement;

/// Ids that one statement asks for.
const CHUNK: usize = 256;

/// Two records that are two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Distinct {
    /// The one with the lesser id.
    pub one: Id,
    /// The other one.
    pub other: Id,
    /// When it was said.
    pub at: Timestamp,
    /// Who said it.
    pub actor: Option<Id>,
}

fn ordered(one: Id, other: Id) -> (Id, Id) {
    if one < other { (one, other) } else { (other, one) }
}

/// Notes that these two records of the permit's object are two; said twice, it was said first by whoever was
/// first.
///
/// # Errors
/// Those of the database.
pub fn set_distinct(c: &mut Conn, permit: &Permit, pair: &Distinct) -> Result<()> {
    let (one, other) = ordered(pair.one, pair.other);
    c.execute(
        "INSERT INTO record_distinct (org, one, other, object, at, actor)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (org, one, other) DO NOTHING",
        &cells![permit.org(), one, other, permit.object(), pair.at, pair.actor],
    )
    .map(drop)
}

/// Takes it back; nothing happens where nobody said it.
///
/// # Errors
/// Those of the database.
pub fn unset_distinct(c: &mut Conn, permit: &Permit, one: Id, other: Id) -> Result<()> {
    let (one, other) = ordered(one, other);
    c.execute(
        "DELETE FROM record_distinct WHERE org = ?1 AND one = ?2 AND other = ?3 AND object = ?4",
        &cells![permit.org(), one, other, permit.object()],
    )
    .map(drop)
}

/// All that were said of records of the permit's object, the latest first, before this moment.
///
/// # Errors
/// Those of the database.
pub fn distinct_pairs(
    c: &mut Conn,
    permit: &Permit,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<Distinct>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = "SELECT one, other, at, actor FROM record_distinct
               WHERE org = ?1 AND object = ?2 AND at < ?3 ORDER BY at DESC, one DESC LIMIT ?4";
    c.query(sql, &cells![permit.org(), permit.object(), before, limit])?
        .into_iter()
        .map(|row| {
            Ok(Distinct {
                one: row.id(0)?,
                other: row.id(1)?,
                at: row.time(2)?,
                actor: row.opt_id(3)?,
            })
        })
        .collect()
}

/// Which of these are said to be another one than this record.
///
/// # Errors
/// Those of the database.
pub fn distinct_from(c: &mut Conn, permit: &Permit, of: Id, among: &[Id]) -> Result<BTreeSet<Id>> {
    let mut found = BTreeSet::new();
    for chunk in among.chunks(CHUNK) {
        let mut s =
            Statement::new(c.dialect(), "SELECT one, other FROM record_distinct WHERE org = ");
        s.push_bound(permit.org());
        s.push(" AND ((one = ");
        s.push_bound(of);
        let list = s.bind_list(chunk.iter().map(Cell::from));
        s.push(&format!(" AND other IN {list}) OR (other = ?2 AND one IN {list}))"));
        for row in c.query(&s.sql, &s.params)? {
            let (one, other) = (row.id(0)?, row.id(1)?);
            found.insert(if one == of { other } else { one });
        }
    }
    Ok(found)
}

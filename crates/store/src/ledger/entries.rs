//! Entries with their place in the tree.

use kernel::{Fault, Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Conn, Row, cells};
use crate::sql::statement::{Statement, insert_rows};

/// An entry of an organisation's ledger.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The place in the tree, from 0.
    pub index: i64,
    /// The entry.
    pub id: Id,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Option<Id>,
    /// The verb.
    pub act: String,
    /// The object.
    pub object: Option<String>,
    /// The records that it touched; only for writing, reading leaves it empty (the body has them).
    pub records: Vec<Id>,
    /// The hash of its leaf.
    pub leaf_hash: [u8; 32],
    /// The encoded event.
    pub body: Vec<u8>,
}

/// Which entries to show.
#[derive(Clone, Default)]
pub struct Filter {
    /// By this user.
    pub actor: Option<Id>,
    /// That touched this record.
    pub record: Option<Id>,
    /// Of this verb.
    pub act: Option<String>,
    /// About this object.
    pub object: Option<String>,
    /// Not before this moment.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
    /// With a smaller place than this one: the page before ended there.
    pub before: Option<i64>,
}

const COLUMNS: &str = "e.idx, e.id, e.at, e.actor, e.act, e.object, e.leaf_hash, e.body";

/// Writes entries and what records they touched.
///
/// # Errors
/// Internal when a place is taken; those of the database.
pub fn append_entries(c: &mut Conn, org: Id, entries: &[Entry]) -> Result<()> {
    let rows = entries.iter().map(|e| {
        cells![org, e.index, e.id, e.at, e.actor, &e.act, e.object.as_ref(), e.leaf_hash, &e.body]
            .into()
    });
    insert_rows(
        c,
        "INSERT INTO ledger_entry (org, idx, id, at, actor, act, object, leaf_hash, body) VALUES ",
        rows.collect(),
    )?;
    let mut touches = Vec::new();
    for e in entries {
        let mut records = e.records.clone();
        records.sort_unstable();
        records.dedup();
        touches.extend(records.into_iter().map(|r| cells![org, r, e.index].into()));
    }
    insert_rows(c, "INSERT INTO ledger_touch (org, record, idx) VALUES ", touches)
}

/// Entries in the order of the tree from `from` on: for verifying and exporting.
///
/// # Errors
/// Those of the database.
pub fn entries(c: &mut Conn, org: Id, from: i64, limit: usize) -> Result<Vec<Entry>> {
    c.query(
        &format!(
            "SELECT {COLUMNS} FROM ledger_entry e WHERE e.org = ?1 AND e.idx >= ?2
             ORDER BY e.idx LIMIT ?3"
        ),
        &cells![org, from, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(entry)
    .collect()
}

/// Entries that a person asks for, the latest first. A permit for another object than `ledger`
/// shows the entries of one record alone.
///
/// # Errors
/// Internal when such a permit comes without a record; those of the database.
pub fn query(c: &mut Conn, permit: &Permit, filter: &Filter, limit: usize) -> Result<Vec<Entry>> {
    if permit.object() != "ledger" && filter.record.is_none() {
        return Err(Fault::internal("this permit shows the ledger of one record alone"));
    }
    let mut s = Statement::new(c.dialect(), &format!("SELECT {COLUMNS} FROM "));
    let org = s.bind(permit.org());
    if let Some(record) = filter.record {
        s.push("ledger_touch t JOIN ledger_entry e ON e.org = t.org AND e.idx = t.idx ");
        s.push(&format!("WHERE t.org = {org} AND t.record = ")).push_bound(record);
        if let Some(before) = filter.before {
            s.push(" AND t.idx < ").push_bound(before);
        }
    } else {
        s.push(&format!("ledger_entry e WHERE e.org = {org}"));
        if let Some(before) = filter.before {
            s.push(" AND e.idx < ").push_bound(before);
        }
    }
    narrow(&mut s, filter);
    let order = if filter.record.is_some() { "t.idx" } else { "e.idx" };
    s.push(&format!(" ORDER BY {order} DESC LIMIT "));
    s.push_bound(i64::try_from(limit).unwrap_or(i64::MAX));
    c.query(&s.sql, &s.params)?.into_iter().map(entry).collect()
}

fn narrow(s: &mut Statement, filter: &Filter) {
    if let Some(actor) = filter.actor {
        s.push(" AND e.actor = ").push_bound(actor);
    }
    if let Some(act) = &filter.act {
        s.push(" AND e.act = ").push_bound(act);
    }
    if let Some(object) = &filter.object {
        s.push(" AND e.object = ").push_bound(object);
    }
    if let Some(from) = filter.from {
        s.push(" AND e.at >= ").push_bound(from);
    }
    if let Some(to) = filter.to {
        s.push(" AND e.at < ").push_bound(to);
    }
}

fn entry(mut row: Row) -> Result<Entry> {
    Ok(Entry {
        index: row.int(0)?,
        id: row.id(1)?,
        at: row.time(2)?,
        actor: row.opt_id(3)?,
        act: row.text(4)?,
        object: row.opt_text(5)?,
        records: Vec::new(),
        leaf_hash: row.hash(6)?,
        body: row.blob(7)?,
    })
}

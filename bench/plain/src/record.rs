//! Records in the shape that the interface answers, as rows.

use std::collections::BTreeMap;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// Up to so many records are counted exactly.
const COUNTED: u64 = 10_000;

const COLUMNS: &str = "id, object, version, title, fields, owner, department, parent, state, \
     created_at, updated_at, reveal, may";

/// A record as the interface answers it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The object's name.
    pub object: String,
    /// Grows with each change.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// The values by field.
    pub values: Map<String, Json>,
    /// The owner's user id.
    pub owner: Option<String>,
    /// The owner's department.
    pub department: Option<String>,
    /// The record that it follows.
    pub parent: Option<String>,
    /// `active` or `deleted`.
    pub state: String,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// The fields that the caller may reveal.
    pub reveal: Vec<String>,
    /// The verbs that the caller may use on it.
    pub may: Vec<String>,
    /// The names behind ids that stand in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub refs: BTreeMap<String, String>,
}

/// One page of a list.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The records.
    pub items: Vec<Record>,
    /// Where the next page begins.
    pub next_page_token: Option<String>,
    /// The exact number of records, up to 10,000.
    pub total: Option<u64>,
    /// At least so many, when there are more.
    pub total_at_least: Option<u64>,
    /// The names behind ids that stand in the records.
    pub refs: BTreeMap<String, String>,
}

/// The names of users and departments by id.
pub type Names = BTreeMap<String, String>;

/// All names.
///
/// # Errors
/// Those of the database.
pub fn names(conn: &Connection) -> Result<Names> {
    let mut statement = conn.prepare("SELECT id, name FROM name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Stores records and names in one transaction.
///
/// # Errors
/// Those of the database.
pub fn store(conn: &mut Connection, records: &[Record], names: &Names) -> Result<()> {
    let transaction = conn.transaction()?;
    for record in records {
        transaction
            .prepare_cached(&format!(
                "INSERT INTO record ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            ))?
            .execute(params![
                record.id,
                record.object,
                record.version,
                record.title,
                serde_json::to_string(&record.values)?,
                record.owner,
                record.department,
                record.parent,
                record.state,
                record.created_at,
                record.updated_at,
                serde_json::to_string(&record.reveal)?,
                serde_json::to_string(&record.may)?,
            ])?;
    }
    for (id, name) in names {
        transaction
            .prepare_cached("INSERT OR REPLACE INTO name (id, name) VALUES (?1, ?2)")?
            .execute([id, name])?;
    }
    Ok(transaction.commit()?)
}

/// The record of this id.
///
/// # Errors
/// Those of the database.
pub fn fetch(conn: &Connection, names: &Names, object: &str, id: &str) -> Result<Option<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE id = ?1 AND object = ?2");
    let row = conn.prepare_cached(&sql)?.query_row([id, object], read).optional()?;
    let Some(mut record) = row.transpose()? else { return Ok(None) };
    record.refs = refs(&record, names);
    Ok(Some(record))
}

/// One page, the latest changes first; it begins after the place that a token names.
///
/// # Errors
/// Those of the database; a token that is none.
pub fn list(
    conn: &Connection,
    names: &Names,
    object: &str,
    size: usize,
    token: Option<&str>,
) -> Result<Page> {
    let after = token.map(place).transpose()?;
    let behind = if after.is_some() { " AND (updated_at, id) < (?3, ?4)" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM record WHERE object = ?1 AND state = 'active'{behind}
         ORDER BY updated_at DESC, id DESC LIMIT ?2"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let limit = i64::try_from(size + 1)?;
    let rows = match &after {
        Some((at, id)) => statement.query_map(params![object, limit, at, id], read)?,
        None => statement.query_map(params![object, limit], read)?,
    };
    let mut items = rows.map(|row| row?).collect::<Result<Vec<Record>>>()?;
    let more = items.len() > size;
    items.truncate(size);
    let (total, total_at_least) = match (after.is_some(), more) {
        (true, _) => (None, None),
        (false, false) => (Some(items.len() as u64), None),
        (false, true) => match count(conn, object)? {
            counted if counted > COUNTED => (None, Some(COUNTED)),
            counted => (Some(counted), None),
        },
    };
    let next_page_token = items.last().filter(|_| more).map(token_of);
    let refs = items.iter().flat_map(|item| refs(item, names)).collect();
    Ok(Page { items, next_page_token, total, total_at_least, refs })
}

fn count(conn: &Connection, object: &str) -> Result<u64> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM record WHERE object = ?1 AND state = 'active'
               LIMIT ?2)";
    let limit = i64::try_from(COUNTED + 1)?;
    let counted: i64 =
        conn.prepare_cached(sql)?.query_row(params![object, limit], |row| row.get(0))?;
    Ok(counted.unsigned_abs())
}

fn token_of(last: &Record) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}|{}", last.updated_at, last.id))
}

fn place(token: &str) -> Result<(String, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(token)?)?;
    let (at, id) = text.split_once('|').ok_or_else(|| anyhow::anyhow!("not a page token"))?;
    Ok((at.to_owned(), id.to_owned()))
}

fn refs(record: &Record, names: &Names) -> BTreeMap<String, String> {
    let ids = record.owner.iter().chain(&record.department);
    ids.filter_map(|id| Some((id.clone(), names.get(id)?.clone()))).collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Record>> {
    let (fields, reveal, may): (String, String, String) = (row.get(4)?, row.get(11)?, row.get(12)?);
    let record = Record {
        id: row.get(0)?,
        object: row.get(1)?,
        version: row.get(2)?,
        title: row.get(3)?,
        values: Map::new(),
        owner: row.get(5)?,
        department: row.get(6)?,
        parent: row.get(7)?,
        state: row.get(8)?,
        created_at: row.get(9)?,
        updated_at: row.get(10)?,
        reveal: Vec::new(),
        may: Vec::new(),
        refs: BTreeMap::new(),
    };
    let whole = || {
        Ok(Record {
            values: serde_json::from_str(&fields)?,
            reveal: serde_json::from_str(&reveal)?,
            may: serde_json::from_str(&may)?,
            ..record
        })
    };
    Ok(whole())
}

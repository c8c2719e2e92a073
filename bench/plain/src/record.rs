//! Records in the shape that the interface answers, as rows.

use std::collections::BTreeMap;

use anyhow::Result;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// The columns of a record, in the order in which it is read and written.
pub const COLUMNS: &str = "id, object, version, title, fields, owner, department, parent, state, \
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

/// A number of records.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// The exact number, up to 10,000.
    pub total: Option<u64>,
    /// At least so many, when there are more.
    pub total_at_least: Option<u64>,
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

/// Stores names, within whatever transaction is open.
///
/// # Errors
/// Those of the database.
pub fn store_names(conn: &Connection, names: &Names) -> Result<()> {
    let mut statement =
        conn.prepare_cached("INSERT OR REPLACE INTO name (id, name) VALUES (?1, ?2)")?;
    for (id, name) in names {
        statement.execute([id, name])?;
    }
    Ok(())
}

/// Inserts a record, within whatever transaction is open.
///
/// # Errors
/// Those of the database.
pub fn insert(conn: &Connection, record: &Record) -> Result<()> {
    let sql = format!(
        "INSERT INTO record ({COLUMNS})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    );
    conn.prepare_cached(&sql)?.execute(params![
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
    Ok(())
}

/// The names behind the ids of a record.
#[must_use]
pub fn refs(record: &Record, names: &Names) -> BTreeMap<String, String> {
    let ids = record.owner.iter().chain(&record.department);
    ids.filter_map(|id| Some((id.clone(), names.get(id)?.clone()))).collect()
}

/// The record of a row that has `COLUMNS`.
///
/// # Errors
/// Those of the database; JSON that is none.
pub fn of_row(row: &Row<'_>) -> rusqlite::Result<Result<Record>> {
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

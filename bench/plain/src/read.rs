//! Reading: one record, pages of them, how many there are. Each is found by an index, as a server
//! for one kind of business would have it.

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use crate::record::{COLUMNS, Counted, Names, Page, Record, of_row, refs};

/// Up to so many records are counted exactly.
const COUNTED: u64 = 10_000;

/// Which records, in which order.
#[derive(Default)]
pub struct Wanted {
    /// Records on a page.
    pub size: usize,
    /// Where a page begins.
    pub token: Option<String>,
    /// Only those of this level.
    pub level: Option<String>,
    /// Those who were in contact last come first, instead of those changed last.
    pub by_contact: bool,
    /// Only those with this phone number.
    pub phone: Option<String>,
}

impl Wanted {
    /// What filter and order mean: those that are measured, and no others.
    ///
    /// # Errors
    /// When they are others.
    pub fn read(mut self, filter: Option<&str>, order: Option<&str>) -> Result<Self> {
        if let Some(filter) = filter {
            let level = filter.strip_prefix("level = \"").and_then(|f| f.strip_suffix('"'));
            match level {
                Some(level) => self.level = Some(level.to_owned()),
                None => bail!("not a filter of this server"),
            }
        }
        self.by_contact = match order {
            None => false,
            Some("last_contact_on desc") => true,
            Some(_) => bail!("not an order of this server"),
        };
        Ok(self)
    }

    /// The condition behind `WHERE`, with what is bound in it.
    fn condition(&self, object: &str) -> (String, Vec<Value>) {
        let mut sql = "object = ?1 AND state = 'active'".to_owned();
        let mut bound = vec![Value::from(object.to_owned())];
        for (column, value) in [("level", &self.level), ("phone", &self.phone)] {
            if let Some(value) = value {
                bound.push(Value::from(value.clone()));
                sql = format!("{sql} AND json_extract(fields, '$.{column}') = ?{}", bound.len());
            }
        }
        (sql, bound)
    }
}

/// The record of this id.
///
/// # Errors
/// Those of the database.
pub fn fetch(conn: &Connection, names: &Names, object: &str, id: &str) -> Result<Option<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE id = ?1 AND object = ?2");
    let row = conn.prepare_cached(&sql)?.query_row(params![id, object], of_row).optional()?;
    let Some(mut record) = row.transpose()? else { return Ok(None) };
    record.refs = refs(&record, names);
    Ok(Some(record))
}

/// One page; it begins after the place that a token names.
///
/// # Errors
/// Those of the database; a token that is none.
pub fn list(conn: &Connection, names: &Names, object: &str, wanted: &Wanted) -> Result<Page> {
    let after = wanted.token.as_deref().map(place).transpose()?;
    let (mut condition, mut bound) = wanted.condition(object);
    if let Some((at, id)) = &after {
        let last = bound.len();
        bound.extend([Value::from(at.clone()), Value::from(id.clone())]);
        condition = format!("{condition} AND (updated_at, id) < (?{}, ?{})", last + 1, last + 2);
    }
    let order = match wanted.by_contact {
        true => "json_extract(fields, '$.last_contact_on') DESC, id DESC",
        false => "updated_at DESC, id DESC",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM record WHERE {condition} ORDER BY {order} LIMIT {}",
        wanted.size + 1
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(bound), of_row)?;
    let mut items = rows.map(|row| row?).collect::<Result<Vec<Record>>>()?;
    let more = items.len() > wanted.size;
    items.truncate(wanted.size);
    let Counted { total, total_at_least } = match (after.is_some(), more) {
        (true, _) => Counted { total: None, total_at_least: None },
        (false, false) => Counted { total: Some(items.len() as u64), total_at_least: None },
        (false, true) => count(conn, object, wanted)?,
    };
    let next_page_token = items.last().filter(|_| more).map(token_of);
    let refs = items.iter().flat_map(|item| refs(item, names)).collect();
    Ok(Page { items, next_page_token, total, total_at_least, refs })
}

/// How many there are, exactly up to 10,000.
///
/// # Errors
/// Those of the database.
pub fn count(conn: &Connection, object: &str, wanted: &Wanted) -> Result<Counted> {
    let (condition, bound) = wanted.condition(object);
    let most = COUNTED + 1;
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM record WHERE {condition} LIMIT {most})");
    let bound = params_from_iter(bound);
    let counted: i64 = conn.prepare_cached(&sql)?.query_row(bound, |row| row.get(0))?;
    Ok(match counted.unsigned_abs() {
        many if many > COUNTED => Counted { total: None, total_at_least: Some(COUNTED) },
        many => Counted { total: Some(many), total_at_least: None },
    })
}

fn token_of(last: &Record) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}|{}", last.updated_at, last.id))
}

fn place(token: &str) -> Result<(String, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(token)?)?;
    let (at, id) = text.split_once('|').ok_or_else(|| anyhow::anyhow!("not a page token"))?;
    Ok((at.to_owned(), id.to_owned()))
}

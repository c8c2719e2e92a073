//! Creating and changing records, each in a durable transaction of its own.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use rusqlite::{Connection, params};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::read;
use crate::record::{self, Names, Record};

/// A new record.
#[derive(Deserialize)]
pub struct Create {
    values: Map<String, Json>,
}

/// A change of the version that was seen.
#[derive(Deserialize)]
pub struct Update {
    version: i64,
    values: Map<String, Json>,
}

/// What became of a change.
pub enum Changed {
    /// The record as it is now.
    Done(Box<Record>),
    /// Somebody else changed it first.
    Stale,
    /// There is none.
    Missing,
}

/// Copies records and names in one transaction.
///
/// # Errors
/// Those of the database.
pub fn store(conn: &mut Connection, records: &[Record], names: &Names) -> Result<()> {
    let transaction = conn.transaction()?;
    records.iter().try_for_each(|record| record::insert(&transaction, record))?;
    record::store_names(&transaction, names)?;
    Ok(transaction.commit()?)
}

/// Creates a record with the owner and the rights of the one that was made last.
///
/// # Errors
/// Those of the database.
pub fn create(conn: &mut Connection, names: &Names, object: &str, new: Create) -> Result<Record> {
    let transaction = conn.transaction()?;
    let like =
        read::list(&transaction, names, object, &read::Wanted { size: 1, ..<_>::default() })?;
    let like = like.items.into_iter().next().context("a database without records")?;
    let title = ["company_name", "name"].iter().find_map(|name| new.values.get(*name)?.as_str());
    let title = title.unwrap_or_default().to_owned();
    let at = now();
    let record = Record {
        id: new_id(),
        version: 1,
        title,
        values: new.values,
        created_at: at.clone(),
        updated_at: at,
        ..like
    };
    record::insert(&transaction, &record)?;
    transaction.commit()?;
    Ok(Record { refs: record::refs(&record, names), ..record })
}

/// Changes a record, if it is still the version that was seen.
///
/// # Errors
/// Those of the database.
pub fn update(
    conn: &mut Connection,
    names: &Names,
    (object, id): (&str, &str),
    change: Update,
) -> Result<Changed> {
    let transaction = conn.transaction()?;
    let Some(mut record) = read::fetch(&transaction, names, object, id)? else {
        return Ok(Changed::Missing);
    };
    if record.version != change.version {
        return Ok(Changed::Stale);
    }
    record.values.extend(change.values);
    record.version += 1;
    record.updated_at = now();
    transaction
        .prepare_cached(
            "UPDATE record SET fields = ?1, version = ?2, updated_at = ?3 WHERE id = ?4",
        )?
        .execute(params![
            serde_json::to_string(&record.values)?,
            record.version,
            record.updated_at,
            id
        ])?;
    transaction.commit()?;
    Ok(Changed::Done(Box::new(record)))
}

fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    // Seconds sort like the moments that they stand for, which is all that is asked of them here.
    format!("9{:014}.{:06}Z", since.as_secs(), since.subsec_micros())
}

/// An id that grows with time, as those of the records that were copied.
fn new_id() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (millis, next) = (since.as_millis() as u64, NEXT.fetch_add(1, Ordering::Relaxed));
    let (high, low) = (millis >> 16, millis & 0xffff);
    format!("{high:08x}-{low:04x}-7{:03x}-8000-{:012x}", next >> 48, next & 0xffff_ffff_ffff)
}

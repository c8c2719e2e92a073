//! Rows as the database holds them, and the chunks in which the import wrote them.

use anyhow::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::files::Files;

/// Customers of one chunk, as the import has it.
pub const CHUNK: usize = 50;

/// Rows of one table.
pub struct Rows {
    insert: String,
    rows: Vec<Vec<Value>>,
}

impl Rows {
    /// All columns of the rows that meet a condition.
    pub fn read(conn: &Connection, table: &str, condition: &str, bound: &[Value]) -> Result<Self> {
        let sql = format!("SELECT * FROM {table} WHERE {condition}");
        let mut statement = conn.prepare_cached(&sql)?;
        let columns = statement.column_count();
        let rows = statement.query_map(params_from_iter(bound), |row| {
            (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()
        })?;
        Ok(Self { insert: insert(table, columns), rows: rows.collect::<rusqlite::Result<_>>()? })
    }

    /// Rows that were made up here.
    pub fn of(table: &str, columns: usize, rows: Vec<Vec<Value>>) -> Self {
        Self { insert: insert(table, columns), rows }
    }

    /// Inserts them, within whatever transaction is open.
    pub fn write(&self, conn: &Connection) -> Result<()> {
        let mut statement = conn.prepare_cached(&self.insert)?;
        for row in &self.rows {
            statement.execute(params_from_iter(row))?;
        }
        Ok(())
    }

    /// Each row.
    pub fn iter(&self) -> impl Iterator<Item = &[Value]> {
        self.rows.iter().map(Vec::as_slice)
    }

    fn is_of(&self, table: &str) -> bool {
        self.insert.starts_with(&format!("INSERT INTO {table} "))
    }

    fn append(&mut self, mut other: Self) {
        self.rows.append(&mut other.rows);
    }
}

fn insert(table: &str, columns: usize) -> String {
    let marks: Vec<String> = (1..=columns).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO {table} VALUES ({})", marks.join(", "))
}

/// What one chunk of the import wrote.
pub struct Chunk {
    /// How many customers.
    pub customers: usize,
    /// Into the database of keys.
    pub keys: Rows,
    /// Into the database of rows, table by table.
    pub tables: Vec<Rows>,
}

impl Chunk {
    /// Gives its entry of the ledger another place, for one that is written several times.
    pub fn renumber(&mut self, number: usize) -> Result<()> {
        let place = Value::Integer(i64::try_from(number)?);
        for (table, column) in [("ledger_entry", 1), ("ledger_touch", 2)] {
            let found = self.tables.iter_mut().find(|rows| rows.is_of(table));
            for row in found.into_iter().flat_map(|rows| &mut rows.rows) {
                row[column] = place.clone();
            }
        }
        Ok(())
    }
}

/// The customers' organisation and ids, in the order in which they were made.
pub fn customers(conn: &Connection) -> Result<Vec<(Value, Value)>> {
    let sql = "SELECT org, id FROM record WHERE object = 'customer' ORDER BY id";
    let mut statement = conn.prepare(sql)?;
    let ids = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The rows of these customers and, if wanted, of what follows them, with the entry of the ledger
/// that the import left for the chunk of this number.
pub fn chunk(
    files: &Files,
    number: usize,
    customers: &[(Value, Value)],
    followers: bool,
) -> Result<Chunk> {
    let table = |name: &str| Rows::read(&files.rows, name, "0", &[]);
    let mut records = table("record")?;
    let mut unique = table("record_unique")?;
    let mut history = table("record_history")?;
    let mut keys = Rows::read(&files.keys, "subject_key", "0", &[])?;
    for (org, id) in customers {
        let of = [org.clone(), id.clone()];
        records.append(Rows::read(&files.rows, "record", "org = ?1 AND id = ?2", &of)?);
        if followers {
            records.append(Rows::read(&files.rows, "record", "org = ?1 AND parent = ?2", &of)?);
        }
        keys.append(Rows::read(&files.keys, "subject_key", "org = ?1 AND subject = ?2", &of)?);
    }
    for record in records.iter() {
        let of = [record[0].clone(), record[1].clone()];
        unique.append(Rows::read(&files.rows, "record_unique", "org = ?1 AND record = ?2", &of)?);
        history.append(Rows::read(&files.rows, "record_history", "org = ?1 AND record = ?2", &of)?);
    }
    let tokens = tokens(&records);
    let (entry, touches) = entry(files, number, customers)?;
    let tables = vec![records, tokens, unique, history, entry, touches];
    Ok(Chunk { customers: customers.len(), keys, tables })
}

/// The rows of the blind index, which each record lists in its last column.
fn tokens(records: &Rows) -> Rows {
    let mut rows = Vec::new();
    for record in records.iter() {
        let Some(Value::Blob(packed)) = record.last() else { continue };
        let (tokens, _) = packed.as_chunks::<8>();
        rows.extend(tokens.iter().map(|token| {
            vec![record[0].clone(), Value::Integer(i64::from_be_bytes(*token)), record[1].clone()]
        }));
    }
    Rows::of("record_token", 3, rows)
}

/// The ledger's entry of a chunk, and the records that it names.
fn entry(files: &Files, number: usize, customers: &[(Value, Value)]) -> Result<(Rows, Rows)> {
    let at = Value::Integer(i64::try_from(number)?);
    let which = "act = 'import' AND object = 'customer' ORDER BY idx LIMIT 1 OFFSET ?1";
    let entry = Rows::read(&files.ledger, "ledger_entry", which, &[at])?;
    let index = entry.iter().next().map_or(Value::Null, |row| row[1].clone());
    let touch = |(org, id): &(Value, Value)| vec![org.clone(), id.clone(), index.clone()];
    let touches = Rows::of("ledger_touch", 3, customers.iter().map(touch).collect());
    Ok((entry, touches))
}

/// Entries of the ledger, to be written again.
pub fn entries(conn: &Connection, many: usize) -> Result<Vec<Vec<Value>>> {
    let mut statement = conn.prepare(
        "SELECT org, idx, id, at, actor, act, object, leaf_hash, body FROM ledger_entry LIMIT ?1",
    )?;
    let rows = statement.query_map(params![i64::try_from(many)?], |row| {
        (0..9).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

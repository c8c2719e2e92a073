//! What is moved: the tables as the databases themselves tell them, so that none can be forgotten.

use kernel::{Fault, Result};

use super::cells::canonical;
use super::{Hash, Part};
use crate::conn::{Cell, Conn, cells};

/// Rows of one chunk.
pub const CHUNK: usize = 500;

/// How a column's values are written on both sides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Json,
    /// Blind tokens: packed in the source, an array in the target.
    Tokens,
}

/// A table of the source.
pub struct Table {
    pub name: String,
    columns: Vec<String>,
    kinds: Vec<Kind>,
    /// The places of the columns of its primary key, in the key's order.
    key: Vec<usize>,
}

/// What a table holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its name, with that of its database before it.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// A hash over all of them in the order of their keys.
    pub hash: [u8; 32],
}

/// The tables of the source.
pub fn of_source(c: &mut Conn, part: Part) -> Result<Vec<Table>> {
    let names = c.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT IN ('migration', 'migration_expand') ORDER BY name",
        &[],
    )?;
    let names = names.into_iter().map(|mut row| row.text(0)).collect::<Result<Vec<_>>>()?;
    let moved = |name: &String| !part.left_behind().contains(&name.as_str());
    names.into_iter().filter(moved).map(|name| of_name(c, name)).collect()
}

fn of_name(c: &mut Conn, name: String) -> Result<Table> {
    let rows =
        c.query("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid", &cells![&name])?;
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    for mut row in rows {
        let place = row.int(1)?;
        if place > 0 {
            key.push((place, columns.len()));
        }
        columns.push(row.text(0)?);
    }
    if key.is_empty() {
        return Err(Fault::internal(format!("the table {name} has no key to go by")));
    }
    key.sort_unstable();
    let (kinds, key) = (vec![Kind::Plain; columns.len()], key.into_iter().map(|k| k.1).collect());
    Ok(Table { name, columns, kinds, key })
}

/// The same tables with the kinds of their columns, as the target has them.
///
/// # Errors
/// Internal when the target lacks a table or a column.
pub fn tables(c: &mut Conn, source: Vec<Table>) -> Result<Vec<Table>> {
    let rows = c.query(
        "SELECT table_name::text, column_name::text, udt_name::text FROM information_schema.columns
         WHERE table_schema = current_schema()",
        &[],
    )?;
    let mut target = std::collections::HashMap::new();
    for mut row in rows {
        target.insert((row.text(0)?, row.text(1)?), row.text(2)?);
    }
    let mut tables = source;
    for table in &mut tables {
        for (column, kind) in table.columns.iter().zip(&mut table.kinds) {
            *kind = match target.get(&(table.name.clone(), column.clone())).map(String::as_str) {
                Some("jsonb") => Kind::Json,
                Some("_int8") => Kind::Tokens,
                Some(_) => Kind::Plain,
                None => {
                    let lacking = format!("the target lacks {}.{column}", table.name);
                    return Err(Fault::internal(lacking));
                }
            };
        }
    }
    Ok(tables)
}

impl Table {
    /// `INSERT INTO t (…) VALUES `.
    pub fn insert(&self) -> String {
        format!("INSERT INTO {} ({}) VALUES ", quoted(&self.name), self.list(&self.columns))
    }

    /// The key of a row.
    pub fn key(&self, row: &[Cell]) -> Vec<Cell> {
        self.key.iter().map(|place| row[*place].clone()).collect()
    }

    fn list(&self, names: &[String]) -> String {
        names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
    }

    /// Rows behind a key, in the order of the keys, with tokens in one form.
    pub fn page(&self, c: &mut Conn, after: Option<&[Cell]>) -> Result<Vec<Vec<Cell>>> {
        let key: Vec<String> = self.key.iter().map(|place| self.columns[*place].clone()).collect();
        let key = self.list(&key);
        let behind = after.map_or(String::new(), |after| {
            let marks: Vec<String> = (1..=after.len()).map(|n| format!("?{n}")).collect();
            format!(" WHERE ({key}) > ({})", marks.join(", "))
        });
        let sql = format!(
            "SELECT {} FROM {}{behind} ORDER BY {key} LIMIT {CHUNK}",
            self.list(&self.columns),
            quoted(&self.name)
        );
        let rows = c.query(&sql, after.unwrap_or_default())?;
        rows.into_iter().map(|mut row| self.cells(&mut row)).collect()
    }

    fn cells(&self, row: &mut crate::conn::Row) -> Result<Vec<Cell>> {
        for (place, kind) in self.kinds.iter().enumerate() {
            if *kind == Kind::Tokens {
                row.0[place] = Cell::Ints(row.ints(place)?);
            }
        }
        Ok(std::mem::take(&mut row.0))
    }
}

/// Counts and hashes a table.
pub fn counted(c: &mut Conn, part: Part, table: &Table, hash: &Hash) -> Result<Counted> {
    let mut counted =
        Counted { table: format!("{}.{}", part.name(), table.name), rows: 0, hash: [0; 32] };
    let mut after: Option<Vec<Cell>> = None;
    loop {
        let mut rows = table.page(c, after.as_deref())?;
        after = rows.last().map(|row| table.key(row));
        for row in &mut rows {
            counted.hash = hash(&[&counted.hash, &canonical(row, &table.kinds)?]);
        }
        counted.rows += rows.len() as u64;
        if rows.len() < CHUNK {
            return Ok(counted);
        }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

//! A statement that grows together with its bound values.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kernel::Result;

use crate::conn::{Cell, Conn};
use crate::sql::dialect::Dialect;

/// SQL text and the values for its placeholders. Values only ever enter through `bind`.
pub(crate) struct Statement {
    pub dialect: Dialect,
    pub sql: String,
    pub params: Vec<Cell>,
    /// Tokens that are looked up for each row rather than giving the candidates: those that very
    /// many records hold.
    pub common_tokens: BTreeSet<i64>,
    /// Whether all tokens are, since others have given the candidates.
    pub row_by_row: bool,
    /// Whether tokens have given candidates already: what comes later is asked of those.
    pub is_led: bool,
}

impl Statement {
    /// An empty statement for this database.
    pub fn new(dialect: Dialect, sql: &str) -> Self {
        Self {
            dialect,
            sql: sql.to_owned(),
            params: Vec::new(),
            common_tokens: BTreeSet::new(),
            row_by_row: false,
            is_led: false,
        }
    }

    /// Binds a value and gives the placeholder that stands for it.
    pub fn bind(&mut self, value: impl Into<Cell>) -> String {
        self.params.push(value.into());
        format!("?{}", self.params.len())
    }

    /// Binds several values and gives `(?1, ?2, …)`. The list is filled up to a power of two by
    /// repeating its last value, so that few different texts reach the statement cache.
    pub fn bind_list(&mut self, values: impl IntoIterator<Item = Cell>) -> String {
        let mut values: Vec<Cell> = values.into_iter().collect();
        if let Some(last) = values.last().cloned() {
            values.resize(values.len().next_power_of_two(), last);
        }
        let marks: Vec<String> = values.into_iter().map(|v| self.bind(v)).collect();
        format!("({})", marks.join(", "))
    }

    /// Adds text.
    pub fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds a placeholder for this value.
    pub fn push_bound(&mut self, value: impl Into<Cell>) -> &mut Self {
        self.params.push(value.into());
        let n = self.params.len();
        // Writing to a String cannot fail.
        let _ = write!(self.sql, "?{n}");
        self
    }
}

/// Rows that one statement inserts on PostgreSQL, where each statement is a journey.
const ROWS: usize = 64;

/// Inserts rows: `head` is `INSERT INTO t (…) VALUES `, each row has the columns named there.
///
/// # Errors
/// Those of the database.
pub(crate) fn insert_rows(c: &mut Conn, head: &str, rows: Vec<Vec<Cell>>) -> Result<()> {
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    insert_borrowed(c, head, &rows)
}

/// The same for rows that are kept, all of one width.
///
/// # Errors
/// Those of the database.
pub(crate) fn insert_borrowed(c: &mut Conn, head: &str, rows: &[&[Cell]]) -> Result<()> {
    let Some(width) = rows.first().map(|row| row.len()) else { return Ok(()) };
    if c.dialect() == Dialect::Sqlite {
        let sql = with_places(head, 1, width);
        return c.repeat(&sql, |run| rows.iter().try_for_each(|row| run(row)));
    }
    let mut left = rows;
    while !left.is_empty() {
        // Only two lengths of statements exist, so that the cache of prepared ones stays small.
        let (some, rest) = left.split_at(if left.len() >= ROWS { ROWS } else { 1 });
        let bound: Vec<Cell> = some.iter().flat_map(|row| row.iter().cloned()).collect();
        c.execute(&with_places(head, some.len(), width), &bound)?;
        left = rest;
    }
    Ok(())
}

/// The statement with placeholders for so many rows of so many columns.
fn with_places(head: &str, rows: usize, width: usize) -> String {
    let mut sql = head.to_owned();
    for place in 0..rows * width {
        let border = match (place, place % width) {
            (0, _) => "(",
            (_, 0) => "), (",
            _ => ", ",
        };
        // Writing to a String cannot fail.
        let _ = write!(sql, "{border}?{}", place + 1);
    }
    sql.push(')');
    sql
}

//! The one thing that store functions take: a connection inside a transaction, of either database.

use kernel::{Fault, Id, Result, Timestamp};

use crate::postgres::PgConn;
use crate::sql::dialect::Dialect;
use crate::sqlite::SqliteConn;

/// One value that is bound to a statement or came out of a row.
///
/// It has no `Debug`: a value of an open field must not slip into a log.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Null,
    /// An integer of 64 bits; also times in milliseconds and yes/no as 1/0.
    Int(i64),
    /// A text or a JSON text.
    Text(String),
    /// Bytes; an id is its 16 bytes.
    Blob(Vec<u8>),
    /// Blind tokens: a `bigint[]` on PostgreSQL, eight big-endian bytes each on SQLite.
    Ints(Vec<i64>),
}

/// One row of an answer.
pub struct Row(pub(crate) Vec<Cell>);

/// A connection inside a transaction. The store hands it to closures; nobody else makes one.
pub struct Conn {
    pub(crate) backend: Backend,
}

/// The two databases.
pub(crate) enum Backend {
    /// The embedded default.
    Sqlite(SqliteConn),
    /// For teams that outgrow one machine.
    Postgres(PgConn),
}

impl Conn {
    /// Which database this is.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self.backend {
            Backend::Sqlite(_) => Dialect::Sqlite,
            Backend::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs one statement with `?1`, `?2` … bound and gives all rows of its answer.
    ///
    /// # Errors
    /// `disk_full`, `database_unreachable`, `database_busy`, or an internal fault whose cause
    /// holds no values.
    pub fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>> {
        match &mut self.backend {
            Backend::Sqlite(c) => c.query(sql, params),
            Backend::Postgres(c) => c.query(sql, params),
        }
    }

    /// The same for statements that give at most one row that matters: the first.
    ///
    /// # Errors
    /// As for `query`.
    pub fn query_first(&mut self, sql: &str, params: &[Cell]) -> Result<Option<Row>> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// Runs one statement that gives no rows; the number of rows that it touched.
    ///
    /// # Errors
    /// As for `query`.
    pub fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64> {
        match &mut self.backend {
            Backend::Sqlite(c) => c.execute(sql, params),
            Backend::Postgres(c) => c.execute(sql, params),
        }
    }

    /// Runs one statement again and again: `rows` calls what it gets with the values of each time.
    pub(crate) fn repeat(
        &mut self,
        sql: &str,
        rows: impl FnOnce(&mut dyn FnMut(&[Cell]) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        match &mut self.backend {
            Backend::Sqlite(c) => c.repeat(sql, rows),
            Backend::Postgres(c) => rows(&mut |row| c.execute(sql, row).map(drop)),
        }
    }

    /// Runs several statements without parameters: migrations and the borders of transactions.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        match &mut self.backend {
            Backend::Sqlite(c) => c.batch(sql),
            Backend::Postgres(c) => c.batch(sql),
        }
    }
}

/// A column that is not what the schema says: our own error.
fn unexpected(index: usize) -> Fault {
    Fault::internal(format!("column {index} of an answer has an unexpected type"))
}

impl Row {
    fn take(&mut self, index: usize) -> Cell {
        self.0.get_mut(index).map_or(Cell::Null, |c| std::mem::replace(c, Cell::Null))
    }

    /// The integer in this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn int(&self, index: usize) -> Result<i64> {
        self.opt_int(index)?.ok_or_else(|| unexpected(index))
    }

    /// The integer in this column, if any.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn opt_int(&self, index: usize) -> Result<Option<i64>> {
        match self.0.get(index) {
            Some(Cell::Int(i)) => Ok(Some(*i)),
            Some(Cell::Null) => Ok(None),
            _ => Err(unexpected(index)),
        }
    }

    /// Whether the integer in this column is not 0.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn yes(&self, index: usize) -> Result<bool> {
        Ok(self.int(index)? != 0)
    }

    /// The moment in this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn time(&self, index: usize) -> Result<Timestamp> {
        self.int(index).map(Timestamp)
    }

    /// The moment in this column, if any.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn opt_time(&self, index: usize) -> Result<Option<Timestamp>> {
        Ok(self.opt_int(index)?.map(Timestamp))
    }

    /// Takes the text out of this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn text(&mut self, index: usize) -> Result<String> {
        self.opt_text(index)?.ok_or_else(|| unexpected(index))
    }

    /// Takes the text out of this column, if any.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn opt_text(&mut self, index: usize) -> Result<Option<String>> {
        match self.take(index) {
            Cell::Text(text) => Ok(Some(text)),
            Cell::Null => Ok(None),
            _ => Err(unexpected(index)),
        }
    }

    /// Takes the JSON out of this column and reads it.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn json<T: serde::de::DeserializeOwned>(&mut self, index: usize) -> Result<T> {
        serde_json::from_str(&self.text(index)?).map_err(|_| unexpected(index))
    }

    /// Takes the bytes out of this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn blob(&mut self, index: usize) -> Result<Vec<u8>> {
        self.opt_blob(index)?.ok_or_else(|| unexpected(index))
    }

    /// Takes the bytes out of this column, if any.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn opt_blob(&mut self, index: usize) -> Result<Option<Vec<u8>>> {
        match self.take(index) {
            Cell::Blob(bytes) => Ok(Some(bytes)),
            Cell::Null => Ok(None),
            _ => Err(unexpected(index)),
        }
    }

    /// Takes the 32 bytes (a hash, a digest) out of this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn hash(&mut self, index: usize) -> Result<[u8; 32]> {
        self.blob(index)?.try_into().map_err(|_| unexpected(index))
    }

    /// The id in this column.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn id(&self, index: usize) -> Result<Id> {
        self.opt_id(index)?.ok_or_else(|| unexpected(index))
    }

    /// The id in this column, if any.
    ///
    /// # Errors
    /// Internal when it holds something else.
    pub fn opt_id(&self, index: usize) -> Result<Option<Id>> {
        match self.0.get(index) {
            Some(Cell::Blob(b)) => Id::from_slice(b).map(Some).ok_or_else(|| unexpected(index)),
            Some(Cell::Null) => Ok(None),
            _ => Err(unexpected(index)),
        }
    }

    /// Takes the blind tokens out of this column, in either database's form.
    pub(crate) fn ints(&mut self, index: usize) -> Result<Vec<i64>> {
        match self.take(index) {
            Cell::Ints(ints) => Ok(ints),
            Cell::Blob(bytes) => unpack_ints(&bytes).ok_or_else(|| unexpected(index)),
            Cell::Null => Ok(Vec::new()),
            _ => Err(unexpected(index)),
        }
    }
}

/// Tokens as eight big-endian bytes each.
pub(crate) fn pack_ints(ints: &[i64]) -> Vec<u8> {
    ints.iter().flat_map(|i| i.to_be_bytes()).collect()
}

/// The inverse of `pack_ints`; `None` when the length does not fit.
fn unpack_ints(bytes: &[u8]) -> Option<Vec<i64>> {
    let (chunks, rest) = bytes.as_chunks::<8>();
    rest.is_empty().then(|| chunks.iter().map(|c| i64::from_be_bytes(*c)).collect())
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Cell {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Id> for Cell {
    fn from(value: Id) -> Self {
        Self::Blob(value.bytes().to_vec())
    }
}

impl From<&Id> for Cell {
    fn from(value: &Id) -> Self {
        Self::from(*value)
    }
}

impl From<Timestamp> for Cell {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.0)
    }
}

impl From<Vec<u8>> for Cell {
    fn from(value: Vec<u8>) -> Self {
        Self::Blob(value)
    }
}

impl From<&Vec<u8>> for Cell {
    fn from(value: &Vec<u8>) -> Self {
        Self::Blob(value.clone())
    }
}

impl From<&[u8]> for Cell {
    fn from(value: &[u8]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl From<[u8; 32]> for Cell {
    fn from(value: [u8; 32]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl From<&[u8; 32]> for Cell {
    fn from(value: &[u8; 32]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Binds several values of different types: `cells![org, "text", 3_i64]`.
macro_rules! cells {
    ($($value:expr),* $(,)?) => { [$($crate::conn::Cell::from($value)),*] };
}
pub(crate) use cells;

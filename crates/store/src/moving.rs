//! Taking the embedded databases over to two empty databases of a server, table by table in the
//! order of their keys, so that it can be interrupted and resumed.
//!
//! How far it is stands in a table of the target's own, changed in the transaction of each chunk.
//! As long as that table is there, the target is not whole, and nobody opens it.

mod cells;
mod copy;
mod tables;

use kernel::{Fault, FaultKind, Result};

use crate::conn::{Conn, cells};
use crate::migrate::{KEYS, Migration, ROWS};
use crate::postgres::demand_empty;
use crate::store::{Across, PostgresOptions, Store};

pub use tables::Counted;
use tables::{Table, tables};

/// The table that says how far a move is.
const PROGRESS: &str = "moving";
/// The row of `PROGRESS` that says whose move it is.
const MARK: &str = "";

/// What makes a hash of some parts: the store knows no cryptography.
pub type Hash = dyn Fn(&[&[u8]]) -> [u8; 32];

/// A move on its way.
pub struct Moving {
    source: Store,
    target: Store,
    mark: String,
}

/// One of the files of the source.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Keys,
    Rows,
    Ledger,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Rows => "rows",
            Self::Ledger => "ledger",
        }
    }

    fn read<T>(self, store: &Store, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        match self {
            Self::Keys => store.across(Across::Everything).keys_read(f),
            Self::Rows => store.across(Across::Everything).read(f),
            Self::Ledger => store.across(Across::Everything).ledger_read(f),
        }
    }

    const fn migrations(self) -> &'static [Migration] {
        match self {
            Self::Keys => KEYS,
            Self::Rows | Self::Ledger => ROWS,
        }
    }

    /// Tables that stay behind: the target has another kind of index over the tokens that each
    /// record lists itself, and the ledger's file has chains of its own, at the end of which nothing
    /// waits any more.
    const fn left_behind(self) -> &'static [&'static str] {
        match self {
            Self::Keys => &[],
            Self::Rows => &["record_token"],
            Self::Ledger => &["ledger_chain", "ledger_pending"],
        }
    }
}

/// Keys come first: rows never stand without their keys.
const PARTS: [Part; 3] = [Part::Keys, Part::Rows, Part::Ledger];
/// The databases of the target: the ledger stands among the rows there.
const TARGETS: [Part; 2] = [Part::Keys, Part::Rows];

impl Moving {
    /// Looks whether a move out of this store may begin, or go on under the same mark, and writes
    /// nothing yet. The addresses and options are those of [`Store::open_postgres`].
    ///
    /// # Errors
    /// `database_in_use` for a target that has tables and is not of this move; those of
    /// [`Store::open_postgres`].
    pub fn begin(
        source: Store,
        url: &str,
        keys_url: Option<&str>,
        options: &PostgresOptions,
        mark: &str,
    ) -> Result<Self> {
        let moving = Self::connect(source, url, keys_url, options, mark)?;
        for part in TARGETS {
            part.read(&moving.target, |c| is_begun(c, mark))?;
        }
        Ok(moving)
    }

    /// Makes the schema and the table of progress in both databases of the target, where they are not
    /// there yet.
    ///
    /// # Errors
    /// `database_in_use` as for [`Moving::begin`]; those of the databases. One of them may be of this
    /// move then: a repeated call goes on.
    pub fn prepare(&self) -> Result<()> {
        for part in TARGETS {
            let mark = self.mark.clone();
            self.write(part, move |c| prepare(c, part, &mark))?;
        }
        Ok(())
    }

    /// Goes on with the move of this mark, which was begun.
    ///
    /// # Errors
    /// `database_in_use` when nothing of this move is left in the target.
    pub fn resume(
        source: Store,
        url: &str,
        keys_url: Option<&str>,
        options: &PostgresOptions,
        mark: &str,
    ) -> Result<Self> {
        let moving = Self::connect(source, url, keys_url, options, mark)?;
        match Part::Rows.read(&moving.target, progress_of)? {
            Some(found) if found == mark => Ok(moving),
            _ => Err(in_use()),
        }
    }

    fn connect(
        source: Store,
        url: &str,
        keys_url: Option<&str>,
        options: &PostgresOptions,
        mark: &str,
    ) -> Result<Self> {
        let target = Store::connect_postgres(url, keys_url, options)?;
        Ok(Self { source, target, mark: mark.to_owned() })
    }

    fn write<T, F>(&self, part: Part, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T> + Send + 'static,
    {
        let target = self.target.across(Across::Everything);
        match part {
            Part::Keys => target.keys_write(f),
            Part::Rows | Part::Ledger => target.write(f),
        }
    }

    fn tables(&self, part: Part) -> Result<Vec<Table>> {
        let source = part.read(&self.source, |c| tables::of_source(c, part))?;
        part.read(&self.target, |c| tables(c, source))
    }

    /// Copies what is not there yet, and tells after each chunk which table it was of and how many
    /// of its rows have come.
    ///
    /// # Errors
    /// Those of both databases; a repeated call goes on behind the last chunk.
    pub fn copy(&self, told: &mut dyn FnMut(&str, u64)) -> Result<()> {
        if self.is_checked()? {
            return Ok(());
        }
        if !Part::Ledger.read(&self.source, |c| crate::ledger::pending(c, 1))?.is_empty() {
            return Err(Fault::internal("entries of the ledger wait for their place"));
        }
        for part in PARTS {
            for table in self.tables(part)? {
                copy::table(self, part, &table, told)?;
            }
        }
        Ok(())
    }

    /// Reads every row on both sides and compares tables by their number of rows and a hash over
    /// them in the order of their keys; what each table has.
    ///
    /// # Errors
    /// `move_differs` names the first table that differs; those of both databases.
    pub fn check(&self, hash: &Hash) -> Result<Vec<Counted>> {
        let (mut all, checked) = (Vec::new(), self.is_checked()?);
        for part in PARTS {
            for table in self.tables(part)? {
                let count = |c: &mut Conn| tables::counted(c, part, &table, hash);
                let own = part.read(&self.source, count)?;
                if !checked && own != part.read(&self.target, count)? {
                    let fault = Fault::new(FaultKind::Conflict, "move_differs");
                    return Err(fault.with("table", own.table));
                }
                all.push(own);
            }
        }
        self.write(Part::Rows, |c| {
            let checked = "UPDATE moving SET checked = 1 WHERE name = ?1";
            c.execute(checked, &cells![MARK]).map(drop)
        })?;
        Ok(all)
    }

    /// Whether every row was compared. From then on the target may have entries of its own.
    fn is_checked(&self) -> Result<bool> {
        let sql = "SELECT checked FROM moving WHERE name = ?1";
        let row = Part::Rows.read(&self.target, |c| c.query_first(sql, &cells![MARK]))?;
        row.map_or(Ok(false), |row| row.yes(0))
    }

    /// The target, before others may open it.
    #[must_use]
    pub fn target(&self) -> Store {
        self.target.clone()
    }

    /// Lets the target be opened by everybody from now on.
    ///
    /// # Errors
    /// Those of the database.
    pub fn finish(&self) -> Result<()> {
        for part in TARGETS {
            let mark = self.mark.clone();
            self.write(part, move |c| match progress_of(c)? {
                Some(found) if found == mark => c.batch("DROP TABLE moving"),
                _ => Ok(()),
            })?;
        }
        Ok(())
    }
}

/// Whether a database is of the move of this mark; otherwise it must be empty.
fn is_begun(c: &mut Conn, mark: &str) -> Result<bool> {
    match progress_of(c)? {
        Some(found) if found == mark => return Ok(true),
        Some(_) => return Err(in_use()),
        None => {}
    }
    demand_empty(c).map(|()| false).map_err(|fault| match fault.code {
        "database_not_empty" => in_use(),
        _ => fault,
    })
}

fn in_use() -> Fault {
    Fault::new(FaultKind::Conflict, "database_in_use")
}

/// Makes the schema and the table of progress in an empty database, or finds them.
fn prepare(c: &mut Conn, part: Part, mark: &str) -> Result<()> {
    let is_begun = is_begun(c, mark)?;
    crate::migrate::run(c, part.migrations())?;
    if is_begun {
        return Ok(());
    }
    c.batch(&c.dialect().schema(
        "CREATE TABLE moving (name @text PRIMARY KEY, mark @text NOT NULL, after @blob,
         come @int NOT NULL, done @int NOT NULL, checked @int NOT NULL)",
    ))?;
    c.execute(
        "INSERT INTO moving (name, mark, come, done, checked) VALUES (?1, ?2, 0, 0, 0)",
        &cells![MARK, mark],
    )?;
    Ok(())
}

/// The mark of the move that has not ended in this database, if there is one.
fn progress_of(c: &mut Conn) -> Result<Option<String>> {
    let there = c.query_first(
        "SELECT 1::bigint FROM pg_class WHERE relname = ?1
         AND relnamespace = current_schema()::regnamespace",
        &cells![PROGRESS],
    )?;
    if there.is_none() {
        return Ok(None);
    }
    let mark = c.query_first("SELECT mark FROM moving WHERE name = ?1", &cells![MARK])?;
    mark.map(|mut row| row.text(0)).transpose()
}

/// Refuses a database into which a move has not ended.
///
/// # Errors
/// `move_unfinished`.
pub(crate) fn refuse_unfinished(c: &mut Conn) -> Result<()> {
    match progress_of(c)? {
        Some(_) => Err(Fault::new(FaultKind::Precondition, "move_unfinished")),
        None => Ok(()),
    }
}

//! Whose rows a transaction sees and writes.
//!
//! No transaction is without it. On PostgreSQL the database itself holds every statement to it by
//! row-level security (`migrations/rows/0010_fence.sql`, docs/decisions/0018): one that forgets its
//! `org = ?` finds the rows of its organisation alone. The embedded database has no such thing; there the
//! statements' own `org = ?` is the only fence.

use std::fmt;

use kernel::{Id, Result};

use super::{Inner, Store};
use crate::conn::Conn;

/// Why a transaction is not one organisation's. Each opens the tables that it needs and no others; what
/// belongs to no organisation (settings, counters of wrong tries, heads of chains) every transaction sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Across {
    /// The deployment's own matters: no row of any organisation.
    Deployment,
    /// Finding whom a login, a session, a token or a link belongs to: reads those and the credentials.
    Entering,
    /// Which organisations there are: reads their own rows.
    Listing,
    /// Appending entries of several organisations to what waits for the sequencer: reads nothing.
    Recording,
    /// Giving entries their place: the ledger's tables.
    Sequencing,
    /// Taking up the job that waits longest: the jobs.
    Leasing,
    /// Forgetting what has expired: reads and removes sessions, links, notices, notifications, quotas,
    /// uploads, jobs and the files of either.
    Sweeping,
    /// Whose planned notifications came due, and mail that waits: reads the one, takes up the other.
    Telling,
    /// The databases as a whole: backups, restores, moves and migrations.
    Everything,
}

impl Across {
    /// The word that the policies know.
    const fn word(self) -> &'static str {
        match self {
            Self::Deployment => "deployment",
            Self::Entering => "entering",
            Self::Listing => "listing",
            Self::Recording => "recording",
            Self::Sequencing => "sequencing",
            Self::Leasing => "leasing",
            Self::Sweeping => "sweeping",
            Self::Telling => "telling",
            Self::Everything => "everything",
        }
    }
}

/// The scope of one transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    Of(Id),
    Across(Across),
}

/// The setting of PostgreSQL that says it; it ends with the transaction, so that no connection carries it
/// over. Neither an id nor a word can hold a quotation mark.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(org) => write!(f, "SET LOCAL kedun.org = '{org}'"),
            Self::Across(why) => write!(f, "SET LOCAL kedun.across = '{}'", why.word()),
        }
    }
}

/// The databases as one scope sees them.
#[derive(Clone, Copy)]
pub struct Scoped<'a> {
    store: &'a Store,
    scope: Scope,
}

impl Store {
    /// The rows of this organisation. Its id comes from who is in, from a permit or from a row that was
    /// found, never from what somebody sent.
    #[must_use]
    pub const fn of(&self, org: Id) -> Scoped<'_> {
        Scoped { store: self, scope: Scope::Of(org) }
    }

    /// Rows of any organisation, as far as this purpose goes.
    #[must_use]
    pub const fn across(&self, why: Across) -> Scoped<'_> {
        Scoped { store: self, scope: Scope::Across(why) }
    }
}

impl Scoped<'_> {
    /// Reads rows within one snapshot, beside all writers.
    ///
    /// # Errors
    /// The closure's fault; `database_busy` when no reader becomes free in 15 seconds.
    pub fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.rows.read(f),
            Inner::Postgres { rows, .. } => rows.read(self.scope, f),
        }
    }

    /// Writes rows: all that the closure does, or nothing. Returns when it is durable.
    ///
    /// On SQLite the closure runs once, in a group with others that wait (each in a savepoint of
    /// its own), and must not take longer than 20 ms. On PostgreSQL it runs again when the
    /// database asks to repeat the transaction; so it has no effects of its own beside the store.
    ///
    /// # Errors
    /// The closure's fault (its changes are gone, others' stay); `disk_full` (nothing was
    /// written); internal when it panics.
    pub fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T> + Send + 'static,
    {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.rows.write(f),
            Inner::Postgres { rows, .. } => rows.write(self.scope, f),
        }
    }

    /// The same as `read` on the ledger.
    ///
    /// # Errors
    /// As for `read`.
    pub fn ledger_read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.ledger.read(f),
            Inner::Postgres { rows, .. } => rows.read(self.scope, f),
        }
    }

    /// The same as `write` on the ledger.
    ///
    /// # Errors
    /// As for `write`.
    pub fn ledger_write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T> + Send + 'static,
    {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.ledger.write(f),
            Inner::Postgres { rows, .. } => rows.write(self.scope, f),
        }
    }

    /// The same as `read` on the database of keys.
    ///
    /// # Errors
    /// As for `read`.
    pub fn keys_read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.keys.read(f),
            Inner::Postgres { keys, .. } => keys.read(self.scope, f),
        }
    }

    /// The same as `write` on the database of keys. The two databases share no transaction:
    /// create keys before the rows that need them, and erase keys before their rows.
    ///
    /// # Errors
    /// As for `write`.
    pub fn keys_write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T> + Send + 'static,
    {
        match &*self.store.0 {
            Inner::Sqlite(files) => files.keys.write(f),
            Inner::Postgres { keys, .. } => keys.write(self.scope, f),
        }
    }
}

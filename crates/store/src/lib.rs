//! Rows at rest, sealed: SQL, migrations, SQLite (encrypted as a whole) and PostgreSQL.
//!
//! The store sees open attributes, ciphertexts and blind tokens; it holds no key of a person and
//! cannot open what is sealed. Every function about records takes a [`policy::Permit`].
//!
//! Everything here is synchronous. It may be called from plain threads and from
//! `tokio::task::spawn_blocking`, never from asynchronous code itself.

pub mod blobs;
pub mod conn;
mod copy;
pub mod declarations;
pub mod enter;
pub mod history;
pub mod jobs;
pub mod keys;
pub mod ledger;
mod migrate;
mod moving;
pub mod news;
pub mod notifications;
pub mod numbers;
pub mod orgs;
mod postgres;
pub mod quota;
pub mod records;
mod reindex;
pub mod settings;
pub mod shares;
pub mod sql;
mod sqlite;
mod store;
pub mod tokens;
pub mod turns;
pub mod unique;
pub mod uploads;

pub use conn::{Cell, Conn, Row};
pub use copy::{CopySink, SERVER_PARTS};
pub use moving::{Counted, Hash, Moving};
pub use news::{JobNews, News};
pub use postgres::{Gap, Hear, Listener};
pub use records::{Cursor, ListQuery, NewRow, Order, RowUpdate, SealedRow, Which};
pub use reindex::Reindexed;
pub use sql::dialect::Dialect;
pub use store::{Across, FILES, PostgresOptions, Scoped, SqliteOptions, Store};

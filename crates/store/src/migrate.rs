//! Numbered changes of the schema, each run once, in order, within one transaction.

use kernel::{Fault, FaultKind, Result};

use crate::conn::{Conn, cells};
use crate::sql::dialect::Dialect;

/// One change of the schema. A change that was released is never edited: its text is kept in the
/// database and compared at each start.
pub(crate) struct Migration {
    /// From 1, without gaps.
    pub number: i64,
    /// The SQL with the words of `Dialect::schema`.
    pub sql: &'static str,
    /// Whether it only adds what a program that does not know it may pass over, so that nodes of the
    /// last version go on while the next one comes in (CONTRIBUTING: a migration).
    pub expands: bool,
}

impl Migration {
    const fn new(number: i64, sql: &'static str) -> Self {
        Self { number, sql, expands: false }
    }
}

/// The database of rows.
pub(crate) const ROWS: &[Migration] = &[
    Migration::new(1, include_str!("migrations/rows/0001_records.sql")),
    Migration::new(2, include_str!("migrations/rows/0002_ledger.sql")),
    Migration::new(3, include_str!("migrations/rows/0003_enter.sql")),
    Migration::new(4, include_str!("migrations/rows/0004_work.sql")),
    Migration::new(5, include_str!("migrations/rows/0005_job_steps.sql")),
    Migration::new(6, include_str!("migrations/rows/0006_nodes.sql")),
    Migration::new(7, include_str!("migrations/rows/0007_ledger_sequenced.sql")),
    Migration::new(8, include_str!("migrations/rows/0008_leases_and_blobs.sql")),
    Migration::new(9, include_str!("migrations/rows/0009_quota.sql")),
    Migration::new(10, include_str!("migrations/rows/0010_fence.sql")),
    Migration::new(11, include_str!("migrations/rows/0011_touch_by_entry.sql")),
    Migration::new(12, include_str!("migrations/rows/0012_brief.sql")),
    // Programs before it cannot read the roles that come with it, so they do not go on behind it.
    Migration::new(13, include_str!("migrations/rows/0013_pools.sql")),
    Migration { number: 14, sql: include_str!("migrations/rows/0014_marks.sql"), expands: true },
    Migration { number: 15, sql: include_str!("migrations/rows/0015_feeds.sql"), expands: true },
    Migration { number: 16, sql: include_str!("migrations/rows/0016_numbers.sql"), expands: true },
    // Programs before it would show what was merged away.
    Migration::new(17, include_str!("migrations/rows/0017_merges.sql")),
    // Programs before it do not know the verb that roles have since, so they do not go on behind it.
    Migration::new(18, include_str!("migrations/rows/0018_leads.sql")),
    Migration {
        number: 19,
        sql: include_str!("migrations/rows/0019_notifications.sql"),
        expands: true,
    },
    Migration { number: 20, sql: include_str!("migrations/rows/0020_changes.sql"), expands: true },
    Migration { number: 21, sql: include_str!("migrations/rows/0021_passkeys.sql"), expands: true },
    Migration { number: 22, sql: include_str!("migrations/rows/0022_shares.sql"), expands: true },
    // Programs before it would let a copied cookie in without the key of its browser.
    Migration::new(23, include_str!("migrations/rows/0023_devices.sql")),
    Migration { number: 24, sql: include_str!("migrations/rows/0024_sign_on.sql"), expands: true },
];

/// The embedded database's ledger; on PostgreSQL its tables stand among the rows.
pub(crate) const LEDGER: &[Migration] = &[
    Migration::new(1, include_str!("migrations/ledger/0001_ledger.sql")),
    Migration::new(2, include_str!("migrations/ledger/0002_touch_by_entry.sql")),
];

/// The database of keys.
pub(crate) const KEYS: &[Migration] = &[
    Migration::new(1, include_str!("migrations/keys/0001_keys.sql")),
    Migration::new(2, include_str!("migrations/keys/0002_fence.sql")),
];

/// Runs what has not run yet.
///
/// # Errors
/// As `run_to`.
pub(crate) fn run(conn: &mut Conn, migrations: &[Migration]) -> Result<()> {
    run_to(conn, migrations, i64::MAX)
}

/// Runs what has not run yet, up to this number: a copy is filled into the schema that it had.
///
/// # Errors
/// `schema_newer` when a later version of the program has migrated this database in a way that this
/// one cannot pass over, `schema_differs` when a change that ran has another text now.
pub(crate) fn run_to(conn: &mut Conn, migrations: &[Migration], last: i64) -> Result<()> {
    let dialect = conn.dialect();
    conn.batch(&dialect.schema(
        "CREATE TABLE IF NOT EXISTS migration (number @int PRIMARY KEY, sql @text NOT NULL)",
    ))?;
    conn.batch(
        &dialect.schema("CREATE TABLE IF NOT EXISTS migration_expand (number @int PRIMARY KEY)"),
    )?;
    let mut ran = 0;
    for mut row in conn.query("SELECT number, sql FROM migration ORDER BY number", &[])? {
        ran = row.int(0)?;
        let Some(known) = migrations.iter().find(|m| m.number == ran) else {
            if expands(conn, ran)? {
                continue;
            }
            return Err(Fault::new(FaultKind::Precondition, "schema_newer"));
        };
        if dialect.schema(known.sql) != row.text(1)? {
            return Err(Fault::new(FaultKind::Precondition, "schema_differs").with("number", ran));
        }
    }
    for migration in migrations.iter().filter(|m| m.number > ran && m.number <= last) {
        apply(conn, dialect, migration)?;
    }
    Ok(())
}

fn apply(conn: &mut Conn, dialect: Dialect, migration: &Migration) -> Result<()> {
    let sql = dialect.schema(migration.sql);
    // On PostgreSQL the whole run stands in one transaction already.
    let (begin, commit) = match dialect {
        Dialect::Sqlite => ("BEGIN IMMEDIATE", "COMMIT"),
        Dialect::Postgres => ("", ""),
    };
    conn.batch(begin)?;
    conn.batch(&sql)?;
    conn.execute(
        "INSERT INTO migration (number, sql) VALUES (?1, ?2)",
        &cells![migration.number, sql],
    )?;
    if migration.expands {
        conn.execute(
            "INSERT INTO migration_expand (number) VALUES (?1)",
            &cells![migration.number],
        )?;
    }
    conn.batch(commit)
}

/// Whether a migration that this program does not know left everything in place that it does know.
fn expands(conn: &mut Conn, number: i64) -> Result<bool> {
    let sql = "SELECT 1 FROM migration_expand WHERE number = ?1";
    Ok(conn.query_first(sql, &cells![number])?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_from_one_without_gaps() {
        for list in [ROWS, LEDGER, KEYS] {
            for (i, m) in list.iter().enumerate() {
                assert_eq!(m.number, i as i64 + 1);
            }
        }
    }
}

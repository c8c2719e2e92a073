//! The second fence: PostgreSQL itself shows and takes the rows of the transaction's organisation alone. The
//! program's role is an ordinary one in all tests.

use kernel::{FaultKind, Id};
use store::{Across, Cell, PostgresOptions, Store};
use tests::postgres::{self, name_of};

use crate::store::kit::{Kit, on_postgres};

/// What each purpose sees beside what belongs to no organisation: the tables in which a statement without
/// `org = …` finds the rows of all.
const SEEN: [(Across, &str); 8] = [
    (Across::Deployment, ""),
    (
        Across::Entering,
        "enter_credential enter_link enter_login enter_passkey enter_session enter_token",
    ),
    (Across::Listing, "org"),
    (Across::Recording, ""),
    (Across::Sequencing, "ledger_checkpoint ledger_entry ledger_node ledger_pending ledger_touch"),
    (Across::Leasing, "job"),
    (
        Across::Sweeping,
        "blob enter_device enter_identity_session enter_link enter_notice enter_place \
         enter_session job job_change job_refused \
         notification notification_once quota upload",
    ),
    (Across::Telling, "mail_waiting notification"),
];

/// Tables of an organisation, with what is no ordinary fence around them.
const UNFENCED: &str = "
    SELECT t.relname FROM pg_class t
    WHERE t.relkind IN ('r', 'p') AND t.relnamespace = 'public'::regnamespace
      AND (t.relname = 'org' OR EXISTS
        (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'org'))
      AND NOT (t.relrowsecurity AND t.relforcerowsecurity AND 2 =
        (SELECT count(*) FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname IN ('own', 'whole')))
    ORDER BY 1";

/// A database with a row of each of two organisations in every table.
struct Both {
    kit: Kit,
    a: Id,
    b: Id,
}

fn name(kit: &Kit) -> &str {
    name_of(kit.url.as_deref().expect("an address"))
}

/// The tables of organisations in this database.
fn tables(database: &str) -> Vec<String> {
    let sql = "SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY 1";
    postgres::server().sql(database, sql).lines().map(str::to_owned).collect()
}

/// The statement that inserts a made-up row of this organisation.
fn insertion(database: &str, table: &str, org: Id, n: i64) -> String {
    let sql = format!(
        "SELECT column_name, udt_name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
    );
    let of_whom = if table == "org" { "id" } else { "org" };
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for line in postgres::server().sql(database, &sql).lines() {
        let (column, kind) = line.split_once('|').expect("a column and its type");
        columns.push(column.to_owned());
        values.push(match kind {
            _ if column == of_whom => format!("'{org}'"),
            "uuid" => format!("'{}'", Id::new()),
            "int8" => n.to_string(),
            "jsonb" => r#"'{"level": "secret of it"}'"#.into(),
            "_int8" => "'{7}'".into(),
            "bytea" => format!("'\\x{n:02}'"),
            _ => format!("'text {n}'"),
        });
    }
    format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", "))
}

impl Both {
    fn new() -> Self {
        let (kit, a, b) = (on_postgres(), Id::new(), Id::new());
        for database in [name(&kit).to_owned(), format!("{}_keys", name(&kit))] {
            for table in tables(&database) {
                for (n, org) in [(1, a), (2, b)] {
                    let sql = insertion(&database, &table, org, n);
                    // The triggers' own table gets its rows from here as well
                    let quietly = format!("SET kedun.restoring = 'on'; {sql}");
                    postgres::server().sql(&database, &quietly);
                }
            }
        }
        Self { kit, a, b }
    }
}

fn count(c: &mut store::Conn, table: &str) -> kernel::Result<i64> {
    c.query_first(&format!("SELECT count(*) FROM {table}"), &[])?.expect("a row").int(0)
}

#[test]
fn every_table_of_an_organisation_is_fenced() {
    let kit = on_postgres();
    for database in [name(&kit).to_owned(), format!("{}_keys", name(&kit))] {
        assert!(!tables(&database).is_empty());
        let unfenced = postgres::server().sql(&database, UNFENCED);
        assert_eq!(
            unfenced.trim(),
            "",
            "a table with `org` needs `@postgres SELECT fence('its name');` in the migration that makes it; \
             what is not one organisation's business gets a policy as in 0010_fence.sql"
        );
    }
    // A table that forgets it is found
    let forgetful = "SET ROLE kedun; CREATE TABLE novelty (org uuid)";
    postgres::server().sql(name(&kit), forgetful);
    assert_eq!(postgres::server().sql(name(&kit), UNFENCED).trim(), "novelty");
}

#[test]
fn a_statement_that_forgets_the_organisation_finds_the_rows_of_its_own_alone() {
    let both = Both::new();
    let (store, keys) = (&both.kit.store, format!("{}_keys", name(&both.kit)));
    let rows = tables(name(&both.kit));
    assert!(rows.len() > 20 && tables(&keys).len() > 2, "{rows:?}");
    for org in [both.a, both.b] {
        for table in &rows {
            let seen = store.of(org).read(|c| {
                let of_whom = if table == "org" { "id" } else { "org" };
                let mine = format!("SELECT count(*) FROM {table} WHERE {of_whom} = ?1");
                let mine = c.query_first(&mine, &[Cell::from(org)])?.expect("a row").int(0)?;
                Ok((count(c, table)?, mine))
            });
            assert_eq!(seen.expect("counted"), (1, 1), "{table}");
        }
        for table in tables(&keys) {
            let seen = store.of(org).keys_read(|c| count(c, &table));
            assert_eq!(seen.expect("counted"), 1, "{table}");
        }
    }
    // Nor does one that changes rows reach those of others
    let touched = store.of(both.a).write(|c| {
        Ok((
            c.execute("UPDATE record SET version = version + 1", &[])?,
            c.execute("DELETE FROM record_history", &[])?,
        ))
    });
    assert_eq!(touched.expect("written"), (1, 1));
    let left = "SELECT count(*) FROM record_history";
    assert_eq!(postgres::server().sql(name(&both.kit), left).trim(), "1");
}

#[test]
fn a_row_of_another_organisation_is_not_taken_and_the_refusal_tells_nothing_of_it() {
    let both = Both::new();
    let database = name(&both.kit);
    for table in tables(database) {
        let of_whom = if table == "org" { "id" } else { "org" };
        let other = format!("UPDATE {table} SET {of_whom} = '{}'", both.b);
        for sql in [insertion(database, &table, both.b, 3), other] {
            let fault = both.kit.store.of(both.a).write(move |c| c.execute(&sql, &[]));
            let fault = fault.expect_err(&table);
            assert_eq!((fault.kind, fault.code), (FaultKind::Internal, "internal"), "{table}");
            let cause = fault.cause.as_deref().unwrap_or_default();
            assert!(cause.starts_with("SQLSTATE 42501"), "{table}: {cause}");
            assert!(!format!("{fault:?}").contains("secret of it"), "{table}");
        }
    }
}

#[test]
fn each_purpose_opens_its_own_tables_and_whoever_has_none_sees_nothing() {
    let both = Both::new();
    let database = name(&both.kit);
    let all = tables(database);
    for (why, expected) in SEEN {
        let seen = both.kit.store.across(why).read(|c| {
            let mut seen = Vec::new();
            for table in &all {
                match count(c, table)? {
                    0 => {}
                    2 => seen.push(table.as_str()),
                    n => panic!("{why:?} sees {n} rows of {table}"),
                }
            }
            Ok(seen.join(" "))
        });
        assert_eq!(seen.expect("read"), expected, "{why:?}");
        // None but that for all takes records, and entering changes nothing
        let sql = insertion(database, "record", both.b, 9);
        assert!(
            both.kit.store.across(why).write(move |c| c.execute(&sql, &[])).is_err(),
            "{why:?}"
        );
    }
    let ended = both.kit.store.across(Across::Entering).write(|c| {
        c.execute("UPDATE enter_session SET state = 'active'", &[])?;
        c.execute("DELETE FROM enter_session", &[])
    });
    assert_eq!(ended.expect("written"), 0);
    // Recording appends to what waits, and sees nothing of it
    let sql = insertion(database, "ledger_pending", both.b, 9);
    let recorded = both.kit.store.across(Across::Recording).write(move |c| c.execute(&sql, &[]));
    assert_eq!(recorded.expect("written"), 1);
    let whole = both.kit.store.across(Across::Everything).read(|c| count(c, "record"));
    assert_eq!(whole.expect("counted"), 2);
    for table in all {
        let without = format!("SET ROLE kedun; SELECT count(*) FROM {table}");
        assert_eq!(postgres::server().sql(database, &without).trim(), "0", "{table}");
    }
}

#[test]
fn no_connection_carries_a_scope_over_to_the_next_transaction() {
    let both = Both::new();
    let one = PostgresOptions { connections: 1, ..PostgresOptions::default() };
    let store = Store::open_postgres(both.kit.url.as_deref().expect("an address"), None, one);
    let store = store.expect("a store");
    let records = |org| store.of(org).read(|c| count(c, "record")).expect("counted");
    assert_eq!(records(both.a), 1);
    let without = store.across(Across::Deployment).read(|c| {
        let sql = "SELECT coalesce(current_setting('kedun.org', true), '')";
        Ok((c.query_first(sql, &[])?.expect("a row").text(0)?, count(c, "record")?))
    });
    assert_eq!(without.expect("read"), (String::new(), 0));
    // A transaction that failed leaves nothing either
    assert!(store.across(Across::Everything).write(|c| c.execute("SELECT 1 / 0", &[])).is_err());
    assert_eq!((records(Id::new()), records(both.b)), (0, 1));
}

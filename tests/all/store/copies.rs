//! A copy of a server's two databases: all tables come along, and none into a place where
//! something lies already.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde_json::{Value as Json, json};
use store::keys::SubjectKey;
use store::{Across, CopySink, PostgresOptions, Store};
use tests::postgres::{self, name_of};

use super::kit::{self, Kit, on_postgres, permit};

/// A copy in memory: each part with its bytes.
#[derive(Default, Clone)]
struct Parts(Vec<(String, Vec<u8>)>);

impl CopySink for Parts {
    fn begin(&mut self, name: &str) -> Result<()> {
        self.0.push((name.to_owned(), Vec::new()));
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.last_mut().expect("a begin came first").1.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Parts {
    fn of(kit: &Kit) -> Self {
        let mut parts = Self::default();
        kit.store.copy_out(&mut parts).expect("a copy");
        parts
    }

    fn fill(&self, url: &str) -> Result<()> {
        Store::restore_postgres(url, None, &PostgresOptions::default(), |sink| {
            for (name, bytes) in &self.0 {
                sink.begin(name)?;
                bytes.chunks(10_000).try_for_each(|some| sink.bytes(some))?;
                sink.end()?;
            }
            Ok(())
        })
    }

    /// Changes what a database tells of its schema.
    fn told(mut self, database: &str, change: impl Fn(&mut Json)) -> Self {
        let name = format!("postgres/{database}/schema");
        let part = self.0.iter_mut().find(|(part, _)| *part == name).expect("the schema's part");
        let mut schema: Json = serde_json::from_slice(&part.1).expect("JSON");
        change(&mut schema);
        part.1 = schema.to_string().into_bytes();
        self
    }
}

/// A store with something in both databases.
fn filled() -> Kit {
    let kit = on_postgres();
    let org = Id::new();
    let rows: Vec<_> = (0..500)
        .map(|n| {
            let mut row = kit::row(&[("level", json!("vip")), ("score", json!(n))]);
            row.tokens = vec![n, -n, i64::MAX];
            row
        })
        .collect();
    kit::put(&kit, &permit(org), &rows);
    kit.store
        .across(Across::Deployment)
        .write(|c| store::settings::put(c, "a name", b"\0\xFF bytes"))
        .expect("a setting is written");
    let subject = Id::new();
    kit.store
        .of(org)
        .keys_write(move |c| {
            let wrapped = vec![0, 1, 255];
            let created_at = Timestamp(5);
            let key = SubjectKey { org, subject, version: 1, org_version: 1, wrapped, created_at };
            store::keys::insert(c, &key)
        })
        .expect("a key is written");
    kit
}

fn url(kit: &Kit) -> &str {
    kit.url.as_deref().expect("an address")
}

/// Both databases of an address: their names.
fn both(url: &str) -> [String; 2] {
    [name_of(url).to_owned(), format!("{}_keys", name_of(url))]
}

/// The tables of a database.
fn tables(database: &str) -> Vec<String> {
    let sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    postgres::server().sql(database, sql).lines().map(str::to_owned).collect()
}

/// Everything that stands in a table, as one text.
fn content(database: &str, table: &str) -> String {
    let sql =
        format!("SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t");
    postgres::server().sql(database, &sql)
}

fn empty(url: &str) -> bool {
    tables(name_of(url)).is_empty()
        && postgres::server()
            .sql(
                "postgres",
                &format!("SELECT 1 FROM pg_database WHERE datname = '{}'", both(url)[1]),
            )
            .lines()
            .all(|_| tables(&both(url)[1]).is_empty())
}

fn code(result: Result<()>) -> &'static str {
    result.err().map_or("", |fault: Fault| fault.code)
}

#[test]
fn every_table_comes_back_with_all_its_rows_and_opens() {
    let kit = filled();
    let copy = Parts::of(&kit);
    let target = postgres::server().database();
    copy.fill(&target).expect("it is filled in");
    let (mut compared, mut rows) = (0, 0);
    for (from, to) in both(url(&kit)).iter().zip(&both(&target)) {
        let names = tables(from);
        assert_eq!(names, tables(to));
        for name in &names {
            let told = content(from, name);
            assert_eq!(told, content(to, name), "{name}");
            compared += 1;
            rows += told.split('|').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        }
    }
    assert!(compared > 20 && rows > 500, "{compared} tables, {rows} rows");
    let opened = Store::open_postgres(&target, None, PostgresOptions::default()).expect("it opens");
    let value = opened
        .across(Across::Deployment)
        .read(|c| store::settings::get(c, "a name"))
        .expect("read");
    assert_eq!(value.as_deref(), Some(&b"\0\xFF bytes"[..]));
}

#[test]
fn a_copy_that_lacks_a_table_or_names_another_one_is_refused_and_nothing_is_filled_in() {
    let kit = filled();
    let whole = Parts::of(&kit);
    let target = postgres::server().database();
    for lacking in 0..whole.0.len() {
        let mut copy = whole.clone();
        let (name, _) = copy.0.remove(lacking);
        assert_eq!(code(copy.fill(&target)), "backup_broken", "{name}");
    }
    let forgotten = |schema: &mut Json| {
        schema["tables"].as_array_mut().expect("tables").remove(3);
    };
    assert_eq!(code(whole.clone().told("rows", forgotten).fill(&target)), "schema_differs");
    let newer = |schema: &mut Json| schema["migration"] = json!(999);
    assert_eq!(code(whole.clone().told("keys", newer).fill(&target)), "schema_newer");
    let mut torn = whole.clone();
    torn.0.iter_mut().for_each(|(name, bytes)| {
        if name.ends_with("/record") {
            bytes.truncate(bytes.len() / 2);
        }
    });
    assert!(torn.fill(&target).is_err());
    assert!(empty(&target), "{:?}", both(&target).map(|name| tables(&name)));
    whole.fill(&target).expect("the whole copy is still taken");
}

#[test]
fn a_table_that_the_program_does_not_know_is_not_left_out_in_silence() {
    let kit = filled();
    postgres::server().sql(
        name_of(url(&kit)),
        "SET ROLE kedun; CREATE TABLE later (a int); INSERT INTO later VALUES (1)",
    );
    let copy = Parts::of(&kit);
    assert!(copy.0.iter().any(|(name, bytes)| name == "postgres/rows/later" && bytes.len() > 21));
    let target = postgres::server().database();
    assert_eq!(code(copy.fill(&target)), "schema_differs");
}

#[test]
fn nothing_is_filled_into_a_database_that_is_not_empty() {
    let kit = filled();
    let copy = Parts::of(&kit);
    let before = both(url(&kit)).map(|name| content(&name, "migration"));
    let fault = copy.fill(url(&kit)).expect_err("it is refused");
    assert_eq!(fault.code, "database_not_empty");
    assert_eq!(fault.param("database"), Some(name_of(url(&kit))));
    assert_eq!(both(url(&kit)).map(|name| content(&name, "migration")), before);
    // The keys' database alone counts as well.
    let target = postgres::server().database();
    let keys = &both(&target)[1];
    postgres::server().sql("postgres", &format!("CREATE DATABASE {keys} OWNER kedun"));
    postgres::server().sql(keys, "CREATE TABLE other (a int)");
    let fault = copy.fill(&target).expect_err("it is refused");
    assert_eq!(fault.param("database"), Some(keys.as_str()));
    assert!(tables(name_of(&target)).is_empty());
}

#[test]
fn sequences_go_on_where_they_stood() {
    let kit = filled();
    let target = postgres::server().database();
    for database in [name_of(url(&kit)), name_of(&target)] {
        postgres::server()
            .sql(database, "SET ROLE kedun; CREATE SEQUENCE \"Numbers\"; CREATE SEQUENCE unused");
    }
    postgres::server().sql(name_of(url(&kit)), "SELECT setval('\"Numbers\"', 41)");
    Parts::of(&kit).fill(&target).expect("it is filled in");
    let next =
        |name: &str| postgres::server().sql(name_of(&target), &format!("SELECT nextval('{name}')"));
    assert_eq!((next("\"Numbers\"").trim(), next("unused").trim()), ("42", "1"));
}

#[test]
fn tables_can_be_filled_in_any_order_since_none_refers_to_another() {
    let kit = on_postgres();
    for database in both(url(&kit)) {
        let sql = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'";
        assert_eq!(postgres::server().sql(&database, sql).trim(), "0");
    }
}

#[test]
fn whoever_takes_the_copy_can_end_it_and_the_store_goes_on() {
    struct Full(usize);
    impl CopySink for Full {
        fn begin(&mut self, _: &str) -> Result<()> {
            Ok(())
        }
        fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
            self.0 += bytes.len();
            let full = || Fault::new(FaultKind::Unavailable, "disk_full");
            if self.0 > 20_000 { Err(full()) } else { Ok(()) }
        }
        fn end(&mut self) -> Result<()> {
            Ok(())
        }
    }
    let kit = filled();
    assert_eq!(code(kit.store.copy_out(&mut Full(0))), "disk_full");
    assert!(Parts::of(&kit).0.len() > 20, "the next copy is whole");
}

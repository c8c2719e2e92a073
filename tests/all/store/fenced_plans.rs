//! Under row-level security PostgreSQL looks into an index by those conditions alone whose functions are
//! marked leakproof: `deploy/postgres/prepare.sql` marks those that Kedun's lists need.

use kernel::Id;
use serde_json::json;
use store::{Across, Gap, PostgresOptions, Store};
use tests::postgres::{self, name_of};

use crate::store::kit::{Kit, customer, on_postgres, permit, put, row};

/// Conditions as `store/src/sql` writes them, and what the index is to be asked for.
const CONDITIONS: [(&str, &str); 5] = [
    ("tokens @> ARRAY[4242]::bigint[]", "tokens @>"),
    ("((open ->> 'level') COLLATE \"C\") = 'level 77'", "open ->> 'level'"),
    (
        "(CASE WHEN jsonb_typeof(open -> 'score') = 'number' THEN (open -> 'score')::bigint END) = 77::bigint",
        "open -> 'score'",
    ),
    (
        "(CASE WHEN jsonb_typeof(open -> 'spent' -> 'a') = 'number' \
         THEN (open -> 'spent' -> 'a')::bigint END) = 77::bigint",
        "open -> 'spent'",
    ),
    (
        "(updated_at, id) < (50, '00000000-0000-7000-8000-000000000001'::uuid) \
         ORDER BY updated_at DESC, id DESC LIMIT 50",
        "ROW(updated_at, id) <",
    ),
];

/// Two organisations with some thousand records each, and the indexes that their declaration wants.
fn filled() -> (Kit, Id) {
    let (kit, org) = (on_postgres(), Id::new());
    for org in [org, Id::new()] {
        let rows: Vec<_> = (0..4000_i64)
            .map(|n| {
                let spent = json!({ "a": n, "c": "CNY" });
                let level = json!(format!("level {n}"));
                let mut row = row(&[("level", level), ("score", json!(n)), ("spent", spent)]);
                row.tokens = vec![n, -n % 100, 5];
                row
            })
            .collect();
        for part in rows.chunks(500) {
            put(&kit, &permit(org), part);
        }
    }
    kit.store.reindex(|| Ok(vec![customer()])).expect("its indexes are made");
    postgres::server().sql(name(&kit), "ANALYZE record");
    (kit, org)
}

fn name(kit: &Kit) -> &str {
    name_of(kit.url.as_deref().expect("an address"))
}

/// Which of the conditions do not lead into an index.
fn misled(kit: &Kit, org: Id) -> Vec<&'static str> {
    let leads = |condition: &str, asked: &str| {
        let sql = format!(
            "EXPLAIN SELECT id FROM record WHERE org = '{org}' AND object = 'customer' AND state = 'active' \
             AND {condition}"
        );
        let plan = kit.store.of(org).read(|c| {
            let lines = c.query(&sql, &[])?;
            lines.into_iter().map(|mut line| line.text(0)).collect::<kernel::Result<Vec<_>>>()
        });
        let plan = plan.expect("a plan");
        assert!(plan.iter().any(|line| line.contains("InitPlan")), "{plan:#?}");
        plan.iter().any(|line| line.contains("Index Cond") && line.contains(asked))
    };
    let unled = CONDITIONS.iter().filter(|(condition, asked)| !leads(condition, asked));
    unled.map(|(_, asked)| *asked).collect()
}

#[test]
fn searches_filters_and_pages_use_their_indexes_behind_the_fence_of_a_prepared_database() {
    let (kit, org) = filled();
    assert_eq!(misled(&kit, org), [""; 0]);
    assert!(kit.store.gaps().expect("asked").is_empty());
    // Of a database that nobody has prepared Kedun says so
    for function in [
        "arraycontains(anyarray, anyarray)",
        "jsonb_object_field(jsonb, text)",
        "jsonb_object_field_text(jsonb, text)",
    ] {
        let unmark = format!("ALTER FUNCTION pg_catalog.{function} NOT LEAKPROOF");
        postgres::server().sql(name(&kit), &unmark);
        assert_eq!(kit.store.gaps().expect("asked"), [Gap::Unprepared], "{function}");
    }
    let all = ["tokens @>", "open ->> 'level'", "open -> 'score'", "open -> 'spent'"];
    assert_eq!(misled(&kit, org), all);
}

#[test]
fn a_role_that_passes_the_fence_is_told_of() {
    let url = postgres::server().database().replace("//kedun@", "//postgres@");
    let store = Store::open_postgres(&url, None, PostgresOptions::default()).expect("it opens");
    assert_eq!(store.gaps().expect("asked"), [Gap::Passed]);
    // It passes indeed
    let (a, b) = (Id::new(), Id::new());
    let kit = Kit { store, dir: None, url: Some(url) };
    put(&kit, &permit(a), &[row(&[])]);
    let seen = kit
        .store
        .of(b)
        .read(|c| c.query_first("SELECT count(*) FROM record", &[])?.expect("a row").int(0));
    assert_eq!(seen.expect("counted"), 1);
    drop(kit);
    let server = postgres::server();
    let bypass = "CREATE ROLE passing LOGIN BYPASSRLS CREATEDB";
    server.sql("postgres", bypass);
    let name = server.name_of_new_database();
    server.sql("postgres", &format!("ALTER DATABASE {name} OWNER TO passing"));
    let url = format!("postgres://passing@127.0.0.1:{}/{name}", server.port());
    let store = Store::open_postgres(&url, None, PostgresOptions::default()).expect("it opens");
    assert_eq!(store.gaps().expect("asked"), [Gap::Passed]);
    assert!(store.across(Across::Deployment).read(|_| Ok(())).is_ok());
}

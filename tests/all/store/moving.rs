//! What was moved to a server is compared row by row before anybody may open it.

use store::{Moving, PostgresOptions, Store};
use tests::postgres;

use super::kit::{permit, put, row, sqlite};

/// Rows that take more than one chunk.
const ROWS: usize = 1_100;

/// Stands for the hash, which the store does not know: each byte counts.
fn sum(parts: &[&[u8]]) -> [u8; 32] {
    let mut out = [0_u8; 32];
    for (place, byte) in parts.iter().flat_map(|part| part.iter()).enumerate() {
        let at = &mut out[place % 32];
        *at = at.rotate_left(3).wrapping_mul(31).wrapping_add(*byte);
    }
    out
}

fn opened(url: &str) -> Option<&'static str> {
    Store::open_postgres(url, None, PostgresOptions::default()).err().map(|fault| fault.code)
}

#[test]
fn a_row_that_came_other_than_it_was_is_found_and_nobody_opens_the_target_until_it_is_right() {
    // Given a target into which everything was copied
    let kit = sqlite();
    let org = kernel::Id::new();
    let open = [("level", serde_json::json!("vip")), ("tags", serde_json::json!(["乙", "甲"]))];
    let rows: Vec<_> = (0..ROWS).map(|_| row(&open)).collect();
    put(&kit, &permit(org), &rows);
    let url = postgres::server().database();
    let options = PostgresOptions::default();
    let begin = |mark: &str| Moving::begin(kit.store.clone(), &url, None, &options, mark);
    let moving = begin("mark").expect("it begins");
    moving.prepare().expect("an empty database");
    let mut come = 0;
    moving
        .copy(&mut |table, rows| come = if table == "rows.record" { rows } else { come })
        .expect("copied");
    assert_eq!(come, ROWS as u64);
    let tamper = |sql: &str| postgres::server().sql(postgres::name_of(&url), sql);
    // When one bit of one row differs there
    tamper("UPDATE record SET version = 2 WHERE id = (SELECT id FROM record LIMIT 1)");
    // Then the check names the table, and the target stays closed
    let fault = moving.check(&sum).err().expect("it differs");
    assert_eq!((fault.code, fault.param("table")), ("move_differs", Some("rows.record")));
    assert_eq!(opened(&url), Some("move_unfinished"));
    // And a move of another mark keeps off
    assert_eq!(begin("other").err().map(|fault| fault.code), Some("database_in_use"));
    // When it is put right
    tamper("UPDATE record SET version = 1");
    let tables = moving.check(&sum).expect("all is equal");
    let records = tables.iter().find(|table| table.table == "rows.record").expect("the records");
    assert_eq!(records.rows, ROWS as u64);
    moving.finish().expect("it ends");
    // Then it opens
    assert_eq!(opened(&url), None);
}

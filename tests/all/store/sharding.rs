//! Which tables can be split over machines by organisation, as `docs/guide/*/scale.md` tells.

use store::{PostgresOptions, Store};
use tests::postgres;

/// Tables of the rows with a unique index that does not hold the organisation: they stay on one
/// machine, since what they must find once is asked for before anybody knows the organisation, or
/// belongs to a node.
const WHOLE: &str = "enter_link\nenter_login\nenter_session\nenter_token\nledger_pending";

/// Tables of the rows without a column for the organisation. A challenge is made before anybody says who they are.
const WITHOUT: &str = "enter_challenge\nenter_throttle\nledger_chain\nledger_sequenced\nmigration\nmigration_expand\norg\nsetting";

#[test]
fn the_tables_that_cannot_be_split_by_organisation_are_known_and_nothing_points_across_tables() {
    let server = postgres::server();
    let url = server.database();
    let store = Store::open_postgres(&url, None, PostgresOptions::default()).expect("a store");
    let name = postgres::name_of(&url);
    let unique_without_org = "
        SELECT DISTINCT t.relname FROM pg_index i
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace s ON s.oid = t.relnamespace AND s.nspname = 'public'
        JOIN pg_attribute o ON o.attrelid = t.oid AND o.attname = 'org'
        WHERE i.indisunique AND NOT o.attnum = ANY (i.indkey) ORDER BY 1";
    assert_eq!(server.sql(name, unique_without_org).trim(), WHOLE);
    let without_org = "
        SELECT t.relname FROM pg_class t
        JOIN pg_namespace s ON s.oid = t.relnamespace AND s.nspname = 'public'
        WHERE t.relkind = 'r' AND NOT EXISTS
            (SELECT 1 FROM pg_attribute o WHERE o.attrelid = t.oid AND o.attname = 'org')
        ORDER BY 1";
    assert_eq!(server.sql(name, without_org).trim(), WITHOUT);
    // Every table of keys can be split, and no foreign key ties two tables together
    let keys = format!("{name}_keys");
    assert_eq!(server.sql(&keys, unique_without_org).trim(), "");
    for database in [name, &keys] {
        let foreign = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'";
        assert_eq!(server.sql(database, foreign).trim(), "0", "{database}");
    }
    drop(store);
}

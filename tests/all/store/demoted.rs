//! A PostgreSQL that lets nobody write any more, as a primary that became a replica.

use kernel::FaultKind;
use store::{Across, PostgresOptions, Store, settings};
use tests::postgres;

#[test]
fn a_primary_that_became_a_replica_counts_as_unreachable_until_a_connection_finds_another() {
    // Given a store whose connections are cut, and whose new ones meet a server that only reads
    let server = postgres::server();
    let url = server.database();
    let name = postgres::name_of(&url);
    let options = PostgresOptions { connections: 1, ..PostgresOptions::default() };
    let store = Store::open_postgres(&url, None, options).unwrap();
    let write = || store.across(Across::Deployment).write(|c| settings::put(c, "demoted", b"1"));
    write().unwrap();
    let cut =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    server
        .sql("postgres", &format!("ALTER DATABASE {name} SET default_transaction_read_only = on"));
    server.sql("postgres", &cut);
    // When something is written
    let refused = (0..5).find_map(|_| write().err().filter(|f| f.code == "database_unreachable"));
    // Then that counts as a database that cannot be reached
    assert_eq!(refused.map(|f| f.kind), Some(FaultKind::Unavailable));
    assert_eq!(write().err().map(|f| f.code), Some("database_unreachable"));
    // And once new connections find one that writes, none of the old ones is in the way
    server.sql("postgres", &format!("ALTER DATABASE {name} RESET default_transaction_read_only"));
    write().unwrap();
}

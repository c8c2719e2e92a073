//! Databases that a later program has migrated.

use store::{PostgresOptions, SqliteOptions, Store};
use tests::site::Site;

use super::kit::{KEY, Kit, on_both};

fn open_again(kit: &Kit) -> Result<Store, &'static str> {
    let opened = match &kit.url {
        Some(url) => Store::open_postgres(url, None, PostgresOptions::default()),
        None => {
            let dir = kit.dir.as_ref().expect("a folder").path();
            Store::open_sqlite(dir, &KEY, SqliteOptions::default())
        }
    };
    opened.map_err(|fault| fault.code)
}

#[test]
fn a_program_goes_on_behind_a_migration_that_only_adds_and_stops_at_any_other() {
    on_both(|kit| {
        let dir = kit.dir.as_ref().map(|dir| dir.path().to_owned()).unwrap_or_default();
        let site = Site { dir, url: kit.url.clone() };
        // Given a later program that added what this one may pass over
        site.sql("INSERT INTO migration (number, sql) VALUES (900, 'CREATE TABLE novelty ()')");
        site.sql("INSERT INTO migration_expand (number) VALUES (900)");
        drop(open_again(kit).expect("it goes on"));
        // When a still later one has taken something away
        site.sql("INSERT INTO migration (number, sql) VALUES (901, 'DROP TABLE record')");
        assert_eq!(open_again(kit).err(), Some("schema_newer"));
    });
}

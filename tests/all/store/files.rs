use kernel::Id;
use serde_json::json;
use store::{Across, PostgresOptions, SqliteOptions, Store, records, settings};

use super::kit::{KEY, on_postgres, permit, put, row, sqlite};

#[test]
fn a_wrong_file_key_is_refused() {
    let kit = sqlite();
    kit.store.across(Across::Deployment).write(|c| settings::put(c, "a", b"x")).unwrap();
    let dir = kit.dir.as_ref().unwrap().path().to_owned();
    let wrong = Store::open_sqlite(&dir, &[8; 32], SqliteOptions::default());
    assert_eq!(wrong.err().unwrap().code, "wrong_key");
    drop(kit.store);
    let wrong = Store::open_sqlite(&dir, &[8; 32], SqliteOptions::default());
    assert_eq!(wrong.err().unwrap().code, "wrong_key");
    let again = Store::open_sqlite(&dir, &KEY, SqliteOptions::default()).unwrap();
    assert!(again.across(Across::Deployment).read(|c| settings::get(c, "a")).unwrap().is_some());
}

#[test]
fn no_byte_of_the_files_shows_a_value_a_name_of_a_table_or_the_key() {
    let kit = sqlite();
    let permit = permit(Id::new());
    let rows: Vec<_> =
        (0..200).map(|_| row(&[("level", json!("MARKER-in-an-open-field"))])).collect();
    put(&kit, &permit, &rows);
    let dir = kit.dir.as_ref().unwrap().path().to_owned();
    let look = |when: &str| {
        let mut files = 0;
        for file in std::fs::read_dir(&dir).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for needle in [&b"MARKER"[..], b"record_token", b"SQLite format", &KEY, b"0707070707"] {
                let shown = bytes.windows(needle.len()).any(|w| w == needle);
                assert!(!shown, "{when}: {needle:?} in {}", path.display());
            }
            files += 1;
        }
        assert!(files >= 2);
    };
    look("while open");
    drop(kit.store);
    look("after closing");
}

#[test]
fn the_files_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let kit = sqlite();
    kit.store.across(Across::Deployment).write(|c| settings::put(c, "a", b"x")).unwrap();
    for file in std::fs::read_dir(kit.dir.as_ref().unwrap().path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.path().display());
    }
}

#[test]
fn what_was_answered_is_there_after_closing_and_opening_again() {
    let kit = sqlite();
    let dir = kit.dir.as_ref().unwrap().path().to_owned();
    let permit = permit(Id::new());
    let new = row(&[]);
    put(&kit, &permit, std::slice::from_ref(&new));
    drop(kit.store);
    assert!(!dir.join("kedun.db-wal").exists(), "the log is moved into the file at the end");
    let again = Store::open_sqlite(&dir, &KEY, SqliteOptions::default()).unwrap();
    assert!(again.of(permit.org()).read(|c| records::fetch(c, &permit, new.id)).unwrap().is_some());
}

#[test]
fn a_copy_of_the_files_taken_while_running_holds_all_that_was_answered() {
    // A copy without closing is what a crash leaves behind.
    let kit = sqlite();
    for n in 0..20 {
        kit.store
            .across(Across::Deployment)
            .write(move |c| settings::put(c, &format!("n{n}"), b"x"))
            .unwrap();
    }
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(kit.dir.as_ref().unwrap().path()).unwrap() {
        let file = file.unwrap();
        if !file.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
        }
    }
    let store = Store::open_sqlite(copy.path(), &KEY, SqliteOptions::default()).unwrap();
    for n in 0..20 {
        assert!(
            store
                .across(Across::Deployment)
                .read(|c| settings::get(c, &format!("n{n}")))
                .unwrap()
                .is_some(),
            "n{n}"
        );
    }
}

#[test]
fn a_changed_or_unknown_migration_is_refused() {
    for kit in [sqlite(), on_postgres()] {
        kit.store
            .across(Across::Deployment)
            .write(|c| c.execute("INSERT INTO migration (number, sql) VALUES (999, 'x')", &[]))
            .unwrap();
        let open = || match (&kit.dir, &kit.url) {
            (Some(dir), _) => Store::open_sqlite(dir.path(), &KEY, SqliteOptions::default()),
            (_, Some(url)) => Store::open_postgres(url, None, PostgresOptions::default()),
            _ => unreachable!("a kit has one of them"),
        };
        assert_eq!(open().err().unwrap().code, "schema_newer");
        kit.store
            .across(Across::Deployment)
            .write(|c| {
                c.execute("DELETE FROM migration WHERE number = 999", &[])?;
                c.execute("UPDATE migration SET sql = 'y' WHERE number = 1", &[])
            })
            .unwrap();
        assert_eq!(open().err().unwrap().code, "schema_differs");
    }
}

#[test]
fn a_database_on_another_machine_is_refused_without_encryption() {
    for url in [
        "postgres://kedun@db.example/x?sslmode=disable",
        "postgres://kedun@192.0.2.1/x?sslmode=disable",
        "host=10.0.0.1 user=a dbname=x sslmode=disable",
    ] {
        let fault = Store::open_postgres(url, None, PostgresOptions::default()).err().unwrap();
        assert_eq!(fault.code, "database_needs_tls");
    }
    let fault = Store::open_postgres(
        "postgres://kedun:hunter2@127.0.0.1:1/x",
        None,
        PostgresOptions::default(),
    )
    .err()
    .unwrap();
    assert_eq!(fault.code, "database_unreachable");
    assert!(!fault.to_string().contains("hunter2"));
}

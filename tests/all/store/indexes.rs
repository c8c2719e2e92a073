//! Indexes over open fields follow the declarations.

use store::{Dialect, Reindexed};

use super::kit::{Kit, customer, on_both, on_postgres};

/// Names of the indexes over open fields.
fn names(kit: &Kit) -> Vec<String> {
    let sql = match kit.store.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE name LIKE 'open%' ORDER BY name",
        Dialect::Postgres => {
            "SELECT indexname::text FROM pg_indexes WHERE indexname LIKE 'open%' ORDER BY indexname"
        }
    };
    let rows =
        kit.store.across(store::Across::Deployment).read(|c| c.query(sql, &[])).expect("names");
    rows.into_iter().map(|mut row| row.text(0).expect("a name")).collect()
}

#[test]
fn indexes_are_made_and_dropped_with_the_fields_that_want_them() {
    on_both(|kit| {
        let three = kit.store.reindex(&[customer()]).expect("made");
        assert_eq!(three, Reindexed { made: 3, dropped: 0 });
        assert_eq!(kit.store.reindex(&[customer()]).expect("as it is"), Reindexed::default());
        // When a field is archived and another is shown in no list any more
        let mut fewer = customer();
        fewer.fields[0].archived = true;
        fewer.fields[1].in_list = false;
        let before = names(kit);
        assert_eq!(
            kit.store.reindex(&[fewer]).expect("dropped"),
            Reindexed { made: 0, dropped: 2 }
        );
        let after = names(kit);
        assert!(after.len() == 1 && before.contains(&after[0]));
        // Then one that another organisation still wants stays
        let both = kit.store.reindex(&[customer(), customer()]).expect("made again");
        assert_eq!(both, Reindexed { made: 2, dropped: 0 });
    });
}

#[test]
fn an_index_whose_making_was_interrupted_is_made_anew() {
    let kit = on_postgres();
    kit.store.reindex(&[customer()]).expect("made");
    let broken = names(&kit).remove(0);
    let url = kit.url.as_deref().expect("an address");
    tests::postgres::server().sql(
        tests::postgres::name_of(url),
        &format!("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{broken}'::regclass"),
    );
    let again = kit.store.reindex(&[customer()]).expect("made anew");
    assert_eq!(again, Reindexed { made: 1, dropped: 1 });
    assert_eq!(kit.store.reindex(&[customer()]).expect("whole"), Reindexed::default());
}

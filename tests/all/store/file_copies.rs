//! A copy of the files is of one moment, however much is written meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};

use kernel::Id;
use serde_json::json;
use store::{Across, Conn, SqliteOptions, Store};

use super::kit::{self, permit};

/// Writes the same number into two settings, again and again.
fn write_pairs(store: &Store, most: u32, ended: &AtomicBool) -> u32 {
    for n in 0..most {
        if ended.load(Ordering::Relaxed) {
            return n;
        }
        let pair = move |c: &mut Conn| {
            store::settings::put(c, "left", &n.to_be_bytes())?;
            store::settings::put(c, "right", &n.to_be_bytes())
        };
        store.across(Across::Deployment).write(pair).expect("both are written");
    }
    most
}

#[test]
fn a_copy_of_the_files_is_of_one_moment_and_ends_while_others_write() {
    const MOST: u32 = 20_000;
    let kit = kit::sqlite();
    let permit = permit(Id::new());
    // Given far more than one step copies
    for _ in 0..4 {
        let rows: Vec<_> =
            (0..1_000).map(|n| kit::row(&[("level", json!(format!("{n:0800}")))])).collect();
        kit::put(&kit, &permit, &rows);
    }
    let target = tempfile::tempdir().expect("a folder");
    let ended = AtomicBool::new(false);
    // When it is copied under steady writes
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_pairs(&kit.store, MOST, &ended));
        while kit
            .store
            .across(Across::Deployment)
            .read(|c| store::settings::get(c, "right"))
            .expect("read")
            .is_none()
        {
            std::thread::yield_now();
        }
        kit.store.copy_into(target.path(), &kit::KEY).expect("a copy");
        ended.store(true, Ordering::Relaxed);
        let written = writer.join().expect("it wrote");
        // Then the copy does not wait for the last of them
        assert!(written < MOST, "the copy ended after all {written} writes");
    });
    // And it is of one moment
    let copy = Store::open_sqlite(target.path(), &kit::KEY, SqliteOptions::default());
    let pair = copy
        .expect("it opens")
        .across(Across::Deployment)
        .read(|c| Ok((store::settings::get(c, "left")?, store::settings::get(c, "right")?)));
    let (left, right) = pair.expect("read");
    assert!(left.is_some() && left == right);
}

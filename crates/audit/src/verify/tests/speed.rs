use std::time::{Duration, Instant};

use super::kit::{ORIGIN, note};
use super::*;
use crate::merkle::leaf_hash;

const ENTRIES: u64 = 1_000_000;
const STEP: u64 = 1000;

/// The same entry for the same index, so that no million entries need to be kept.
fn entry(index: u64) -> StoredEntry {
    let mut event = super::kit::event(index);
    event.id = Id::from_bytes(u128::from(index).to_be_bytes());
    event.records = vec![event.id];
    let body = event.encode();
    let hash = Some(leaf_hash(&body));
    StoredEntry { index, body, leaf_hash: hash, node: hash, columns: Some(Columns::of(&event)) }
}

#[test]
#[ignore = "measures; run with --release, on a machine with nothing else to do"]
fn a_million_entries_verify_within_ten_seconds() {
    let key = SigningKey::from_seed(&Key::random());
    let (mut tree, mut notes) = (Tree::new(), Vec::new());
    for index in 0..ENTRIES {
        tree.append(entry(index).leaf_hash.unwrap(), |_| ());
        if tree.size() % STEP == 0 {
            notes.push(Ok(note(&key, &tree)));
        }
    }
    let mut making = Duration::ZERO;
    let mut entries = (0..ENTRIES).map(|index| {
        let begin = Instant::now();
        let entry = entry(index);
        making += begin.elapsed();
        Ok(entry)
    });
    let begin = Instant::now();
    let report = verify_log(Log {
        origin: ORIGIN,
        key: &key.verifying_key(),
        entries: &mut entries,
        leaves: Some(ENTRIES),
        checkpoints: &mut notes.into_iter(),
        witnessed: &mut std::iter::empty(),
    })
    .unwrap();
    let took = begin.elapsed() - making;
    assert!(report.ok(), "{:?}", report.problem);
    assert!(took < Duration::from_secs(10), "{took:?}");
}

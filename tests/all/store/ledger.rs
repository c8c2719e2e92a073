use kernel::{Id, Timestamp};
use store::Across;
use store::ledger::{self, Entry, Filter, Pending};

use super::kit::{on_both, permit};

fn pending(org: Id, node: Id, n: i64) -> Pending {
    Pending {
        node,
        n,
        org,
        id: Id::new(),
        at: Timestamp(n),
        actor: Some(Id::from_bytes([1; 16])),
        act: "read".into(),
        object: Some("customer".into()),
        records: vec![Id::from_bytes([2; 16]), Id::from_bytes([3; 16])],
        mac: [n as u8; 32],
        body: vec![1, 2, 3],
    }
}

#[test]
fn what_waits_is_taken_in_the_order_of_its_chain_and_removed_up_to_a_place() {
    on_both(|kit| {
        let (org, node) = (Id::new(), Id::new());
        kit.store
            .of(org)
            .ledger_write(move |c| {
                assert!(ledger::chain_head(c, node)?.is_none());
                (1..=5).try_for_each(|n| ledger::append_pending(c, &pending(org, node, n)))
            })
            .unwrap();
        let left = kit
            .store
            .of(org)
            .ledger_write(move |c| {
                assert!(ledger::lock_sequencer(c, false)?);
                assert_eq!(ledger::chain_head(c, node)?, Some((5, [5; 32])));
                let waiting = ledger::pending(c, 3)?;
                assert_eq!(waiting.iter().map(|p| p.n).collect::<Vec<_>>(), [1, 2, 3]);
                assert_eq!(waiting[0].records.len(), 2);
                ledger::remove_pending(c, node, 3)?;
                ledger::pending(c, 9)
            })
            .unwrap();
        assert_eq!(left.iter().map(|p| p.n).collect::<Vec<_>>(), [4, 5]);
    });
}

#[test]
fn a_place_in_a_chain_is_never_left_out_or_taken_twice() {
    on_both(|kit| {
        let (org, node) = (Id::new(), Id::new());
        kit.store
            .of(org)
            .ledger_write(move |c| ledger::append_pending(c, &pending(org, node, 1)))
            .unwrap();
        for n in [1, 3] {
            let gap = kit
                .store
                .of(org)
                .ledger_write(move |c| ledger::append_pending(c, &pending(org, node, n)));
            assert!(gap.is_err(), "{n}");
        }
        kit.store
            .of(org)
            .ledger_write(move |c| ledger::append_pending(c, &pending(org, node, 2)))
            .unwrap();
    });
}

#[test]
fn many_writers_of_one_chain_leave_no_gap() {
    on_both(|kit| {
        let (org, node) = (Id::new(), Id::new());
        std::thread::scope(|scope| {
            for _ in 0..6 {
                let store = kit.store.clone();
                scope.spawn(move || {
                    for _ in 0..10 {
                        // The first entry of a chain has no head to lock yet: its writers collide.
                        while store
                            .of(org)
                            .ledger_write(move |c| {
                                let n = ledger::chain_head(c, node)?.map_or(1, |(n, _)| n + 1);
                                ledger::append_pending(c, &pending(org, node, n))
                            })
                            .is_err()
                        {}
                    }
                });
            }
        });
        let waiting =
            kit.store.across(Across::Sequencing).ledger_read(|c| ledger::pending(c, 100)).unwrap();
        assert_eq!(waiting.iter().map(|p| p.n).collect::<Vec<_>>(), (1..=60).collect::<Vec<_>>());
    });
}

fn entry(index: i64, actor: u8, act: &str, record: Option<u8>) -> Entry {
    Entry {
        index,
        id: Id::new(),
        at: Timestamp(index * 10),
        actor: Some(Id::from_bytes([actor; 16])),
        act: act.into(),
        object: Some("customer".into()),
        records: record.map(|n| Id::from_bytes([n; 16])).into_iter().collect(),
        leaf_hash: [index as u8; 32],
        body: vec![index as u8],
    }
}

#[test]
fn entries_are_found_by_actor_record_act_and_time_the_latest_first() {
    on_both(|kit| {
        let org = Id::new();
        let entries = [
            entry(0, 1, "read", Some(9)),
            entry(1, 2, "read", Some(9)),
            entry(2, 1, "export", None),
        ];
        let written = entries.clone();
        kit.store.of(org).ledger_write(move |c| ledger::append_entries(c, org, &written)).unwrap();
        let permit = permit(org);
        let about = Some(Id::from_bytes([9; 16]));
        let find = |filter: Filter| {
            kit.store
                .of(permit.org())
                .ledger_read(|c| ledger::query(c, &permit, &filter, 10))
                .map(|found| found.iter().map(|e| e.index).collect::<Vec<_>>())
        };
        assert_eq!(find(Filter { record: about, ..Filter::default() }).unwrap(), [1, 0]);
        let one =
            Filter { record: about, actor: Some(Id::from_bytes([1; 16])), ..Filter::default() };
        assert_eq!(find(one).unwrap(), [0]);
        let late = Filter {
            record: about,
            from: Some(Timestamp(5)),
            to: Some(Timestamp(11)),
            ..Filter::default()
        };
        assert_eq!(find(late).unwrap(), [1]);
        let before = Filter { record: about, before: Some(1), ..Filter::default() };
        assert_eq!(find(before).unwrap(), [0]);
        assert!(find(Filter::default()).is_err(), "a permit for customers shows no whole ledger");
        let all = kit
            .store
            .of(org)
            .ledger_read(|c| Ok((ledger::entries(c, org, 1, 10)?, ledger::size(c, org)?)))
            .unwrap();
        assert!(all.0.len() == 2 && all.0[0].leaf_hash == [1; 32] && all.1 == 3);
    });
}

#[test]
fn nodes_and_checkpoints_come_back() {
    on_both(|kit| {
        let org = Id::new();
        kit.store
            .of(org)
            .ledger_write(move |c| {
                ledger::put_nodes(c, org, &[(0, 0, [1; 32]), (0, 1, [2; 32]), (1, 0, [3; 32])])?;
                for size in [2, 4] {
                    let note = format!("size {size}");
                    ledger::put_checkpoint(
                        c,
                        org,
                        &ledger::StoredCheckpoint { size, note, at: Timestamp(size) },
                    )?;
                }
                Ok(())
            })
            .unwrap();
        kit.store
            .of(org)
            .ledger_read(|c| {
                assert_eq!(ledger::node(c, org, 1, 0)?, Some([3; 32]));
                assert_eq!(ledger::node(c, org, 2, 0)?, None);
                assert_eq!(ledger::nodes(c, org, 0, 0, 9)?, [[1; 32], [2; 32]]);
                assert_eq!(ledger::last_checkpoint(c, org)?.map(|k| k.size), Some(4));
                assert_eq!(ledger::checkpoints(c, org, 2, 9)?.len(), 1);
                Ok(())
            })
            .unwrap();
    });
}

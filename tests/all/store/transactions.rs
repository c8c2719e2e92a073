use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{Fault, FaultKind, Id, Timestamp};
use store::{Across, declarations, settings};

use super::kit::{on_both, sqlite};

#[test]
fn a_write_that_fails_leaves_nothing_and_harms_no_other() {
    on_both(|kit| {
        std::thread::scope(|scope| {
            for n in 0..40_u32 {
                let store = kit.store.clone();
                scope.spawn(move || {
                    let written = store.across(Across::Deployment).write(move |c| {
                        settings::put(c, &format!("n{n}"), b"x")?;
                        if n % 3 == 0 { Err(Fault::invalid("test")) } else { Ok(n) }
                    });
                    assert_eq!(written.is_ok(), n % 3 != 0);
                });
            }
        });
        for n in 0..40_u32 {
            let found = kit
                .store
                .across(Across::Deployment)
                .read(|c| settings::get(c, &format!("n{n}")))
                .unwrap();
            assert_eq!(found.is_some(), n % 3 != 0, "n{n}");
        }
    });
}

#[test]
fn a_write_that_panics_is_rolled_back_and_answered_as_our_own_error() {
    on_both(|kit| {
        let fault = kit
            .store
            .across(Across::Deployment)
            .write(|c| -> kernel::Result<()> {
                settings::put(c, "half", b"x")?;
                panic!("in the middle")
            })
            .unwrap_err();
        assert_eq!(fault.kind, FaultKind::Internal);
        assert!(
            kit.store
                .across(Across::Deployment)
                .read(|c| settings::get(c, "half"))
                .unwrap()
                .is_none()
        );
        kit.store.across(Across::Deployment).write(|c| settings::put(c, "after", b"x")).unwrap();
    });
}

#[test]
fn a_failing_statement_in_the_middle_of_a_group_costs_only_its_own_write() {
    on_both(|kit| {
        let fault = kit
            .store
            .across(Across::Deployment)
            .write(|c| c.execute("INSERT INTO setting (name) VALUES (?1)", &["a".into()]))
            .unwrap_err();
        assert_eq!(fault.kind, FaultKind::Internal);
        kit.store.across(Across::Deployment).write(|c| settings::put(c, "b", b"x")).unwrap();
    });
}

#[test]
fn a_full_disk_is_told_and_nothing_that_was_answered_is_lost() {
    let kit = sqlite();
    kit.store.across(Across::Deployment).write(|c| settings::put(c, "before", b"x")).unwrap();
    // A limit on the file's pages gives the same error as a disk without room.
    let pages = |n: i64| {
        kit.store
            .across(Across::Deployment)
            .write(move |c| c.query(&format!("PRAGMA max_page_count = {n}"), &[]))
            .map(drop)
    };
    pages(1).unwrap();
    let fault = kit
        .store
        .across(Across::Deployment)
        .write(|c| settings::put(c, "big", &vec![1; 1 << 20]))
        .unwrap_err();
    assert_eq!((fault.kind, fault.code), (FaultKind::Unavailable, "disk_full"));
    assert!(
        kit.store
            .across(Across::Deployment)
            .read(|c| settings::get(c, "before"))
            .unwrap()
            .is_some()
    );
    assert!(
        kit.store.across(Across::Deployment).read(|c| settings::get(c, "big")).unwrap().is_none()
    );
    pages(1 << 20).unwrap();
    kit.store
        .across(Across::Deployment)
        .write(|c| settings::put(c, "big", &vec![1; 1 << 20]))
        .unwrap();
}

#[test]
fn a_reader_keeps_its_snapshot_while_others_write() {
    on_both(|kit| {
        kit.store.across(Across::Deployment).write(|c| settings::put(c, "a", b"old")).unwrap();
        let seen = kit
            .store
            .across(Across::Deployment)
            .read(|c| {
                let before = settings::get(c, "a")?;
                kit.store.across(Across::Deployment).write(|c| settings::put(c, "a", b"new"))?;
                Ok((before, settings::get(c, "a")?))
            })
            .unwrap();
        assert_eq!(seen, (Some(b"old".to_vec()), Some(b"old".to_vec())));
        let after = kit.store.across(Across::Deployment).read(|c| settings::get(c, "a")).unwrap();
        assert_eq!(after.as_deref(), Some(&b"new"[..]));
    });
}

#[test]
fn a_reader_cannot_write() {
    on_both(|kit| {
        assert!(
            kit.store.across(Across::Deployment).read(|c| settings::put(c, "a", b"x")).is_err()
        );
        assert!(
            kit.store.across(Across::Deployment).read(|c| settings::get(c, "a")).unwrap().is_none()
        );
    });
}

#[test]
fn a_write_inside_a_write_is_refused_rather_than_waiting_forever() {
    let kit = sqlite();
    let inner = kit.store.clone();
    let fault = kit
        .store
        .across(Across::Deployment)
        .write(move |_| inner.across(Across::Deployment).write(|c| settings::put(c, "a", b"x")))
        .unwrap_err();
    assert_eq!(fault.kind, FaultKind::Internal);
}

#[test]
fn counting_from_many_threads_loses_nothing() {
    on_both(|kit| {
        let (org, rounds) = (Id::new(), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    while rounds.fetch_add(1, Ordering::Relaxed) < 200 {
                        let body = serde_json::json!({});
                        kit.store
                            .of(org)
                            .write(move |c| {
                                declarations::put(c, org, "customer", &body, Timestamp(5))
                            })
                            .unwrap();
                    }
                });
            }
        });
        assert_eq!(kit.store.of(org).read(|c| declarations::version(c, org)).unwrap(), 200);
    });
}

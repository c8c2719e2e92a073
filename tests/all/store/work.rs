use kernel::{Id, Timestamp};
use store::Across;
use store::enter::{links, logins};
use store::jobs::{self, Ending, Holder, Job, Progress};
use store::keys::{self, SubjectKey};

use super::kit::on_both;

fn job(org: Id) -> Job {
    Job {
        org,
        id: Id::new(),
        kind: "import".into(),
        object: Some("customer".into()),
        owner: Id::new(),
        state: "waiting".into(),
        wish: None,
        done: 0,
        total: None,
        spec: vec![1],
        cursor: None,
        result: None,
        problem: None,
        created_at: Timestamp(1),
        started_at: None,
        finished_at: None,
        attempts: 0,
        lease: 0,
    }
}

#[test]
fn a_job_is_leased_once_and_again_when_its_node_is_gone() {
    on_both(|kit| {
        let one = job(Id::new());
        let (org, id) = (one.org, one.id);
        kit.store.of(org).write(move |c| jobs::add(c, &one)).unwrap();
        let lease = |node: Id, now: i64| {
            let found = kit
                .store
                .across(Across::Leasing)
                .write(move |c| jobs::lease(c, node, Timestamp(now), Timestamp(now + 100)))
                .unwrap();
            found.map(|j| j.id)
        };
        let (first, second) = (Id::new(), Id::new());
        assert_eq!(lease(first, 10), Some(id));
        assert_eq!(lease(second, 20), None);
        assert_eq!(lease(second, 111), Some(id), "the lease ran out");
        let holder = |node: Id, lease: i64| Holder { node, lease };
        let report = |holder: Holder| {
            let at = Progress {
                done: 5,
                total: Some(9),
                cursor: Some(vec![2]),
                lease_until: Timestamp(999),
            };
            kit.store.of(org).write(move |c| jobs::report(c, org, id, holder, &at))
        };
        assert_eq!(report(holder(first, 1)).unwrap_err().code, "lease_lost");
        assert_eq!(report(holder(second, 1)).unwrap_err().code, "lease_lost", "an old number");
        assert_eq!(report(holder(second, 2)).unwrap(), None);
        let extend = |holder: Holder, until: i64| {
            kit.store.of(org).write(move |c| jobs::extend(c, org, id, holder, Timestamp(until)))
        };
        assert_eq!(extend(holder(first, 1), 2_000).unwrap_err().code, "lease_lost");
        extend(holder(second, 2), 2_000).unwrap();
        assert_eq!(lease(first, 1_999), None, "the lease was kept");
        assert!(
            kit.store
                .of(org)
                .write(move |c| jobs::wish(c, org, id, "cancel", Timestamp(5)))
                .unwrap()
        );
        assert_eq!(report(holder(second, 2)).unwrap().as_deref(), Some("cancel"));
        let ending = Ending {
            state: "cancelled".into(),
            result: Some(serde_json::json!({"rows": 5})),
            problem: None,
            has_files: false,
            at: Timestamp(7),
        };
        kit.store
            .of(org)
            .write(move |c| jobs::finish(c, org, id, holder(second, 2), &ending))
            .unwrap();
        let over = kit.store.of(org).read(|c| jobs::get(c, org, id)).unwrap().unwrap();
        assert_eq!((over.state.as_str(), over.done, over.wish), ("cancelled", 5, None));
        assert!(over.result.is_some() && over.finished_at == Some(Timestamp(7)));
    });
}

#[test]
fn a_link_is_used_by_exactly_one() {
    on_both(|kit| {
        let link = links::LinkRow {
            hash: [4; 32],
            kind: "setup".into(),
            org: Id::new(),
            user: Id::new(),
            made_by: None,
            made_at: Timestamp(1),
            expires_at: Timestamp(100),
        };
        kit.store.across(Across::Everything).write(move |c| links::put(c, &link)).unwrap();
        let late = kit
            .store
            .across(Across::Everything)
            .write(|c| links::take(c, &[4; 32], Timestamp(100)))
            .unwrap();
        assert!(!late, "it has expired");
        let taken = std::thread::scope(|scope| {
            let all: Vec<_> = (0..6)
                .map(|_| {
                    let store = kit.store.clone();
                    scope.spawn(move || {
                        store
                            .across(Across::Everything)
                            .write(|c| links::take(c, &[4; 32], Timestamp(9)))
                            .unwrap()
                    })
                })
                .collect();
            all.into_iter().map(|t| t.join().unwrap()).filter(|taken| *taken).count()
        });
        assert_eq!(taken, 1);
    });
}

#[test]
fn a_login_belongs_to_one_user_of_the_deployment() {
    on_both(|kit| {
        let (org, user) = (Id::new(), Id::new());
        let claim = |org, user| {
            kit.store.of(org).write(move |c| logins::claim(c, "wang", org, user)).unwrap()
        };
        assert!(claim(org, user) && claim(org, user));
        assert!(!claim(Id::new(), Id::new()));
        assert_eq!(
            kit.store.of(org).read(|c| logins::of_user(c, org, user)).unwrap().as_deref(),
            Some("wang")
        );
    });
}

#[test]
fn a_destroyed_key_is_gone_and_the_latest_version_is_given() {
    on_both(|kit| {
        let (org, subject, other) = (Id::new(), Id::new(), Id::new());
        let key = move |subject: Id, version: u32| SubjectKey {
            org,
            subject,
            version,
            org_version: 1,
            wrapped: vec![version as u8],
            created_at: Timestamp(1),
        };
        kit.store
            .of(org)
            .keys_write(move |c| {
                keys::insert_many(c, &[key(subject, 1), key(subject, 2), key(other, 1)])
            })
            .unwrap();
        let latest =
            kit.store.of(org).keys_read(|c| keys::latest_many(c, org, &[other, subject])).unwrap();
        let mut versions: Vec<u32> = latest.iter().map(|k| k.version).collect();
        versions.sort_unstable();
        assert_eq!(versions, [1, 2]);
        assert_eq!(kit.store.of(org).keys_read(|c| keys::stale(c, org, 2, 9)).unwrap().len(), 3);
        assert_eq!(
            kit.store.of(org).keys_write(move |c| keys::destroy(c, org, subject)).unwrap(),
            2
        );
        assert!(kit.store.of(org).keys_read(|c| keys::latest(c, org, subject)).unwrap().is_none());
        assert!(
            kit.store.of(org).keys_read(|c| keys::version(c, org, subject, 1)).unwrap().is_none()
        );
        assert_eq!(kit.store.of(org).keys_read(|c| keys::subject_count(c, org)).unwrap(), 1);
    });
}

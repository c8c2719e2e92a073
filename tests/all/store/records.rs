use kernel::{FaultKind, Id, Timestamp};
use policy::Rows;
use serde_json::json;
use store::unique::Claim;
use store::{Across, ListQuery, RowUpdate, Which, history, records, tokens, unique};

use super::kit::{on_both, permit, permit_of, put, row};

fn all() -> ListQuery {
    ListQuery {
        predicate: model::Predicate::True,
        order: Vec::new(),
        limit: 100,
        after: None,
        which: Which::Active,
    }
}

fn with_tokens(asked: &[i64]) -> ListQuery {
    ListQuery { predicate: model::Predicate::Tokens(asked.to_vec()), ..all() }
}

#[test]
fn a_record_comes_back_as_it_was_written_with_exact_integers() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let mut new =
            row(&[("score", json!(9_007_199_254_740_993_i64)), ("level", json!("金卡\"'%"))]);
        new.owner = Some(Id::new());
        put(kit, &permit, std::slice::from_ref(&new));
        let found = kit.of(&permit).read(|c| records::fetch(c, &permit, new.id)).unwrap().unwrap();
        assert!(found.open == new.open && found.sealed == new.sealed);
        assert_eq!((found.org, found.id, found.subject), (permit.org(), new.id, new.subject));
        assert_eq!((found.owner, found.parent, found.version), (new.owner, None, 1));
        assert_eq!((found.state.as_str(), found.created_at), ("active", Timestamp(1_000)));
    });
}

#[test]
fn no_record_is_made_that_the_permit_does_not_cover() {
    on_both(|kit| {
        let (org, user) = (Id::new(), Id::new());
        let own = permit_of(org, user, Rows::Own);
        let mut new = [row(&[]), row(&[])];
        (new[0].owner, new[1].owner) = (Some(user), Some(Id::new()));
        let insert = |rows: Vec<_>| {
            let own = own.clone();
            kit.store.of(org).write(move |c| records::insert_many(c, &own, &rows))
        };
        // Somebody else's row refuses the permitted one beside it as well.
        assert_eq!(insert(new.to_vec()).unwrap_err().kind, FaultKind::Denied);
        let found = kit.store.of(org).read(|c| records::fetch(c, &permit(org), new[0].id)).unwrap();
        assert!(found.is_none());
        insert(new[..1].to_vec()).expect("an own record");
    });
}

#[test]
fn another_organisation_sees_and_changes_nothing() {
    on_both(|kit| {
        let (mine, other) = (permit(Id::new()), permit(Id::new()));
        let mut new = row(&[]);
        new.tokens = vec![5];
        put(kit, &mine, std::slice::from_ref(&new));
        let (id, subject) = (new.id, new.subject);
        // The database's own fence is open, so that what holds is the permit alone
        let whole = kit.store.across(Across::Everything);
        let seen = whole
            .read(|c| {
                assert!(records::fetch(c, &other, id)?.is_none());
                assert!(records::fetch_many(c, &other, &[id])?.is_empty());
                assert!(records::list(c, &other, &all())?.is_empty());
                assert!(records::list(c, &other, &with_tokens(&[5]))?.is_empty());
                assert_eq!(records::count(c, &other, &model::Predicate::True, Which::Any, 10)?, 0);
                assert_eq!(
                    history::list(c, &other, id, None, 9).map(|_| ()).unwrap_err().kind,
                    FaultKind::NotFound
                );
                records::count(c, &mine, &model::Predicate::True, Which::Any, 10)
            })
            .unwrap();
        assert_eq!(seen, 1);
        let foreign = other.clone();
        whole
            .write(move |c| {
                let at = Timestamp(2);
                assert!(records::set_state(c, &foreign, id, None, "deleted", at).is_err());
                assert!(records::update(c, &foreign, &change_of(id, 1)).is_err());
                assert!(records::purge(c, &foreign, id).is_err());
                assert!(tokens::replace(c, &foreign, id, &[]).is_err());
                assert!(records::erase_subject(c, &foreign, subject)?.is_empty());
                Ok(())
            })
            .unwrap();
        assert!(whole.read(|c| records::fetch(c, &mine, id)).unwrap().is_some());
    });
}

#[test]
fn a_permit_for_own_rows_opens_no_others() {
    on_both(|kit| {
        let (org, me) = (Id::new(), Id::new());
        let (mut mine, mut theirs) = (row(&[]), row(&[]));
        (mine.owner, theirs.owner) = (Some(me), Some(Id::new()));
        put(kit, &permit(org), &[mine.clone(), theirs.clone(), row(&[])]);
        let own = permit_of(org, me, Rows::Own);
        kit.store
            .of(org)
            .read(|c| {
                assert!(records::fetch(c, &own, mine.id)?.is_some());
                assert!(records::fetch(c, &own, theirs.id)?.is_none());
                assert_eq!(records::fetch_many(c, &own, &[mine.id, theirs.id])?.len(), 1);
                assert_eq!(records::list(c, &own, &all())?.len(), 1);
                Ok(())
            })
            .unwrap();
        let change = change_of(theirs.id, 1);
        let fault = kit.of(&own).write(move |c| records::update(c, &own, &change)).unwrap_err();
        assert_eq!(fault.kind, FaultKind::NotFound);
    });
}

fn change_of(id: Id, expected_version: i64) -> RowUpdate {
    let base = row(&[("level", json!("新"))]);
    RowUpdate {
        id,
        expected_version,
        seen_at: None,
        at: Timestamp(9),
        open: base.open,
        sealed: base.sealed,
        key_version: 2,
        tokens: Some(vec![8, 9, 9]),
        handover: None,
    }
}

#[test]
fn a_stale_change_is_a_conflict_that_names_the_current_version() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let mut new = row(&[]);
        new.tokens = vec![7, 8];
        put(kit, &permit, std::slice::from_ref(&new));
        let (p, id) = (permit.clone(), new.id);
        let version =
            kit.of(&permit).write(move |c| records::update(c, &p, &change_of(id, 1))).unwrap();
        assert_eq!(version, 2);
        let p = permit.clone();
        let fault =
            kit.of(&permit).write(move |c| records::update(c, &p, &change_of(id, 1))).unwrap_err();
        assert_eq!((fault.kind, fault.code), (FaultKind::Conflict, "version_conflict"));
        assert_eq!(fault.param("current_version"), Some("2"));
        kit.of(&permit)
            .read(|c| {
                assert_eq!(records::list(c, &permit, &with_tokens(&[8, 9]))?.len(), 1);
                assert!(records::list(c, &permit, &with_tokens(&[7]))?.is_empty());
                let found = records::fetch(c, &permit, id)?.unwrap();
                assert_eq!((found.version, found.key_version), (2, 2));
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn of_many_changes_of_one_version_exactly_one_wins() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let new = row(&[]);
        put(kit, &permit, std::slice::from_ref(&new));
        let won = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8)
                .map(|_| {
                    let (store, p, id) = (kit.store.clone(), permit.clone(), new.id);
                    scope.spawn(move || {
                        let own = store.of(p.org());
                        own.write(move |c| records::update(c, &p, &change_of(id, 1))).is_ok()
                    })
                })
                .collect();
            all.into_iter().map(|t| t.join().unwrap()).filter(|won| *won).count()
        });
        assert_eq!(won, 1);
    });
}

#[test]
fn of_many_claims_of_one_value_exactly_one_is_done() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let claims: Vec<(Id, Claim)> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8)
                .map(|_| {
                    let (store, p, record) = (kit.store.clone(), permit.clone(), Id::new());
                    scope.spawn(move || {
                        let claim = store
                            .of(p.org())
                            .write(move |c| unique::claim(c, &p, "phone", &[3; 32], record))
                            .unwrap();
                        (record, claim)
                    })
                })
                .collect();
            all.into_iter().map(|t| t.join().unwrap()).collect()
        });
        let winners: Vec<Id> = claims.iter().filter(|c| c.1 == Claim::Done).map(|c| c.0).collect();
        assert_eq!(winners.len(), 1);
        assert!(claims.iter().all(|c| c.0 == winners[0] || c.1 == Claim::Taken(winners[0])));
        let (p, winner, next) = (permit.clone(), winners[0], Id::new());
        let after = kit
            .of(&permit)
            .write(move |c| {
                assert_eq!(unique::claim(c, &p, "phone", &[3; 32], winner)?, Claim::Done);
                unique::release(c, &p, "phone", winner)?;
                unique::claim(c, &p, "phone", &[3; 32], next)
            })
            .unwrap();
        assert_eq!(after, Claim::Done);
    });
}

#[test]
fn tokens_find_a_record_that_holds_all_of_them_and_no_other() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let (mut a, mut b) = (row(&[]), row(&[]));
        a.tokens = vec![1, 2, i64::MIN];
        b.tokens = vec![2, 3, i64::MAX];
        put(kit, &permit, &[a.clone(), b.clone()]);
        let find = |asked: &[i64]| {
            let query = with_tokens(asked);
            let found = kit.of(&permit).read(|c| records::list(c, &permit, &query)).unwrap();
            found.iter().map(|r| r.id).collect::<Vec<_>>()
        };
        assert_eq!(find(&[2]), [a.id, b.id]);
        assert_eq!(find(&[2, 1]), [a.id]);
        assert_eq!(find(&[2, i64::MAX]), [b.id]);
        assert!(find(&[1, 3]).is_empty() && find(&[99]).is_empty());
        let either = model::Predicate::Or(vec![
            model::Predicate::Tokens(vec![1]),
            model::Predicate::Tokens(vec![3, 2]),
        ]);
        let count = kit
            .of(&permit)
            .read(|c| records::count(c, &permit, &either, Which::Active, 10))
            .unwrap();
        assert_eq!(count, 2);
    });
}

#[test]
fn an_erased_subject_leaves_no_row_token_claim_or_history() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let mut gone = row(&[]);
        gone.tokens = vec![4, 5];
        let stays = row(&[]);
        put(kit, &permit, &[gone.clone(), stays.clone()]);
        let (p, id, subject) = (permit.clone(), gone.id, gone.subject);
        let erased = kit
            .of(&permit)
            .write(move |c| {
                unique::claim(c, &p, "phone", &[1; 32], id)?;
                history::append(c, &p, &history_row(id, subject))?;
                records::erase_subject(c, &p, subject)?;
                records::erase_subject(c, &p, subject)
            })
            .unwrap();
        assert!(erased.is_empty(), "the second time there is nothing left");
        kit.of(&permit)
            .read(|c| {
                assert!(records::fetch(c, &permit, id)?.is_none());
                assert!(records::fetch(c, &permit, stays.id)?.is_some());
                assert!(unique::holder(c, &permit, "phone", &[1; 32])?.is_none());
                for table in ["record_history WHERE record", "record WHERE id"] {
                    let left = c.query(&format!("SELECT 1 FROM {table} = ?1"), &[id.into()])?;
                    assert!(left.is_empty(), "{table}");
                }
                if c.dialect() == store::Dialect::Sqlite {
                    assert!(c.query("SELECT 1 FROM record_token", &[])?.is_empty());
                }
                Ok(())
            })
            .unwrap();
    });
}

fn history_row(record: Id, subject: Id) -> history::HistoryRow {
    history::HistoryRow {
        record,
        version: 1,
        subject,
        at: Timestamp(5),
        actor: Some(Id::new()),
        act: "create".into(),
        fields: vec!["phone".into()],
        sealed: vec![9],
        key_version: 1,
    }
}

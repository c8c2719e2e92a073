//! What ends a merge otherwise than by undoing it: another one that was faster, a failure in the middle, an
//! erasure, and time.

use std::sync::{Arc, Barrier};

use gate::verbs::history::history;
use gate::verbs::merges::merges;
use gate::verbs::read::read;
use gate::work::merged::sweep;
use kernel::{Clock, Id, ManualClock, SystemClock};
use policy::{Permit, Verb};
use serde_json::json;
use store::keys;
use store::records::{self, Merge};
use tests::app::{App, on_both};

use super::kit::{Pair, everything, join, listed};

/// What the gate hands to the store for this, for looking at what lies there.
fn permit(app: &App, verb: Verb) -> Permit {
    let boss = app.enter("boss");
    let object = boss.catalogue().get("customer").expect("declared");
    policy::decide(&boss.org().policies, boss.caller(), verb, object).expect("the owner may")
}

#[test]
fn of_two_merges_at_once_one_is_done_and_one_is_refused() {
    on_both(|app| {
        for _ in 0..4 {
            // Given two people who merge the same two records, each into another direction
            let values = |name: &str| json!({ "kind": "person", "name": name });
            let boss = app.enter("boss");
            let one = app.create(&boss, "customer", values("单小燕"), None);
            let two = app.create(&boss, "customer", values("单晓燕"), None);
            for parent in [one, two] {
                app.create(&boss, "deal", json!({ "title": "Kelly" }), Some(parent));
            }
            let start = Barrier::new(2);
            // When both do it at the same moment
            let run = |winner: Id, loser: Id| {
                let who = app.enter("boss");
                start.wait();
                join(app, &who, winner, loser, &[]).map_err(|fault| fault.code)
            };
            let (a, b) = std::thread::scope(|scope| {
                let first = scope.spawn(|| run(one, two));
                let second = run(two, one);
                (first.join().expect("no panic"), second)
            });
            // Then one has won, the other was refused, and one record is left with all that followed
            assert_eq!(
                usize::from(a.is_ok()) + usize::from(b.is_ok()),
                1,
                "{:?} {:?}",
                a.err(),
                b.err()
            );
            let code = a.err().or(b.err()).expect("refused");
            assert!(
                ["version_conflict", "merged", "not_found", "merge_busy"].contains(&code),
                "{code}"
            );
            let left: Vec<Id> = listed(app, &boss, "customer", None)
                .iter()
                .map(|item| item.id)
                .filter(|id| [one, two].contains(id))
                .collect();
            assert_eq!(left.len(), 1);
            let deals = listed(app, &boss, "deal", None);
            assert_eq!(deals.iter().filter(|deal| deal.parent == Some(left[0])).count(), 2);
        }
    });
}

#[test]
fn a_merge_that_fails_at_its_end_has_done_nothing() {
    on_both(|app| {
        // Given a note of a merge that cannot be written a second time
        let pair = Pair::new(app);
        let both = [pair.winner, pair.loser];
        let before = everything(app, &pair.rep, both, &["单", "13987654321"]);
        let (org, permit) = (pair.rep.org_id(), permit(app, Verb::Merge));
        let note = Merge {
            loser: pair.loser,
            winner: Id::new(),
            loser_subject: Id::new(),
            winner_subject: Id::new(),
            at: SystemClock.now(),
            actor: None,
            undo: vec![1],
            key_version: 1,
        };
        let (noted, at) = (permit.clone(), note.clone());
        app.store.of(org).write(move |c| records::keep_merge(c, &noted, &at)).expect("noted");
        // When the last statement of a merge fails
        let fault = pair.merge(app, &["phone"]).err().expect("refused");
        assert_ne!(fault.code, "version_conflict");
        // Then everything is as before, and a merge can be done once the note is gone
        assert_eq!(everything(app, &pair.rep, both, &["单", "13987654321"]), before);
        assert!(
            !app.events().iter().any(|e| e.act == "merge" && e.outcome == audit::Outcome::Done)
        );
        let taken =
            move |c: &mut store::Conn| records::take_merge(c, &permit, note.loser, note.winner);
        assert!(app.store.of(org).write(taken).expect("taken"));
        pair.merge(app, &["phone"]).expect("merged");
    });
}

#[test]
fn an_erasure_of_the_one_takes_the_other_and_leaves_nothing_to_undo() {
    on_both(|app| {
        // Given a merge, and what was said of others
        let pair = Pair::new(app);
        pair.merge(app, &["phone"]).expect("merged");
        let (org, permit) = (pair.rep.org_id(), permit(app, Verb::Delete));
        // When the person behind the record that went is erased: keys first, then rows
        let subjects = app.store.of(org).read(|c| records::linked_subjects(c, org, pair.loser));
        let subjects = subjects.expect("subjects");
        assert_eq!(subjects.len(), 2);
        let gone = subjects.clone();
        app.store
            .of(org)
            .keys_write(move |c| {
                gone.iter().try_for_each(|one| keys::destroy(c, org, *one).map(drop))
            })
            .expect("destroyed");
        let (erase, loser) = (permit, pair.loser);
        let erased = app.store.of(org).write(move |c| records::erase_subject(c, &erase, loser));
        assert!(erased.expect("erased").len() >= 2);
        // Then neither is there, nothing tells where the one went, and nothing comes back
        for id in [pair.winner, pair.loser] {
            let fault = read(&app.gate, &pair.rep, "customer", id).err().expect("gone");
            assert_eq!((fault.code, fault.param("record")), ("not_found", None));
        }
        assert_eq!(pair.unmerge(app).err().expect("gone").code, "not_found");
        let boss = app.enter("boss");
        assert!(listed(app, &boss, "customer", None).is_empty());
        assert!(listed(app, &boss, "follow_up", None).is_empty());
    });
}

#[test]
fn after_thirty_days_what_went_is_removed_and_its_address_still_leads_on() {
    let clock = Arc::new(ManualClock::at(SystemClock.now()));
    let app = App::by(Arc::clone(&clock) as Arc<dyn Clock>);
    let pair = Pair::new(&app);
    pair.merge(&app, &[]).expect("merged");
    let org = pair.rep.org_id();
    let contact = listed(&app, &pair.rep, "contact", None)[0].id;
    // Given a day before the end: nothing is removed
    clock.advance_seconds(29 * 86_400);
    assert_eq!(sweep(&app.gate).expect("swept"), 0);
    // When the time is over
    clock.advance_seconds(86_400 + 1);
    assert_eq!(sweep(&app.gate).expect("swept"), 1);
    assert_eq!(sweep(&app.gate).expect("swept"), 0, "once");
    let rep = app.enter("rep1");
    // Then it cannot be undone, and that is said
    let fault = super::kit::part(&app, &rep, pair.winner, pair.loser).err().expect("too late");
    assert_eq!((fault.code, fault.param("days")), ("merge_too_old", Some("30")));
    assert!(merges(&app.gate, &rep, "customer", pair.winner).expect("merges").get().is_empty());
    // The row is gone, its address leads to the one that stayed, and the two stay one person
    let permit = permit(&app, Verb::Read);
    let row = app.store.of(org).read(|c| records::fetch_merged(c, &permit, pair.loser));
    assert!(row.expect("a look").is_none());
    let told = read(&app.gate, &rep, "customer", pair.loser).err().expect("not there");
    assert_eq!((told.code, told.param("record")), ("merged", Some(&*pair.winner.to_string())));
    let linked = app.store.of(org).read(|c| records::linked_subjects(c, org, pair.loser));
    assert_eq!(linked.expect("subjects").len(), 2);
    // And what came along can be read with its past
    assert_eq!(listed(&app, &rep, "follow_up", None).len(), 2);
    assert!(!history(&app.gate, &rep, "contact", contact, None).expect("a past").get().is_empty());
    let ended = app.events().into_iter().find(|event| event.details.contains_key("merge"));
    assert_eq!(ended.expect("an entry").records, [pair.loser]);
    // A stranger is told nothing of it
    let other = app.colleague("rep2", "rep", None);
    let fault = read(&app.gate, &other, "customer", pair.loser).err().expect("not there");
    assert_eq!((fault.code, fault.param("record")), ("not_found", None));
}

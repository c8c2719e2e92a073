//! Merging two records of one customer, and undoing it.

mod choices;
mod ends;
mod guards;
mod inverse;
pub mod kit;
mod trade;

use gate::verbs::attachment::{NewFile, attach, download};
use gate::verbs::history::history;
use gate::verbs::merges::merges;
use gate::verbs::read::read;
use kernel::Id;
use serde_json::json;
use store::records;
use tests::app::{App, on_both};

use kit::{Pair, ids, listed};
pub use kit::{join, part};

fn child(app: &App, who: &gate::Entered, object: &str, parent: Id) -> usize {
    listed(app, who, object, None).iter().filter(|item| item.parent == Some(parent)).count()
}

#[test]
fn what_follows_the_one_goes_to_the_other_and_chosen_values_with_it() {
    on_both(|app| {
        // Given two records of one customer
        let pair = Pair::new(app);
        // When they are merged with the other one's phone and id card, which the rep sees masked
        let done = pair.merge(app, &["phone", "id_card"]).expect("merged");
        // Then all that followed the loser follows the winner and can be read
        assert_eq!(done.moved, 3);
        for object in ["follow_up", "contact", "deal"] {
            assert_eq!(child(app, &pair.rep, object, pair.winner), 2, "{object}");
        }
        let notes = listed(app, &pair.rep, "follow_up", None);
        assert!(
            notes.iter().any(|n| serde_json::to_string(n).expect("json").contains("想寄卖手表"))
        );
        // And the winner has the chosen values, not the others, and is found by them alone
        let boss = app.enter("boss");
        let shown = read(&app.gate, &boss, "customer", pair.winner).expect("the winner");
        let values = serde_json::to_value(&shown.get().values).expect("values");
        assert_eq!(values["phone"], json!("+8613987654321"));
        assert_eq!(values["id_card"], json!("11010519491231002X"));
        assert!(values.get("email").is_none());
        assert_eq!(values["last_contact_on"], json!("2026-01-05"));
        assert_eq!(ids(app, &boss, "13987654321"), [pair.winner]);
        assert!(ids(app, &boss, "13812345678").is_empty());
        assert_eq!(listed(app, &boss, "customer", None).len(), 1);
    });
}

#[test]
fn the_old_id_tells_where_the_record_went_to_those_who_may_read_both() {
    on_both(|app| {
        let pair = Pair::new(app);
        let other = app.colleague("rep2", "rep", None);
        pair.merge(app, &[]).expect("merged");
        // Then its reader is told, and a stranger learns nothing
        let told = read(&app.gate, &pair.rep, "customer", pair.loser).err().expect("not there");
        assert_eq!((told.code, told.param("record")), ("merged", Some(&*pair.winner.to_string())));
        let told = read(&app.gate, &other, "customer", pair.loser).err().expect("not there");
        assert_eq!((told.code, told.param("record")), ("not_found", None));
    });
}

#[test]
fn a_merge_is_one_event_of_both_and_a_line_in_the_history_without_values() {
    on_both(|app| {
        let pair = Pair::new(app);
        pair.merge(app, &["phone"]).expect("merged");
        let events = app.events();
        let merged: Vec<_> = events.iter().filter(|event| event.act == "merge").collect();
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].records, [pair.winner, pair.loser]);
        assert!(merged[0].fields.contains(&"phone".to_owned()));
        let past = history(&app.gate, &pair.rep, "customer", pair.winner, None).expect("a past");
        let line = &past.get()[0];
        assert_eq!(line.act, "merge");
        assert!(line.fields.iter().all(|f| f.from.is_none() && f.to.is_none()));
        // And the followers' own history can still be read, and goes on
        let contact = listed(app, &pair.rep, "contact", None)[0].id;
        app.try_update(&pair.rep, "contact", contact, 1, json!({ "name": "小王" }))
            .expect("changed");
        let past = history(&app.gate, &pair.rep, "contact", contact, None).expect("a past");
        assert_eq!(past.get().len(), 2);
    });
}

#[test]
fn an_attachment_opens_before_and_after_and_again() {
    on_both(|app| {
        // Given a file of the customer that goes
        let pair = Pair::new(app);
        let file = NewFile {
            parent: pair.loser,
            name: "证件.txt".into(),
            media_type: "text/plain".into(),
            note: Some("寄卖单".into()),
            follow_up: None,
        };
        let id = attach(&app.gate, &pair.rep, file, &mut &b"two pages"[..]).expect("attached");
        let id = id.get().id;
        let bytes = || {
            let mut into = Vec::new();
            let file = download(&app.gate, &pair.rep, id, None).expect("a file").into_inner();
            file.write_to(&mut into).expect("it opens");
            into
        };
        // When they are merged, and parted again
        pair.merge(app, &[]).expect("merged");
        assert_eq!(bytes(), b"two pages");
        assert_eq!(child(app, &pair.rep, "attachment", pair.winner), 1);
        pair.unmerge(app).expect("parted");
        assert_eq!(bytes(), b"two pages");
        assert_eq!(child(app, &pair.rep, "attachment", pair.loser), 1);
    });
}

#[test]
fn whoever_is_erased_takes_along_whom_was_merged_however_often() {
    on_both(|app| {
        let pair = Pair::new(app);
        let third = json!({ "kind": "person", "name": "单燕" });
        let third = app.create(&pair.rep, "customer", third, None);
        pair.merge(app, &[]).expect("merged");
        join(app, &pair.rep, third, pair.winner, &[]).expect("merged again");
        // Then each of the three is linked to the two others, and reads lead to the last
        let org = pair.rep.org_id();
        for one in [pair.winner, pair.loser, third] {
            let linked = app.store.of(org).read(|c| records::linked_subjects(c, org, one));
            assert_eq!(linked.expect("subjects").len(), 3);
        }
        let told = read(&app.gate, &pair.rep, "customer", pair.loser).err().expect("not there");
        assert_eq!(told.param("record"), Some(&*third.to_string()));
        // And they are parted from the outside in
        let fault = part(app, &pair.rep, pair.winner, pair.loser).err().expect("it went on");
        assert_eq!(fault.code, "merged");
        part(app, &pair.rep, third, pair.winner).expect("parted");
        let there = merges(&app.gate, &pair.rep, "customer", pair.winner).expect("merges");
        assert_eq!((there.get()[0].id, there.get()[0].may_undo), (pair.loser, true));
        pair.unmerge(app).expect("parted");
        let linked = app.store.of(org).read(|c| records::linked_subjects(c, org, third));
        assert_eq!(linked.expect("subjects").len(), 1);
    });
}

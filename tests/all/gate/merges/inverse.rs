//! Undoing a merge puts back all that can be seen.

use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use tests::app::{App, on_both};

use super::kit::{Pair, everything, listed};

const WORDS: [&str; 5] =
    ["13812345678", "13987654321", "shan@example.cn", "单", "11010519491231002X"];

#[test]
fn after_undoing_all_is_as_it_was() {
    on_both(|app| {
        let pair = Pair::new(app);
        let both = [pair.winner, pair.loser];
        let boss = app.enter("boss");
        let before = [&pair.rep, &boss].map(|who| everything(app, who, both, &WORDS));
        pair.merge(app, &["phone", "name", "level", "id_card"]).expect("merged");
        assert_ne!(everything(app, &boss, both, &WORDS), before[1]);
        let done = pair.unmerge(app).expect("parted");
        assert_eq!((done.returned, done.kept.len(), done.changed, done.stayed), (3, 0, 0, 0));
        let after = [&pair.rep, &boss].map(|who| everything(app, who, both, &WORDS));
        assert_eq!(after, before);
    });
}

#[test]
fn whatever_was_chosen_undoing_is_the_inverse() {
    // Given any choice of fields, any number of followers, and either direction
    const FIELDS: [&str; 6] = ["name", "phone", "email", "id_card", "level", "remark"];
    let chosen = proptest::collection::vec(any::<bool>(), FIELDS.len());
    let cases = (chosen, 0..4_usize, any::<bool>());
    let app = App::sqlite();
    let pair = Pair::new(&app);
    let boss = app.enter("boss");
    let mut runner = TestRunner::new(Config { cases: 8, ..Config::default() });
    let run = runner.run(&cases, |(chosen, more, turned)| {
        let (winner, loser) =
            if turned { (pair.loser, pair.winner) } else { (pair.winner, pair.loser) };
        for n in 0..more {
            let parent = if n % 2 == 0 { winner } else { loser };
            app.create(&pair.rep, "task", json!({ "title": format!("第 {n} 次") }), Some(parent));
        }
        let take: Vec<&str> =
            FIELDS.iter().zip(&chosen).filter(|(_, taken)| **taken).map(|(f, _)| *f).collect();
        let before = everything(&app, &boss, [winner, loser], &WORDS);
        match super::kit::join(&app, &pair.rep, winner, loser, &take) {
            // A person cannot be without a name: nothing has happened then.
            Err(fault) => assert_eq!(fault.code, "invalid"),
            Ok(_) => drop(super::kit::part(&app, &pair.rep, winner, loser).expect("parted")),
        }
        assert_eq!(everything(&app, &boss, [winner, loser], &WORDS), before);
        Ok(())
    });
    run.expect("all cases");
}

#[test]
fn what_was_changed_since_keeps_the_newer_value_and_what_is_new_stays() {
    on_both(|app| {
        // Given a merge after which a field and a moved record were changed, and a record was added
        let pair = Pair::new(app);
        pair.merge(app, &["phone", "email"]).expect("merged");
        let version = super::kit::version(app, pair.winner);
        let newer = json!({ "phone": "13700001111" });
        app.try_update(&pair.rep, "customer", pair.winner, version, newer).expect("changed");
        let deals = listed(app, &pair.rep, "deal", None);
        let moved = deals.iter().find(|deal| deal.title.contains("寄卖")).expect("it moved");
        let newer = json!({ "title": "寄卖百达翡丽" });
        app.try_update(&pair.rep, "deal", moved.id, moved.version, newer).expect("changed");
        let new = json!({ "title": "新商机" });
        let new = app.create(&pair.rep, "deal", new, Some(pair.winner));
        // When it is undone
        let done = pair.unmerge(app).expect("parted");
        // Then it says so, and the newer values stay
        assert_eq!((done.kept, done.changed), (vec!["phone".to_owned()], 1));
        let boss = app.enter("boss");
        assert_eq!(super::kit::ids(app, &boss, "13700001111"), [pair.winner]);
        assert_eq!(super::kit::ids(app, &boss, "shan@example.cn"), [pair.loser]);
        let deals = listed(app, &pair.rep, "deal", None);
        let parent = |id| deals.iter().find(|deal| deal.id == id).and_then(|deal| deal.parent);
        assert_eq!(parent(moved.id), Some(pair.loser));
        assert_eq!(parent(new), Some(pair.winner));
        assert!(deals.iter().any(|deal| deal.title == "寄卖百达翡丽"));
    });
}

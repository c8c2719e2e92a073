//! Who takes a job back, and what is tried once more.

use gate::verbs::approvals::Deed;
use gate::verbs::bulk::start;
use gate::verbs::read::read;
use gate::verbs::undo;
use gate::work::changes;
use serde_json::json;
use tests::app::on_both;

use super::super::approvals;
use super::{Shop, count, done, kit, set, taken_back};

#[test]
fn who_only_reads_the_ledger_takes_nothing_back_and_uses_up_nobodys_undo() {
    on_both(|app| {
        let shop = Shop::new(app);
        let auditor = app.colleague("auditor", "auditor", None);
        let detail = done(app, &shop.one, &set(shop.mine.clone(), json!({ "level": "silver" })));
        let job = detail.change.id;
        // Given somebody who sees the job and changes no customer
        let seen = changes::list(&app.gate, &auditor, None, true).expect("a list");
        assert_eq!((seen[0].id, seen[0].may_undo), (job, false));
        // When they try to take it back, that is refused, and the refusal is recorded
        let fault = undo::start(&app.gate, &auditor, job).expect_err("not theirs");
        assert_eq!(fault.code, "denied");
        let last = app.events().into_iter().rfind(|event| event.act == "undo").expect("an entry");
        assert_eq!(last.actor, Some(auditor.user()));
        // Then who did it still can
        assert!(changes::list(&app.gate, &shop.one, None, false).expect("a list")[0].may_undo);
        assert_eq!(count(&taken_back(app, &shop.one, job), "undone"), 2);
        // And the business's owner can where they did not: they are told so
        let more = done(app, &shop.one, &set(shop.mine.clone(), json!({ "level": "gold" })));
        let back = taken_back(app, &app.enter("boss"), more.change.id);
        assert_eq!(count(&back, "undone"), 2);
        let told = changes::list(&app.gate, &shop.one, None, false).expect("a list");
        assert!(told.iter().all(|one| !one.may_undo && one.undo.is_some()));
    });
}

#[test]
fn a_record_that_waits_for_approval_is_taken_back_once_it_does_not() {
    on_both(|app| {
        let shop = approvals::shop::Shop::new(app);
        let quote = shop.quote("20");
        let title =
            |who| read(&app.gate, who, "quote", quote).expect("the quote").get().title.clone();
        // Given a quote under another title for which approval is asked since
        let request = set(vec![quote], json!({ "title": "新报价" }));
        let job = start(&app.gate, &shop.rep, "quote", &request).expect("a job");
        kit::run(&app.gate, &[job], |_| {});
        let approval = shop.submit(quote, None).expect("asked");
        // When that is taken back
        let back = taken_back(app, &shop.rep, job);
        // Then it stays for now, which is told, and can be tried again
        assert_eq!((count(&back, "kept"), back.left[0].code.as_str()), (1, "approval_pending"));
        assert!(back.change.may_undo);
        assert!(changes::list(&app.gate, &shop.rep, None, false).expect("a list")[0].may_undo);
        // When nobody is asked any more, the same goes through
        shop.decide(&app.enter("rep1"), approval, Deed::Withdraw).expect("withdrawn");
        let again = taken_back(app, &shop.rep, job);
        assert_eq!((count(&again, "undone"), again.left.len()), (1, 0));
        assert!(title(&shop.rep).contains("Kelly"));
        assert!(!again.change.may_undo);
    });
}

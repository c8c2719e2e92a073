//! Steps, any and all, back and on, and two acts at once.

use gate::Entered;
use gate::verbs::approvals::{DecideRequest, Deed, Which, decide};
use gate::verbs::history::history;
use kernel::Id;
use serde_json::json;
use tests::app::{App, on_both};

use super::shop::{Shop, lines};

/// A shop where two managers must both agree, and the owner of the business after them.
fn two_steps(app: &App) -> (Shop<'_>, Entered, Entered) {
    let head = Some(app.department("总店", None));
    let (one, two) = (app.colleague("one", "owner", head), app.colleague("two", "owner", head));
    let steps = [
        json!({ "who": "people", "people": [one.user(), two.user()], "need": "all" }),
        json!({ "who": "manager" }),
    ];
    let shop = Shop::with(app, &steps);
    let (one, two) = (app.enter("one"), app.enter("two"));
    (shop, one, two)
}

#[test]
fn all_of_a_step_agree_before_the_next_one_is_asked() {
    on_both(|app| {
        let (shop, one, two) = two_steps(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        // Nobody is asked before their turn, nor twice
        let early = shop.decide(&shop.manager, approval, Deed::Approve).expect_err("early");
        assert_eq!(early.code, "approval_not_yours");
        assert_eq!(shop.decide(&one, approval, Deed::Approve).expect("one"), "pending");
        let twice = shop.decide(&one, approval, Deed::Approve).expect_err("twice");
        assert_eq!(twice.code, "approval_not_yours");
        assert_eq!(shop.inbox(&shop.manager, Which::Waiting).items.len(), 0);
        shop.decide(&two, approval, Deed::Approve).expect("two");
        assert_eq!(shop.inbox(&shop.manager, Which::Waiting).items.len(), 1);
        // Back to the step before: both are asked anew
        shop.decide(&shop.manager, approval, Deed::ReturnPrevious).expect("one step back");
        assert_eq!(shop.inbox(&one, Which::Waiting).items.len(), 1);
        shop.decide(&two, approval, Deed::Approve).expect("again");
        shop.decide(&one, approval, Deed::Approve).expect("again");
        assert_eq!(shop.decide(&shop.manager, approval, Deed::Approve).expect("last"), "approved");
        assert_eq!(shop.inbox(&one, Which::Done).items.len(), 1);
    });
}

#[test]
fn a_returned_request_needs_a_remark_and_is_made_anew() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        let silent = DecideRequest { act: Deed::Return, remark: None, to: None };
        let fault = decide(&app.gate, &shop.manager, approval, &silent).err().expect("silent");
        assert_eq!((fault.fields[0].field.as_str(), fault.fields[0].code), ("remark", "required"));
        shop.decide(&shop.manager, approval, Deed::Return).expect("returned");
        // Then who asked mends it and asks again
        let told = shop.standing(&shop.rep, quote);
        assert_eq!((told.approvals[0].status, told.may_submit), ("returned", true));
        assert_eq!(told.approvals[0].decisions[1].remark.as_deref(), Some("请再核对"));
        shop.update(quote, json!({ "lines": lines("15") })).expect("mended");
        let anew = shop.submit(quote, None).expect("asked anew");
        shop.decide(&shop.manager, anew, Deed::Reject).expect("refused");
        assert_eq!(shop.status(quote), "rejected");
        assert_eq!(shop.to_status(quote, "sent").expect_err("refused").code, "approval_needed");
    });
}

#[test]
fn of_two_acts_at_once_that_exclude_each_other_one_is_done() {
    on_both(|app| {
        let shop = Shop::new(app);
        for _ in 0..4 {
            let quote = shop.quote("20");
            let approval = shop.submit(quote, None).expect("asked");
            // When the manager agrees just as who asked takes it back
            let done = at_once(
                app,
                approval,
                [(&shop.manager, Deed::Approve), (&shop.rep, Deed::Withdraw)],
            );
            // Then one of both is done, and the other is told so
            let (good, bad): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
            assert_eq!((good.len(), bad.len()), (1, 1));
            let code = bad.into_iter().find_map(Result::err).expect("a fault").code;
            assert_eq!(code, "approval_decided");
            assert_eq!(Some(shop.status(quote)), good[0].as_ref().ok().copied());
        }
    });
}

#[test]
fn all_who_agree_at_once_are_heard() {
    on_both(|app| {
        let (shop, one, two) = two_steps(app);
        for _ in 0..3 {
            let quote = shop.quote("20");
            let approval = shop.submit(quote, None).expect("asked");
            let done = at_once(app, approval, [(&one, Deed::Approve), (&two, Deed::Approve)]);
            assert!(done.iter().all(Result::is_ok));
            let told = shop.standing(&shop.manager, quote);
            assert_eq!(told.approvals[0].steps[1].state, "current");
            assert_eq!(told.approvals[0].decisions.len(), 3);
            // Each act is one version of the approval.
            let past = history(&app.gate, &one, "approval", approval, None).expect("its history");
            assert_eq!(past.get().len(), 3);
        }
    });
}

#[test]
fn a_request_and_an_edit_at_once_never_leave_an_approval_of_what_is_not_there() {
    on_both(|app| {
        let shop = Shop::new(app);
        for _ in 0..4 {
            let quote = shop.quote("20");
            std::thread::scope(|scope| {
                let ask = scope.spawn(|| shop.submit(quote, None).is_ok());
                let edit =
                    scope.spawn(|| shop.update(quote, json!({ "lines": lines("50") })).is_ok());
                let (asked, edited) = (ask.join().expect("asked"), edit.join().expect("edited"));
                assert!(asked || edited);
            });
            let told = shop.standing(&shop.rep, quote);
            if told.approvals.is_empty() {
                continue;
            }
            // What waits is what stands there: it can no longer be changed.
            assert_eq!(told.approvals[0].status, "pending");
            assert_eq!(shop.to_status(quote, "draft").unwrap_or(0), shop.version(quote));
        }
    });
}

type Outcome = kernel::Result<&'static str>;

fn at_once(app: &App, approval: Id, acts: [(&Entered, Deed); 2]) -> Vec<Outcome> {
    std::thread::scope(|scope| {
        let threads = acts.map(|(who, act)| {
            scope.spawn(move || {
                let request = DecideRequest { act, remark: None, to: None };
                decide(&app.gate, who, approval, &request).map(|shown| shown.into_inner())
            })
        });
        threads.into_iter().map(|one| one.join().expect("no panic")).collect()
    })
}

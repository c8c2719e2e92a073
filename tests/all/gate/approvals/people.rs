//! Who is asked, who may see what, and whom it may be handed to.

use std::collections::BTreeSet;

use gate::verbs::approvals::{Deed, Which, waiting};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::FaultKind;
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::on_both;

use super::shop::{Shop, lines};

#[test]
fn nobody_approves_what_is_their_own_and_the_next_one_up_is_asked() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a quote that a manager gives and asks for
        let values = json!({ "title": "店长的报价", "lines": lines("20") });
        let customer = json!({ "kind": "person", "name": "单小鹃" });
        let customer = app.create(&shop.manager, "customer", customer, None);
        let quote = app.create(&shop.manager, "quote", values.clone(), Some(customer));
        let approval = shop.submit_as(&shop.manager, "quote", quote, None).expect("asked");
        // Then it is the owner of the business who is asked
        let boss = app.enter("boss");
        let fault = shop.decide(&shop.manager, approval, Deed::Approve).expect_err("own");
        assert_eq!(fault.code, "approval_not_yours");
        assert_eq!(shop.inbox(&boss, Which::Waiting).items.len(), 1);
        shop.decide(&boss, approval, Deed::Approve).expect("agreed");
        // And above the owner there is nobody
        let quote = app.create(&boss, "quote", values, Some(customer));
        let fault = shop.submit_as(&boss, "quote", quote, None).expect_err("nobody");
        assert_eq!((fault.code, fault.param("step")), ("approval_nobody", Some("第1步")));
    });
}

#[test]
fn the_head_of_the_department_comes_before_who_manages_by_role() {
    on_both(|app| {
        let shop = Shop::new(app);
        let head = app.colleague("head", "manager", Some(shop.department));
        let boss = app.enter("boss");
        let named = json!({ "manager": head.user() });
        app.try_update(&boss, "department", shop.department, 1, named).expect("named");
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        assert!(shop.decide(&shop.manager, approval, Deed::Approve).is_err());
        shop.decide(&app.enter("head"), approval, Deed::Approve).expect("agreed");
    });
}

#[test]
fn a_request_tells_only_those_who_may_read_its_record() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, Some("客户单小燕要求")).expect("asked");
        // Given a colleague who sees neither the quote nor the request
        let fault = shop.decide(&shop.other, approval, Deed::Approve).expect_err("hidden");
        assert_eq!(fault.kind, FaultKind::NotFound);
        assert!(shop.inbox(&shop.other, Which::Waiting).items.is_empty());
        // When the manager looks at what waits
        let seen = shop.inbox(&shop.manager, Which::Waiting);
        let record = seen.items[0].record.as_ref().expect("readable");
        assert_eq!(record.title, "Kelly 报价");
        assert!(
            record.values.contains_key("discount_rate") && !record.values.contains_key("terms")
        );
        let told = shop.standing(&shop.manager, quote);
        assert_eq!(told.approvals[0].decisions[0].remark.as_deref(), Some("客户单小燕要求"));
        // Then the remark lies nowhere in the open: not in the rows, not in the ledger's entry
        let entry = app.events().into_iter().find(|event| event.act == "submit").expect("an entry");
        assert!(entry.sealed.is_some());
        assert!(!entry.details.values().any(|detail| detail.contains("单小燕")));
        let rows = app.site.sql("SELECT open FROM record WHERE object = 'approval_decision'");
        assert!(rows.iter().flatten().all(|open| !open.contains("单小燕")));
    });
}

#[test]
fn whoever_may_not_read_the_record_is_not_asked_and_cannot_decide() {
    on_both(|app| {
        // Given a step of somebody who sees own quotes alone
        let clerk = app.colleague("clerk", "rep", None);
        let step = json!({ "who": "people", "people": [clerk.user()], "need": "all" });
        let shop = Shop::with(app, &[step]);
        let quote = shop.quote("20");
        let fault = shop.submit(quote, None).expect_err("unreadable");
        assert_eq!((fault.code, fault.param("step")), ("approval_cannot_read", Some("第1步")));
        let told = shop.standing(&shop.rep, quote);
        assert!(told.needed && !told.may_submit && told.hindered.is_some());
        // And one of a role that reads quotes, until it is taken away
        let reads = BTreeSet::from([Verb::List, Verb::Count, Verb::Read, Verb::Search]);
        let mut decides = reads.clone();
        decides.insert(Verb::Decide);
        let grant = |object: &str, verbs: &BTreeSet<Verb>, rows| {
            let all = Grant::on(object, rows, &[]).see("*", View::Clear);
            Grant { verbs: verbs.clone(), ..all }
        };
        let grants = [grant("quote", &reads, Rows::All), grant("approval", &decides, Rows::Own)];
        let role = app.role("财务", &grants);
        let boss = app.enter("boss");
        let clerks = |roles: serde_json::Value| {
            let shown =
                read(&app.gate, &app.enter("boss"), "user", clerk.user()).expect("the clerk");
            let seen = shown.get().version;
            app.try_update(
                &app.enter("boss"),
                "user",
                clerk.user(),
                seen,
                json!({ "roles": roles }),
            )
        };
        clerks(json!([role])).expect("given");
        let approval = shop.submit(quote, None).expect("asked");
        clerks(json!([boss.org().builtin_role("rep")])).expect("taken away");
        let clerk = app.enter("clerk");
        let fault = shop.decide(&clerk, approval, Deed::Approve).expect_err("unreadable");
        assert_eq!(fault.code, "approval_unreadable");
        let seen = shop.inbox(&clerk, Which::Waiting);
        assert_eq!((seen.items.len(), seen.items[0].record.is_none()), (1, true));
        assert_eq!(waiting(&app.gate, &clerk).expect("a count").get().total, Some(1));
    });
}

#[test]
fn it_is_handed_to_somebody_who_may_read_the_record_and_is_not_concerned() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        let boss = app.enter("boss");
        for to in [shop.rep.user(), shop.other.user(), shop.manager.user()] {
            let fault = shop.delegate(&shop.manager, approval, to).expect_err("cannot");
            assert_eq!(fault.fields[0].code, "approval_cannot_take");
        }
        shop.delegate(&shop.manager, approval, boss.user()).expect("handed on");
        assert!(shop.decide(&shop.manager, approval, Deed::Approve).is_err());
        shop.decide(&boss, approval, Deed::Approve).expect("agreed");
        let acts = shop.standing(&boss, quote).approvals.remove(0).decisions;
        let acts: Vec<&str> = acts.iter().map(|one| one.act.as_str()).collect();
        assert_eq!(acts, ["submit", "delegate", "approve"]);
    });
}

#[test]
fn lists_of_approvals_follow_the_records_and_have_no_other_doors() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        shop.submit(quote, None).expect("asked");
        let seen = |who| {
            let request = ListRequest { object: "approval".into(), ..ListRequest::default() };
            list(&app.gate, who, &request).expect("a list").get().items.len()
        };
        assert_eq!((seen(&shop.rep), seen(&shop.manager), seen(&shop.other)), (1, 1, 0));
        // They are made by asking alone, and changed by deciding alone
        let boss = app.enter("boss");
        let values = json!({ "status": "approved" });
        let fault = app.try_create(&boss, "approval", values, Some(shop.customer));
        assert_eq!(fault.expect_err("no door").kind, FaultKind::Denied);
    });
}

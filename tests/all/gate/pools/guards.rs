//! Who sees what of a pool, and by no side door more.

use gate::Entered;
use gate::verbs::count::count;
use gate::verbs::groups::{GroupRequest, groups};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::pools::pools;
use gate::verbs::read::read;
use gate::verbs::{delete, restore};
use kernel::FaultKind;
use serde_json::json;
use tests::app::on_both;

use super::kit::{Shop, customer, give_back, listed, of, take};

#[test]
fn a_pool_is_seen_by_its_members_alone() {
    on_both(|app| {
        // Given a pool of the first shop
        let shop = Shop::new(app);
        shop.rules(app, json!({ "everyone": false }));
        let member = json!({ "department": shop.first });
        app.create(&app.enter("boss"), "pool_member", member, Some(shop.pool));
        shop.give_back(app);
        // When somebody of another shop looks, or tries to take what they cannot see
        let other = app.enter("rep3");
        assert!(listed(app, &other, &of("customer", true)).is_empty());
        let fault = read(&app.gate, &other, "customer", shop.customer).map(drop).unwrap_err();
        assert_eq!(fault.kind, FaultKind::NotFound);
        assert_eq!(take(app, &other, shop.customer).unwrap_err().kind, FaultKind::NotFound);
        assert!(pools(&app.gate, &other, "customer").expect("pools").get().is_empty());
        // Then nothing is there for them, and a member finds it
        let total = |who: &Entered| {
            let counted = count(&app.gate, who, &of("customer", true)).expect("a count");
            counted.get().total
        };
        assert_eq!((total(&other), total(&app.enter("rep2"))), (Some(0), Some(1)));
        // And a colleague who joins it by name sees it too
        let member = json!({ "user": other.user() });
        app.create(&app.enter("boss"), "pool_member", member, Some(shop.pool));
        assert_eq!(listed(app, &app.enter("rep3"), &of("customer", true)).len(), 1);
    });
}

#[test]
fn a_rep_sorts_and_searches_own_customers_as_if_there_were_no_pool() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.give_back(app);
        let two = app.enter("rep2");
        customer(app, &two, "安然");
        let by_name =
            |pooled| ListRequest { order_by: Some("name".into()), ..of("customer", pooled) };
        // Sorting would tell of masked names in the pool, and of one's own it tells nothing new.
        assert_eq!(listed(app, &two, &by_name(false)).len(), 1);
        let fault = list(&app.gate, &two, &by_name(true)).map(drop).unwrap_err();
        assert_eq!(fault.param("reason"), Some("sort_not_allowed"));
    });
}

#[test]
fn who_may_not_see_customers_cannot_join_a_pool_by_their_own_hand() {
    on_both(|app| {
        // Given an administrator, and a rep who may edit pools as well
        let shop = Shop::new(app);
        shop.rules(app, json!({ "everyone": false }));
        let admin = app.colleague("admin", "admin", Some(shop.first));
        // When they make themselves, their department or everybody a member
        let by_name = json!({ "user": admin.user() });
        let by_home = json!({ "department": shop.first });
        for values in [by_name, by_home] {
            let fault = app.try_create(&admin, "pool_member", values, Some(shop.pool)).unwrap_err();
            assert_eq!(fault.param("reason"), Some("own_rights"));
        }
        let all = json!({ "everyone": true });
        let version = read(&app.gate, &admin, "pool", shop.pool).expect("the pool").get().version;
        let fault = app.try_update(&admin, "pool", shop.pool, version, all).unwrap_err();
        // Then it is refused, and a colleague may be added
        assert_eq!(fault.param("reason"), Some("own_rights"));
        let other = json!({ "user": shop.other.user() });
        app.create(&admin, "pool_member", other, Some(shop.pool));
        assert!(shop.manager.caller().pools.contains(&shop.pool));
        // Nor does an old membership come back by their hand
        let boss = app.enter("boss");
        let values = json!({ "user": admin.user() });
        let old = app.create(&boss, "pool_member", values, Some(shop.pool));
        delete::delete(&app.gate, &boss, "pool_member", old, None).expect("deleted");
        let back = restore::restore(&app.gate, &app.enter("admin"), "pool_member", old, None);
        assert_eq!(back.map(drop).unwrap_err().param("reason"), Some("own_rights"));
    });
}

#[test]
fn names_of_companies_are_read_in_a_pool_one_by_one_and_not_counted_out() {
    on_both(|app| {
        // Given a company in a pool
        let shop = Shop::new(app);
        let company = json!({ "kind": "company", "company_name": "成都海晟典当有限公司" });
        let company = app.create(&shop.one, "customer", company, None);
        give_back(app, &app.enter("rep1"), company).expect("given back");
        let groups = |login: &str, by: &str| {
            let request =
                GroupRequest { list: of("customer", true), by: vec![by.into()], sum: Vec::new() };
            groups(&app.gate, &app.enter(login), &request).map(|shown| shown.get().groups.len())
        };
        // When a member asks how many there are of each name, or sorts by it
        let fault = groups("rep2", "company_name").unwrap_err();
        assert_eq!(fault.code, "denied");
        let request = ListRequest { order_by: Some("company_name".into()), ..of("customer", true) };
        assert!(list(&app.gate, &app.enter("rep2"), &request).is_err());
        // Then it is refused, but not by level, nor to who sees all of it
        assert_eq!(groups("rep2", "level").expect("groups"), 1);
        assert_eq!(groups("boss", "company_name").expect("groups"), 1);
        assert_eq!(listed(app, &app.enter("rep2"), &of("customer", true)).len(), 1);
    });
}

#[test]
fn a_value_that_is_hidden_in_the_pool_is_not_told_by_a_clash() {
    on_both(|app| {
        let shop = Shop::new(app);
        let same = || json!({ "kind": "person", "name": "丁一", "id_card": "11010519491231002X" });
        // Its owner is told which one it is; in the pool nobody is.
        let fault = app.try_create(&app.enter("rep1"), "customer", same(), None).unwrap_err();
        assert_eq!(fault.code, "not_unique");
        shop.give_back(app);
        let fault = app.try_create(&app.enter("rep2"), "customer", same(), None).unwrap_err();
        assert_eq!((fault.code, fault.param("record")), ("exists_elsewhere", None));
    });
}

#[test]
fn a_pool_in_which_something_lies_is_not_deleted() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.give_back(app);
        let gone = || delete::delete(&app.gate, &app.enter("boss"), "pool", shop.pool, None);
        assert_eq!(gone().map(drop).unwrap_err().code, "has_children");
        take(app, &app.enter("rep2"), shop.customer).expect("claimed");
        gone().expect("deleted");
        // Without a pool nothing is given back.
        let may = &listed(app, &app.enter("rep2"), &of("customer", false))[0].may;
        assert!(!may.contains(&"release".to_owned()));
    });
}

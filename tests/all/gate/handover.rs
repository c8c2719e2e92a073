//! Hand-overs: who gets what of somebody who leaves, how it is taken back, and what they looked at.

use std::collections::BTreeMap;

use gate::Entered;
use gate::enter::me::notifications::unread;
use gate::verbs::handover::{HandoverRequest, How, preview, reads, start};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::verbs::undo;
use gate::work::changes::{self, ChangeDetail};
use gate::work::jobs::{self, Kind};
use gate::work::runner::lease;
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

use super::bulk::count;
use super::jobs::kit;

/// A shop with a rep who leaves, two colleagues, a manager, and an administrator who sees no customers.
struct Shop {
    leaver: Entered,
    two: Entered,
    three: Entered,
    manager: Entered,
    admin: Entered,
    customers: Vec<Id>,
}

impl Shop {
    fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let [leaver, two, three] =
            ["rep1", "rep2", "rep3"].map(|login| app.colleague(login, "rep", department));
        let manager = app.colleague("manager", "manager", department);
        let admin = app.colleague("admin", "admin", None);
        let customer = |name: &str, level: &str, region: &str| {
            let values =
                json!({ "kind": "person", "name": name, "level": level, "region": region });
            app.create(&leaver, "customer", values, None)
        };
        let customers = vec![
            customer("单小燕", "vip", "310115"),
            customer("王芳", "normal", "330106"),
            customer("曾国强", "normal", "330106"),
        ];
        for (n, customer) in customers.iter().enumerate() {
            app.create(&leaver, "deal", json!({ "title": format!("商机{n}") }), Some(*customer));
        }
        app.create(&leaver, "task", json!({ "title": "回访" }), Some(customers[0]));
        Self { leaver, two, three, manager, admin, customers }
    }

    fn wish(&self, how: How, to: &[&Entered]) -> HandoverRequest {
        HandoverRequest {
            from: self.leaver.user(),
            how,
            to: to.iter().map(|who| who.user()).collect(),
            objects: Default::default(),
            by_object: BTreeMap::new(),
            field: None,
            by_value: BTreeMap::new(),
            freeze_exports: false,
            end_access: false,
            reason: None,
        }
    }
}

/// How many of an object somebody holds, as the owner of the business sees it.
fn holds(app: &App, who: &Entered, object: &str) -> usize {
    let request = ListRequest {
        object: object.into(),
        filter: Some(format!("owner = \"{}\"", who.user())),
        ..ListRequest::default()
    };
    list(&app.gate, &app.owner, &request).expect("a list").get().items.len()
}

fn done(app: &App, who: &Entered, request: &HandoverRequest) -> ChangeDetail {
    let job = start(&app.gate, who, request).expect("a job");
    kit::run(&app.gate, &[job], |_| {});
    changes::get(&app.gate, who, job).expect("the job").into_inner()
}

#[test]
fn an_administrator_hands_everything_over_without_seeing_a_customer() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a preview that counts
        let mut wish = shop.wish(How::One, &[&shop.two]);
        let told = preview(&app.gate, &shop.admin, &wish).expect("a preview").into_inner();
        let shares: Vec<(&str, u64)> =
            told.shares.iter().map(|one| (one.object.as_str(), one.count)).collect();
        assert_eq!(shares, [("customer", 3), ("deal", 3), ("task", 1)]);
        assert!(told.manages);
        assert!(!serde_json::to_string(&told).expect("JSON").contains("单小燕"));
        // When it is done, with exports frozen and access ended
        (wish.freeze_exports, wish.end_access) = (true, true);
        wish.reason = Some("离职".into());
        let detail = done(app, &shop.admin, &wish);
        // Then all of it is the successor's, the leaver is out, and the administrator sees nothing still
        assert_eq!((count(&detail, "done"), count(&detail, "refused")), (7, 0));
        let held = |who| ["customer", "deal", "task"].map(|object| holds(app, who, object));
        assert_eq!((held(&shop.leaver), held(&shop.two)), ([0, 0, 0], [3, 3, 1]));
        assert!(detail.left.is_empty());
        let org = app.gate.org(app.owner.org_id()).expect("the organisation");
        let card = &org.users[&shop.leaver.user()];
        assert_eq!((card.status.as_str(), card.exports_frozen), ("frozen", true));
        let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
        assert_eq!(list(&app.gate, &shop.admin, &request).err().expect("no").code, "denied");
        // When it is taken back after one deal went to somebody else
        let deals = ListRequest { object: "deal".into(), ..ListRequest::default() };
        let deal = list(&app.gate, &shop.two, &deals).expect("deals").get().items[0].id;
        let give = gate::verbs::bulk::BulkRequest {
            owner: Some(shop.three.user()),
            ..gate::verbs::bulk::BulkRequest::of(gate::verbs::bulk::BulkAct::Assign, vec![deal])
        };
        gate::verbs::bulk::bulk(&app.gate, &shop.manager, "deal", give).expect("given");
        let back = undo::start(&app.gate, &shop.admin, detail.change.id).expect("a job");
        kit::run(&app.gate, &[back], |_| {});
        // Then the rest is the leaver's again
        assert_eq!((held(&shop.leaver), held(&shop.three)), ([3, 2, 1], [0, 1, 0]));
        let told = changes::get(&app.gate, &shop.admin, detail.change.id).expect("the job");
        assert_eq!((count(told.get(), "undone"), count(told.get(), "kept")), (6, 1));
    });
}

#[test]
fn rules_share_by_turns_by_object_and_by_value_and_what_follows_goes_with_its_customer() {
    on_both(|app| {
        let shop = Shop::new(app);
        let told = |wish: &HandoverRequest| {
            let told = preview(&app.gate, &shop.manager, wish).expect("a preview").into_inner();
            let count = |object: &str, to: &Entered| {
                let fits = |one: &&gate::verbs::handover::Share| {
                    one.object == object && one.to == to.user()
                };
                told.shares.iter().find(fits).map_or(0, |one| one.count)
            };
            let of = |object| (count(object, &shop.two), count(object, &shop.three));
            [of("customer"), of("deal"), of("task")]
        };
        // In turn, the deals with their customers
        let turns = shop.wish(How::Turns, &[&shop.two, &shop.three]);
        assert_eq!(told(&turns), [(2, 1), (2, 1), (1, 0)]);
        // Each object to its own
        let mut object = shop.wish(How::Object, &[&shop.two]);
        object.by_object.insert("deal".into(), shop.three.user());
        assert_eq!(told(&object), [(3, 0), (0, 3), (1, 0)]);
        // By province, and what has no line goes to the first
        let mut value = shop.wish(How::Value, &[&shop.two]);
        value.field = Some("region".into());
        value.by_value.insert("330000".into(), shop.three.user());
        assert_eq!(told(&value), [(1, 2), (1, 2), (1, 0)]);
        // Some objects alone
        let mut some = shop.wish(How::One, &[&shop.three]);
        some.objects.insert("task".into());
        assert_eq!(told(&some), [(0, 0), (0, 0), (0, 1)]);
        // A manager moves what is theirs to give, in their own name
        let detail = done(app, &shop.manager, &turns);
        assert_eq!((count(&detail, "done"), holds(app, &shop.two, "deal")), (7, 2));
    });
}

#[test]
fn who_may_not_give_records_away_hands_nothing_over_and_nobody_their_own() {
    on_both(|app| {
        let shop = Shop::new(app);
        let code = |who: &Entered, wish: &HandoverRequest| {
            start(&app.gate, who, wish).expect_err("refused").code
        };
        let wish = shop.wish(How::One, &[&shop.three]);
        assert_eq!(code(&shop.two, &wish), "denied");
        assert_eq!(code(&shop.leaver, &wish), "denied");
        // A manager neither ends access nor freezes exports
        let mut frozen = wish.clone();
        frozen.freeze_exports = true;
        assert_eq!(code(&shop.manager, &frozen), "denied");
        // A manager of another shop finds nothing there
        let other = app.colleague("far", "manager", Some(app.department("二店", None)));
        assert_eq!(code(&other, &wish), "nothing_to_hand_over");
        // Only an owner hands over an owner's, and nobody gets records who is out
        let mut owners = wish.clone();
        owners.from = app.owner.user();
        assert_eq!(code(&shop.admin, &owners), "denied");
        gate::enter::user::freeze(&app.gate, &app.enter("boss"), shop.three.user(), "离职")
            .expect("out");
        assert_eq!(code(&app.enter("manager"), &wish), "invalid");
    });
}

#[test]
fn a_hand_over_whose_node_died_goes_on_and_moves_each_record_once() {
    on_both(|app| {
        let shop = Shop::new(app);
        let job = start(&app.gate, &shop.admin, &shop.wish(How::One, &[&shop.two])).expect("a job");
        let leased = lease(&app.gate, Id::new()).expect("a lease").expect("the job");
        assert_eq!(changes::some(&app.gate, &leased).expect("a step"), 7);
        app.site.sql("UPDATE job SET lease_until = 0");
        kit::run(&app.gate, &[job], |_| {});
        let detail = changes::get(&app.gate, &shop.admin, job).expect("the job").into_inner();
        assert_eq!((detail.change.state.as_str(), count(&detail, "done")), ("done", 7));
        assert_eq!(app.site.number("SELECT count(*) FROM record WHERE object IN ('customer', 'deal', 'task') AND version > 2"), 0);
        let _ = &shop.customers;
    });
}

#[test]
fn exports_are_frozen_at_notice_and_the_last_reads_are_counted_for_who_reads_the_ledger() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a manager who has exported and is about to leave
        let export = kit::export(app, &shop.manager);
        kit::run(&app.gate, &[export], |_| {});
        let boss = app.enter("boss");
        let version = gate::verbs::read::read(&app.gate, &boss, "user", shop.manager.user())
            .expect("the user")
            .get()
            .version;
        app.try_update(
            &boss,
            "user",
            shop.manager.user(),
            version,
            json!({ "exports_frozen": true }),
        )
        .expect("frozen");
        // Then they export no more, nor fetch what they exported before
        let manager = app.enter("manager");
        let spec = Json::Null;
        let fault =
            jobs::add(&app.gate, &manager, Kind::Export, "customer", &spec).expect_err("frozen");
        assert_eq!(fault.code, "exports_frozen");
        let file =
            jobs::download(&app.gate, &manager, export, jobs::Part::Export).err().expect("frozen");
        assert_eq!(file.code, "exports_frozen");
        // And they cannot thaw themselves
        let thaw = app.try_update(
            &manager,
            "user",
            manager.user(),
            version + 1,
            json!({ "exports_frozen": false }),
        );
        assert!(thaw.is_err());
        // And who may read the ledger knows what they looked at; others do not
        let seen =
            reads(&app.gate, &app.enter("boss"), manager.user()).expect("counts").into_inner();
        assert!(seen.exports >= 1 && seen.refused >= 2, "{} {}", seen.exports, seen.refused);
        let customers =
            seen.objects.iter().find(|one| one.object == "customer").expect("customers");
        assert!(customers.records >= 3);
        assert_eq!(seen.days.len(), 1);
        assert_eq!(reads(&app.gate, &shop.admin, manager.user()).err().expect("no").code, "denied");
    });
}

#[test]
fn whoever_manages_users_and_sells_cannot_hand_customers_to_themselves() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given an administrator who has customers of their own as well
        let boss = app.enter("boss");
        let both: Vec<_> = ["admin", "rep"].map(|role| boss.org().builtin_role(role)).into();
        let seen = read(&app.gate, &boss, "user", shop.admin.user()).expect("read").get().version;
        let roles = json!({ "roles": both });
        app.try_update(&boss, "user", shop.admin.user(), seen, roles).expect("given");
        let admin = app.enter("admin");
        // When the records of a colleague shall become theirs, then that is refused
        for how in [How::One, How::Turns] {
            let wish = shop.wish(how, &[&shop.two, &admin]);
            let fault = start(&app.gate, &admin, &wish).expect_err("refused");
            assert_eq!((fault.code, fault.param("reason")), ("denied", Some("own_rights")));
            assert!(preview(&app.gate, &admin, &wish).is_err());
        }
        assert_eq!(holds(app, &shop.leaver, "customer"), 3);
        // And to somebody whose customers they do not see they still go, and the successor hears of it
        let done = done(app, &admin, &shop.wish(How::One, &[&shop.two]));
        assert_eq!(count(&done, "done"), 7);
        let told = unread(&app.gate, &shop.two).expect("a count");
        assert!(serde_json::to_value(told).expect("JSON")["unread"].as_u64() > Some(0));
    });
}

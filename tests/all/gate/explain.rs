//! Why somebody may or may not see a record, and what a change of a role would change.

use std::sync::Arc;

use audit::{Event, Outcome};
use gate::Entered;
use gate::verbs::explain::{Explained, explain, roles::preview};
use gate::verbs::list::ListRequest;
use gate::verbs::reveal::{RevealRequest, reveal};
use gate::verbs::{access, count, delete, history, read};
use kernel::{Fault, Id, ManualClock, Timestamp};
use policy::{Grant, Rows, Verb, View};
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

const PHONE: &str = "13812345678";

/// Two shops below one head office; `rep` has one customer.
struct Shop<'a> {
    app: &'a App,
    rep: Entered,
    customer: Id,
}

impl<'a> Shop<'a> {
    fn new(app: &'a App) -> Self {
        let head = app.department("总部", None);
        let (one, two) = (app.department("一店", Some(head)), app.department("二店", Some(head)));
        app.colleague("admin", "admin", Some(head));
        app.colleague("manager", "manager", Some(one));
        app.colleague("colleague", "rep", Some(one));
        app.colleague("other", "rep", Some(two));
        app.colleague("auditor", "auditor", Some(head));
        app.colleague("rep", "rep", Some(one));
        let rep = app.enter("rep");
        let values = json!({ "kind": "person", "name": "单小燕", "phone": PHONE });
        let customer = app.create(&rep, "customer", values, None);
        Self { app, rep, customer }
    }

    fn asks(&self, who: &str, about: &str) -> Result<Explained, Fault> {
        let person = self.app.enter(about).user();
        explain(&self.app.gate, &self.app.enter(who), "customer", self.customer, person)
            .map(gate::Shown::into_inner)
    }

    fn told(&self, about: &str) -> Explained {
        self.asks("boss", about).expect("the owner is told")
    }

    fn role(&self, name: &str) -> Id {
        self.app.enter("boss").org().builtin_role(name).expect("a built-in role")
    }

    /// What the built-in role of salespeople grants, with customers of these rows.
    fn selling(&self, rows: Rows) -> Json {
        let mut grants = (policy::roles::find("rep").expect("the role").grants)();
        let own = |grant: &&mut Grant| grant.object == "customer" && grant.rows == Rows::Own;
        grants.iter_mut().find(own).expect("own customers").rows = rows;
        serde_json::to_value(grants).expect("grants are JSON")
    }

    fn customers_of(&self, login: &str) -> u64 {
        let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
        let counted = count::count(&self.app.gate, &self.app.enter(login), &request);
        counted.expect("counted").get().total.expect("few")
    }
}

fn verb(told: &Explained, verb: Verb) -> &gate::verbs::explain::VerbExplained {
    told.verbs.iter().find(|one| one.verb == verb).expect("the verb is explained")
}

fn view(told: &Explained, field: &str) -> View {
    told.fields.iter().find(|one| one.field == field).expect("the field is explained").view
}

fn asked(app: &App) -> Vec<Event> {
    app.events().into_iter().filter(|event| event.act == "explain").collect()
}

#[test]
fn who_may_see_a_record_is_told_with_the_role_and_rows_that_give_it() {
    on_both(|app| {
        let shop = Shop::new(app);
        let told = shop.told("rep");
        let read = verb(&told, Verb::Read);
        assert!(read.allowed && read.missed.is_empty());
        let because: Vec<_> = read.because.iter().map(|b| (b.role.zh.as_str(), b.rows)).collect();
        assert_eq!(because, [("销售", Some(Rows::Own))]);
        assert!(!verb(&told, Verb::Export).allowed);
        assert_eq!(view(&told, "phone"), View::Reveal);
        assert_eq!(view(&told, "name"), View::Clear);
        assert_eq!(told.person.department.as_deref(), Some("一店"));
        // Nothing of the record is told but where it is.
        let text = serde_json::to_string(&told).expect("JSON");
        assert!(!text.contains("单小燕") && !text.contains(PHONE) && !text.contains("5678"));
    });
}

#[test]
fn who_may_not_see_a_record_is_told_with_the_rows_of_the_role_and_whose_it_is() {
    on_both(|app| {
        let shop = Shop::new(app);
        let told = shop.told("colleague");
        let read = verb(&told, Verb::Read);
        assert!(!read.allowed && read.because.is_empty() && read.code.is_none());
        let missed: Vec<_> = read.missed.iter().map(|m| (m.role.zh.as_str(), m.rows)).collect();
        assert_eq!(missed, [("销售", Some(Rows::Own)), ("销售", Some(Rows::Pool))]);
        assert_eq!(told.place.owner.as_deref(), Some("员工rep"));
        assert_eq!(told.place.department.as_deref(), Some("一店"));
        assert_eq!(verb(&told, Verb::Update).code, Some("not_readable"));
        assert!(told.fields.iter().all(|field| field.view == View::Hidden && !field.edit));
        assert!(verb(&shop.told("auditor"), Verb::Read).missed.is_empty());
    });
}

#[test]
fn an_explanation_says_what_the_gate_does() {
    on_both(|app| {
        let shop = Shop::new(app);
        let done = |who: &Entered, verb: Verb| match verb {
            Verb::Read => read::read(&app.gate, who, "customer", shop.customer).is_ok(),
            Verb::History => {
                history::history(&app.gate, who, "customer", shop.customer, None).is_ok()
            }
            Verb::Access => access::access(&app.gate, who, "customer", shop.customer, None).is_ok(),
            Verb::Reveal => {
                let fields = vec!["phone".into()];
                let asked = RevealRequest { fields, purpose: "contact".into(), reason: None };
                reveal(&app.gate, who, "customer", shop.customer, asked).is_ok()
            }
            _ => delete::delete(&app.gate, who, "customer", shop.customer, None).is_ok(),
        };
        // The one who may delete it comes last.
        for login in ["admin", "auditor", "other", "colleague", "manager"] {
            let told = shop.told(login);
            for of in [Verb::Read, Verb::History, Verb::Access, Verb::Reveal, Verb::Delete] {
                // A manager sees the phone in the clear: there is nothing to reveal.
                if of == Verb::Reveal && view(&told, "phone") == View::Clear {
                    continue;
                }
                let allowed = verb(&told, of).allowed;
                assert_eq!(allowed, done(&app.enter(login), of), "{login} {}", of.name());
            }
        }
    });
}

#[test]
fn an_explanation_is_in_the_ledger_with_who_was_asked_about() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.told("rep");
        let [event] = &asked(app)[..] else { panic!("one entry") };
        assert_eq!(event.actor, Some(app.owner.user()));
        assert_eq!(
            (event.object.as_deref(), &event.records),
            (Some("customer"), &vec![shop.customer])
        );
        let person = shop.rep.user().to_string();
        assert_eq!(event.details.get("person"), Some(&person));
        assert!(event.fields.is_empty() && event.outcome == Outcome::Done);
    });
}

#[test]
fn only_who_gives_rights_asks_and_only_of_records_that_they_may_read() {
    on_both(|app| {
        let shop = Shop::new(app);
        for login in ["manager", "rep", "auditor", "admin"] {
            let fault = shop.asks(login, "rep").err().expect("refused");
            assert_eq!(fault.code, "denied", "{login}");
        }
        assert!(asked(app).iter().all(|event| event.outcome != Outcome::Done));
        assert_eq!(asked(app).len(), 4);
        // Who sees no customers asks about what they do see.
        let admin = app.enter("admin");
        let rep = shop.rep.user();
        let told = explain(&app.gate, &admin, "user", rep, app.enter("other").user());
        let told = told.expect("told").into_inner();
        assert!(verb(&told, Verb::Read).allowed && !verb(&told, Verb::Update).allowed);
        assert_eq!(told.place.owner.as_deref(), Some("员工rep"));
        let boss = app.enter("boss");
        for (record, person) in [(Id::new(), rep), (shop.customer, Id::new())] {
            let fault = explain(&app.gate, &boss, "customer", record, person).err();
            assert_eq!(fault.expect("refused").code, "not_found");
        }
    });
}

#[test]
fn who_may_change_own_roles_alone_is_told_nothing() {
    on_both(|app| {
        let shop = Shop::new(app);
        let verbs: &[&[Verb]] = &[Verb::READING, &[Verb::Update]];
        let sees = |object, rows| Grant::on(object, rows, verbs).edit("*", View::Clear);
        let grants =
            [sees("customer", Rows::All), sees("user", Rows::All), sees("role", Rows::Own)];
        let role = app.role("半个管理员", &grants);
        app.colleague_with("half", role, None);
        assert_eq!(shop.asks("half", "rep").err().expect("refused").code, "denied");
    });
}

#[test]
fn terms_and_accounts_that_keep_somebody_out_are_named() {
    // A Wednesday, noon in China.
    let noon = Timestamp::parse("2026-11-18T04:00:00Z").expect("a moment");
    let clock = Arc::new(ManualClock::at(noon));
    let app = App::by(clock.clone());
    let shop = Shop::new(&app);
    let terms = json!({ "work_from": "09:00", "work_to": "18:00", "networks": "203.0.113.0/24" });
    app.try_update(&app.enter("boss"), "role", shop.role("rep"), 1, terms).expect("changed");
    let barriers = || -> Vec<&'static str> {
        shop.told("rep").barriers.into_iter().map(|barrier| barrier.code).collect()
    };
    assert_eq!(barriers(), ["invited", "networks"]);
    clock.advance_seconds(8 * 3_600);
    assert_eq!(barriers(), ["invited", "outside_hours", "networks"]);
}

#[test]
fn exports_that_are_frozen_are_told_beside_the_role_that_gives_them() {
    on_both(|app| {
        let shop = Shop::new(app);
        assert!(verb(&shop.told("manager"), Verb::Export).allowed);
        let user = app.enter("manager").user();
        let frozen = json!({ "exports_frozen": true });
        app.try_update(&app.enter("boss"), "user", user, 1, frozen).expect("frozen");
        let told = shop.told("manager");
        let export = verb(&told, Verb::Export);
        assert_eq!((export.allowed, export.code), (false, Some("exports_frozen")));
        assert!(!export.because.is_empty());
    });
}

/// A preview as the page gets it.
fn foreseen(app: &App, who: &str, role: Id, grants: Json) -> Result<Json, Fault> {
    preview(&app.gate, &app.enter(who), role, grants)
        .map(|told| serde_json::to_value(told.get()).expect("JSON"))
}

#[test]
fn a_preview_tells_who_gains_what_and_how_many_records_as_it_then_is() {
    on_both(|app| {
        let shop = Shop::new(app);
        let role = shop.role("rep");
        let grants = shop.selling(Rows::Team);
        let told = foreseen(app, "boss", role, grants.clone()).expect("told");
        // All three gain the rows of their department, whether there are others in it or not.
        assert_eq!((&told["holders"], &told["affected"]), (&json!(3), &json!(3)));
        let [group] = &told["groups"].as_array().expect("groups")[..] else { panic!("{told}") };
        assert_eq!(group["objects"][0]["object"], "customer");
        let verbs = group["objects"][0]["verbs"].as_array().expect("verbs");
        let read = verbs.iter().find(|one| one["verb"] == "read").expect("read");
        assert_eq!(read["before"], json!(["own", "pool"]));
        assert_eq!(read["after"], json!(["team", "pool"]));
        assert_eq!(group["objects"][0]["fields"], json!([]));
        let before = ["colleague", "other", "rep"].map(|login| shop.customers_of(login));
        // Nothing was stored.
        assert_eq!(before, [0, 0, 1]);
        app.try_update(&app.enter("boss"), "role", role, 1, json!({ "grants": grants }))
            .expect("changed");
        let after = ["colleague", "other", "rep"].map(|login| shop.customers_of(login));
        assert_eq!(after, [1, 0, 1]);
        let people = group["people"].as_array().expect("people");
        for (place, login) in ["colleague", "other", "rep"].into_iter().enumerate() {
            let count = &people[place]["counts"][0];
            assert_eq!(people[place]["name"], format!("员工{login}"));
            assert_eq!(count["before"]["total"], before[place], "{login}");
            assert_eq!(count["after"]["total"], after[place], "{login}");
        }
    });
}

#[test]
fn a_preview_tells_fields_that_are_seen_in_another_way_and_nothing_else() {
    on_both(|app| {
        let shop = Shop::new(app);
        let mut grants = shop.selling(Rows::Own);
        let customer = grants
            .as_array_mut()
            .expect("grants")
            .iter_mut()
            .find(|grant| grant["object"] == "customer" && grant["rows"] == "own")
            .expect("own customers");
        let hidden = json!({ "select": "field:phone", "view": "hidden", "edit": false });
        customer["fields"].as_array_mut().expect("lines").push(hidden);
        let told = foreseen(app, "boss", shop.role("rep"), grants).expect("told");
        let object = &told["groups"][0]["objects"][0];
        assert_eq!(object["verbs"], json!([]));
        let field = json!([{
            "field": "phone", "rows": "own",
            "before": { "view": "reveal", "edit": true },
            "after": { "view": "hidden", "edit": false },
        }]);
        assert_eq!(object["fields"], field);
        assert_eq!(told["groups"][0]["people"][0]["counts"], json!([]));
        let same = foreseen(app, "boss", shop.role("rep"), shop.selling(Rows::Own));
        let same = same.expect("told");
        assert_eq!((&same["affected"], &same["groups"]), (&json!(0), &json!([])));
    });
}

#[test]
fn only_who_may_change_a_role_sees_what_its_change_would_change() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rep = shop.role("rep");
        let code = |who: &str, role: Id, grants: Json| {
            foreseen(app, who, role, grants).map_or_else(|fault| fault.code, |_| "ok")
        };
        assert_eq!(code("admin", rep, json!([])), "ok");
        for login in ["manager", "rep", "auditor"] {
            assert_eq!(code(login, rep, json!([])), "denied", "{login}");
        }
        // As when it is saved: nobody changes the owner's role, nor one of their own.
        assert_eq!(code("boss", shop.role("owner"), json!([])), "denied");
        assert_eq!(code("admin", shop.role("admin"), json!([])), "denied");
        assert_eq!(code("boss", Id::new(), json!([])), "not_found");
        for bad in [json!({}), json!(["x"]), json!([{ "object": "x", "verbs": [], "rows": "all" }])]
        {
            assert_eq!(code("boss", rep, bad), "invalid");
        }
        let events = asked(app);
        let done: Vec<_> = events.iter().filter(|e| e.outcome == Outcome::Done).collect();
        let [event] = done[..] else { panic!("one preview was told") };
        assert_eq!((event.object.as_deref(), &event.records), (Some("role"), &vec![rep]));
        assert_eq!(event.details.get("preview").map(String::as_str), Some("role"));
        assert_eq!(event.details.get("count").map(String::as_str), Some("3"));
    });
}

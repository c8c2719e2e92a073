//! One thread of real work through every verb.

use gate::verbs::list::ListRequest;
use gate::verbs::reveal::RevealRequest;
use gate::verbs::{access, history, ledger, list, read, reveal, update};
use gate::{Page, ShownValue};
use serde_json::{Map, json};
use tests::app::{App, on_both};

fn search(app: &App, who: &gate::Entered, q: &str) -> Page {
    let request =
        ListRequest { object: "customer".into(), q: Some(q.into()), ..ListRequest::default() };
    list::list(&app.gate, who, &request).expect("a search").into_inner()
}

fn zhang(app: &App, who: &gate::Entered) -> kernel::Id {
    let values = json!({
        "kind": "person", "name": "单小燕", "phone": "138 1234 5678",
        "birthday": "1990-03-07", "company_name": null,
    });
    app.create(who, "customer", values, None)
}

#[test]
fn a_rep_creates_finds_reveals_and_the_ledger_tells_it_all() {
    on_both(rep_s_day);
}

fn rep_s_day(app: &App) {
    // Given a company with a rep
    let sales = app.department("销售部", None);
    let rep = app.colleague("rep1", "rep", Some(sales));
    // When the rep creates a customer
    let id = zhang(app, &rep);
    // Then the record is found by name, pinyin, whole phone and last four digits
    for q in ["单小燕", "小燕", "shanxiaoyan", "sxy", "13812345678", "5678"] {
        let page = search(app, &rep, q);
        assert_eq!(page.items.iter().map(|i| i.id).collect::<Vec<_>>(), [id], "{q}");
    }
    assert!(search(app, &rep, "王").items.is_empty());
    // And the phone is masked until it is revealed for a purpose
    let record = read::read(&app.gate, &rep, "customer", id).expect("own").into_inner();
    match record.values.get("phone") {
        Some(ShownValue::Masked { masked }) => assert_eq!(masked, "138****5678"),
        _ => panic!("the phone is masked"),
    }
    let asked = RevealRequest {
        fields: vec!["phone".into()],
        purpose: "contact".into(),
        reason: Some("回访".into()),
    };
    let revealed = reveal::reveal(&app.gate, &rep, "customer", id, asked).expect("revealed");
    assert_eq!(revealed.get().values["phone"], json!("+8613812345678"));
    // And a change is in the history, the reveal among who has seen it
    let mut values = Map::new();
    values.insert("name".into(), json!("单晓燕"));
    let change = update::UpdateRequest { version: record.version, values, owner: None };
    let changed = update::update(&app.gate, &rep, "customer", id, change).expect("changed");
    assert_eq!(changed.get().version, 2);
    let told = history::history(&app.gate, &rep, "customer", id, None).expect("history");
    assert_eq!(told.get().len(), 2);
    let seen = access::access(&app.gate, &app.owner, "customer", id, None).expect("access");
    assert!(seen.get().iter().any(|item| item.act == "reveal"), "the reveal is told");
    // And the ledger verifies
    let owner = app.enter("boss");
    let verdict = ledger::verify(&app.gate, &owner).expect("verified").into_inner();
    assert!(verdict.ok, "{:?}", verdict.problem.map(|p| p.code));
    assert!(verdict.entries > 10);
}

#[test]
fn another_teams_rep_sees_nothing_of_it() {
    on_both(|app| {
        let (one, two) = (app.department("一店", None), app.department("二店", None));
        let rep = app.colleague("rep1", "rep", Some(one));
        let other = app.colleague("rep2", "rep", Some(two));
        let id = zhang(app, &rep);
        assert!(search(app, &other, "13812345678").items.is_empty());
        let refused = read::read(&app.gate, &other, "customer", id).err().expect("refused");
        assert_eq!(refused.code, "not_found");
    });
}

#[test]
fn a_stale_change_is_told_the_current_version() {
    on_both(|app| {
        let id = zhang(app, &app.owner);
        let change = |version| {
            let mut values = Map::new();
            values.insert("name".into(), json!("甲乙"));
            update::UpdateRequest { version, values, owner: None }
        };
        update::update(&app.gate, &app.owner, "customer", id, change(1)).expect("the first");
        let fault = update::update(&app.gate, &app.owner, "customer", id, change(1))
            .err()
            .expect("the second is stale");
        assert_eq!((fault.code, fault.param("current_version")), ("version_conflict", Some("2")));
    });
}

//! Finding records that may be the same: what is told of them, and what is not.

use gate::Entered;
use gate::verbs::duplicates::{Duplicates, PairRequest, of_draft, of_record, pairs};
use gate::verbs::release::{ReleaseRequest, release};
use kernel::{Id, limits};
use policy::{Grant, Rows, Verb, View};
use serde_json::{Value as Json, json};
use tests::app::{App, map, on_both};

fn draft(app: &App, who: &Entered, values: Json) -> Duplicates {
    of_draft(&app.gate, who, "customer", &map(values)).expect("an answer").into_inner()
}

fn person(app: &App, who: &Entered, name: &str, phone: &str) -> Id {
    let values = json!({ "kind": "person", "name": name, "phone": phone });
    app.create(who, "customer", values, None)
}

fn why(found: &Duplicates, at: usize) -> Vec<(&str, bool)> {
    found.items[at].why.iter().map(|why| (why.field.as_str(), why.same)).collect()
}

/// A role that sees all customers, names in the clear and numbers masked.
fn masked(app: &App) -> Entered {
    let grant = Grant::on("customer", Rows::All, &[Verb::ALL])
        .edit("*", View::Masked)
        .edit("field:name", View::Clear);
    let role = app.role("看不全", &[grant]);
    app.colleague_with("half", role, None)
}

#[test]
fn a_draft_finds_what_sounds_alike_with_its_score_and_why() {
    on_both(|app| {
        // Given customers of a boss who sees all
        let boss = app.enter("boss");
        let same = person(app, &boss, "单晓燕", "13812345678");
        person(app, &boss, "李建国", "13700000001");
        let company = json!({ "kind": "company", "company_name": "上海尚品二奢贸易有限公司" });
        let company = app.create(&boss, "customer", company, None);
        // When one is written with a name that sounds alike and the same phone
        let found = draft(app, &boss, json!({ "name": "单小燕", "phone": "138 1234 5678" }));
        // Then it is found by both, and nobody else is
        assert_eq!((found.items.len(), found.items[0].id), (1, same));
        assert_eq!(why(&found, 0), [("phone", true), ("name", false)]);
        assert!(found.items[0].percent > 90 && found.items[0].may_merge);
        assert!(found.elsewhere.is_empty() && !found.limited);
        // And a company without its form and place, and half a phone finds nothing
        let found = draft(app, &boss, json!({ "company_name": "尚品二奢贸易公司" }));
        assert_eq!((found.items[0].id, why(&found, 0)), (company, vec![("company_name", true)]));
        assert!(draft(app, &boss, json!({ "phone": "138" })).items.is_empty());
        // And one with another id card is somebody else
        let id = json!({ "id_card": "11010519491231002X" });
        app.try_update(&boss, "customer", same, 1, id).expect("changed");
        let other =
            json!({ "name": "单小燕", "phone": "13812345678", "id_card": "320505197609050637" });
        assert!(draft(app, &boss, other).items.is_empty());
    });
}

#[test]
fn of_others_customers_only_the_holder_is_told_and_only_for_whole_numbers() {
    on_both(|app| {
        // Given a colleague's customer
        let (one, two) = (app.colleague("rep1", "rep", None), app.colleague("rep2", "rep", None));
        let theirs = person(app, &one, "单小燕", "13812345678");
        // Then neither the name nor a part of the phone tells that there is one
        for values in [json!({ "name": "单小燕" }), json!({ "phone": "5678" })] {
            let found = draft(app, &two, values);
            assert!(found.items.is_empty() && found.elsewhere.is_empty());
        }
        // And the whole phone tells who holds it, nothing more, and that in the second phone's place too
        for field in ["phone", "phone2"] {
            let found = draft(app, &two, json!({ field: "13812345678" }));
            let told = serde_json::to_value(&found).expect("json");
            let expected = json!({ "items": [], "elsewhere": ["员工rep1"], "limited": false });
            assert_eq!(told, expected);
        }
        // And the colleague finds in the ledger who asked
        let asked = app.events().into_iter().filter(|event| event.records == [theirs]);
        assert_eq!(asked.filter(|event| event.actor == Some(two.user())).count(), 2);
        // And one that lies in a pool is named by the pool
        release(&app.gate, &one, "customer", theirs, &ReleaseRequest::default()).expect("released");
        let found = draft(app, &two, json!({ "phone": "13812345678" }));
        let pool = two.org().pools.values().next().expect("a pool").name.clone();
        assert_eq!((found.items.len(), found.elsewhere), (0, vec![pool]));
    });
}

#[test]
fn whoever_asks_too_often_learns_no_more_of_others() {
    on_both(|app| {
        let (one, two) = (app.colleague("rep1", "rep", None), app.colleague("rep2", "rep", None));
        person(app, &one, "单小燕", "13812345678");
        for _ in 0..limits::MASKED_SEARCHES_HOUR {
            draft(app, &two, json!({ "phone": "13700000000", "phone2": "13700000001" }));
        }
        let found = draft(app, &two, json!({ "phone": "13812345678" }));
        assert!(found.limited && found.elsewhere.is_empty() && found.items.is_empty());
    });
}

#[test]
fn a_masked_number_tells_only_that_the_whole_is_the_same() {
    on_both(|app| {
        let boss = app.enter("boss");
        let there = person(app, &boss, "单小燕", "13812345678");
        let half = masked(app);
        // A slip in a masked phone says nothing, the same number does, and its title is as ever
        let slip = draft(app, &half, json!({ "name": "单小燕", "phone": "13812345687" }));
        assert_eq!(why(&slip, 0), [("name", true)]);
        let same = draft(app, &half, json!({ "name": "王五", "phone": "13812345678" }));
        assert_eq!((same.items[0].id, why(&same, 0)), (there, vec![("phone", true)]));
        // And pairs over all records are compared by the name alone, which is too little
        person(app, &boss, "单小燕", "13812345678");
        let page = pairs(&app.gate, &half, "customer", PairRequest::default()).expect("a page");
        assert!(page.get().items.is_empty());
        let page = pairs(&app.gate, &boss, "customer", PairRequest::default()).expect("a page");
        assert_eq!(page.get().items.len(), 1);
        assert_eq!((page.get().looked_at, page.get().before), (2, None));
    });
}

#[test]
fn a_record_finds_its_like_and_not_itself_nor_what_was_merged_or_deleted() {
    on_both(|app| {
        let boss = app.enter("boss");
        let one = person(app, &boss, "单小燕", "13812345678");
        let two = person(app, &boss, "单晓燕", "13812345678");
        let like = || {
            let found = of_record(&app.gate, &boss, "customer", one).expect("an answer");
            found.get().items.iter().map(|item| item.id).collect::<Vec<_>>()
        };
        assert_eq!(like(), [two]);
        super::merges::join(app, &boss, one, two, &[]).expect("merged");
        assert!(like().is_empty());
        super::merges::part(app, &boss, one, two).expect("parted");
        assert_eq!(like(), [two]);
        gate::verbs::delete::delete(&app.gate, &boss, "customer", two, None).expect("deleted");
        assert!(like().is_empty());
    });
}

#[test]
fn what_is_not_merged_is_not_looked_through() {
    on_both(|app| {
        let boss = app.enter("boss");
        let fault = of_draft(&app.gate, &boss, "deal", &map(json!({}))).err().expect("refused");
        assert_eq!(fault.code, "no_duplicates");
    });
}

//! Lists that are united, and pairs of which somebody said that they are two.

use gate::Entered;
use gate::verbs::duplicates::{PairRequest, are_distinct, distinct, of_record, pairs};
use gate::verbs::merge::{MergeRequest, Side, merge};
use kernel::Id;
use serde_json::json;
use tests::app::on_both;

use super::kit::{Pair, version};

#[test]
fn lists_are_united_and_other_values_are_not() {
    on_both(|app| {
        // Given two customers with a brand in common and one each
        let pair = Pair::new(app);
        let set = |id, values| app.try_update(&pair.rep, "customer", id, 1, values);
        let brand = |at: usize| {
            let object = pair.rep.catalogue().get("customer").expect("declared").clone();
            object.field("brands").expect("a field").options[at].value.clone()
        };
        set(pair.winner, json!({ "brands": [brand(0), brand(1)] })).expect("set");
        set(pair.loser, json!({ "brands": [brand(1), brand(2)] })).expect("set");
        let unite = |field: &str| {
            let request = MergeRequest {
                other: pair.loser,
                version: version(app, pair.winner),
                other_version: version(app, pair.loser),
                take: [(field.to_owned(), Side::Both)].into(),
            };
            merge(&app.gate, &pair.rep, "customer", pair.winner, &request)
        };
        // Then names cannot be both, and brands can
        let fault = unite("name").err().expect("refused");
        assert_eq!(
            (fault.fields[0].field.as_str(), fault.fields[0].code),
            ("name", "cannot_unite")
        );
        let done = unite("brands").expect("merged").into_inner();
        let values = serde_json::to_value(done.record).expect("a record")["values"].clone();
        let mut all = values["brands"].as_array().expect("a list").clone();
        all.sort_by_key(ToString::to_string);
        let mut expected = vec![json!(brand(0)), json!(brand(1)), json!(brand(2))];
        expected.sort_by_key(ToString::to_string);
        assert_eq!(all, expected);
    });
}

#[test]
fn what_is_two_is_told_to_nobody_again_until_it_is_taken_back() {
    on_both(|app| {
        // Given two who look alike
        let rep = app.colleague("rep1", "rep", None);
        let boss = app.enter("boss");
        let person = |name: &str| {
            let values = json!({ "kind": "person", "name": name, "phone": "13812345678" });
            app.create(&rep, "customer", values, None)
        };
        let (one, two) = (person("单小燕"), person("单晓燕"));
        let like = |who: &Entered, id: Id| {
            of_record(&app.gate, who, "customer", id).expect("an answer").get().items.len()
        };
        let all = || {
            let page = pairs(&app.gate, &boss, "customer", PairRequest::default()).expect("a page");
            page.get().items.len()
        };
        let said =
            || distinct(&app.gate, &rep, "customer", None).expect("a page").into_inner().items;
        let say = |who: &Entered, two: Id, is: bool| {
            are_distinct(&app.gate, who, "customer", (one, two), is).map(drop)
        };
        assert_eq!((like(&rep, one), like(&boss, two), all()), (1, 1, 1));
        // When the rep says that they are two, twice and in whatever order
        say(&rep, two, true).expect("said");
        are_distinct(&app.gate, &rep, "customer", (two, one), true).expect("said");
        // Then nobody is told of them, and it stands in the list and in the ledger
        assert_eq!((like(&rep, one), like(&boss, two), all()), (0, 0, 0));
        assert_eq!(said().len(), 1);
        assert_eq!(said()[0].actor_name, "员工rep1");
        let events = app.events();
        let noted = events.iter().find(|e| e.details.contains_key("distinct")).expect("an entry");
        assert_eq!((noted.act.as_str(), noted.records.clone()), ("update", vec![one, two]));
        // And taken back they are told again
        say(&boss, two, false).expect("taken back");
        assert_eq!((like(&rep, one), all(), said().len()), (1, 1, 0));
        // A stranger neither says it nor hears of it, and no record is another than itself
        say(&rep, two, true).expect("said");
        let stranger = app.colleague("rep2", "rep", None);
        assert_eq!(say(&stranger, two, false).expect_err("refused").code, "not_found");
        let heard = distinct(&app.gate, &stranger, "customer", None).expect("a page").into_inner();
        assert!(heard.items.is_empty());
        assert_eq!(say(&rep, one, true).expect_err("refused").fields[0].code, "merge_with_itself");
    });
}

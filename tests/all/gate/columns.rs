//! A list answers the columns that were asked for, and the ledger names what was really shown.

use audit::Event;
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Page};
use kernel::Id;
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, on_both};

fn customers(app: &App, names: &[(&str, &str)]) -> Vec<Id> {
    let boss = app.enter("boss");
    let create = |(name, phone): &(&str, &str)| {
        let values = json!({ "kind": "person", "name": name, "phone": phone, "level": "vip" });
        app.create(&boss, "customer", values, None)
    };
    names.iter().map(create).collect()
}

fn ask(app: &App, who: &Entered, request: ListRequest) -> Result<Page, &'static str> {
    let request = ListRequest { object: "customer".into(), ..request };
    list(&app.gate, who, &request).map(gate::Shown::into_inner).map_err(|fault| fault.code)
}

fn named(fields: &[&str]) -> Option<Vec<String>> {
    Some(fields.iter().map(|name| (*name).to_owned()).collect())
}

fn last(app: &App) -> Event {
    app.events().pop().expect("an entry")
}

/// The fields with a value on any row of a page.
fn shown(page: &Page) -> Vec<&str> {
    let mut fields: Vec<_> =
        page.items.iter().flat_map(|item| item.values.keys()).map(String::as_str).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

#[test]
fn only_the_columns_asked_for_are_shown_and_named_as_seen() {
    on_both(|app| {
        customers(app, &[("单小燕", "13812345678")]);
        let boss = app.enter("boss");
        let request = ListRequest { fields: named(&["level", "phone"]), ..ListRequest::default() };
        let page = ask(app, &boss, request).expect("a page");
        assert_eq!(shown(&page), ["level", "phone"]);
        // The title is the person's name, which was seen therefore.
        assert_eq!(page.items[0].title, "单小燕");
        assert_eq!(last(app).fields, ["name", "phone", "level"]);
        // With no column at all, the title is still there.
        let request = ListRequest { fields: Some(Vec::new()), ..ListRequest::default() };
        let page = ask(app, &boss, request).expect("a page");
        assert_eq!((shown(&page).len(), page.items[0].title.as_str()), (0, "单小燕"));
        assert_eq!(last(app).fields, ["name"]);
        // When nothing is said, all that the caller sees comes and is named.
        let page = ask(app, &boss, ListRequest::default()).expect("a page");
        assert_eq!(shown(&page), ["kind", "level", "name", "owned_since", "phone"]);
        assert!(last(app).fields.contains(&"id_card".to_owned()));
    });
}

#[test]
fn a_hidden_column_is_as_unknown_as_one_that_does_not_exist() {
    on_both(|app| {
        customers(app, &[("单小燕", "13812345678")]);
        let grant = Grant::on("customer", Rows::All, &[Verb::READING])
            .see("*", View::Clear)
            .see("field:name", View::Hidden)
            .see("field:phone", View::Hidden);
        let who = app.colleague_with("watcher", app.role("观察员", &[grant]), None);
        let asked = |fields: &[&str]| {
            ask(app, &who, ListRequest { fields: named(fields), ..ListRequest::default() })
        };
        for unknown in ["phone", "no_such_field", ""] {
            assert_eq!(asked(&["level", unknown]).err(), Some("unknown_field"), "{unknown}");
        }
        // The record's own columns may be named: they come anyway.
        let page = asked(&["owner", "updated_at", "level"]).expect("a page");
        assert_eq!(shown(&page), ["level"]);
        assert_eq!(page.items[0].title, "客户");
        assert_eq!(last(app).fields, ["level"]);
        let many: Vec<&str> = vec!["level"; 301];
        assert_eq!(asked(&many).err(), Some("invalid"));
    });
}

#[test]
fn a_search_names_the_field_of_its_hit_and_no_candidate_that_did_not_fit() {
    on_both(|app| {
        let ids = customers(
            app,
            &[("张三", "13812345678"), ("张三丰", "13900005678"), ("李四", "13700000001")],
        );
        let grant = Grant::on("customer", Rows::All, &[Verb::READING]).see("*", View::Masked);
        let who = app.colleague_with("watcher", app.role("观察员", &[grant]), None);
        let search = |who: &Entered, q: &str| {
            let fields = named(&["level"]);
            let request = ListRequest { q: Some(q.into()), fields, ..ListRequest::default() };
            ask(app, who, request).expect("a page")
        };
        // Under a mask only the whole name is found: the longer one is opened and passed over.
        search(&who, "张三");
        let entry = last(app);
        assert_eq!(
            (&entry.records[..], &entry.fields[..]),
            (&ids[..1], &names(&["name", "level"])[..])
        );
        // Whoever is found by the last digits of a phone has told them.
        search(&app.enter("boss"), "5678");
        let entry = last(app);
        assert_eq!(entry.records.len(), 2);
        assert_eq!(entry.fields, ["name", "phone", "level"]);
    });
}

fn names(fields: &[&str]) -> Vec<String> {
    named(fields).unwrap_or_default()
}

#[test]
fn pages_go_on_whatever_the_columns() {
    on_both(|app| {
        customers(
            app,
            &[("张三", "13812345678"), ("李四", "13700000001"), ("王五", "13700000002")],
        );
        let boss = app.enter("boss");
        for order_by in [None, Some("name".to_owned())] {
            let (mut titles, mut token) = (Vec::new(), None);
            loop {
                let request = ListRequest {
                    order_by: order_by.clone(),
                    page_size: Some(1),
                    page_token: token,
                    fields: named(if titles.is_empty() { &["level"] } else { &["phone"] }),
                    ..ListRequest::default()
                };
                let page = ask(app, &boss, request).expect("a page");
                titles.push(page.items[0].title.clone());
                token = page.next_page_token;
                if token.is_none() {
                    break;
                }
            }
            titles.sort_unstable();
            assert_eq!(titles, ["张三", "李四", "王五"], "{order_by:?}");
            // Whoever sees the order by names learns of the names.
            assert!(order_by.is_none() || last(app).fields.contains(&"name".to_owned()));
        }
    });
}

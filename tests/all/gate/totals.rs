//! How many a search has found: told with its page where that is the last, counted further on
//! request.

use std::cmp::Reverse;
use std::sync::Arc;

use gate::verbs::count::count;
use gate::verbs::import::{Duplicates, ImportRow, ImportRules, import_rows};
use gate::verbs::list::{ListRequest, list};
use kernel::Id;
use model::{Value, Values};
use serde_json::json;
use tests::app::{App, on_both};

const MANY: usize = 1_010;

fn customers(app: &App) {
    let boss = app.enter("boss");
    let row = |n: usize| {
        let mut values = Values::new();
        for (field, text) in [("kind", "person"), ("name", "王芳"), ("level", "vip")] {
            values.set(field, Value::text(text.to_owned()));
        }
        values.set("phone", Value::text(format!("+86138{n:08}")));
        ImportRow { row: 2, values, owner: None, children: Vec::new(), columns: Arc::default() }
    };
    let rules =
        ImportRules { duplicates: Duplicates::Update, weak: vec!["phone".into()], note: None };
    for start in (0..MANY).step_by(200) {
        let rows = (start..MANY.min(start + 200)).map(row).collect();
        import_rows(&app.gate, &boss, "customer", rows, &rules, false).expect("taken in");
    }
}

#[test]
fn a_search_tells_that_there_are_more_than_its_page_and_is_counted_on_request() {
    on_both(|app| {
        customers(app);
        let boss = app.enter("boss");
        let told = |q: Option<&str>, filter: Option<&str>| {
            let request = ListRequest {
                object: "customer".into(),
                q: q.map(str::to_owned),
                filter: filter.map(str::to_owned),
                page_size: Some(5),
                ..ListRequest::default()
            };
            let page = list(&app.gate, &boss, &request).expect("a page").into_inner();
            let counted = count(&app.gate, &boss, &request).expect("a count").into_inner();
            let counted = (counted.total, counted.total_at_least);
            ((page.total, page.total_at_least), counted)
        };
        let all = Some(MANY as u64);
        // What must be opened to be known is counted one by one
        assert_eq!(told(Some("王芳"), None), ((None, Some(5)), (all, None)));
        assert_eq!(told(None, Some("name = \"王芳\"")), ((None, Some(5)), (all, None)));
        // What the database knows is counted there
        assert_eq!(told(None, Some("level = \"vip\"")), ((all, None), (all, None)));
        // And a search with few results tells them all
        assert_eq!(told(Some("13800000007"), None), ((Some(1), None), (Some(1), None)));
    });
}

/// A page of a search by name: when each was changed, and which it is; and where to go on.
type Found = (Vec<(String, Id)>, Option<String>);

fn searched(app: &App, size: usize, token: Option<String>) -> Found {
    let request = ListRequest {
        object: "customer".into(),
        q: Some("李雷".into()),
        page_size: Some(size),
        page_token: token,
        ..ListRequest::default()
    };
    let page = list(&app.gate, &app.enter("boss"), &request).expect("a page").into_inner();
    (
        page.items.iter().map(|item| (item.updated_at.clone(), item.id)).collect(),
        page.next_page_token,
    )
}

#[test]
fn a_search_shows_what_was_changed_last_and_the_newest_where_a_page_does_not_hold_all() {
    on_both(|app| {
        // Given seven customers of a name, the first of which was changed last
        let boss = app.enter("boss");
        let made: Vec<_> = (0..7)
            .map(|_| app.create(&boss, "customer", json!({"kind": "person", "name": "李雷"}), None))
            .collect();
        let level = json!({"level": "vip"});
        app.try_update(&boss, "customer", made[0], 1, level).expect("changed");
        // When a page holds them all, then what was changed last comes first
        let (mut all, next) = searched(app, 7, None);
        assert!(next.is_none() && all.len() == 7 && all.is_sorted_by(|a, b| a > b), "{all:?}");
        // And when it does not, the embedded database shows the newest first, page by page
        let (mut some, mut next) = searched(app, 3, None);
        while let Some(token) = next.take() {
            let page = searched(app, 3, Some(token));
            some.extend(page.0);
            next = page.1;
        }
        if !app.gate.has_other_nodes() {
            all.sort_unstable_by_key(|(_, id)| Reverse(*id));
        }
        assert_eq!(some, all);
    });
}

//! How many a search has found: told with its page where that is the last, counted further on
//! request.

use std::sync::Arc;

use gate::verbs::count::count;
use gate::verbs::import::{Duplicates, ImportRow, ImportRules, import_rows};
use gate::verbs::list::{ListRequest, list};
use model::{Value, Values};
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

//! What a list shows is what the policy engine permits row by row, for random roles over random
//! rows that really lie in the database, some of which are shared.

use std::collections::{BTreeMap, BTreeSet};

use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::collaborators::{CollaborateRequest, collaborate};
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, ShownRecord, ShownValue};
use kernel::Id;
use policy::{FieldGrant, Grant, Rows, Verb, View, decide_row};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use store::SealedRow;
use tests::app::{App, on_both};

/// How many random roles are tried on each database.
const CASES: u32 = 24;

fn field_lines() -> impl Strategy<Value = Vec<FieldGrant>> {
    let select = prop::sample::select(vec![
        "*",
        "audience:contact",
        "audience:finance",
        "class:high",
        "class:low",
        "field:phone",
        "field:level",
    ]);
    let view = prop::sample::select(vec![View::Hidden, View::Masked, View::Reveal, View::Clear]);
    let line = (select, view, any::<bool>()).prop_map(|(select, view, edit)| FieldGrant {
        select: select.into(),
        view,
        edit,
    });
    prop::collection::vec(line, 0..4)
}

fn grants() -> impl Strategy<Value = Vec<Grant>> {
    let rows = prop::sample::select(vec![Rows::Own, Rows::Team, Rows::Tree, Rows::All]);
    let verbs = prop::collection::btree_set(
        prop::sample::select(vec![Verb::List, Verb::Read, Verb::Search, Verb::Update, Verb::Count]),
        0..5,
    );
    let grant = (rows, verbs, field_lines()).prop_map(|(rows, verbs, fields)| Grant {
        object: "customer".into(),
        verbs,
        rows,
        fields,
    });
    prop::collection::vec(grant, 0..4)
}

/// A company of four departments, one person in each, and rows of all of them.
struct Company<'a> {
    app: &'a App,
    rows: Vec<SealedRow>,
}

impl<'a> Company<'a> {
    fn new(app: &'a App) -> Self {
        let head = app.department("总部", None);
        let one = app.department("一店", Some(head));
        let under = app.department("一店二楼", Some(one));
        let two = app.department("二店", Some(head));
        for (login, department) in [("p0", head), ("p1", one), ("p2", under), ("p3", two)] {
            app.colleague(login, "owner", Some(department));
        }
        // Each knows of all others.
        let people: Vec<Entered> = ["p0", "p1", "p2", "p3"].map(|login| app.enter(login)).into();
        let levels = ["normal", "vip", "gold"];
        for n in 0..36_usize {
            let values = json!({
                "kind": "person", "name": format!("客户{}", ["甲", "乙", "丙"][n % 3]),
                "phone": format!("138{n:08}"), "level": levels[n % levels.len()],
            });
            let who = &people[n % people.len()];
            let id = app.create(who, "customer", values, None);
            // Some of those that are others' are shared with them.
            if n % 3 == 0 && who.user() != people[1].user() {
                share(app, who, id, people[1].user(), n % 2 == 0);
            }
            if n % 7 == 0 {
                gate::verbs::delete::delete(&app.gate, who, "customer", id, None).expect("deleted");
            } else if n % 5 == 0 {
                // It moves to whoever tests the roles.
                let owner = Some(people[1].user());
                let request = BulkRequest { owner, ..BulkRequest::of(BulkAct::Assign, vec![id]) };
                bulk(&app.gate, who, "customer", request).expect("assigned");
            }
        }
        Self { app, rows: rows(app) }
    }

    /// The person in the middle of the tree, who holds this role and no other.
    fn with_role(&self, role: Id) -> Entered {
        let boss = self.app.enter("boss");
        let user = self.app.enter("p1").user();
        let version = gate::verbs::read::read(&self.app.gate, &boss, "user", user)
            .expect("them")
            .get()
            .version;
        self.app
            .try_update(&boss, "user", user, version, json!({ "roles": [role] }))
            .expect("the role is given");
        self.app.enter("p1")
    }
}

fn share(app: &App, who: &Entered, id: Id, with: Id, edit: bool) {
    let wanted = CollaborateRequest { user: Some(with), department: None, edit, days: None };
    collaborate(&app.gate, who, "customer", id, &wanted).expect("shared");
}

/// All customers as they lie in the database.
fn rows(app: &App) -> Vec<SealedRow> {
    let boss = app.enter("boss");
    let object = boss.catalogue().get("customer").expect("declared");
    let permit =
        policy::decide(&boss.org().policies, boss.caller(), Verb::Read, object).expect("all");
    let query = store::ListQuery {
        predicate: model::Predicate::True,
        order: Vec::new(),
        limit: 500,
        after: None,
        which: store::Which::Any,
    };
    app.store.of(permit.org()).read(|c| store::records::list(c, &permit, &query)).expect("rows")
}

fn listed(app: &App, who: &Entered, deleted: bool) -> BTreeMap<Id, ShownRecord> {
    let request = ListRequest {
        object: "customer".into(),
        page_size: Some(500),
        deleted,
        ..ListRequest::default()
    };
    match list(&app.gate, who, &request) {
        Ok(page) => page.into_inner().items.into_iter().map(|item| (item.id, item)).collect(),
        Err(fault) => {
            assert_eq!(fault.code, "denied");
            BTreeMap::new()
        }
    }
}

/// How a value is shown, in the words of the policy: a masked one may be revealable or not.
fn shown_as(record: &ShownRecord, field: &str) -> View {
    match record.values.get(field) {
        None => View::Hidden,
        Some(ShownValue::Clear(_)) => View::Clear,
        Some(ShownValue::Masked { .. }) if record.reveal.iter().any(|f| f == field) => View::Reveal,
        Some(ShownValue::Masked { .. }) => View::Masked,
    }
}

fn agrees(company: &Company<'_>, who: &Entered) {
    let object = who.catalogue().get("customer").expect("declared");
    let decide = |row: &SealedRow| {
        decide_row(&who.org().policies, who.caller(), Verb::List, object, &row.facts()).ok()
    };
    for (deleted, state) in [(false, "active"), (true, "deleted")] {
        let found = listed(company.app, who, deleted);
        let mut expected = BTreeSet::new();
        for row in company.rows.iter().filter(|row| row.state == state) {
            let Some(permit) = decide(row) else { continue };
            expected.insert(row.id);
            let Some(record) = found.get(&row.id) else { continue };
            for field in ["name", "phone", "level"] {
                assert_eq!(shown_as(record, field), permit.view(field, &row.facts()), "{field}");
            }
        }
        assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), expected, "{state}");
    }
}

#[test]
fn a_list_shows_the_rows_and_fields_that_the_engine_permits_one_by_one() {
    on_both(|app| {
        let company = Company::new(app);
        let config = Config {
            cases: CASES,
            failure_persistence: None,
            max_shrink_iters: 20,
            ..Config::default()
        };
        let mut names = 0;
        let cell = std::cell::RefCell::new(&mut names);
        TestRunner::new(config)
            .run(&grants(), |grants| {
                let name = {
                    let mut count = cell.borrow_mut();
                    **count += 1;
                    format!("角色{count}")
                };
                let role = app.role(&name, &grants);
                agrees(&company, &company.with_role(role));
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
    });
}

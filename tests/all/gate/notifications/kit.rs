//! A shop with two reps and their manager, and what they are told.

use std::sync::Arc;

use gate::Entered;
use gate::enter::me::notifications::{Notification, Request, list};
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::create::{CreateRequest, create};
use kernel::{Id, ManualClock, Timestamp};
use serde_json::{Value as Json, json};
use tests::app::{App, map};

/// The people of a shop; the first one's customer.
pub struct Shop {
    pub one: Entered,
    pub two: Entered,
    pub manager: Entered,
    pub customer: Id,
}

impl Shop {
    pub fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let one = app.colleague("rep1", "rep", department);
        let two = app.colleague("rep2", "rep", department);
        let manager = app.colleague("manager", "manager", department);
        // They came in before the others had joined.
        let [one, two, manager] = [one, two, manager].map(|who| {
            let login = who.org().users[&who.user()].login.clone();
            app.enter(&login)
        });
        let values = json!({ "kind": "person", "name": "单小燕" });
        let customer = app.create(&one, "customer", values, None);
        Self { one, two, manager, customer }
    }

    /// Another customer of the first rep.
    pub fn customer(&self, app: &App, name: &str) -> Id {
        app.create(&self.one, "customer", json!({ "kind": "person", "name": name }), None)
    }

    /// A follow-up of the first rep that names these.
    pub fn mention(&self, app: &App, users: &[Id]) -> Id {
        self.mention_on(app, self.customer, users)
    }

    /// The same about another customer.
    pub fn mention_on(&self, app: &App, customer: Id, users: &[Id]) -> Id {
        let values = json!({ "kind": "call", "body": "请帮忙备货", "at": "2026-11-01T03:00:00Z",
            "mentions": users });
        app.create(&self.one, "follow_up", values, Some(customer))
    }

    pub fn task(&self, app: &App, who: &Entered, owner: Option<&Entered>, values: Json) -> Id {
        let request = CreateRequest {
            object: "task".into(),
            values: map(values),
            owner: owner.map(Entered::user),
            parent: None,
        };
        create(&app.gate, who, request).expect("a task").get().id
    }

    pub fn give(&self, app: &App, object: &str, ids: Vec<Id>, to: &Entered) {
        let n = ids.len() as u64;
        let request =
            BulkRequest { owner: Some(to.user()), ..BulkRequest::of(BulkAct::Assign, ids) };
        let answer = bulk(&app.gate, &app.enter("manager"), object, request).expect("assigned");
        assert_eq!(answer.get().done, n);
    }
}

/// What somebody was told, the newest first.
pub fn told(app: &App, who: &Entered) -> Vec<Notification> {
    list(&app.gate, who, &Request::default()).expect("the notifications").into_inner().items
}

/// A company on 1 November 2026, noon in China.
pub fn clocked() -> (App, Arc<ManualClock>) {
    let start = Timestamp::parse("2026-11-01T04:00:00Z").expect("a moment");
    let clock = Arc::new(ManualClock::at(start));
    (App::by(clock.clone()), clock)
}

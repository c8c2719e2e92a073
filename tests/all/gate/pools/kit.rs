//! A company with a pool.

use gate::verbs::claim::claim;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::verbs::release::{ReleaseRequest, release};
use gate::{Entered, ShownRecord};
use kernel::{Id, Result};
use serde_json::{Value as Json, json};
use tests::app::App;

/// Two reps of one shop, one of another, a manager of the first; the first one's customer.
pub struct Shop {
    pub one: Entered,
    pub two: Entered,
    pub other: Entered,
    pub manager: Entered,
    pub first: Id,
    pub customer: Id,
    pub pool: Id,
}

impl Shop {
    pub fn new(app: &App) -> Self {
        let (first, second) = (app.department("一店", None), app.department("二店", None));
        let one = app.colleague("rep1", "rep", Some(first));
        let two = app.colleague("rep2", "rep", Some(first));
        let other = app.colleague("rep3", "rep", Some(second));
        let manager = app.colleague("manager", "manager", Some(first));
        let customer = customer(app, &one, "单小燕");
        let pool = *one.org().pools.keys().next().expect("the first pool");
        Self { one, two, other, manager, first, customer, pool }
    }

    pub fn give_back(&self, app: &App) {
        give_back(app, &app.enter("rep1"), self.customer).expect("given back");
    }

    /// The pool's rules become these.
    pub fn rules(&self, app: &App, values: Json) {
        let boss = app.enter("boss");
        let version = read(&app.gate, &boss, "pool", self.pool).expect("the pool").get().version;
        app.try_update(&boss, "pool", self.pool, version, values).expect("new rules");
    }
}

pub fn customer(app: &App, who: &Entered, name: &str) -> Id {
    let values = json!({ "kind": "person", "name": name, "phone": "13812345678",
        "id_card": "11010519491231002X" });
    let mut values = values;
    if name != "单小燕" {
        values.as_object_mut().expect("an object").remove("id_card");
    }
    app.create(who, "customer", values, None)
}

pub fn give_back(app: &App, who: &Entered, id: Id) -> Result<()> {
    release(&app.gate, who, "customer", id, &ReleaseRequest::default()).map(drop)
}

pub fn take(app: &App, who: &Entered, id: Id) -> Result<()> {
    claim(&app.gate, who, "customer", id).map(drop)
}

pub fn of(object: &str, pooled: bool) -> ListRequest {
    ListRequest { object: object.into(), pooled, ..ListRequest::default() }
}

pub fn listed(app: &App, who: &Entered, request: &ListRequest) -> Vec<ShownRecord> {
    list(&app.gate, who, request).expect("a list").into_inner().items
}

pub fn json_of(shown: &ShownRecord) -> Json {
    serde_json::to_value(shown).expect("an answer")
}

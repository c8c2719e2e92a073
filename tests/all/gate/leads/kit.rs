//! A shop that gets leads.

use std::collections::BTreeMap;

use gate::verbs::convert::{ConvertRequest, Converted, convert};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::{Entered, ShownRecord};
use kernel::{Id, Result};
use serde_json::{Value as Json, json};
use tests::app::{App, map};

/// Three reps and the manager of one shop.
pub struct Shop {
    pub reps: Vec<Entered>,
    pub manager: Entered,
}

impl Shop {
    pub fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let reps = ["rep1", "rep2", "rep3"].map(|login| app.colleague(login, "rep", department));
        let manager = app.colleague("manager", "manager", department);
        Self { reps: reps.into(), manager }
    }

    /// A rule that is switched on, with these reps as its members in this order.
    pub fn rule(&self, app: &App, values: Json, members: &[usize]) -> Id {
        let boss = app.enter("boss");
        let mut values = values;
        values["on"] = json!(true);
        let rule = app.create(&boss, "assignment_rule", values, None);
        for (place, member) in (1..).zip(members) {
            let member = json!({ "user": self.reps[*member].user(), "place": place });
            app.create(&boss, "assignment_member", member, Some(rule));
        }
        rule
    }

    /// How many leads each of the reps has.
    pub fn loads(&self, app: &App) -> Vec<usize> {
        let found = listed(app, &app.enter("boss"), "lead", "");
        let of = |rep: &Entered| found.iter().filter(|one| one.owner == Some(rep.user())).count();
        self.reps.iter().map(of).collect()
    }
}

pub fn lead(app: &App, who: &Entered, name: &str, more: Json) -> Id {
    let mut values = json!({ "name": name, "phone": "13812345678", "source": "website" });
    for (field, value) in map(more) {
        values[field] = value;
    }
    app.create(who, "lead", values, None)
}

pub fn listed(app: &App, who: &Entered, object: &str, filter: &str) -> Vec<ShownRecord> {
    let request = ListRequest {
        object: object.into(),
        filter: (!filter.is_empty()).then(|| filter.to_owned()),
        ..ListRequest::default()
    };
    list(&app.gate, who, &request).expect("a list").into_inner().items
}

/// A record as somebody sees it.
pub fn seen(app: &App, who: &Entered, object: &str, id: Id) -> Json {
    let shown = read(&app.gate, who, object, id).expect("the record").into_inner();
    serde_json::to_value(shown).expect("an answer")
}

pub fn turn(app: &App, who: &Entered, id: Id, request: ConvertRequest) -> Result<Converted> {
    convert(&app.gate, who, "lead", id, request).map(gate::Shown::into_inner)
}

/// With a contact and a deal.
pub fn all_of_it() -> ConvertRequest {
    let deal =
        json!({ "title": "二十只 Kelly", "amount": { "amount": "200000", "currency": "CNY" } });
    ConvertRequest { person: true, chance: Some(map(deal)), ..ConvertRequest::default() }
}

/// How many records of each object there are.
pub fn counts(app: &App) -> BTreeMap<&'static str, usize> {
    let boss = app.enter("boss");
    let objects = ["customer", "contact", "deal", "follow_up"];
    objects.into_iter().map(|name| (name, listed(app, &boss, name, "").len())).collect()
}

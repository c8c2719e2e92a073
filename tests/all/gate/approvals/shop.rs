//! A shop with its people, and quotes that need approval above ten of a hundred.

use std::collections::BTreeMap;

use gate::Entered;
use gate::verbs::approvals::{
    DecideRequest, Deed, Inbox, Standing, SubmitRequest, Which, decide, inbox, standing, submit,
};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::verbs::update::{UpdateRequest, update};
use kernel::{Id, Result};
use serde_json::{Map, Value as Json, json};
use tests::app::App;

pub struct Shop<'a> {
    pub app: &'a App,
    pub rep: Entered,
    pub other: Entered,
    pub manager: Entered,
    pub customer: Id,
    pub department: Id,
    stages: BTreeMap<String, Id>,
}

/// One line with a discount of so many of a hundred.
pub fn lines(discount: &str) -> Json {
    json!({ "currency": "CNY", "rows": [
        { "name": "Kelly 25", "unit": "个", "quantity": "1", "price": "80000", "discount": discount },
    ]})
}

impl<'a> Shop<'a> {
    /// A flow with one step: the manager.
    pub fn new(app: &'a App) -> Self {
        Self::with(app, &[json!({ "who": "manager" })])
    }

    pub fn with(app: &'a App, steps: &[Json]) -> Self {
        let department = app.department("一店", None);
        app.colleague("rep1", "rep", Some(department));
        app.colleague("rep2", "rep", Some(department));
        app.colleague("manager", "manager", Some(department));
        let rep = app.enter("rep1");
        let person = json!({ "kind": "person", "name": "单小燕" });
        let customer = app.create(&rep, "customer", person, None);
        let request = ListRequest { object: "stage".into(), ..ListRequest::default() };
        let found = list(&app.gate, &rep, &request).expect("the stages");
        let stages = found.get().items.iter().map(|one| (one.title.clone(), one.id)).collect();
        let (other, manager) = (app.enter("rep2"), app.enter("manager"));
        let shop = Self { app, rep, other, manager, customer, department, stages };
        let guard = "(status = \"sent\" OR status = \"accepted\")";
        shop.flow("quote", "discount_rate > 10", guard, steps);
        shop.refreshed()
    }

    /// The same people as they come in now.
    pub fn refreshed(self) -> Self {
        let [rep, other, manager] = ["rep1", "rep2", "manager"].map(|login| self.app.enter(login));
        Self { rep, other, manager, ..self }
    }

    pub fn flow(&self, object: &str, condition: &str, guard: &str, steps: &[Json]) -> Id {
        let boss = self.app.enter("boss");
        let values = json!({ "name": "优惠审批", "object": object, "enabled": true,
            "condition": condition, "guard": guard, "watch": "terms" });
        let values = match object {
            "quote" => values,
            _ => json!({ "name": "大额审批", "object": object, "enabled": true,
                "condition": condition, "guard": guard }),
        };
        let flow = self.app.create(&boss, "approval_flow", values, None);
        for (place, step) in steps.iter().enumerate() {
            let mut values = json!({ "name": format!("第{}步", place + 1), "place": place + 1,
                "need": "any" });
            for (field, value) in step.as_object().expect("a step") {
                values[field] = value.clone();
            }
            self.app.create(&boss, "approval_step", values, Some(flow));
        }
        flow
    }

    pub fn stage(&self, name: &str) -> String {
        self.stages[name].to_string()
    }

    pub fn quote(&self, discount: &str) -> Id {
        let values = json!({ "title": "Kelly 报价", "lines": lines(discount) });
        self.app.create(&self.app.enter("rep1"), "quote", values, Some(self.customer))
    }

    pub fn update(&self, quote: Id, values: Json) -> Result<i64> {
        let who = self.app.enter("rep1");
        let version = read(&self.app.gate, &who, "quote", quote).expect("the quote").get().version;
        self.app.try_update(&who, "quote", quote, version, values)
    }

    /// The manager gives a record to somebody.
    pub fn give(&self, object: &str, id: Id, to: &Entered) -> Result<()> {
        let who = self.app.enter("manager");
        let version = read(&self.app.gate, &who, object, id)?.get().version;
        let request = UpdateRequest { version, values: Map::new(), owner: Some(to.user()) };
        update(&self.app.gate, &who, object, id, request).map(drop)
    }

    pub fn version(&self, quote: Id) -> i64 {
        let who = self.app.enter("rep1");
        read(&self.app.gate, &who, "quote", quote).expect("the quote").get().version
    }

    pub fn to_status(&self, quote: Id, status: &str) -> Result<i64> {
        self.update(quote, json!({ "status": status }))
    }

    pub fn submit(&self, quote: Id, remark: Option<&str>) -> Result<Id> {
        self.submit_of("quote", quote, remark)
    }

    pub fn submit_of(&self, object: &str, id: Id, remark: Option<&str>) -> Result<Id> {
        self.submit_as(&self.app.enter("rep1"), object, id, remark)
    }

    pub fn submit_as(
        &self,
        who: &Entered,
        object: &str,
        id: Id,
        remark: Option<&str>,
    ) -> Result<Id> {
        let version = read(&self.app.gate, who, object, id)?.get().version;
        let request = SubmitRequest { version, remark: remark.map(str::to_owned) };
        submit(&self.app.gate, who, object, id, &request).map(|shown| shown.into_inner())
    }

    pub fn decide(&self, who: &Entered, approval: Id, act: Deed) -> Result<&'static str> {
        let remark = act.needs_remark().then(|| "请再核对".to_owned());
        let request = DecideRequest { act, remark, to: None };
        decide(&self.app.gate, who, approval, &request).map(|shown| shown.into_inner())
    }

    pub fn delegate(&self, who: &Entered, approval: Id, to: Id) -> Result<&'static str> {
        let request = DecideRequest { act: Deed::Delegate, remark: None, to: Some(to) };
        decide(&self.app.gate, who, approval, &request).map(|shown| shown.into_inner())
    }

    pub fn standing(&self, who: &Entered, quote: Id) -> Standing {
        standing(&self.app.gate, who, "quote", quote).expect("how it stands").into_inner()
    }

    /// How the latest approval of a quote stands.
    pub fn status(&self, quote: Id) -> &'static str {
        self.standing(&self.app.enter("rep1"), quote).approvals.first().map_or("none", |a| a.status)
    }

    pub fn inbox(&self, who: &Entered, which: Which) -> Inbox {
        inbox(&self.app.gate, who, which).expect("the requests").into_inner()
    }
}

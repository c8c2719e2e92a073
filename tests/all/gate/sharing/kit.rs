//! Two shops, a customer of the first one with all that hangs on it, and a second customer beside it.

use gate::Entered;
use gate::enter::me::notifications;
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::collaborators::{
    CollaborateRequest, Collaborators, collaborate, collaborators, stop,
};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read;
use gate::verbs::reveal::{RevealRequest, reveal};
use kernel::{Fault, Id};
use policy::Verb;
use serde_json::json;
use tests::app::App;

pub const PHONE: &str = "13812345678";

/// All objects that `seen` counts.
const OBJECTS: [&str; 5] = ["customer", "contact", "follow_up", "deal", "contract"];

pub struct Shop<'a> {
    pub app: &'a App,
    /// The second shop, below which there is a counter.
    pub second: Id,
    pub customer: Id,
    /// Another customer of the same rep.
    pub beside: Id,
    pub deal: Id,
}

impl<'a> Shop<'a> {
    pub fn new(app: &'a App) -> Self {
        let (first, second) = (app.department("一店", None), app.department("二店", None));
        let counter = app.department("二店柜台", Some(second));
        let rep = app.colleague("rep", "rep", Some(first));
        app.colleague("colleague", "rep", Some(first));
        app.colleague("manager", "manager", Some(first));
        app.colleague("other", "rep", Some(second));
        app.colleague("clerk", "rep", Some(counter));
        app.colleague("admin", "admin", Some(second));
        app.colleague("auditor", "auditor", Some(first));
        let made = |phone: &str| {
            let values = json!({ "kind": "person", "name": "单小燕", "phone": phone });
            app.create(&rep, "customer", values, None)
        };
        let (customer, beside) = (made(PHONE), made("13900139000"));
        let below = |object, values| app.create(&rep, object, values, Some(customer));
        below("contact", json!({ "name": "单母" }));
        below("follow_up", note());
        let deal = below("deal", json!({ "title": "一只包" }));
        below("contract", json!({ "title": "一只包" }));
        Self { app, second, customer, beside, deal }
    }

    pub fn customer(&self, who: &Entered, phone: &str) -> Id {
        let values = json!({ "kind": "person", "name": "仇英", "phone": phone });
        self.app.create(who, "customer", values, None)
    }

    pub fn listed(&self, who: &Entered, object: &str) -> Vec<Id> {
        let request = ListRequest { object: object.into(), ..ListRequest::default() };
        let found = list(&self.app.gate, who, &request).expect("a list");
        found.get().items.iter().map(|record| record.id).collect()
    }

    /// How many records of each object somebody sees, listed and counted alike.
    pub fn seen(&self, login: &str) -> [usize; 5] {
        let who = self.app.enter(login);
        OBJECTS.map(|object| {
            let request = ListRequest { object: object.into(), ..ListRequest::default() };
            let counted = gate::verbs::count::count(&self.app.gate, &who, &request);
            let listed = self.listed(&who, object).len();
            assert_eq!(counted.expect("a count").get().total, Some(listed as u64), "{object}");
            listed
        })
    }

    /// How many customers a search by this phone finds.
    pub fn found(&self, login: &str, phone: &str) -> usize {
        let q = Some(phone.to_owned());
        let request = ListRequest { object: "customer".into(), q, ..ListRequest::default() };
        list(&self.app.gate, &self.app.enter(login), &request).expect("found").get().items.len()
    }

    /// How many customers in use somebody may do this with, asked one by one by the buttons of the list.
    pub fn may(&self, who: &Entered, verb: Verb) -> u64 {
        let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
        let found = list(&self.app.gate, who, &request).expect("a list");
        let may = |id: &&gate::ShownRecord| {
            let one = read::read(&self.app.gate, who, "customer", id.id).expect("opened");
            one.get().may.iter().any(|name| name == verb.name())
        };
        found.get().items.iter().filter(may).count() as u64
    }

    fn user(&self, login: &str) -> Id {
        self.app.enter(login).user()
    }

    /// Shares the customer; the share's id.
    pub fn gives(&self, giver: &str, to: &str, edit: bool) -> Result<Id, Fault> {
        self.shares(self.customer, giver, to, edit)
    }

    pub fn shares(&self, id: Id, giver: &str, to: &str, edit: bool) -> Result<Id, Fault> {
        let user = Some(self.user(to));
        self.asks(id, giver, CollaborateRequest { user, department: None, edit, days: None })
    }

    pub fn asks(&self, id: Id, giver: &str, wanted: CollaborateRequest) -> Result<Id, Fault> {
        let grantee = wanted.user.or(wanted.department);
        let who = self.app.enter(giver);
        let told = collaborate(&self.app.gate, &who, "customer", id, &wanted)?;
        let one = told.get().items.iter().find(|one| Some(one.grantee) == grantee);
        Ok(one.expect("it is shared").id)
    }

    pub fn takes_back(&self, login: &str, share: Id) -> Result<(), Fault> {
        let who = self.app.enter(login);
        stop(&self.app.gate, &who, "customer", self.customer, share).map(drop)
    }

    pub fn collaborators(&self, login: &str) -> Result<Collaborators, Fault> {
        collaborators(&self.app.gate, &self.app.enter(login), "customer", self.customer)
            .map(gate::Shown::into_inner)
    }

    pub fn reveals(&self, login: &str) -> Result<(), Fault> {
        let fields = vec!["phone".into()];
        let asked = RevealRequest { fields, purpose: "contact".into(), reason: None };
        reveal(&self.app.gate, &self.app.enter(login), "customer", self.customer, asked).map(drop)
    }

    /// Adds a follow-up to the customer.
    pub fn notes(&self, login: &str) -> Result<Id, Fault> {
        self.app.try_create(&self.app.enter(login), "follow_up", note(), Some(self.customer))
    }

    /// Gives the customer to another owner.
    pub fn assigns(&self, login: &str, to: &str) -> Result<(), Fault> {
        let owner = Some(self.user(to));
        let request =
            BulkRequest { owner, ..BulkRequest::of(BulkAct::Assign, vec![self.customer]) };
        let done = bulk(&self.app.gate, &self.app.enter(login), "customer", request)?;
        match done.get().refused.first() {
            Some(_) => Err(Fault::denied("no_grant")),
            None => Ok(()),
        }
    }

    /// The kinds of what somebody was told.
    pub fn told(&self, login: &str) -> Vec<String> {
        let request = notifications::Request::default();
        let found = notifications::list(&self.app.gate, &self.app.enter(login), &request);
        found.expect("told").get().items.iter().map(|one| one.kind.clone()).collect()
    }
}

fn note() -> serde_json::Value {
    json!({ "kind": "note", "body": "喜欢丝巾", "at": "2026-01-02T03:04:05Z" })
}

/// What each of them is answered.
pub fn codes(logins: &[&str], ask: impl Fn(&str) -> Option<&'static str>) -> Vec<&'static str> {
    logins.iter().map(|login| ask(login).expect("a refusal")).collect()
}

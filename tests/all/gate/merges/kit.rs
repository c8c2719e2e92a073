//! Two customers who are one, and all that can be seen of them.

use std::collections::BTreeMap;

use gate::Entered;
use gate::verbs::count::count;
use gate::verbs::history::history;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::merge::{MergeAnswer, MergeRequest, Side, merge};
use gate::verbs::read::read;
use gate::verbs::unmerge::{UnmergeAnswer, UnmergeRequest, unmerge};
use kernel::{Id, Result};
use serde_json::{Value as Json, json};
use tests::app::App;

/// The objects whose lists are compared.
const SEEN: [&str; 10] = [
    "customer",
    "contact",
    "follow_up",
    "deal",
    "task",
    "quote",
    "contract",
    "order",
    "payment",
    "invoice",
];

/// A rep with two records of one customer, each with followers.
pub struct Pair {
    pub rep: Entered,
    pub winner: Id,
    pub loser: Id,
}

impl Pair {
    pub fn new(app: &App) -> Self {
        let shop = app.department("一店", None);
        let rep = app.colleague("rep1", "rep", Some(shop));
        let winner = json!({ "kind": "person", "name": "单小燕", "phone": "13812345678" });
        let loser = json!({ "kind": "person", "name": "单晓燕", "phone": "13987654321",
            "email": "shan@example.cn", "id_card": "11010519491231002X", "level": "vip" });
        let winner = app.create(&rep, "customer", winner, None);
        let loser = app.create(&rep, "customer", loser, None);
        for (parent, text) in [(winner, "看过 Kelly"), (loser, "想寄卖手表")] {
            let noted = json!({ "kind": "call", "body": text, "at": "2026-01-05T10:00:00+08:00" });
            app.create(&rep, "follow_up", noted, Some(parent));
            app.create(&rep, "contact", json!({ "name": "家属小王" }), Some(parent));
            app.create(&rep, "deal", json!({ "title": text }), Some(parent));
        }
        Self { rep, winner, loser }
    }

    pub fn merge(&self, app: &App, take: &[&str]) -> Result<MergeAnswer> {
        join(app, &self.rep, self.winner, self.loser, take)
    }

    pub fn unmerge(&self, app: &App) -> Result<UnmergeAnswer> {
        part(app, &self.rep, self.winner, self.loser)
    }
}

pub fn version(app: &App, id: Id) -> i64 {
    read(&app.gate, &app.enter("boss"), "customer", id).map_or(1, |shown| shown.get().version)
}

pub fn join(app: &App, who: &Entered, winner: Id, loser: Id, take: &[&str]) -> Result<MergeAnswer> {
    let request = MergeRequest {
        other: loser,
        version: version(app, winner),
        other_version: version(app, loser),
        take: take.iter().map(|field| ((*field).to_owned(), Side::Other)).collect(),
    };
    merge(&app.gate, who, "customer", winner, &request).map(gate::Shown::into_inner)
}

pub fn part(app: &App, who: &Entered, winner: Id, loser: Id) -> Result<UnmergeAnswer> {
    let request = UnmergeRequest { other: loser, version: None };
    unmerge(&app.gate, who, "customer", winner, &request).map(gate::Shown::into_inner)
}

pub fn listed(app: &App, who: &Entered, object: &str, q: Option<&str>) -> Vec<gate::ShownRecord> {
    let request =
        ListRequest { object: object.into(), q: q.map(str::to_owned), ..ListRequest::default() };
    list(&app.gate, who, &request).expect("a list").into_inner().items
}

pub fn ids(app: &App, who: &Entered, q: &str) -> Vec<Id> {
    listed(app, who, "customer", Some(q)).iter().map(|item| item.id).collect()
}

/// All that somebody can see: records, lists in their order, counts, history and searches. Two more versions
/// of the two records are what a merge and its undoing leave.
pub fn everything(app: &App, who: &Entered, pair: [Id; 2], words: &[&str]) -> Json {
    let mut seen = BTreeMap::new();
    for object in SEEN {
        let items = listed(app, who, object, None);
        for item in &items {
            let past = history(&app.gate, who, object, item.id, None).expect("a history");
            let mut lines = serde_json::to_value(past).expect("lines");
            let lines = lines.as_array_mut().expect("a list");
            lines.retain(|line| line["act"] != "merge" && line["act"] != "unmerge");
            seen.insert(format!("{object} {} past", item.id), json!(lines));
        }
        let mut items = serde_json::to_value(&items).expect("items");
        for item in items.as_array_mut().expect("a list") {
            if pair.iter().any(|id| item["id"] == id.to_string()) {
                item.as_object_mut().expect("a record").remove("version");
            }
        }
        seen.insert(object.to_owned(), items);
        let counted = ListRequest { object: object.into(), ..ListRequest::default() };
        let counted = count(&app.gate, who, &counted).expect("a count");
        seen.insert(format!("{object} count"), serde_json::to_value(counted).expect("a number"));
    }
    for word in words {
        seen.insert(format!("search {word}"), json!(ids(app, who, word)));
    }
    json!(seen)
}

//! What every new organisation begins with: one pipeline, with the stages that most teams know.

use gate::found::FirstRecord;
use serde_json::{Map, Value as Json, json};

/// The records in the order in which they are made.
#[must_use]
pub fn first_records() -> Vec<FirstRecord> {
    let stages = [
        json!({"name": "初步接触", "place": 1, "kind": "open", "probability": 10, "days": 14}),
        json!({"name": "需求确认", "place": 2, "kind": "open", "probability": 30, "days": 14}),
        json!({"name": "方案报价", "place": 3, "kind": "open", "probability": 50, "days": 10,
            "needs": ["amount", "expected_on"]}),
        json!({"name": "商务谈判", "place": 4, "kind": "open", "probability": 80, "days": 10}),
        json!({"name": "赢单", "place": 5, "kind": "won", "probability": 100, "needs": ["amount"]}),
        json!({"name": "输单", "place": 6, "kind": "lost", "probability": 0}),
    ];
    let below = stages.into_iter().map(|stage| record("stage", stage, Vec::new())).collect();
    vec![record("pipeline", json!({"name": "标准销售流程", "place": 1}), below)]
}

fn record(object: &'static str, values: Json, below: Vec<FirstRecord>) -> FirstRecord {
    let values = match values {
        Json::Object(map) => map,
        _ => Map::new(),
    };
    FirstRecord { object, values, below }
}

//! What every new organisation begins with: one pipeline, with the stages that most teams know, and one
//! pool.

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
    // A quiet beginning: whoever gives a customer back finds a pool, and nothing comes back by itself.
    let pool = json!({"name": "公海", "place": 1, "everyone": true, "claims_a_day": 20,
        "cool_down_days": 7, "views_a_day": 500, "warn_days": 3});
    let manager = json!({"name": "主管审批", "place": 1, "who": "manager", "need": "any"});
    let below_manager = || vec![record("approval_step", manager.clone(), Vec::new())];
    // Ready to be switched on; until then nothing needs approval.
    let quotes = json!({"name": "报价优惠审批", "place": 1, "object": "quote", "enabled": false,
        "condition": "discount_rate > 10", "guard": "(status = \"sent\" OR status = \"accepted\")",
        "watch": "terms,valid_until"});
    let contracts = json!({"name": "大额合同审批", "place": 2, "object": "contract", "enabled": false,
        "condition": "amount > 50000", "guard": "status = \"active\""});
    vec![
        record("approval_flow", quotes, below_manager()),
        record("approval_flow", contracts, below_manager()),
        record("pipeline", json!({"name": "标准销售流程", "place": 1}), below),
        record("pool", pool, Vec::new()),
    ]
}

fn record(object: &'static str, values: Json, below: Vec<FirstRecord>) -> FirstRecord {
    let values = match values {
        Json::Object(map) => map,
        _ => Map::new(),
    };
    FirstRecord { object, values, below }
}

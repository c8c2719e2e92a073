//! The pools of the demo company: one for everybody, one of a shop, and customers in both.

use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::release::{ReleaseRequest, release};
use gate::{Entered, Gate};
use kernel::{Id, Result};
use serde_json::{Map, Value as Json, json};

/// Customers that one seller gives back at most.
const EACH: usize = 6;
/// One customer given back for so many.
const SHARE: usize = 12;

/// Makes the shop's pool, of which its people are members.
///
/// # Errors
/// What the gate refuses.
pub fn make(gate: &Gate, owner: &Entered, shop: Id) -> Result<Id> {
    let add = |object: &str, values: Json, parent| {
        let values = values.as_object().cloned().unwrap_or_else(Map::new);
        let request = CreateRequest { object: object.into(), values, owner: None, parent };
        create(gate, owner, request).map(|shown| shown.get().id)
    };
    let rules = json!({
        "name": "上海高端客户", "place": 2, "claims_a_day": 3, "holds_at_most": 400,
        "cool_down_days": 30, "views_a_day": 100, "idle_days": 180, "warn_days": 14,
        "levels": ["gold", "vip", "black"],
    });
    let pool = add("pool", rules, None)?;
    add("pool_member", json!({ "department": shop }), Some(pool))?;
    Ok(pool)
}

/// Lets a seller give some customers back to a pool; how many.
///
/// # Errors
/// What the gate refuses.
pub fn give_back(gate: &Gate, seller: &Entered, shop: Id) -> Result<u64> {
    let mine = ListRequest {
        object: "customer".into(),
        filter: Some(format!("owner = \"{}\"", seller.user())),
        order_by: Some("created_at".into()),
        page_size: Some(EACH * SHARE),
        fields: Some(Vec::new()),
        ..ListRequest::default()
    };
    let customers = list(gate, seller, &mine)?.into_inner().items;
    let many = (customers.len() / SHARE).min(EACH);
    let pools: Vec<Id> = seller.caller().pools.iter().copied().collect();
    let general = pools.iter().copied().find(|pool| *pool != shop);
    for (place, customer) in customers.into_iter().take(many).enumerate() {
        let of_shop = place % 3 == 0 && pools.contains(&shop);
        let pool = if of_shop { Some(shop) } else { general };
        let request = ReleaseRequest { pool, ..ReleaseRequest::default() };
        release(gate, seller, "customer", customer.id, &request)?;
    }
    Ok(many as u64)
}

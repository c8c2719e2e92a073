//! The approvals of the demo company: its flows switched on, and a few quotes on their way through them.

use gate::verbs::approvals::{DecideRequest, Deed, SubmitRequest, decide, submit};
use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::update::{UpdateRequest, update};
use gate::{Entered, Gate};
use kernel::{Id, Result};
use serde_json::{Map, Value as Json, json};

use super::goods::GOODS;

/// Who asks for what: the seller, the product as a place in `GOODS`, its discount, what is said to it; and who
/// does what with it.
type Request =
    (&'static str, usize, &'static str, &'static str, Option<(&'static str, Deed, &'static str)>);

const REQUESTS: [Request; 5] = [
    ("li", 0, "12", "老客户第三次购买，申请 12% 优惠", None),
    (
        "chen",
        1,
        "15",
        "客户同时寄卖两件，申请 15% 优惠",
        Some(("wang", Deed::Approve, "同意，仅限本次")),
    ),
    ("zhou", 2, "18", "客户比价中", Some(("wang", Deed::Return, "超过 15% 请先说明成本"))),
    ("qian", 3, "12", "生日月优惠", None),
    ("sun", 4, "25", "", Some(("zhao", Deed::Reject, "低于成本价"))),
];

/// Switches the flows on, and lets people ask and decide. `enter` lets somebody in by name.
///
/// # Errors
/// What the gate refuses.
pub fn make(
    gate: &Gate,
    enter: &dyn Fn(&str) -> Result<Entered>,
    owner: &str,
    products: &[Id],
) -> Result<()> {
    let flows = ListRequest { object: "approval_flow".into(), ..ListRequest::default() };
    for flow in list(gate, &enter(owner)?, &flows)?.into_inner().items {
        let values = map(json!({ "enabled": true }));
        let request = UpdateRequest { version: flow.version, values, owner: None };
        update(gate, &enter(owner)?, "approval_flow", flow.id, request)?;
    }
    for (seller, place, discount, words, answer) in REQUESTS {
        let seller = enter(seller)?;
        let Some(quote) = quote(gate, &seller, products, (place, discount))? else { continue };
        let remark = Some(words.to_owned()).filter(|words| !words.is_empty());
        let request = SubmitRequest { version: 1, remark };
        let asked = submit(gate, &seller, "quote", quote, &request)?.into_inner();
        if let Some((who, act, words)) = answer {
            let request = DecideRequest { act, remark: Some(words.to_owned()), to: None };
            decide(gate, &enter(who)?, asked, &request)?;
        }
    }
    Ok(())
}

/// A quote for the seller's first customer; none where there is no customer.
fn quote(
    gate: &Gate,
    seller: &Entered,
    products: &[Id],
    (place, discount): (usize, &str),
) -> Result<Option<Id>> {
    let mine = ListRequest {
        object: "customer".into(),
        filter: Some(format!("owner = \"{}\"", seller.user())),
        page_size: Some(1),
        fields: Some(Vec::new()),
        ..ListRequest::default()
    };
    let Some(customer) = list(gate, seller, &mine)?.into_inner().items.pop() else {
        return Ok(None);
    };
    let (_, name, _, unit, price) = GOODS[place % GOODS.len()];
    let line = json!({ "product": products.get(place), "name": name, "unit": unit, "quantity": "1",
        "price": price.to_string(), "discount": discount });
    let values = json!({ "title": format!("{name} 优惠报价"),
        "lines": { "currency": "CNY", "rows": [line] } });
    let parent = Some(customer.id);
    let request =
        CreateRequest { object: "quote".into(), values: map(values), owner: None, parent };
    create(gate, seller, request).map(|shown| Some(shown.get().id))
}

fn map(values: Json) -> Map<String, Json> {
    values.as_object().cloned().unwrap_or_default()
}

//! The trade of the demo company: its price list, and for each seller some quotes, the contracts and orders that
//! came of them, what is paid of those, and invoices.

use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Result};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Value as Json, json};

use super::goods::{GOODS, Good};

/// Customers of one seller who get a quote, at most.
const EACH: usize = 10;
/// One customer with a quote for so many.
const SHARE: usize = 12;

/// Makes the price list; its products in the order of `GOODS`.
///
/// # Errors
/// What the gate refuses.
pub fn price_list(gate: &Gate, owner: &Entered) -> Result<Vec<Id>> {
    let make = |(code, name, category, unit, price): &Good| {
        let values = json!({ "code": code, "name": name, "category": category, "unit": unit,
            "price": price.to_string() });
        add(gate, owner, "product", values, None)
    };
    GOODS.iter().map(make).collect()
}

/// Makes the documents of one seller.
///
/// # Errors
/// What the gate refuses.
pub fn make(
    gate: &Gate,
    seller: &Entered,
    products: &[Id],
    (today, seed): (Date, u64),
) -> Result<u64> {
    let mut random = StdRng::seed_from_u64(seed);
    let mine = ListRequest {
        object: "customer".into(),
        filter: Some(format!("owner = \"{}\"", seller.user())),
        page_size: Some(EACH * SHARE),
        fields: Some(Vec::new()),
        ..ListRequest::default()
    };
    let customers = list(gate, seller, &mine)?.into_inner().items;
    let many = (customers.len() / SHARE).clamp(customers.len().min(1), EACH);
    for (place, customer) in customers.into_iter().step_by(2).take(many).enumerate() {
        let name = customer.title.clone();
        let desk = Desk { gate, seller, customer: customer.id, today };
        desk.deal(&mut random, products, (place, &name))?;
    }
    Ok(many as u64)
}

/// One customer's documents.
struct Desk<'a> {
    gate: &'a Gate,
    seller: &'a Entered,
    customer: Id,
    today: Date,
}

impl Desk<'_> {
    fn add(&self, object: &str, values: Json) -> Result<Id> {
        add(self.gate, self.seller, object, values, Some(self.customer))
    }

    fn day(&self, days: i64) -> String {
        self.today.saturating_add(days.days()).to_string()
    }

    /// A quote and what came of it: of five two wait, one was refused, and two became contracts.
    fn deal(&self, random: &mut StdRng, products: &[Id], at: (usize, &str)) -> Result<()> {
        let (lines, title, total) = lines(random, products);
        let (place, name) = at;
        let (status, until) = match place % 5 {
            0 => ("sent", random.random_range(3..25)),
            1 => ("sent", random.random_range(-20..-2)),
            2 => ("rejected", random.random_range(-60..-10)),
            _ => ("accepted", random.random_range(-40..20)),
        };
        let terms = "1. 商品均经第三方鉴定，支持七天内复检。\n2. 报价含税，含全套附件与保价快递。\n3. 付定金后保留商品七天。";
        let quote = json!({ "title": format!("{title}报价"), "status": status, "lines": lines,
            "valid_until": self.day(until), "terms": terms });
        let quote = self.add("quote", quote)?;
        if status != "accepted" {
            return Ok(());
        }
        let began = random.random_range(-150..-20);
        let running = place % 2 == 0;
        let contract = json!({ "title": format!("{title}买卖合同"), "quote": quote, "lines": lines,
            "status": if running { "active" } else { "ended" }, "signed_on": self.day(began),
            "starts_on": self.day(began), "ends_on": self.day(began + 180),
            "terms": "1. 甲方分期付款，付清后交付。\n2. 乙方保证商品为正品，假一赔三。\n3. 自交付之日起保修一年（人为损坏除外）。" });
        let contract = self.add("contract", contract)?;
        let order = json!({ "title": title, "contract": contract, "quote": quote, "lines": lines,
            "status": if running { "confirmed" } else { "delivered" },
            "ordered_on": self.day(began), "delivery": "store" });
        self.add("order", order)?;
        self.instalments((contract, total, began), running, random)?;
        let invoice = json!({ "title": name, "kind": "normal", "amount": total.to_string(),
            "contract": contract, "status": if running { "applied" } else { "issued" },
            "invoice_number": (!running).then(|| format!("2431700000{:010}", random.random_range(0..9_999_999_999_u64))) });
        self.add("invoice", invoice).map(drop)
    }

    /// A deposit, a second part and the rest: some is late in a contract that runs.
    fn instalments(
        &self,
        (contract, total, began): (Id, u32, i64),
        running: bool,
        random: &mut StdRng,
    ) -> Result<()> {
        let (first, second) = (total / 10 * 3, total / 10 * 4);
        let parts = [
            ("定金", first, began + 3, true),
            ("第二期", second, if running { -9 } else { began + 40 }, !running),
            ("尾款", total - first - second, if running { 21 } else { began + 90 }, !running),
        ];
        for (title, amount, due, paid) in parts {
            let part = if paid { amount } else { 0 };
            // Now and then somebody pays a part of what is late.
            let part =
                if part == 0 && due < 0 && random.random_bool(0.5) { amount / 2 } else { part };
            let method = ["transfer", "wechat", "alipay", "card"].choose(random);
            let received = (part > 0).then(|| part.to_string());
            let on = (part > 0).then(|| self.day(due.min(0)));
            let values = json!({ "title": title, "contract": contract, "due_on": self.day(due),
                "amount": amount.to_string(), "received": received, "received_on": on,
                "method": method.filter(|_| part > 0) });
            self.add("payment", values)?;
        }
        Ok(())
    }
}

/// One to three lines, what they are called together, and what they come to in yuan.
fn lines(random: &mut StdRng, products: &[Id]) -> (Json, String, u32) {
    // What a shop sells is one piece of each; the last three are services that go with it.
    let things = GOODS.len() - 3;
    let first = random.random_range(0..things);
    let service = things + random.random_range(0..3_usize);
    let discount = [0_u32, 0, 2, 5].choose(random).copied().unwrap_or_default();
    let mut rows = vec![(first, discount)];
    if random.random_bool(0.6) {
        rows.push((service, 0));
    }
    let line = |(place, discount): &(usize, u32)| {
        let (_, name, _, unit, price) = GOODS[*place];
        json!({ "product": products.get(*place), "name": name, "unit": unit, "quantity": "1",
            "price": price.to_string(), "discount": discount.to_string() })
    };
    let total = rows.iter().map(|(place, discount)| GOODS[*place].4 * (100 - discount) / 100).sum();
    let title = GOODS[first].1.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let lines: Vec<Json> = rows.iter().map(line).collect();
    (json!({ "currency": "CNY", "rows": lines }), title, total)
}

fn add(gate: &Gate, who: &Entered, object: &str, values: Json, parent: Option<Id>) -> Result<Id> {
    let mut values = values.as_object().cloned().unwrap_or_default();
    values.retain(|_, value| !value.is_null());
    let request = CreateRequest { object: object.into(), values, owner: None, parent };
    create(gate, who, request).map(|shown| shown.get().id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_can_be_reduced_to_a_whole_number_of_yuan() {
        // Otherwise an instalment would not be what its contract comes to.
        for (code, _, _, _, price) in GOODS {
            assert!([2, 5].iter().all(|discount| price * (100 - discount) % 100 == 0), "{code}");
        }
    }
}

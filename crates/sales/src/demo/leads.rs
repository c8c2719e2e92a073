//! The leads of the demo company: for each seller some in each state, from all sources.

use gate::verbs::convert::{ConvertRequest, convert};
use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::verbs::update::{UpdateRequest, update};
use gate::{Entered, Gate};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Result};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Map, Value as Json, json};

use super::{numbers, words};

/// Leads of one seller.
const EACH: u64 = 10;
const SOURCES: &[&str] =
    &["website", "xiaohongshu", "douyin", "referral", "phone", "exhibition", "store", "wecom"];
const NEEDS: &[&str] = &[
    "想看 Kelly 25，颜色不限",
    "寄卖一只 CF，要估价",
    "给公司年会采购礼品",
    "找保值的男表",
    "旧包置换",
];
const REASONS: &[&str] = &["no_budget", "no_answer", "rival", "no_need", "wrong_data"];

/// Makes the rules by which leads are handed out: those of the web in turn, all others stay where they are.
///
/// # Errors
/// What the gate refuses.
pub fn rules(gate: &Gate, owner: &Entered, sellers: &[Id]) -> Result<()> {
    let add = |object: &str, values, parent| {
        create(gate, owner, CreateRequest { object: object.into(), values, owner: None, parent })
            .map(|shown| shown.get().id)
    };
    let web = json!({ "name": "线上线索轮流分配", "on": true, "place": 1, "method": "in_turn",
        "sources": ["website", "xiaohongshu", "douyin"], "at_most": 50 });
    let rule = add("assignment_rule", map(web), None)?;
    for (place, seller) in (1..).zip(sellers) {
        let member = json!({ "user": seller, "place": place });
        add("assignment_member", map(member), Some(rule))?;
    }
    let own = json!({ "name": "其余由录入人跟进", "on": true, "place": 2, "keep_own": true });
    add("assignment_rule", map(own), None).map(drop)
}

/// Makes the leads of one seller; how many.
///
/// # Errors
/// What the gate refuses.
pub fn make(gate: &Gate, seller: &Entered, today: Date, seed: u64) -> Result<u64> {
    let mut random = StdRng::seed_from_u64(seed ^ 0x1ead);
    let mine = ListRequest {
        object: "customer".into(),
        filter: Some(format!("owner = \"{}\"", seller.user())),
        page_size: Some(2),
        fields: Some(Vec::new()),
        ..ListRequest::default()
    };
    // Customers of the seller who came by leads: the demo has as many customers as were asked for.
    let mut customers = list(gate, seller, &mine)?.into_inner().items.into_iter().map(|one| one.id);
    for number in 0..EACH {
        let request = CreateRequest {
            object: "lead".into(),
            values: lead(&mut random, today, seed.wrapping_mul(EACH).wrapping_add(number), number),
            owner: None,
            parent: None,
        };
        let id = create(gate, seller, request)?.get().id;
        if number > 2 {
            followed(gate, seller, &mut random, (id, today))?;
        }
        match number {
            5 | 6 => change(gate, seller, id, json!({ "status": "qualified" }))?,
            7 => {
                let reason = REASONS.choose(&mut random);
                change(gate, seller, id, json!({ "status": "lost", "lost_reason": reason }))?;
            }
            8 | 9 => {
                let existing = customers.next();
                let request = ConvertRequest { existing, ..ConvertRequest::default() };
                if existing.is_some() {
                    convert(gate, seller, "lead", id, request)?;
                }
            }
            _ => {}
        }
    }
    Ok(EACH)
}

fn lead(random: &mut StdRng, today: Date, index: u64, number: u64) -> Map<String, Json> {
    let surname = words::SURNAMES.choose(random).copied().unwrap_or("王");
    let given = words::GIVEN_FEMALE.choose(random).copied().unwrap_or("芳");
    let next = today.checked_add(random.random_range(-1..9).days()).unwrap_or(today);
    let mut values = json!({
        "name": format!("{surname}{given}"),
        // Apart from the numbers of customers.
        "phone": numbers::phone(7_000_000 + index, 17),
        "source": SOURCES.choose(random),
        "need": NEEDS.choose(random),
        "next_contact_on": next.to_string(),
    });
    if number % 4 == 3 {
        let head = words::COMPANY_HEADS.choose(random).copied().unwrap_or("锦绣");
        values["company_name"] = json!(format!("{head}商贸有限公司"));
        values["budget"] = json!({ "amount": "80000", "currency": "CNY" });
    }
    map(values)
}

fn followed(
    gate: &Gate,
    seller: &Entered,
    random: &mut StdRng,
    (lead, today): (Id, Date),
) -> Result<()> {
    let day = today.checked_sub(random.random_range(0..60).days()).unwrap_or(today);
    let values = json!({ "kind": "call", "at": format!("{day}T03:00:00Z"),
        "body": words::TALKS.choose(random) });
    let request = CreateRequest {
        object: "lead_follow_up".into(),
        values: map(values),
        owner: None,
        parent: Some(lead),
    };
    create(gate, seller, request).map(drop)
}

fn change(gate: &Gate, seller: &Entered, id: Id, values: Json) -> Result<()> {
    let version = read(gate, seller, "lead", id)?.get().version;
    let request = UpdateRequest { version, values: map(values), owner: None };
    update(gate, seller, "lead", id, request).map(drop)
}

fn map(values: Json) -> Map<String, Json> {
    match values {
        Json::Object(map) => map,
        _ => Map::new(),
    }
}

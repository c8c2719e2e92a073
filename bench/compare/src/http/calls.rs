//! The calls that both servers answer, and the proof that they answer them alike.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use load::client::Caller;
use load::steady::{Request, Work};
use serde_json::{Map, Value as Json, json};

use super::Sides;

/// The page that is listed.
pub const LIST: &str = "/api/v1/records/customer?page_size=50";
/// The page of one level, those who were in contact last first.
const SORTED: &str = "/api/v1/records/customer?page_size=50\
    &filter=level%20%3D%20%22vip%22&order_by=last_contact_on%20desc";
/// The page that is listed by its token; the last one where there are not so many.
const DEEP: usize = 200;
/// Answers of one call that are compared before anything is measured.
const COMPARED: usize = 50;
/// Customers who are searched for, created alike, or changed.
const SOME: usize = 500;

/// One call, as each side is asked: page tokens are each server's own.
pub struct Call {
    /// Its name.
    pub name: &'static str,
    /// What Kedun is asked.
    pub kedun: Arc<Work>,
    /// What the plain server is asked.
    pub plain: Arc<Work>,
}

impl Call {
    fn same(name: &'static str, requests: impl Fn() -> Work) -> Self {
        Self { name, kedun: Arc::new(requests()), plain: Arc::new(requests()) }
    }
}

/// The calls of a role, those that change something last. A salesperson's searches of masked fields
/// are bounded, and what a salesperson writes costs what it costs the owner.
pub async fn of(sides: &Sides, owner: bool) -> Result<Vec<Call>> {
    let ids = &sides.copied.ids;
    // In the order of their creation records lie side by side: a step visits them far apart.
    let far = |n: usize| Request::get(&path_of(&ids[n.wrapping_mul(10_007) % ids.len()]));
    let one = |path: &str| Work::Ask(vec![Request::get(path)]);
    let count = |body: &Json| Work::Ask(vec![Request::post(&path("count"), body)]);
    let mut calls = vec![
        Call::same("open", || Work::Ask((0..ids.len()).map(far).collect())),
        Call::same("list_50", || one(LIST)),
        Call::same("filter_and_sort", || one(SORTED)),
        Call {
            name: "deep_page",
            kedun: Arc::new(one(&deep(&sides.kedun_caller).await?)),
            plain: Arc::new(one(&deep(&sides.plain_caller).await?)),
        },
        Call::same("count", || count(&json!({}))),
        Call::same("count_filtered", || count(&json!({ "filter": "level = \"vip\"" }))),
    ];
    if owner {
        let phones = || sides.copied.phones.iter().take(SOME);
        let search = |phone: &String| Request::post(&path("search"), &json!({ "q": phone }));
        calls.push(Call::same("search_phone", || Work::Ask(phones().map(search).collect())));
        let values = || sides.copied.values.iter().take(SOME).map(renewed).collect();
        calls.push(Call::same("create", || Work::Create(values())));
        let some = || ids.iter().take(SOME).cloned().collect();
        calls.push(Call::same("update", || Work::Update(some())));
    }
    Ok(calls)
}

/// Both sides must answer the same JSON, or nothing is compared. Only page tokens differ.
pub async fn same_answers(sides: &Sides, calls: &[Call]) -> Result<()> {
    let (mut kedun, mut plain) =
        (sides.kedun_caller.connect().await?, sides.plain_caller.connect().await?);
    for call in calls {
        let (Work::Ask(ours), Work::Ask(theirs)) = (&*call.kedun, &*call.plain) else { continue };
        let step = (ours.len() / COMPARED).max(1);
        for (our, their) in ours.iter().zip(theirs).step_by(step) {
            let mut answers = Vec::new();
            for (connection, asked) in [(&mut kedun, our), (&mut plain, their)] {
                let Request { method, path, body } = asked;
                let reply = connection.call(method.clone(), path, body.clone()).await?;
                let mut answer = reply.well().context(call.name)?.json()?;
                if let Some(token) = answer.get_mut("next_page_token").filter(|t| !t.is_null()) {
                    *token = Json::from("more");
                }
                answers.push(answer);
            }
            ensure!(answers[0] == answers[1], "the two servers answer {} differently", call.name);
        }
    }
    Ok(())
}

/// The address of a page far behind the first.
async fn deep(caller: &Caller) -> Result<String> {
    let mut connection = caller.connect().await?;
    let mut at = LIST.to_owned();
    for _ in 1..DEEP {
        let page: Json = serde_json::from_slice(&connection.get(&at).await?)?;
        let Some(token) = page["next_page_token"].as_str() else { break };
        at = format!("{LIST}&page_token={token}");
    }
    Ok(at)
}

/// The values of another customer like this one: what is one person's alone is left out, and the
/// phone number is set when it is created.
fn renewed(values: &Map<String, Json>) -> Map<String, Json> {
    let mut values = values.clone();
    for own in ["id_card", "credit_code"] {
        values.remove(own);
    }
    values
}

fn path_of(id: &str) -> String {
    format!("/api/v1/records/customer/{id}")
}

fn path(act: &str) -> String {
    format!("/api/v1/records/customer/{act}")
}

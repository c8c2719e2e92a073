//! People at work: each opens, lists, searches, changes, creates and reveals, with a pause between
//! two acts, and now and then exports. The work follows from a seed.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use hyper::Method;
use hyper::body::Bytes;
use load::client::{Caller, Connection};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value as Json, json};

/// Pause between two acts of one person, in milliseconds.
const PAUSE: std::ops::Range<u64> = 50..350;
/// Pause of somebody in a hurry: a refusal must not be asked for again at once.
const NO_PAUSE: std::ops::Range<u64> = 1..5;
/// What people do, and how often of a thousand acts.
const ACTS: [(Act, u32); 8] = [
    (Act::Open, 420),
    (Act::List, 240),
    (Act::Filter, 80),
    (Act::Search, 110),
    (Act::Update, 90),
    (Act::Create, 49),
    (Act::Reveal, 10),
    (Act::Export, 1),
];

/// Something that people do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Act {
    /// Opens a customer.
    Open,
    /// Lists the first page.
    List,
    /// Lists those of one level.
    Filter,
    /// Searches a name.
    Search,
    /// Changes a customer who was just opened.
    Update,
    /// Creates a customer.
    Create,
    /// Reveals a phone number.
    Reveal,
    /// Exports own customers as a file.
    Export,
}

/// What one person did.
#[derive(Default)]
pub struct Done {
    /// Each act and how long its answer took.
    pub acts: Vec<(Act, Duration)>,
    /// Refusals that are part of the work: a limit was met, or somebody else was faster.
    pub refused: u64,
    /// What went wrong, if anything did.
    pub wrong: Vec<String>,
}

/// Somebody at work.
struct Person {
    connection: Connection,
    random: StdRng,
    ids: Vec<String>,
}

/// Works until one moment without a pause, which is not told, and until the other one as people do.
pub async fn work(caller: Caller, number: u64, hurried: Instant, until: Instant) -> Done {
    let mut done = Done::default();
    let mut person = match Person::begin(&caller, number, Instant::now() < hurried).await {
        Ok(person) => person,
        Err(error) => {
            done.wrong.push(format!("{error:#}"));
            return done;
        }
    };
    while Instant::now() < until {
        let act = ACTS.choose_weighted(&mut person.random, |(_, often)| *often);
        let act = act.map_or(Act::Open, |(act, _)| *act);
        let began = Instant::now();
        let in_a_hurry = began < hurried;
        match person.act(act).await {
            Ok(_) if in_a_hurry => (),
            Ok(true) => done.acts.push((act, began.elapsed())),
            Ok(false) => done.refused += 1,
            Err(error) => {
                done.wrong.push(format!("{act:?}: {error:#}"));
                if done.wrong.len() > 20 {
                    break;
                }
            }
        }
        let pause = person.random.random_range(if in_a_hurry { NO_PAUSE } else { PAUSE });
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    done
}

impl Person {
    /// Signs in and looks at the first page, and at all further ones where caches are to be filled.
    async fn begin(caller: &Caller, number: u64, to_the_end: bool) -> Result<Self> {
        let connection = caller.connect().await?;
        let mut person = Self { connection, random: StdRng::seed_from_u64(number), ids: vec![] };
        let first = person.page("").await?;
        let items = first["items"].as_array().context("a page without items")?;
        person.ids =
            items.iter().filter_map(|item| Some(item["id"].as_str()?.to_owned())).collect();
        let mut next = first["next_page_token"].as_str().map(str::to_owned);
        while let Some(token) = next.filter(|_| to_the_end) {
            next = person.page(&token).await?["next_page_token"].as_str().map(str::to_owned);
        }
        Ok(person)
    }

    async fn page(&mut self, token: &str) -> Result<Json> {
        let path = format!("/api/v1/records/customer?page_size=200&page_token={token}");
        Ok(serde_json::from_slice(&self.connection.get(&path).await?)?)
    }

    /// One act; whether it was answered well. A refusal that is part of the work is no error.
    async fn act(&mut self, act: Act) -> Result<bool> {
        let path = "/api/v1/records/customer";
        match act {
            Act::Open => {
                let one = format!("{path}/{}", self.id()?);
                self.ask(Method::GET, &one, &Json::Null).await
            }
            Act::List => self.ask(Method::GET, &format!("{path}?page_size=50"), &Json::Null).await,
            Act::Filter => {
                let filter = "filter=level%20%3D%20%22vip%22&order_by=last_contact_on%20desc";
                self.ask(Method::GET, &format!("{path}?page_size=50&{filter}"), &Json::Null).await
            }
            Act::Search => {
                let word = ["王", "李娜", "zhang", "伟"].choose(&mut self.random).copied();
                self.ask(Method::POST, &format!("{path}/search"), &json!({ "q": word })).await
            }
            Act::Update => self.update().await,
            Act::Create => {
                let phone = format!("165{:08}", self.random.random_range(0..100_000_000_u32));
                let values = json!({ "kind": "person", "name": "林晓雨", "phone": phone,
                    "level": "normal", "remark": "活动现场登记" });
                self.ask(Method::POST, path, &json!({ "values": values })).await
            }
            Act::Reveal => {
                let path = format!("{path}/{}/reveal", self.id()?);
                let wanted = json!({ "fields": ["phone"], "purpose": "contact" });
                self.ask(Method::POST, &path, &wanted).await
            }
            Act::Export => {
                let wanted = json!({ "format": "csv", "purpose": "service",
                    "filter": "level = \"black\"" });
                self.ask(Method::POST, &format!("{path}/export"), &wanted).await
            }
        }
    }

    async fn update(&mut self) -> Result<bool> {
        let id = self.id()?;
        let record = self.connection.open("customer", &id).await?;
        let change = json!({ "version": record["version"],
            "values": { "remark": format!("回访记录 {}", self.random.random::<u16>()) } });
        let path = format!("/api/v1/records/customer/{id}");
        self.ask(Method::PATCH, &path, &change).await
    }

    async fn ask(&mut self, method: Method, path: &str, body: &Json) -> Result<bool> {
        let body = if body.is_null() { Bytes::new() } else { body.to_string().into() };
        let reply = self.connection.call(method, path, body).await?;
        match reply.status {
            200..300 => Ok(true),
            // Somebody else changed it first; this role may not; a limit, which says when to come
            // again; somebody else's customer.
            403 | 409 => Ok(false),
            429 if reply.retry_after.is_some() => Ok(false),
            _ => match reply.well() {
                Err(refused) => Err(refused),
                Ok(_) => bail!("an unknown status"),
            },
        }
    }

    fn id(&mut self) -> Result<String> {
        self.ids.choose(&mut self.random).cloned().context("nobody to work with")
    }
}

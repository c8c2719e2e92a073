//! Over HTTP on loopback: Kedun and the plain server by turns, the same requests from the same
//! number of connections, as the owner of the business and as a salesperson.

mod client;
mod copy;
mod load;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value as Json, json};

use self::client::Caller;
use self::load::{Sample, load};
use crate::program::{self, Server};
use crate::ratio::{digits, median, ratio};
use crate::{Args, tell};

/// The page that is listed.
const LIST: &str = "/api/v1/records/customer?page_size=50";
/// Answers that are compared before anything is measured.
const COMPARED: usize = 50;

/// Both servers with the same records, for one role.
struct Sides {
    kedun: Server,
    plain: Server,
    kedun_caller: Caller,
    plain_caller: Caller,
    ids: Vec<String>,
}

/// Measures both roles.
pub fn run(args: &Args, folder: &Path) -> Result<Json> {
    let data = folder.join("demo");
    tell(&format!("a demo company with {} customers", args.customers));
    let customers = args.customers.to_string();
    let demo = program::kedun(&args.kedun, &data, &["demo", "--customers", &customers])?;
    // One worker: the load should take no more of the machine than it must.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut told = Map::new();
    for (role, login) in [("owner", "shang.demo"), ("rep", "li.demo")] {
        let logins = demo["logins"].as_array().context("a demo without logins")?;
        let login = logins.iter().find(|l| l["login"] == login).context("a login is missing")?;
        let sides = runtime.block_on(sides(args, folder, &data, role, login))?;
        told.insert(role.into(), runtime.block_on(measure(args, &sides))?);
    }
    Ok(Json::Object(told))
}

/// Starts Kedun, copies what this login may see, and starts the plain server over the copy.
async fn sides(args: &Args, folder: &Path, data: &Path, role: &str, login: &Json) -> Result<Sides> {
    let mut serve = Command::new(&args.kedun);
    serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    let kedun = Server::start(&mut serve, "")?;
    let kedun_caller = client::sign_in(&kedun.address, login).await?;
    let database = folder.join(format!("plain-{role}.db"));
    let copied = copy::copy(&kedun_caller, &database).await?;
    tell(&format!("{role}: {} records copied", copied.ids.len()));
    let beside = std::env::current_exe()?.with_file_name("plain");
    let mut serve = Command::new(args.plain.as_deref().unwrap_or(&beside));
    serve.arg("--database").arg(&database);
    let plain = Server::start(&mut serve, &copied.key)?;
    let plain_caller = Caller::new(&plain.address, &copied.cookie);
    let sides = Sides { kedun, plain, kedun_caller, plain_caller, ids: copied.ids };
    same_answers(&sides).await?;
    Ok(sides)
}

/// Both sides must answer the same JSON, or nothing is compared. Only page tokens differ.
async fn same_answers(sides: &Sides) -> Result<()> {
    let (mut kedun, mut plain) =
        (sides.kedun_caller.connect().await?, sides.plain_caller.connect().await?);
    let some = sides.ids.iter().step_by((sides.ids.len() / COMPARED).max(1));
    let mut paths: Vec<String> = some.map(|id| path_of(id)).collect();
    paths.push(LIST.to_owned());
    for path in paths {
        let mut one: Json = serde_json::from_slice(&kedun.get(&path).await?)?;
        let mut other: Json = serde_json::from_slice(&plain.get(&path).await?)?;
        for page in [&mut one, &mut other] {
            if let Some(token) = page.get_mut("next_page_token").filter(|t| !t.is_null()) {
                *token = Json::from("more");
            }
        }
        ensure!(one == other, "the two servers answer differently at {path}");
    }
    Ok(())
}

fn path_of(id: &str) -> String {
    format!("/api/v1/records/customer/{id}")
}

async fn measure(args: &Args, sides: &Sides) -> Result<Json> {
    // In the order of their creation records lie side by side: a step visits them far apart.
    let ids = &sides.ids;
    let far = (0..ids.len()).map(|n| path_of(&ids[n.wrapping_mul(10_007) % ids.len()]));
    let open: Vec<String> = far.collect();
    let list = vec![LIST.to_owned()];
    let mut told = Map::new();
    for (name, paths) in [("open", &open), ("list_50", &list)] {
        let mut by_connections = Map::new();
        for connections in &args.connections {
            tell(&format!("{name} over {connections} connections"));
            let figure = rounds(args, sides, paths, *connections).await?;
            by_connections.insert(connections.to_string(), figure);
        }
        told.insert(name.into(), Json::Object(by_connections));
    }
    Ok(json!({ "records": ids.len(), "connections": told }))
}

/// Loads both by turns; who comes first changes from round to round.
async fn rounds(args: &Args, sides: &Sides, paths: &[String], connections: usize) -> Result<Json> {
    let seconds = Duration::from_secs_f64(args.seconds);
    let (mut kedun, mut plain) = (Vec::new(), Vec::new());
    for round in 0..args.rounds {
        for side in [round % 2, (round + 1) % 2] {
            let (server, caller, into) = match side {
                0 => (&sides.kedun, &sides.kedun_caller, &mut kedun),
                _ => (&sides.plain, &sides.plain_caller, &mut plain),
            };
            into.push(load(server, caller, paths, connections, seconds).await?);
        }
    }
    let rates = |side: &[Sample]| side.iter().map(|s| s.per_second).collect::<Vec<_>>();
    let work = |side: &[Sample]| side.iter().map(|s| s.processor_us).collect::<Vec<_>>();
    Ok(json!({
        "ratio": ratio(&rates(&kedun), &rates(&plain)),
        // Work is better the less it is, so that the plain server's stands above.
        "processor_ratio": ratio(&work(&plain), &work(&kedun)),
        "kedun": figures(&kedun),
        "plain": figures(&plain),
    }))
}

fn figures(samples: &[Sample]) -> Json {
    let middle = |number: fn(&Sample) -> f64| {
        digits(median(&samples.iter().map(number).collect::<Vec<_>>()))
    };
    json!({
        "per_second": middle(|s| s.per_second),
        "p50_us": middle(|s| s.p50_us),
        "p99_us": middle(|s| s.p99_us),
        "processor_us": middle(|s| s.processor_us),
    })
}

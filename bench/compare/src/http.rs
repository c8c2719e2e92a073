//! Over HTTP on loopback: Kedun and the plain server by turns, the same requests from the same
//! number of connections, as the owner of the business and as a salesperson.

mod calls;
mod copy;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use load::client::Caller;
use load::company::{self, Login};
use load::program::{Kedun, Server};
use load::ratio::{digits, median, ratio};
use load::steady::{Sample, load};
use serde_json::{Map, Value as Json, json};

use self::calls::Call;
use crate::{Args, tell};

/// Both servers with the same records, for one role.
pub struct Sides {
    kedun: Server,
    plain: Server,
    kedun_caller: Caller,
    plain_caller: Caller,
    copied: copy::Copied,
}

/// Measures both roles.
pub fn run(args: &Args, kedun: &Kedun, folder: &Path) -> Result<Json> {
    tell(&format!("a company with {} customers", args.customers));
    let customers = args.customers.to_string();
    kedun.run(&["bench", "--customers", &customers, "--only", "fill"], "")?;
    let logins = company::admit(kedun)?;
    // One worker: the load should take no more of the machine than it must.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut told = Map::new();
    told.insert("serve".into(), runtime.block_on(serve(kedun, &logins))?);
    for (role, login) in [("owner", company::OWNER), ("rep", company::REP)] {
        let sides = runtime.block_on(sides(args, kedun, folder, role, (&logins, login)))?;
        told.insert(role.into(), runtime.block_on(measure(args, &sides, role))?);
    }
    Ok(Json::Object(told))
}

/// How long a server takes to start, and what it holds after its first page.
async fn serve(kedun: &Kedun, logins: &[Login]) -> Result<Json> {
    let began = Instant::now();
    let server = kedun.serve()?;
    let start = began.elapsed().as_secs_f64();
    let caller = company::sign_in(&server.address, logins, company::OWNER).await?;
    caller.connect().await?.get(calls::LIST).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    Ok(json!({ "start_seconds": digits(start), "idle_memory_mib": digits(server.memory_mib()?) }))
}

/// Starts Kedun, copies what this login may see, and starts the plain server over the copy.
async fn sides(
    args: &Args,
    kedun: &Kedun,
    folder: &Path,
    role: &str,
    (logins, login): (&[Login], &str),
) -> Result<Sides> {
    let kedun = kedun.serve()?;
    let kedun_caller = company::sign_in(&kedun.address, logins, login).await?;
    let database = folder.join(format!("plain-{role}.db"));
    let copied = copy::copy(&kedun_caller, &database).await?;
    tell(&format!("{role}: {} records copied", copied.ids.len()));
    let beside = std::env::current_exe()?.with_file_name("plain");
    let mut serve = Command::new(args.plain.as_deref().unwrap_or(&beside));
    serve.arg("--database").arg(&database);
    let plain = Server::start(&mut serve, &copied.key)?;
    let plain_caller = Caller::new(&plain.address, &copied.cookie);
    Ok(Sides { kedun, plain, kedun_caller, plain_caller, copied })
}

async fn measure(args: &Args, sides: &Sides, role: &str) -> Result<Json> {
    let calls = calls::of(sides, role == "owner").await?;
    calls::same_answers(sides, &calls).await?;
    let mut told = Map::new();
    for call in &calls {
        let mut by_connections = Map::new();
        for connections in &args.connections {
            tell(&format!("{role}: {} over {connections} connections", call.name));
            let figure = rounds(args, sides, call, *connections).await?;
            by_connections.insert(connections.to_string(), figure);
        }
        told.insert(call.name.into(), Json::Object(by_connections));
    }
    Ok(json!({ "records": sides.copied.ids.len(), "connections": told }))
}

/// Loads both by turns; who comes first changes from round to round.
async fn rounds(args: &Args, sides: &Sides, call: &Call, connections: usize) -> Result<Json> {
    let seconds = Duration::from_secs_f64(args.seconds);
    let (mut kedun, mut plain) = (Vec::new(), Vec::new());
    for round in 0..args.rounds {
        for side in [round % 2, (round + 1) % 2] {
            let (server, caller, work, into) = match side {
                0 => (&sides.kedun, &sides.kedun_caller, &call.kedun, &mut kedun),
                _ => (&sides.plain, &sides.plain_caller, &call.plain, &mut plain),
            };
            into.push(load(server, caller, &Arc::clone(work), connections, seconds).await?);
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

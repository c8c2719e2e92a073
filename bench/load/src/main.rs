//! `load`: lets many people work in Kedun at once and sees whether it stays as it was.
//! `bench/README.md` says how to run it.

mod crowd;
mod mixed;
mod slope;
mod soak;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use load::company::{self, Login};
use load::postgres::Postgres;
use load::program::Kedun;
use serde_json::json;

/// Lets many people work in Kedun at once. Works in a folder that it removes at the end, and starts
/// and ends the servers itself. Exit status 1 when something was not as it should be.
#[derive(Parser)]
struct Args {
    /// Kedun's program.
    #[arg(long, global = true, default_value = "../target/release/kedun", value_name = "FILE")]
    kedun: PathBuf,
    /// How many customers.
    #[arg(long, global = true, default_value_t = 20_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    customers: u32,
    /// People who work at once.
    #[arg(long, global = true, default_value_t = 50, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=200))]
    users: u32,
    /// On PostgreSQL, which is started for it.
    #[arg(long, global = true)]
    postgres: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Mixed work for a long time: no error, and no growth of memory.
    Soak {
        /// How long.
        #[arg(long, default_value_t = 20.0, value_name = "MINUTES")]
        minutes: f64,
    },
    /// Slow readers, idle listeners and a flood of logins beside people at work, who must not be
    /// held up beyond twice at the median.
    Crowd {
        /// How long each part is measured.
        #[arg(long, default_value_t = 20.0, value_name = "SECONDS")]
        seconds: f64,
        /// Listeners to live events.
        #[arg(long, default_value_t = 1_000, value_name = "N")]
        listeners: u32,
    },
}

fn main() -> Result<ExitCode> {
    let args = Args::parse();
    let folder = tempfile::Builder::new().prefix("kedun-load-").tempdir()?;
    let postgres = args.postgres.then(|| Postgres::start(folder.path())).transpose()?;
    let database = postgres.as_ref().map(|server| server.database("kedun")).transpose()?;
    let (kedun, logins) = company(&args, folder.path(), database)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut told = match args.what {
        What::Soak { minutes } => {
            runtime.block_on(soak::run(&kedun, &logins, args.users as usize, minutes * 60.0))?
        }
        What::Crowd { seconds, listeners } => {
            let users = args.users as usize;
            runtime.block_on(crowd::run(&kedun, &logins, users, seconds, listeners as usize))?
        }
    };
    told["database"] = json!(if args.postgres { "postgresql" } else { "sqlite" });
    told["customers"] = json!(args.customers);
    told["users"] = json!(args.users);
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&told)?)?;
    if told["ok"] != true {
        tell("something was not as it should be");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn company(args: &Args, folder: &Path, database: Option<String>) -> Result<(Kedun, Vec<Login>)> {
    let (program, data) = (args.kedun.clone(), folder.join("data"));
    let kedun = Kedun { program, data, database };
    tell(&format!("a company with {} customers", args.customers));
    let customers = args.customers.to_string();
    kedun.run(&["bench", "--customers", &customers, "--only", "fill"], "")?;
    let logins = company::admit(&kedun)?;
    Ok((kedun, logins))
}

/// Says on the standard error what is being done: the answer comes at the end.
fn tell(what: &str) {
    // Nobody may be listening; that is no failure of the measurement.
    let _ = writeln!(std::io::stderr(), "load: {what}");
}

//! What all rounds together did and found.

use std::time::Instant;

use serde_json::{Value as Json, json};

use super::blow::Blow;
use crate::findings::Findings;
use crate::{Database, Rounds};

/// Sums over all companies.
pub struct Totals {
    /// The choices of the run.
    pub random: fastrand::Rng,
    /// Rounds that ended.
    pub rounds: u32,
    /// Companies that were founded.
    pub companies: u32,
    /// Acknowledged acts: create, update, note, open.
    pub done: [u64; 4],
    /// Writes whose answers got lost.
    pub unknown: u64,
    /// Those of them that had been made.
    pub landed: u64,
    /// Entries of all ledgers.
    pub entries: u64,
    /// Rounds after which the ledger verified.
    pub verified: u32,
    /// Blows by kind.
    pub killed: [u32; 3],
    /// What is wrong.
    pub findings: Findings,
    pauses: [f64; 3],
    database: Database,
    clients: usize,
    seed: u64,
    began: Instant,
}

impl Totals {
    /// Nothing yet.
    pub fn new(args: &Rounds) -> Self {
        Self {
            random: fastrand::Rng::with_seed(args.seed),
            rounds: 0,
            companies: 0,
            done: [0; 4],
            unknown: 0,
            landed: 0,
            entries: 0,
            verified: 0,
            killed: [0; 3],
            findings: Findings::default(),
            pauses: [0.0; 3],
            database: args.database,
            clients: args.clients,
            seed: args.seed,
            began: Instant::now(),
        }
    }

    /// Seconds since the beginning.
    pub fn seconds(&self) -> u64 {
        self.began.elapsed().as_secs()
    }

    /// What was left went on after so many seconds, or not at all.
    pub fn paused(&mut self, blow: &Blow, pause: Option<f64>) {
        match pause {
            Some(pause) => {
                let longest = &mut self.pauses[blow.kind()];
                *longest = longest.max(pause);
            }
            None => self.findings.strange(format!("{} stops everything", blow.name())),
        }
    }

    /// All of it for programs. `whole`: nothing kept the rounds from their end.
    pub fn json(&self, whole: bool) -> Json {
        let name = match self.database {
            Database::Sqlite => "sqlite",
            Database::Postgres => "postgres",
        };
        let ([running, starting, database], [create, update, note, open]) =
            (self.killed, self.done);
        json!({
            "database": name,
            "whole": whole,
            "rounds": self.rounds,
            "companies": self.companies,
            "seed": self.seed,
            "clients": self.clients,
            "killed": { "running": running, "starting": starting, "database": database },
            "acknowledged": { "create": create, "update": update, "note": note, "open": open },
            "unknown": self.unknown,
            "landed": self.landed,
            "entries": self.entries,
            "verified": self.verified,
            "longest_pause": {
                "running": self.pauses[0],
                "starting": self.pauses[1],
                "database": self.pauses[2],
            },
            "seconds": self.seconds(),
            "findings": self.findings.json(),
        })
    }
}

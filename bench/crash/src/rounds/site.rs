//! The nodes and their database.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::Value as Json;

use super::blow::Blow;
use crate::findings::Findings;
use crate::node::Node;
use crate::postgres::Postgres;
use crate::{Database, Rounds, company};

/// A start is killed after so many milliseconds at most: a start takes about as long.
const STARTING_MS: u64 = 600;
/// The database is away for so many milliseconds at most.
const AWAY_MS: u64 = 1_500;

/// Everything that runs. The nodes are dropped before their database.
pub struct Site {
    nodes: Vec<Node>,
    database: Option<Postgres>,
}

impl Site {
    /// Founds a company and starts all nodes; with the token of its owner.
    pub fn begin(args: &Rounds, folder: &Path) -> Result<(Self, String)> {
        let database = match args.database {
            Database::Sqlite => None,
            Database::Postgres => Some(Postgres::new(folder)?),
        };
        let url = database.as_ref().map(Postgres::url);
        let names: &[&str] = if url.is_some() { &["one", "two"] } else { &["one"] };
        let node = |name: &&str| Node::new(&args.kedun, &folder.join(name), name, url.as_deref());
        let mut nodes = names.iter().map(node).collect::<Result<Vec<_>>>()?;
        let token = company::found(&nodes[0])?;
        let key = nodes[0].data().join("root.key");
        for node in &nodes[1..] {
            // Nodes share the database and the root key, and nothing else.
            std::fs::create_dir_all(node.data())?;
            std::fs::copy(&key, node.data().join("root.key"))?;
        }
        for node in &mut nodes {
            node.start()?;
        }
        Ok((Self { nodes, database }, token))
    }

    /// Where the nodes answer.
    pub fn addresses(&self) -> Vec<String> {
        self.nodes.iter().map(Node::address).collect()
    }

    /// Deals the blow. A database comes back after a moment; a node stays away until `mend`.
    pub fn strike(&mut self, blow: &Blow, random: &mut fastrand::Rng) -> Result<()> {
        match blow {
            Blow::Running(node) => self.nodes[*node].kill(),
            Blow::Starting(node) => {
                self.nodes[*node].kill()?;
                let after = Duration::from_millis(random.u64(0..STARTING_MS));
                self.nodes[*node].start_and_kill(after)
            }
            Blow::Database(how) => {
                let Some(database) = &self.database else { return Ok(()) };
                database.end(*how)?;
                thread::sleep(Duration::from_millis(random.u64(0..AWAY_MS)));
                database.start()
            }
        }
    }

    /// Starts what is not running; a node that ended by itself is a finding.
    pub fn mend(&mut self, findings: &mut Findings) -> Result<()> {
        for node in &mut self.nodes {
            if node.ended_by_itself()? {
                findings.strange(format!("a node ended by itself: {}", node.log().display()));
            }
            if !node.runs() {
                node.start()?;
            }
        }
        Ok(())
    }

    /// Verifies the ledger at the command line, as an operator does.
    pub fn verify(&self) -> Result<()> {
        let said: Json = serde_json::from_str(&self.nodes[0].command(&["audit", "verify"], "")?)?;
        ensure!(said["ok"] == true, "{said}");
        Ok(())
    }
}

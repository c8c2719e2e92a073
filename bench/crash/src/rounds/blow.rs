//! What is killed in a round.

use crate::Database;
use crate::postgres::End;

/// Every so many rounds the database itself is killed.
const DATABASE: u32 = 5;
/// Every so many rounds a node is killed once more while it starts.
const STARTING: u32 = 4;

/// A blow.
pub enum Blow {
    /// A node under load.
    Running(usize),
    /// A node under load, and again while it starts.
    Starting(usize),
    /// PostgreSQL.
    Database(End),
}

impl Blow {
    /// The blow of this round.
    pub fn choose(round: u32, database: Database, random: &mut fastrand::Rng) -> Self {
        let nodes = if database == Database::Postgres { 2 } else { 1 };
        let node = random.usize(0..nodes);
        let starting = round % STARTING + 1 == STARTING;
        match (database, round % DATABASE + 1 == DATABASE) {
            (Database::Postgres, true) if round % (2 * DATABASE) < DATABASE => {
                Self::Database(End::Killed)
            }
            (Database::Postgres, true) => Self::Database(End::Immediate),
            _ if starting => Self::Starting(node),
            _ => Self::Running(node),
        }
    }

    /// Its place in counts by kind.
    pub fn kind(&self) -> usize {
        match self {
            Self::Running(_) => 0,
            Self::Starting(_) => 1,
            Self::Database(_) => 2,
        }
    }

    /// Its name, for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Running(_) => "the end of a node",
            Self::Starting(_) => "the end of a node that starts",
            Self::Database(_) => "the end of the database",
        }
    }
}

//! Who asks: made by the gate's entrance alone.

use std::collections::BTreeSet;

use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::shares::Shares;

/// What kind of caller it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallerKind {
    /// A person who is signed in.
    Person,
    /// A program with an API token, bound to a user.
    Token,
    /// Somebody at the server's command line, acting with a login's permissions.
    Cli,
    /// A named service of the program itself; it has its own role and its own row in the matrix.
    Service,
}

/// The way a call came in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The web page.
    Page,
    /// The API with a token.
    Token,
    /// The command line on the server.
    Cli,
    /// A background job.
    Job,
}

/// The caller of one request. It holds no name and no contact of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caller {
    /// The organisation.
    pub org: Id,
    /// The user's record id; for a service, the service's fixed id.
    pub user: Id,
    /// What kind of caller it is.
    pub kind: CallerKind,
    /// The way the call came in.
    pub via: Via,
    /// The record ids of the caller's roles, sorted.
    pub roles: BTreeSet<Id>,
    /// The caller's department, if any.
    pub department: Option<Id>,
    /// The caller's department with all departments below it, expanded.
    pub tree: BTreeSet<Id>,
    /// The pools of which the caller is a member, by record id.
    pub pools: BTreeSet<Id>,
    /// The single records that are shared with the caller at this moment.
    pub shares: Shares,
    /// The session, for persons.
    pub session: Option<Id>,
    /// When the caller last proved who they are.
    pub fresh_at: Timestamp,
    /// Whether a second factor was shown in this session.
    pub second_factor: bool,
    /// The network address it came from.
    pub network: Option<String>,
    /// A short name of the device or program, such as `Chrome on Windows`.
    pub device: Option<String>,
    /// The id of the request, for the ledger and the operator's log.
    pub request: Option<String>,
}

impl Caller {
    /// The same by their roles alone: what single records are shared with them does not count.
    #[must_use]
    pub fn by_roles(&self) -> Self {
        Self { shares: Shares::default(), ..self.clone() }
    }
}

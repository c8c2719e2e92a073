//! One event: who did what, when, to which records, from where, and how it ended.
//!
//! An event holds ids and names of fields, never a personal value in the clear: what must be kept of
//! those stands in `sealed`, under the subject's key, so that erasing the person's key erases it
//! while the hash of the entry stays provable.

mod body;

use std::collections::BTreeMap;

use kernel::{Id, Result, Timestamp};

/// What kind of caller acted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActorKind {
    /// A person who is signed in.
    Person,
    /// A program with a token of a person.
    Token,
    /// Somebody at the server's command line.
    Cli,
    /// A part of Kedun with an identity of its own.
    Service,
    /// Nobody known, such as at a failed sign-in.
    Anonymous,
}

/// Through which door the call came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// The web page.
    Page,
    /// An API token.
    Token,
    /// The command line.
    Cli,
    /// A background job.
    Job,
}

impl Via {
    /// The name in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Token => "token",
            Self::Cli => "cli",
            Self::Job => "job",
        }
    }
}

/// How the act ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused, for the reason that this code names.
    Refused(String),
}

impl Outcome {
    /// The name in answers: `done` or `refused`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused(_) => "refused",
        }
    }
}

/// Personal details of an event, sealed under their subject's key (see `crypto::aad::ledger`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedDetail {
    /// Whose details they are, and whose key opens them.
    pub subject: Id,
    /// The version of that key.
    pub key_version: u32,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
}

/// One entry of the ledger, before it has its place in the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The event's own id. Random enough (RFC 9562, 74 bits) that no two entries are ever equal, by
    /// which an entry that was moved or copied is found.
    pub id: Id,
    /// When it happened.
    pub at: Timestamp,
    /// The organisation whose ledger it belongs to.
    pub org: Id,
    /// Who did it, where somebody is known.
    pub actor: Option<Id>,
    /// What kind of caller that is.
    pub actor_kind: ActorKind,
    /// The verb.
    pub act: String,
    /// The object acted on, such as `customer`.
    pub object: Option<String>,
    /// The records acted on.
    pub records: Vec<Id>,
    /// The data subjects concerned, as pseudonymous ids.
    pub subjects: Vec<Id>,
    /// Names of the fields shown or changed.
    pub fields: Vec<String>,
    /// The purpose that was given.
    pub purpose: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// The network address it came from.
    pub network: Option<String>,
    /// The device it came from.
    pub device: Option<String>,
    /// The door it came through.
    pub via: Via,
    /// The session.
    pub session: Option<Id>,
    /// The record's version before and after, for a change of one record.
    pub versions: Option<(i64, i64)>,
    /// Details that are no personal data, such as counts and kinds.
    pub details: BTreeMap<String, String>,
    /// Personal details, sealed.
    pub sealed: Option<SealedDetail>,
    /// The request's id, the same as in the operator's log.
    pub request: Option<String>,
}

impl Event {
    /// An event of this moment with a new id; everything that it does not name is empty.
    #[must_use]
    pub fn new(
        at: Timestamp,
        org: Id,
        actor_kind: ActorKind,
        via: Via,
        act: impl Into<String>,
    ) -> Self {
        Self {
            id: Id::new(),
            at,
            org,
            actor: None,
            actor_kind,
            act: act.into(),
            object: None,
            records: Vec::new(),
            subjects: Vec::new(),
            fields: Vec::new(),
            purpose: None,
            outcome: Outcome::Done,
            network: None,
            device: None,
            via,
            session: None,
            versions: None,
            details: BTreeMap::new(),
            sealed: None,
            request: None,
        }
    }

    /// The event's canonical bytes: what the tree hashes, and what is stored word for word.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        body::encode(self)
    }

    /// Reads an event's bytes.
    ///
    /// # Errors
    /// `ledger_entry_unreadable` when they are not JSON of version 1 or have members unknown to it.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        body::decode(bytes)
    }
}

#[cfg(test)]
mod tests;

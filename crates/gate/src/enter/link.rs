//! One-time links: 256 random bits that stand in the address's fragment, which browsers never
//! send; the store keeps their hash alone.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde::Serialize;
use store::Across;
use store::enter::links::{self, LinkRow};

use crate::parts::Gate;

/// What a link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The deployment's first start.
    Setup,
    /// A colleague's first password.
    Invitation,
    /// A new password for one who forgot theirs.
    Reset,
}

impl Kind {
    /// The name in the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long a link is good, in seconds: a set-up for a day, the others for three.
    const fn seconds(self) -> i64 {
        match self {
            Self::Setup => 24 * 3600,
            Self::Invitation | Self::Reset => 72 * 3600,
        }
    }

    /// The page that opens it.
    const fn page(self) -> &'static str {
        match self {
            Self::Setup => "/setup",
            Self::Invitation | Self::Reset => "/invitation",
        }
    }

    fn find(name: &str) -> Option<Self> {
        [Self::Setup, Self::Invitation, Self::Reset].into_iter().find(|k| k.name() == name)
    }
}

/// A link that was just made. It has no `Debug`.
pub struct Minted {
    /// Path and fragment, such as `/invitation#…`.
    pub path: String,
    /// What is kept of it.
    pub row: LinkRow,
}

/// Makes a link for this user; whoever keeps its row lets earlier ones of its kind die.
pub fn mint(kind: Kind, org: Id, user: Id, made_by: Option<Id>, now: Timestamp) -> Minted {
    let secret = crypto::token::random_secret("");
    let row = LinkRow {
        hash: crypto::token::hash(&secret),
        kind: kind.name().to_owned(),
        org,
        user,
        made_by,
        made_at: now,
        expires_at: now.plus_seconds(kind.seconds()),
    };
    Minted { path: format!("{}#{secret}", kind.page()), row }
}

/// The link of this secret, if it is one of these kinds and still good.
///
/// # Errors
/// `link_invalid`, the same for unknown, used and expired ones.
pub fn find(gate: &Gate, secret: &str, kinds: &[Kind]) -> Result<(Kind, LinkRow)> {
    if secret.len() > 200 {
        return Err(invalid());
    }
    found(gate, &crypto::token::hash(secret), kinds)
}

/// The link whose secret has this hash, likewise.
///
/// # Errors
/// As `find`.
pub fn found(gate: &Gate, hash: &[u8; 32], kinds: &[Kind]) -> Result<(Kind, LinkRow)> {
    let row = gate
        .0
        .store
        .across(Across::Entering)
        .read(|c| links::find(c, hash))?
        .ok_or_else(invalid)?;
    let kind = Kind::find(&row.kind).filter(|k| kinds.contains(k)).ok_or_else(invalid)?;
    if row.expires_at <= gate.now() { Err(invalid()) } else { Ok((kind, row)) }
}

/// What is said about a link that does not open.
pub fn invalid() -> Fault {
    Fault::new(FaultKind::NotFound, "link_invalid")
}

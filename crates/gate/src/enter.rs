//! The first of the five steps: who are you? Passwords, second factors, sessions, tokens, links.
//!
//! One file for each way in and each thing that is proved. Whoever gets in becomes an
//! [`Entered`](crate::Entered); nothing else makes one. All state lies in the store, so that any
//! node may answer. Every act here, also each refused one, leaves its entry in the ledger: in the
//! organisation's where it is about one of its users, else in the deployment's. No entry and no
//! log holds a password, a code, a login that was typed wrongly, or a name.

mod account;
mod admission;
pub(crate) mod caller;
mod card;
pub mod cli;
mod csrf;
pub mod device;
pub mod feed;
mod hashing;
pub mod invite;
pub mod job;
mod link;
pub mod login;
pub mod me;
pub mod notice;
pub mod passkey;
pub mod password;
mod proof;
pub(crate) mod record;
pub mod recovery;
pub mod recovery_key;
pub mod second_factor;
pub mod session;
pub mod setup;
pub mod sso;
mod strength;
mod throttle;
pub mod token;
pub mod totp;
mod tries;
pub mod user;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use crypto::mac::MacKey;
use kernel::Result;
use store::Across;
use store::enter::sessions::SessionRow;
use store::enter::tokens::TokenRow;

pub use admission::{Admission, AuthAnswer, Status};
pub use login::normalise;
pub use strength::{Strength, strength};

use crate::notify;
use crate::parts::Gate;
use crate::steady::Steady;

/// What the entrance keeps in memory: turns at the hashing of passwords, prepared keys, and who was
/// let in since the rows were last written.
#[derive(Default)]
pub struct Doorkeeper {
    hashing: hashing::Hashing,
    csrf: OnceLock<MacKey>,
    throttle: OnceLock<MacKey>,
    /// Sessions by the hash of their secret, and whether their user is frozen.
    sessions: Steady<[u8; 32], (SessionRow, bool)>,
    /// Tokens likewise.
    tokens: Steady<[u8; 32], (TokenRow, bool)>,
    /// What identity providers publish about themselves.
    issuers: sso::Issuers,
}

impl Doorkeeper {
    /// Makes CSRF tokens.
    fn csrf(&self, gate: &Gate) -> &MacKey {
        self.csrf.get_or_init(|| MacKey::new(gate.0.deployment.csrf()))
    }

    /// Hides what is counted.
    fn throttle(&self, gate: &Gate) -> &MacKey {
        self.throttle.get_or_init(|| {
            MacKey::new(&crypto::derive::derive(gate.0.deployment.csrf(), "throttle.v1"))
        })
    }
}

/// Tells of tokens that end soon, and forgets what has ended by time: sessions, links, counts, old notices, quotas of past hours. A job calls it about
/// once an hour; nothing depends on it but the size of the tables.
///
/// # Errors
/// When the store cannot be written.
pub fn sweep(gate: &Gate) -> Result<()> {
    token::tell_ending(gate)?;
    let now = gate.now();
    gate.0.store.across(Across::Sweeping).write(move |c| {
        use store::enter::{challenges, devices, identities, links, notices, sessions, throttle};
        challenges::sweep(c, now)?;
        identities::sweep(c, now)?;
        sessions::sweep(c, now, now.plus_seconds(-session::IDLE_MOST_SECONDS))?;
        devices::sweep(c, now.plus_seconds(-device::REMEMBERED_SECONDS))?;
        links::sweep(c, now)?;
        throttle::sweep(c, now.plus_seconds(-24 * 3600))?;
        notices::sweep(c, now.plus_seconds(-notice::KEPT_SECONDS))?;
        store::notifications::sweep(c, now.plus_seconds(-notify::KEPT_SECONDS))?;
        store::quota::sweep(c, crate::path::hour(now))
    })
}

//! A user as the entrance knows them: whose login it is and what proves it.

use kernel::{Id, Result};
use store::enter::credentials::{self, Credential};
use store::enter::{logins, passkeys};
use store::{Across, Conn};

use crate::parts::Gate;

/// A user with their credential. It has no `Debug`.
#[derive(Clone)]
pub struct Account {
    pub org: Id,
    pub user: Id,
    /// Empty before the first invitation.
    pub login: String,
    pub credential: Credential,
    /// How many passkeys they have.
    pub passkeys: usize,
}

impl Account {
    /// Whether anything but the password proves them.
    pub const fn has_factor(&self) -> bool {
        self.credential.totp.is_some() || self.passkeys > 0
    }

    /// The second factors that they have, by the names that the page knows.
    pub fn factors(&self) -> Vec<&'static str> {
        let passkey = (self.passkeys > 0).then_some("passkey");
        passkey.into_iter().chain(self.credential.totp.is_some().then_some("totp")).collect()
    }

    /// The organisation and the user, for the ledger.
    pub const fn whose(&self) -> (Id, Id) {
        (self.org, self.user)
    }
}

/// The account behind a login; one read whether it exists or not.
pub fn by_login(gate: &Gate, login: &str) -> Result<Option<Account>> {
    gate.0.store.across(Across::Entering).read(|c| {
        let Some(holder) = logins::holder(c, login)? else { return Ok(None) };
        fetch(c, holder.org, holder.user).map(Some)
    })
}

/// The account of a user.
pub fn by_user(gate: &Gate, org: Id, user: Id) -> Result<Account> {
    gate.0.store.of(org).read(|c| fetch(c, org, user))
}

fn fetch(c: &mut Conn, org: Id, user: Id) -> Result<Account> {
    let login = logins::of_user(c, org, user)?.unwrap_or_default();
    let credential = credentials::fetch(c, org, user)?.unwrap_or_default();
    let passkeys = passkeys::of_user(c, org, user)?.len();
    Ok(Account { org, user, login, credential, passkeys })
}

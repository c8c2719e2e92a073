//! Where a request comes from, and who is in.

use std::fmt;
use std::sync::Arc;

use kernel::{Fault, Id, Lang, Result};
use model::{Catalogue, Object};
use policy::{Caller, Role, Via};

use crate::org::OrgState;

/// Where a request comes from, before anybody is known.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The network address.
    pub network: Option<String>,
    /// A short name of the device or program, such as `Chrome, Windows`.
    pub device: Option<String>,
    /// The id of the request.
    pub request: String,
    /// The language of the answer.
    pub lang: Lang,
    /// The way it came in.
    pub via: Via,
    /// What the browser brings along.
    pub browser: Browser,
}

/// What a browser brings along beside what it asks for; nothing of programs and the command line.
#[derive(Clone, Default)]
pub struct Browser {
    /// The hash of the secret in the session's cookie, which a sign-in takes the place of.
    pub session: Option<[u8; 32]>,
    /// The proof of its device key about this request, as it was sent.
    pub proof: Option<String>,
    /// What that proof is about: the method, and the address from its path on, such as `GET /api/v1/me`.
    pub about: String,
}

impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Browser").finish_non_exhaustive()
    }
}

/// Somebody who is in. Only `enter` makes one, so a verb cannot be called for nobody.
#[derive(Clone)]
pub struct Entered {
    caller: Caller,
    org: Arc<OrgState>,
    lang: Lang,
}

impl Entered {
    /// Lets a caller in; for `enter` and for the crate's own services alone.
    pub(crate) const fn new(caller: Caller, org: Arc<OrgState>, lang: Lang) -> Self {
        Self { caller, org, lang }
    }

    /// The user's record id.
    #[must_use]
    pub const fn user(&self) -> Id {
        self.caller.user
    }

    /// The organisation's id.
    #[must_use]
    pub const fn org_id(&self) -> Id {
        self.caller.org
    }

    /// A digest of what decides about the caller's rights: roles, department, declarations. Another
    /// one means that some right may be another; it says nothing of rows that changed hands.
    ///
    /// # Errors
    /// Internal, when something of it has no JSON.
    pub fn rights(&self) -> Result<String> {
        let card = self.org.users.get(&self.user());
        let own = card.map(|card| (card.department, &card.roles, &self.caller.pools));
        let roles: Vec<&Role> = self.org.roles.iter().collect();
        let above: Vec<_> =
            self.org.departments.iter().map(|(id, card)| (id, card.above)).collect();
        let objects: Vec<&Object> = self.org.catalogue.iter().map(|object| &**object).collect();
        let all = serde_json::to_vec(&(own, roles, above, objects)).map_err(Fault::internal)?;
        Ok(hex::encode(crypto::digest::sha256(&[&all])))
    }

    /// The language of the answers.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The caller as the policy sees it.
    #[must_use]
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The organisation as it stood when the request came in.
    #[must_use]
    pub const fn org(&self) -> &Arc<OrgState> {
        &self.org
    }

    /// The organisation's declarations.
    #[must_use]
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.org.catalogue
    }
}

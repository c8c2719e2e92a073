//! Single sign-on.

use gate::enter::sso::{Returned, Typed};
use kernel::{Id, Secret};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A provider that the sign-in page offers.
#[derive(ToSchema)]
pub struct Provider {
    /// The organisation.
    pub org: String,
    /// The provider.
    pub id: String,
    /// What its button says.
    pub name: String,
    /// `oidc` or `ldap`.
    pub kind: String,
}

/// The beginning of a sign-in by an identity provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// The organisation.
    #[schema(value_type = String)]
    pub org: Id,
    /// The provider.
    #[schema(value_type = String)]
    pub provider: Id,
    /// The secret of an invitation that is to be taken with it.
    pub invitation: Option<String>,
}

/// The beginning of linking one's own identity.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginLink {
    /// The provider.
    #[schema(value_type = String)]
    pub provider: Id,
}

/// Where the browser goes next.
#[derive(Serialize, ToSchema)]
pub struct Begun {
    /// The provider's address.
    pub address: String,
}

/// What the provider sent back with the browser.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The state that went out.
    pub state: String,
    /// The code; left out where the provider refused.
    #[schema(value_type = Option<String>, format = Password)]
    pub code: Option<Secret>,
    /// Who says that it sent the browser (RFC 9207).
    pub iss: Option<String>,
}

impl From<Return> for Returned {
    fn from(sent: Return) -> Self {
        Self { state: sent.state, code: sent.code, iss: sent.iss }
    }
}

/// A sign-in by a directory.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryLogin {
    /// The organisation.
    #[schema(value_type = String)]
    pub org: Id,
    /// The provider.
    #[schema(value_type = String)]
    pub provider: Id,
    /// The login in the directory.
    pub login: String,
    /// The password there.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
    /// The secret of an invitation that is to be taken with it.
    pub invitation: Option<String>,
}

/// The linking of one's own account of a directory.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryLink {
    /// The provider.
    #[schema(value_type = String)]
    pub provider: Id,
    /// The login in the directory.
    pub login: String,
    /// The password there.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

impl DirectoryLink {
    /// The provider, and what was typed.
    pub fn parts(self) -> (Id, Typed) {
        (self.provider, Typed { login: self.login, password: self.password })
    }
}

/// The end of a provider's session (OpenID Connect Back-Channel Logout 1.0).
#[derive(Deserialize, ToSchema)]
pub struct BackChannelLogout {
    /// The provider's signed word.
    pub logout_token: String,
}

/// A provider, and whether the caller is linked to it.
#[derive(ToSchema)]
pub struct Identity {
    /// The provider.
    pub provider: String,
    /// What it is called.
    pub name: String,
    /// `oidc` or `ldap`.
    pub kind: String,
    /// Since when the caller is linked to it.
    pub linked_at: Option<String>,
    /// When the caller last came in by it.
    pub last_used_at: Option<String>,
}

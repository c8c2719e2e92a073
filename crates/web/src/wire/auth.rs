//! Entering.

use gate::enter::passkey::Answer;
use kernel::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether Kedun waits for its set-up.
#[derive(Serialize, ToSchema)]
pub struct AuthState {
    /// Nobody owns a business here yet.
    pub needs_setup: bool,
    /// The program's version.
    pub version: String,
    /// There is a demo company.
    pub demo_present: bool,
}

/// The secret of a one-time link: what stands behind `#` in its address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkSecret {
    /// The secret.
    pub secret: String,
}

/// The founding of an organisation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// The secret of the set-up link.
    pub secret: String,
    /// The organisation's name.
    pub company: String,
    /// The first user's login.
    pub login: String,
    /// The first user's name.
    pub name: String,
    /// The first user's password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

/// The making of the demo company.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupDemo {
    /// The secret of the set-up link.
    pub secret: String,
    /// How many customers; 2,000 when not given, 20,000 at most.
    pub customers: Option<u32>,
}

/// The demo company is there.
#[derive(Serialize, ToSchema)]
pub struct DemoMade {
    /// Its logins, shown this once.
    #[schema(value_type = Vec<DemoLogin>)]
    pub logins: Vec<DemoLogin>,
    /// How long it took.
    pub seconds: f64,
}

/// One login of the demo company.
#[derive(Serialize, ToSchema)]
pub struct DemoLogin {
    /// The login.
    pub login: String,
    /// Its random password.
    pub password: String,
    /// The name.
    pub name: String,
    /// What the role is called.
    pub role: super::Text,
    /// The department.
    pub department: String,
}

/// A password to be judged. It is not kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordToJudge {
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
    /// Words that it should not be made of, such as the login.
    #[serde(default)]
    pub words: Vec<String>,
}

/// How hard a password is to guess.
#[derive(ToSchema)]
pub struct Strength {
    /// From 0 to 4.
    pub score: u8,
    /// Whether it may be used.
    pub ok: bool,
    /// What would make it better.
    pub advice: Option<super::Text>,
    /// How long guessing takes.
    pub crack_time: super::Text,
}

/// Login and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The login.
    pub login: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

/// What the browser needs to show or to make a passkey.
#[derive(ToSchema)]
pub struct PasskeyOptions {
    /// Goes back with the answer; good once.
    pub handle: String,
    /// The options for `navigator.credentials`, in their JSON form.
    #[schema(value_type = Object)]
    pub options: serde_json::Value,
}

/// What `navigator.credentials` gave.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The handle that came with the options.
    pub handle: String,
    /// The credential in its JSON form.
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}

impl From<PasskeyAnswer> for Answer {
    fn from(typed: PasskeyAnswer) -> Self {
        Self { handle: typed.handle, credential: typed.credential }
    }
}

/// A new passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What its owner calls it, such as `办公室电脑`.
    pub name: String,
    /// The handle that came with the options.
    pub handle: String,
    /// The credential in its JSON form.
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}

impl NewPasskey {
    /// The name, and what the gate takes.
    #[must_use]
    pub fn parts(self) -> (String, Answer) {
        (self.name, Answer { handle: self.handle, credential: self.credential })
    }
}

/// A one-time code, one of the recovery codes, or a passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code that the authenticator shows.
    #[schema(value_type = Option<String>)]
    pub code: Option<Secret>,
    /// A recovery code, when the authenticator is lost.
    #[schema(value_type = Option<String>)]
    pub recovery_code: Option<Secret>,
    /// A passkey.
    pub passkey: Option<PasskeyAnswer>,
}

/// The first code of a new authenticator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The code that the authenticator shows.
    #[schema(value_type = String)]
    pub code: Secret,
}

/// How far in the caller is.
#[derive(ToSchema)]
pub struct AuthAnswer {
    /// `ok`, `mfa_required` or `mfa_enrolment_required`.
    pub status: String,
    /// Goes into the header `X-Kedun-CSRF` of every change.
    pub csrf: String,
    /// The user's own name.
    pub name: Option<String>,
    /// The second factors of which one is to be shown: `passkey`, `totp`.
    pub factors: Option<Vec<String>>,
    /// New recovery codes, shown this once.
    pub recovery_codes: Option<Vec<String>>,
}

/// A new authenticator to be enrolled (RFC 6238).
#[derive(ToSchema)]
pub struct Enrolment {
    /// The secret, to be typed.
    pub secret: String,
    /// The same as an `otpauth://` address, for a QR code.
    pub uri: String,
}

/// A new password through a one-time link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The secret of the link.
    pub secret: String,
    /// The new password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

/// Whom a link invites.
#[derive(ToSchema)]
pub struct Invitation {
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// The organisation.
    pub company: String,
    /// `invitation` or `reset`.
    pub kind: String,
}

/// Until when a link is good.
#[derive(ToSchema)]
pub struct LinkGood {
    /// When it expires.
    pub expires_at: String,
}

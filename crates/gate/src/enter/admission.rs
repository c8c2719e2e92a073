//! What a step of the way in answers.

use kernel::Secret;
use serde::Serialize;

/// How far in somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In.
    Ok,
    /// A second factor is to be shown.
    MfaRequired,
    /// A second factor is to be enrolled first.
    MfaEnrolmentRequired,
}

/// The answer's body, as the interface writes it. It has no `Debug`: it may hold recovery codes.
#[derive(Serialize)]
pub struct AuthAnswer {
    /// How far in the caller is.
    pub status: Status,
    /// Goes into the header of every change that is asked for with the session's cookie.
    pub csrf: String,
    /// The user's own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The second factors of which one is to be shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<&'static str>,
    /// New recovery codes, shown this once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_codes: Option<Vec<String>>,
}

/// The answer with the session's new cookie. It has no `Debug`.
pub struct Admission {
    /// The body.
    pub answer: AuthAnswer,
    /// The secret of the session for the cookie; `None` leaves the cookie as it is.
    pub cookie: Option<Secret>,
    /// The same as in the body.
    pub csrf: String,
}

//! The caller's own things.

use kernel::{Lang, Secret};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who the caller is and what they may do.
#[derive(ToSchema)]
pub struct Me {
    /// The user.
    #[schema(value_type = Object)]
    pub user: serde_json::Value,
    /// The organisation.
    #[schema(value_type = Object)]
    pub org: serde_json::Value,
    /// Goes into the header `X-Kedun-CSRF` of every change.
    pub csrf: String,
    /// The session.
    #[schema(value_type = Object)]
    pub session: serde_json::Value,
    /// The second factor.
    #[schema(value_type = Object)]
    pub mfa: serde_json::Value,
    /// Whether the recovery key was saved, and whether the caller may save it.
    #[schema(value_type = Object)]
    pub recovery_key: serde_json::Value,
    /// The verbs that the caller may use, by object.
    #[schema(value_type = Object)]
    pub may: serde_json::Value,
    /// The pages that the caller may open.
    pub pages: Vec<String>,
    /// What the caller should know.
    #[schema(value_type = Vec<Object>)]
    pub notices: Vec<serde_json::Value>,
    /// The purposes to choose from.
    #[schema(value_type = Vec<Object>)]
    pub purposes: Vec<serde_json::Value>,
    /// The tips that the caller closed.
    pub tips: Vec<String>,
}

/// A change of one's own settings.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMe {
    /// `zh-CN` or `en`.
    #[schema(value_type = Option<String>)]
    pub language: Option<Lang>,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present one.
    #[schema(value_type = String, format = Password)]
    pub current: Secret,
    /// The new one.
    #[schema(value_type = String, format = Password)]
    pub new: Secret,
}

/// One's own password, for what needs a fresh proof.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPassword {
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

/// New recovery codes, shown this once; the old ones are void.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten codes.
    pub recovery_codes: Vec<String>,
}

/// One of one's own passkeys.
#[derive(ToSchema)]
pub struct Passkey {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// The host name that it is good for.
    pub host: String,
    /// When it was made.
    pub created_at: String,
    /// When it was last shown.
    pub last_used_at: Option<String>,
}

/// A passkey that was just added.
#[derive(ToSchema)]
pub struct PasskeyAdded {
    /// Its id.
    pub id: String,
    /// Recovery codes, where it is the first second factor; shown this once.
    pub recovery_codes: Option<Vec<String>>,
}

/// One's own sessions.
#[derive(Serialize, ToSchema)]
pub struct Items<T> {
    /// The items.
    pub items: Vec<T>,
}

/// A session.
#[derive(ToSchema)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// The device.
    pub device: Option<String>,
    /// Whether the device's key alone can use it.
    pub bound: bool,
    /// The network address.
    pub network: Option<String>,
    /// Whether its owner had signed in from there before it began.
    pub network_known: bool,
    /// When it began.
    pub started_at: String,
    /// When it was used last.
    pub last_at: String,
    /// Whether it is this one.
    pub current: bool,
}

/// A browser with a key that one has signed in with.
#[derive(ToSchema)]
pub struct Device {
    /// Its id.
    pub id: String,
    /// What it calls itself.
    pub name: Option<String>,
    /// When it was first signed in with.
    pub first_at: String,
    /// When it was last signed in with.
    pub last_at: String,
    /// Since when its key opens nothing.
    pub blocked_at: Option<String>,
    /// Whether it is this one.
    pub current: bool,
}

/// How many sessions were ended.
#[derive(Serialize, ToSchema)]
pub struct Ended {
    /// Their number.
    pub ended: u64,
}

/// One's own calendar feed.
#[derive(ToSchema)]
pub struct CalendarFeed {
    /// When it was made; nothing where there is none.
    pub created_at: Option<String>,
    /// When it was last fetched, to the minute.
    pub last_used_at: Option<String>,
}

/// A calendar feed that was just made.
#[derive(ToSchema)]
pub struct NewCalendarFeed {
    /// The last part of its address, below `/api/v1/calendar/`.
    pub file: String,
}

//! Notifications: what the caller is told.

use kernel::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::wire::Text;

/// Which notifications.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NotificationsQuery {
    /// Of this kind alone.
    pub kind: Option<String>,
    /// Unread ones alone.
    #[serde(default)]
    pub unread: bool,
    /// Those behind this one, the last of the page before.
    #[param(value_type = Option<String>)]
    pub after: Option<Id>,
    /// So many at most, up to 50.
    pub limit: Option<u32>,
}

/// A notification.
#[derive(ToSchema)]
pub struct Notification {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it says, without the record's title.
    pub text: Text,
    /// The object of the record.
    pub object: String,
    /// The record, where it is one and the caller can open it.
    pub record: Option<String>,
    /// The record's title, as masked as in its list.
    pub title: Option<String>,
    /// Whether the caller can no longer open the record.
    pub gone: bool,
    /// How many records it is about.
    pub n: i64,
    /// When it was told.
    pub at: String,
    /// Whether it was read.
    pub read: bool,
}

/// Notifications, the newest first.
#[derive(ToSchema)]
pub struct Notifications {
    /// Those of this page.
    pub items: Vec<Notification>,
    /// How many are unread in all.
    pub unread: u64,
    /// Whether there are more behind the last one.
    pub more: bool,
}

/// How many are unread.
#[derive(ToSchema)]
pub struct Unread {
    /// So many.
    pub unread: u64,
}

/// Which are marked as read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// These; all of them when nothing is said.
    #[schema(value_type = Option<Vec<String>>)]
    pub ids: Option<Vec<Id>>,
}

/// How the caller hears of a kind.
#[derive(ToSchema)]
pub struct KindChoice {
    /// The kind.
    pub kind: String,
    /// What it is called.
    pub label: Text,
    /// Whether on the page.
    pub page: bool,
    /// By mail: `off`, `now` or `daily`.
    pub mail: String,
}

/// How the caller hears of things.
#[derive(ToSchema)]
pub struct Choices {
    /// Each kind.
    pub kinds: Vec<KindChoice>,
    /// Whether this Kedun sends mail at all.
    pub mail: bool,
    /// The caller's address as far as it tells them which one it is, such as `zh***@qq.com`.
    pub address: Option<String>,
}

/// An address for mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnAddress {
    /// The address; nothing takes it away.
    pub address: Option<String>,
}

/// A choice for one kind.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseKind {
    /// The kind.
    pub kind: String,
    /// Whether on the page.
    pub page: bool,
    /// By mail: `off`, `now` or `daily`.
    pub mail: String,
}

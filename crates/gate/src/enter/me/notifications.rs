//! The caller's notifications. Ids alone are kept: what a record is called is read through the gate each time,
//! with the rights that the caller has now.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, FieldFault, Id, Lang, Result, Text};
use policy::Verb;
use serde::Serialize;
use store::notifications::choices::{self, Choice, Mail};
use store::notifications::{self, Asked, NotificationRow};

use super::address::hint;
use crate::enter::record;
use crate::entered::Entered;
use crate::notify::kinds::{KINDS, find};
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, named_in_use, record_with};

/// Notifications of one page.
pub const PAGE: u32 = 50;
/// Notifications that are marked as read at a time.
pub const MARKED: usize = 500;

/// A notification as the page shows it.
#[derive(Serialize, Clone)]
pub struct Notification {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: String,
    /// What it says, without the record's title.
    pub text: Text,
    /// The object of the record.
    pub object: String,
    /// The record, where it is one and the caller can open it.
    pub record: Option<Id>,
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
#[derive(Serialize, Clone)]
pub struct Notifications {
    /// Those of this page.
    pub items: Vec<Notification>,
    /// How many are unread in all.
    pub unread: u64,
    /// Whether there are more behind the last one.
    pub more: bool,
}

/// How many are unread.
#[derive(Serialize, Clone, Copy)]
pub struct Unread {
    /// So many.
    pub unread: u64,
}

/// Which notifications are asked for.
#[derive(Default)]
pub struct Request {
    /// Of this kind alone.
    pub kind: Option<String>,
    /// Unread ones alone.
    pub unread: bool,
    /// Those that come after this one.
    pub after: Option<Id>,
    /// So many at most; 50 when nothing is said.
    pub limit: Option<u32>,
}

/// The caller's notifications.
///
/// # Errors
/// Those of the store and the keys; `ledger_unwritable`.
pub fn list(gate: &Gate, who: &Entered, request: &Request) -> Result<Shown<Notifications>> {
    let act = Act::begin(gate, who, Verb::Read, "user")?;
    let (me, limit) = ((who.org_id(), who.user()), request.limit.unwrap_or(PAGE).clamp(1, PAGE));
    let asked = Asked {
        kind: request.kind.as_deref(),
        unread: request.unread,
        after: request.after,
        limit: limit + 1,
    };
    let (mut rows, unread) = act.store().read(|c| {
        let rows = notifications::of_user(c, me, act.now, asked)?;
        Ok((rows, notifications::unread(c, me, act.now)?))
    })?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let mut wanted: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    for row in &rows {
        if let Some(record) = row.record.filter(|_| who.catalogue().get(&row.object).is_ok()) {
            wanted.entry(row.object.clone()).or_default().insert(record);
        }
    }
    let names = named_in_use(&act, wanted)?;
    let items = rows.into_iter().map(|row| shown(who, row, &names.refs)).collect();
    let entry = Entry::about(who.user()).with("as", "own_notifications");
    record_with(&act, Unrecorded::new(Notifications { items, unread, more }), entry, names.entries)
}

fn shown(who: &Entered, row: NotificationRow, names: &BTreeMap<String, String>) -> Notification {
    let org = who.org();
    let actor = |lang| org.actor_name(Some(row.actor), lang);
    let actor = Text::new(actor(Lang::Zh), actor(Lang::En));
    let n = u64::try_from(row.n).unwrap_or(1);
    let text = find(&row.kind).map_or_else(|| Text::new("", ""), |kind| kind.text(&actor, n));
    let title = row.record.and_then(|id| names.get(&id.to_string()).cloned());
    let gone = row.record.is_some() && title.is_none();
    Notification {
        id: row.id,
        kind: row.kind,
        text,
        object: row.object,
        record: row.record.filter(|_| !gone),
        title,
        gone,
        n: row.n,
        at: row.at.rfc3339(),
        read: row.read_at.is_some(),
    }
}

/// How many the caller has not read. It tells nothing of any record, so the ledger does not tell of it.
///
/// # Errors
/// Those of the store.
pub fn unread(gate: &Gate, who: &Entered) -> Result<Unread> {
    let (me, now) = ((who.org_id(), who.user()), gate.now());
    let unread = gate.0.store.of(me.0).read(|c| notifications::unread(c, me, now))?;
    Ok(Unread { unread })
}

/// Marks these of the caller's as read, or all of them.
///
/// # Errors
/// `too_many_values` at the field `ids`; `ledger_unwritable`.
pub fn read(gate: &Gate, who: &Entered, ids: Option<Vec<Id>>) -> Result<()> {
    if ids.as_ref().is_some_and(|ids| ids.len() > MARKED) {
        return Err(Fault::fields(vec![
            FieldFault::new("ids", "too_many_values").with("max", MARKED),
        ]));
    }
    let (me, now) = ((who.org_id(), who.user()), gate.now());
    let event = record::entered(gate, who, "read_notifications", who.user());
    record::change(gate, event, move |c| notifications::read(c, me, ids.as_deref(), now))?;
    gate.announce(me.0, &[me.1]);
    Ok(())
}

/// How the caller hears of a kind.
#[derive(Serialize, Clone)]
pub struct KindChoice {
    /// The kind.
    pub kind: &'static str,
    /// What it is called.
    pub label: Text,
    /// Whether on the page.
    pub page: bool,
    /// By mail: `off`, `now` or `daily`.
    pub mail: &'static str,
}

/// How the caller hears of things.
#[derive(Serialize, Clone)]
pub struct Choices {
    /// Each kind.
    pub kinds: Vec<KindChoice>,
    /// Whether this Kedun sends mail at all.
    pub mail: bool,
    /// The caller's address as far as it tells them which one it is; nothing where there is none.
    pub address: Option<String>,
}

/// How the caller hears of things.
///
/// # Errors
/// Those of the store.
pub fn choices(gate: &Gate, who: &Entered) -> Result<Choices> {
    let (org, user) = (who.org_id(), who.user());
    let chosen = gate.0.store.of(org).read(|c| choices::all(c, org, user))?;
    let kinds = KINDS.iter().map(|kind| {
        let own = chosen.iter().find(|(name, _)| name == kind.name).map(|(_, choice)| *choice);
        let Choice { page, mail } = own.unwrap_or(kind.usual());
        KindChoice { kind: kind.name, label: kind.label(), page, mail: mail.word() }
    });
    Ok(Choices { kinds: kinds.collect(), mail: gate.has_mail(), address: hint(gate, who)? })
}

/// Chooses how the caller hears of a kind.
///
/// # Errors
/// `bad_choice` at the field `kind` or `mail`; `ledger_unwritable`.
pub fn choose(gate: &Gate, who: &Entered, kind: &str, page: bool, mail: &str) -> Result<()> {
    let refuse = |field| Fault::fields(vec![FieldFault::new(field, "bad_choice")]);
    let kind = find(kind).ok_or_else(|| refuse("kind"))?.name;
    let mail = Mail::parse(mail).ok_or_else(|| refuse("mail"))?;
    let me = (who.org_id(), who.user());
    let event = record::entered(gate, who, "choose_notifications", who.user());
    record::change(gate, event, move |c| choices::put(c, me, kind, Choice { page, mail }))
}

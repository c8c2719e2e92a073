//! What users are told at their next visit: that a login was locked, a recovery code used, a
//! password reset. The store keeps codes; the texts come from the message catalogue.

use audit::Event;
use kernel::{Fault, Id, Lang, Result, Text, Timestamp, messages};
use serde::Serialize;
use store::Conn;
use store::enter::notices::{self, NoticeRow};

use super::record;
use crate::entered::Entered;
use crate::org::OrgState;
use crate::parts::Gate;

/// A notice is kept for so many seconds.
pub const KEPT_SECONDS: i64 = 30 * 24 * 3600;
/// Notices that a page shows.
const SHOWN: u32 = 20;

/// A notice as the page shows it.
#[derive(Serialize, Clone, Debug)]
pub struct NoticeItem {
    /// Its id, for taking it away.
    pub id: Id,
    /// What it says, as a stable code.
    pub code: String,
    /// What it says, in words.
    pub text: Text,
    /// When it happened.
    pub at: String,
}

/// A notice to this user, to be kept.
pub fn row(org: Id, user: Id, code: &str, about: Option<Id>, at: Timestamp) -> NoticeRow {
    NoticeRow { id: Id::new(), org, user, code: code.to_owned(), about, at }
}

/// Notices about this user to each owner but the user themselves.
pub fn rows_to_owners(org: &OrgState, code: &str, about: Id, at: Timestamp) -> Vec<NoticeRow> {
    let others = org.owners().into_iter().filter(|owner| *owner != about);
    others.map(|owner| row(org.id, owner, code, Some(about), at)).collect()
}

/// Tells the owners, and in other words whom it is about, in one transaction with its entry.
pub fn to_owners(
    gate: &Gate,
    org: Id,
    [code, own]: [&str; 2],
    about: Id,
    event: Event,
) -> Result<()> {
    let mut rows = rows_to_owners(&*gate.org(org)?, code, about, gate.now());
    rows.push(row(org, about, own, None, gate.now()));
    record::change(gate, event, move |c| rows.iter().try_for_each(|row| notices::insert(c, row)))
}

/// Keeps a notice, unless its user has not taken away the same one: what may happen again and again is told once.
pub fn once(c: &mut Conn, row: &NoticeRow) -> Result<()> {
    let open = notices::of_user(c, row.org, row.user, SHOWN)?;
    if open.iter().any(|one| one.code == row.code) { Ok(()) } else { notices::insert(c, row) }
}

/// The caller's notices, the newest first.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<NoticeItem>> {
    let (org, user) = (who.org_id(), who.user());
    let rows = gate.0.store.of(org).read(|c| notices::of_user(c, org, user, SHOWN))?;
    Ok(rows.into_iter().map(|row| item(who.org(), row)).collect())
}

/// Takes one of the caller's notices away.
///
/// # Errors
/// `not_found` when the caller has none of this id.
pub fn dismiss(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "dismiss_notice", user);
    let refusal = event.clone();
    record::change(gate, event, move |c| {
        if notices::dismiss(c, org, user, id)? { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(|fault| record::refused(gate, refusal, fault))
}

fn item(org: &OrgState, row: NoticeRow) -> NoticeItem {
    let params = [("name", org.user_name(row.about))];
    let text = Text::new(
        messages::render(&row.code, &params, Lang::Zh),
        messages::render(&row.code, &params, Lang::En),
    );
    NoticeItem { id: row.id, code: row.code, text, at: row.at.rfc3339() }
}

//! What the word of a provider lets somebody do: come in as the user who is linked to it, take an invitation with it,
//! or begin as a new user.

use std::sync::Arc;

use audit::Event;
use kernel::{Fault, FaultKind, Id, Result};
use store::Conn;
use store::enter::identities::{self, IdentityRow, IdentitySessionRow};
use store::enter::{credentials, links, logins, notices, sessions};

use super::identity::Identity;
use super::provider::ProviderCard;
use super::{create, refused};
use crate::enter::session::{Fresh, State};
use crate::enter::throttle::Counters;
use crate::enter::{
    Admission, Status, account, caller, card, invite, link, login as way_in, notice, record,
    session,
};
use crate::entered::Visit;
use crate::org::OrgState;
use crate::parts::Gate;

/// Which provider began a session is kept for so many seconds: as long as any session lasts, and a day.
const KEPT_SECONDS: i64 = 31 * 24 * 3600;

/// Somebody whom a provider has recognised.
pub struct Recognised {
    pub org: Arc<OrgState>,
    pub provider: Id,
    pub card: ProviderCard,
    pub identity: Identity,
    /// What counts wrong passwords, where there was one.
    pub counters: Option<Counters>,
}

/// How somebody comes to be the user that they are.
#[derive(Clone)]
enum How {
    /// Linked before.
    Known,
    /// By the invitation of this hash.
    Invited([u8; 32]),
    /// As a new user of this login.
    New(String),
}

/// Lets the user in who is linked to this identity; a new one where the provider is set to make users.
///
/// # Errors
/// `identity_unknown`; `frozen`, `network_refused`, `outside_hours`; `login_taken`.
pub fn login(gate: &Gate, visit: &Visit, by: Recognised, event: Event) -> Result<Admission> {
    let (org, provider, subject) = (by.org.id, by.provider, by.identity.subject);
    let known = gate.0.store.of(org).read(|c| identities::find(c, org, provider, &subject))?;
    if let Some(row) = known {
        return enter(gate, visit, &by, row.user, How::Known);
    }
    let Some(new) = by.card.creates else {
        let unknown = Fault::new(FaultKind::Unauthenticated, "identity_unknown");
        return Err(record::refused(gate, event, unknown));
    };
    let (user, login) =
        create::user(gate, &by, new).map_err(|f| record::refused(gate, event, f))?;
    enter(gate, visit, &by, user, How::New(login))
}

/// Takes an invitation: whom it invites is linked to this identity from now on, and needs no password.
///
/// # Errors
/// `link_invalid`; `identity_taken`; as `login`.
pub fn invited(
    gate: &Gate,
    visit: &Visit,
    by: Recognised,
    hash: &str,
    event: Event,
) -> Result<Admission> {
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let hash = hex::decode(hash).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let hash = hash.ok_or_else(|| refuse(link::invalid()))?;
    let user = invite::invited_by(gate, by.org.id, &hash).map_err(refuse)?;
    enter(gate, visit, &by, user, How::Invited(hash))
}

fn enter(gate: &Gate, visit: &Visit, by: &Recognised, user: Id, how: How) -> Result<Admission> {
    let (org, now) = (by.org.id, gate.now());
    let act = if matches!(how, How::Invited(_)) { "accept_link" } else { "login" };
    let mut event = record::visit(gate, visit, act, Some((org, user)));
    event.details.insert("factor".to_owned(), "provider".to_owned());
    event.details.insert("provider".to_owned(), by.provider.to_string());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    // A user who was made just now stands in the organisation's newest state.
    let state = gate.org(org)?;
    let account = account::by_user(gate, org, user)?;
    if account.credential.frozen_at.is_some() {
        return Err(refuse(caller::frozen()));
    }
    let name = caller::card(&state, user).map_err(refuse)?.name.clone();
    state.terms_of_user(user).admit(visit.network.as_deref(), now).map_err(refuse)?;
    let (begins, status) = match by.identity.second_factor {
        true => (State::Active, Status::Ok),
        false => way_in::next(&account, state.demo),
    };
    let mut fresh = Fresh::new(gate, visit, &state, user, begins).map_err(refuse)?;
    fresh.row.second_factor = by.identity.second_factor;
    fresh.row.fresh_at = by.identity.proved_at;
    let keep = kept(by, user, &fresh, how.clone(), now);
    let counters = by.counters.clone();
    let (row, settles) = (fresh.row.clone(), fresh.settles());
    record::change(gate, way_in::with_session(event.clone(), &fresh), move |c| {
        keep(c)?;
        match (&counters, begins) {
            (Some(counters), State::Active) => counters.succeeded(c, now)?,
            (Some(counters), _) => counters.half_way(c, now)?,
            (None, _) => {}
        }
        sessions::insert(c, &row)?;
        settles(c)
    })
    .map_err(refuse)?;
    session::supersede(gate, visit)?;
    if !matches!(how, How::Known) {
        card::set(gate, org, user, "status", "active")?;
    }
    let mut admission = fresh.admit(gate, status, name);
    admission.answer.factors = account.factors();
    Ok(admission)
}

/// What is kept of the identity in the transaction that lets its owner in.
fn kept(
    by: &Recognised,
    user: Id,
    fresh: &Fresh,
    how: How,
    now: kernel::Timestamp,
) -> impl Fn(&mut Conn) -> Result<()> + Send + 'static {
    let (org, provider, subject) = (by.org.id, by.provider, by.identity.subject);
    let identity =
        IdentityRow { org, provider, subject, user, linked_at: now, last_used_at: Some(now) };
    let began = IdentitySessionRow {
        org,
        session: fresh.row.id,
        provider,
        user,
        subject,
        sid: by.identity.sid,
        expires_at: now.plus_seconds(KEPT_SECONDS),
    };
    let told = notice::row(org, user, "notice_identity_linked", None, now);
    move |c| {
        match &how {
            How::Known if !identities::used(c, &identity, now)? => return Err(refused()),
            How::Known => {}
            How::Invited(hash) => {
                if !links::take(c, hash, now)? {
                    return Err(link::invalid());
                }
                joined(c, &identity)?;
                notices::insert(c, &told)?;
            }
            How::New(login) => {
                if !logins::claim(c, login, org, user)? {
                    return Err(Fault::new(FaultKind::Conflict, "login_taken"));
                }
                joined(c, &identity)?;
            }
        }
        identities::began(c, &began)
    }
}

fn joined(c: &mut Conn, identity: &IdentityRow) -> Result<()> {
    credentials::ensure(c, identity.org, identity.user)?;
    if identities::insert(c, identity)? { Ok(()) } else { Err(taken()) }
}

/// What is said where an identity, or a user at this provider, has its link already.
pub fn taken() -> Fault {
    Fault::new(FaultKind::Conflict, "identity_taken")
}

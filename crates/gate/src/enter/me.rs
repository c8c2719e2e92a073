//! The caller's own page: who they are, what they may do, what they should know.

pub mod address;
pub mod marks;
pub mod notifications;
mod pages;
pub mod tips;

use std::collections::BTreeMap;

use kernel::{Id, Lang, Result, Text};
use model::purpose;
use policy::Verb;
use serde::Serialize;
use store::enter::{recovery as codes, sessions};

use super::notice::{self, NoticeItem};
use super::{account, card, csrf, record, recovery_key};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::terms::Proof;

/// Who the caller is and what they may do.
#[derive(Serialize, Clone)]
pub struct Me {
    /// The user.
    pub user: MeUser,
    /// The organisation.
    pub org: MeOrg,
    /// Goes into the header of every change; empty for programs.
    pub csrf: String,
    /// The session; absent for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<MeSession>,
    /// The second factor.
    pub mfa: MeMfa,
    /// The recovery key.
    pub recovery_key: MeRecoveryKey,
    /// The verbs that the caller may use on some row, by object.
    pub may: BTreeMap<String, Vec<&'static str>>,
    /// The pages that the caller may open.
    pub pages: Vec<&'static str>,
    /// What the caller should know.
    pub notices: Vec<NoticeItem>,
    /// The purposes to choose from.
    pub purposes: Vec<Labelled>,
    /// The tips that the caller closed.
    pub tips: Vec<String>,
}

/// A name for programs with what people read.
#[derive(Serialize, Clone)]
pub struct Labelled {
    /// For programs.
    pub value: &'static str,
    /// For people.
    pub label: Text,
}

/// The user.
#[derive(Serialize, Clone)]
pub struct MeUser {
    /// The record id.
    pub id: Id,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// The language of the page.
    pub language: Lang,
    /// The department.
    pub department: Option<Named<String>>,
    /// The roles.
    pub roles: Vec<Named<Text>>,
}

/// An id with its name.
#[derive(Serialize, Clone)]
pub struct Named<T> {
    /// The record id.
    pub id: Id,
    /// The name.
    pub name: T,
}

/// The organisation.
#[derive(Serialize, Clone)]
pub struct MeOrg {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
}

/// The session.
#[derive(Serialize, Clone)]
pub struct MeSession {
    /// It ends then at the latest.
    pub expires_at: String,
    /// It ends when it is not used for so many seconds.
    pub idle_seconds: i64,
    /// Until then no fresh proof is asked for.
    pub fresh_until: String,
}

/// The second factor.
#[derive(Serialize, Clone, Copy)]
pub struct MeMfa {
    /// Whether one is enrolled.
    pub enrolled: bool,
    /// Whether there is an authenticator with one-time codes.
    pub totp: bool,
    /// How many passkeys there are.
    pub passkeys: usize,
    /// Whether one is asked for.
    pub required: bool,
    /// Recovery codes that were not used yet.
    pub recovery_codes_left: i64,
}

/// The recovery key.
#[derive(Serialize, Clone)]
pub struct MeRecoveryKey {
    /// When it was saved.
    pub saved_at: Option<String>,
    /// Whether the caller may have it.
    pub allowed: bool,
}

/// Who the caller is and what they may do. `cookie` is the session's secret, for the CSRF token.
///
/// # Errors
/// `not_signed_in` when the user's record is gone; `ledger_unwritable`.
pub fn me(gate: &Gate, who: &Entered, cookie: Option<&str>) -> Result<Me> {
    let (org, user) = (who.org_id(), who.user());
    gate.0.recorder.record(record::entered(gate, who, "read_me", user))?;
    let account = account::by_user(gate, org, user)?;
    let left = gate.0.store.of(org).read(|c| codes::left(c, org, user))?;
    Ok(Me {
        user: user_of(who)?,
        org: MeOrg { id: org, name: who.org().name.clone(), demo: who.org().demo },
        csrf: cookie.map(|cookie| csrf::of(gate, cookie)).unwrap_or_default(),
        session: session_of(gate, who)?,
        mfa: MeMfa {
            enrolled: account.has_factor(),
            totp: account.credential.totp.is_some(),
            passkeys: account.passkeys,
            required: !who.org().demo,
            recovery_codes_left: left,
        },
        recovery_key: MeRecoveryKey {
            saved_at: recovery_key::saved_at(gate)?,
            allowed: recovery_key::allowed(gate, who)?,
        },
        may: may(who),
        pages: pages::open_to(who),
        notices: notice::list(gate, who)?,
        purposes: purpose::ALL
            .iter()
            .map(|(value, zh, en)| Labelled { value, label: Text::new(*zh, *en) })
            .collect(),
        tips: tips::closed(gate, who)?,
    })
}

/// Changes the language of the caller's page.
///
/// # Errors
/// When the ledger cannot be written.
pub fn set_language(gate: &Gate, who: &Entered, language: Lang) -> Result<()> {
    gate.0.recorder.record(record::entered(gate, who, "set_language", who.user()))?;
    card::set(gate, who.org_id(), who.user(), "language", language.tag())
}

fn user_of(who: &Entered) -> Result<MeUser> {
    let org = who.org();
    let card = super::caller::card(org, who.user())?;
    let department = card
        .department
        .and_then(|id| org.departments.get(&id).map(|d| Named { id, name: d.name.clone() }));
    let roles = card.roles.iter();
    Ok(MeUser {
        id: card.id,
        login: card.login.clone(),
        name: card.name.clone(),
        language: card.language,
        department,
        roles: roles.filter_map(|id| Some(Named { id: *id, name: org.role_name(*id)? })).collect(),
    })
}

fn session_of(gate: &Gate, who: &Entered) -> Result<Option<MeSession>> {
    let Some(id) = who.caller().session else { return Ok(None) };
    let (org, user) = (who.org_id(), who.user());
    let rows = gate.0.store.of(org).read(|c| sessions::of_user(c, org, user))?;
    let terms = who.org().terms_of(&who.caller().roles);
    Ok(rows.into_iter().find(|row| row.id == id).map(|row| MeSession {
        expires_at: row.expires_at.rfc3339(),
        idle_seconds: terms.idle_seconds(),
        fresh_until: row.fresh_at.plus_seconds(terms.proof_seconds(Proof::Act)).rfc3339(),
    }))
}

fn may(who: &Entered) -> BTreeMap<String, Vec<&'static str>> {
    let verbs = |object: &model::Object| -> Vec<&'static str> {
        let may = |verb: &&Verb| policy::may(&who.org().policies, who.caller(), **verb, object);
        Verb::ALL.iter().filter(may).map(|verb| verb.name()).collect()
    };
    who.catalogue()
        .iter()
        .map(|object| (object.name.clone(), verbs(object)))
        .filter(|(_, verbs)| !verbs.is_empty())
        .collect()
}

//! Tokens of programs: bound to a user, whose permissions apply; hashed at rest; shown once.

mod text;

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::Predicate;
use policy::{CallerKind, Verb, Via};
use serde::Serialize;
use store::Across;
use store::enter::tokens::{self, TokenRow};
use store::enter::{credentials, notices};

use super::caller::{self, Proved};
use super::{notice, record, session};
use crate::entered::{Entered, Visit};
use crate::lifecycle::standing;
use crate::parts::Gate;
use crate::terms::Proof;

/// A token is good for so many days at most.
const DAYS: std::ops::RangeInclusive<i64> = 1..=366;
/// Characters of a token's name.
const NAME_CHARS: usize = 60;
/// Tokens that one user may have at once.
const EACH: usize = 50;
/// Users hear of a token that ends within so many seconds.
const TOLD_SECONDS: i64 = 7 * 24 * 3600;
/// The time of last use is written at most this often, in seconds.
const TOUCH_SECONDS: i64 = 60;

/// A token as lists show it.
#[derive(Serialize, Clone, Debug)]
pub struct TokenItem {
    /// Its id.
    pub id: Id,
    /// What its maker calls it.
    pub name: String,
    /// The user whose permissions apply.
    pub user: Id,
    /// That user's name.
    pub user_name: String,
    /// When it was made.
    pub created_at: String,
    /// It ends then.
    pub expires_at: String,
    /// When it was last used, to the minute.
    pub last_used_at: Option<String>,
    /// Its first characters.
    pub prefix: String,
}

/// A token that was just made, shown this once. It has no `Debug`.
#[derive(Serialize)]
pub struct NewToken {
    /// Its id.
    pub id: Id,
    /// The token.
    pub token: String,
}

/// Makes a token with the caller's own permissions, good for so many days.
///
/// # Errors
/// `denied`; `step_up`; `invalid` with `name` or `days`.
pub fn create(gate: &Gate, who: &Entered, name: &str, days: i64) -> Result<NewToken> {
    let (org, user, now) = (who.org_id(), who.user(), gate.now());
    let id = Id::new();
    let mut event = record::entered(gate, who, "create", id);
    event.object = Some("token".to_owned());
    event.details.insert("days".to_owned(), days.to_string());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    may(gate, who, Verb::Create).map_err(refuse)?;
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    let name = checked(name, days).map_err(refuse)?;
    let token = text::fresh();
    let row = TokenRow {
        hash: crypto::token::hash(&token),
        id,
        org,
        user,
        name,
        prefix: text::prefix(&token),
        created_at: now,
        expires_at: now.plus_seconds(days * 24 * 3600),
        last_used_at: None,
    };
    let told = notice::row(org, user, "notice_token_made", None, now);
    record::change(gate, event.clone(), move |c| {
        if tokens::list(c, org, Some(user))?.len() >= EACH {
            return Err(Fault::invalid("too_many_values").with("max", EACH));
        }
        notices::insert(c, &told)?;
        tokens::insert(c, &row)
    })
    .map_err(refuse)?;
    Ok(NewToken { id, token })
}

/// The caller's tokens; all of the organisation's for who may see all.
///
/// # Errors
/// `denied`.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<TokenItem>> {
    let mut event = record::entered(gate, who, "list", who.user());
    event.object = Some("token".to_owned());
    event.records.clear();
    let all = may(gate, who, Verb::List).map_err(|f| record::refused(gate, event.clone(), f))?;
    let (org, user) = (who.org_id(), (!all).then(|| who.user()));
    let rows = gate.0.store.of(org).read(|c| tokens::list(c, org, user))?;
    gate.0.recorder.record(event)?;
    Ok(rows.into_iter().map(|row| item(who, row)).collect())
}

/// Revokes a token, at once on every node.
///
/// # Errors
/// `not_found` when there is none of this id among those that the caller may revoke.
pub fn revoke(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let mut event = record::entered(gate, who, "delete", id);
    event.object = Some("token".to_owned());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let all = may(gate, who, Verb::Delete).map_err(refuse)?;
    let (org, user) = (who.org_id(), (!all).then(|| who.user()));
    record::change(gate, event.clone(), move |c| {
        let theirs = tokens::list(c, org, user)?.iter().any(|row| row.id == id);
        if theirs && tokens::revoke(c, org, id)? { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(refuse)
}

/// Tells users of tokens that end within a week, once; of those that were made for a shorter time nobody is reminded.
///
/// # Errors
/// Those of the store.
pub(super) fn tell_ending(gate: &Gate) -> Result<()> {
    let now = gate.now();
    let (soon, made_before) = (now.plus_seconds(TOLD_SECONDS), now.plus_seconds(-86_400));
    for org in standing(gate)? {
        let org = org.id;
        gate.0.store.of(org).write(move |c| {
            for user in tokens::ending(c, org, (now, soon), made_before)? {
                notices::insert(c, &notice::row(org, user, "notice_token_ends", None, now))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Lets a program in by its token. `may_knock` is asked before a refusal is recorded: whoever
/// shows tokens that do not fit must not be able to fill the ledger.
///
/// # Errors
/// `token_expired` for unknown, revoked and expired ones alike; `frozen`; that of `may_knock`.
pub fn resume(
    gate: &Gate,
    visit: &Visit,
    bearer: &str,
    may_knock: impl Fn() -> Result<()>,
) -> Result<Entered> {
    let refuse = |whose, fault| match may_knock() {
        Ok(()) => record::refused(gate, record::visit(gate, visit, "enter", whose), fault),
        Err(too_often) => too_often,
    };
    let unknown = |fault| refuse(None, fault);
    if !text::fits(bearer) {
        return Err(unknown(expired()));
    }
    let hash = crypto::token::hash(bearer);
    let found = gate.0.enter.tokens.get(&gate.0.store, hash, || {
        let found = gate.0.store.across(Across::Entering).read(|c| {
            let Some(row) = tokens::find(c, &hash)? else { return Ok(None) };
            let credential = credentials::fetch(c, row.org, row.user)?;
            Ok(Some((row, credential.is_some_and(|c| c.frozen_at.is_some()))))
        })?;
        found.ok_or_else(expired)
    });
    let (row, frozen) = found.map_err(|fault| match fault.code {
        "token_expired" => unknown(fault),
        _ => fault,
    })?;
    let now = gate.now();
    let proved = Proved {
        kind: CallerKind::Token,
        via: Via::Token,
        session: None,
        fresh_at: row.created_at,
        second_factor: false,
    };
    let entered = if row.expires_at <= now {
        Err(expired())
    } else if frozen {
        Err(caller::frozen())
    } else {
        caller::enter(gate, visit, row.org, row.user, &proved)
    };
    let who = entered.map_err(|fault| refuse(Some((row.org, row.user)), fault))?;
    if row.last_used_at.is_none_or(|last| now.seconds_since(last) >= TOUCH_SECONDS) {
        gate.0.store.of(row.org).write(move |c| tokens::touch(c, &hash, now))?;
    }
    Ok(who)
}

/// Whether the caller may do this to all tokens or to their own alone. A token makes and revokes
/// no tokens: whoever finds one must not be able to keep a way in.
fn may(gate: &Gate, who: &Entered, verb: Verb) -> Result<bool> {
    if who.caller().kind == CallerKind::Token && verb != Verb::List {
        return Err(Fault::denied("needs_person"));
    }
    let object = who.catalogue().get("token")?;
    let permit = policy::decide(&who.org().policies, who.caller(), verb, object)?;
    let _ = gate;
    Ok(*permit.rows() == Predicate::True)
}

fn checked(name: &str, days: i64) -> Result<String> {
    let mut faults = Vec::new();
    let name = model::clean::line(name, NAME_CHARS).unwrap_or_default();
    if name.is_empty() {
        faults.push(FieldFault::new("name", "required"));
    }
    if !DAYS.contains(&days) {
        faults.push(FieldFault::new("days", "bad_days").with("max", DAYS.end()));
    }
    if faults.is_empty() { Ok(name) } else { Err(Fault::fields(faults)) }
}

fn item(who: &Entered, row: TokenRow) -> TokenItem {
    TokenItem {
        id: row.id,
        name: row.name,
        user: row.user,
        user_name: who.org().user_name(Some(row.user)),
        created_at: row.created_at.rfc3339(),
        expires_at: row.expires_at.rfc3339(),
        last_used_at: row.last_used_at.map(kernel::Timestamp::rfc3339),
        prefix: row.prefix,
    }
}

fn expired() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "token_expired")
}

//! Calendar feeds: a secret link by which a calendar program fetches one user's dates, with that user's
//! permissions. Its secret is hashed at rest, shown once, and opens nothing but the feed.

use kernel::{Fault, Id, Result, Timestamp};
use policy::{CallerKind, Via};
use serde::Serialize;
use store::enter::feeds::{self, FeedRow};
use store::enter::{credentials, notices};

use super::caller::{self, Proved};
use super::{notice, record};
use crate::entered::{Entered, Visit};
use crate::parts::Gate;

/// Between the organisation's id and the secret of a link.
const BETWEEN: char = '.';
/// Random characters of a secret: 256 bits.
const RANDOM: usize = 43;
/// The time of last use is written at most this often, in seconds.
const TOUCH_SECONDS: i64 = 60;

/// Whether the caller has a feed, as the page shows it.
#[derive(Serialize, Clone, Debug)]
pub struct FeedState {
    /// When it was made; nothing where there is none.
    pub created_at: Option<String>,
    /// When it was last fetched, to the minute.
    pub last_used_at: Option<String>,
}

/// A feed that was just made, shown this once. It has no `Debug`.
#[derive(Serialize)]
pub struct NewFeed {
    /// The last part of its address.
    pub file: String,
}

/// Whether the caller has a feed.
///
/// # Errors
/// Those of the store and the ledger.
pub fn state(gate: &Gate, who: &Entered) -> Result<FeedState> {
    let (org, user) = (who.org_id(), who.user());
    let row = gate.0.store.of(org).read(|c| feeds::of_user(c, org, user))?;
    gate.0.recorder.record(record::entered(gate, who, "look_at_feed", user))?;
    Ok(FeedState {
        created_at: row.as_ref().map(|row| row.created_at.rfc3339()),
        last_used_at: row.and_then(|row| row.last_used_at).map(Timestamp::rfc3339),
    })
}

/// Makes the caller's feed; one that they had opens nothing any more.
///
/// # Errors
/// `denied` for a program: whoever finds a token must not be able to keep a way in.
pub fn create(gate: &Gate, who: &Entered) -> Result<NewFeed> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "create_feed", user);
    if who.caller().kind != CallerKind::Person {
        return Err(record::refused(gate, event, Fault::denied("needs_person")));
    }
    let secret = crypto::token::random_secret("");
    let row = FeedRow {
        org,
        user,
        hash: crypto::token::hash(&secret),
        created_at: gate.now(),
        last_used_at: None,
    };
    let told = notice::row(org, user, "notice_calendar_link", None, row.created_at);
    record::change(gate, event, move |c| {
        notices::insert(c, &told)?;
        feeds::put(c, &row)
    })?;
    Ok(NewFeed { file: format!("{org}{BETWEEN}{secret}.ics") })
}

/// Ends the caller's feed at once.
///
/// # Errors
/// `not_found` when there is none; `denied` for a program.
pub fn revoke(gate: &Gate, who: &Entered) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "revoke_feed", user);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    if who.caller().kind != CallerKind::Person {
        return Err(refuse(Fault::denied("needs_person")));
    }
    record::change(gate, event.clone(), move |c| {
        if feeds::remove(c, org, user)? { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(refuse)
}

/// Lets a calendar program in by the last part of its address. How often one network may try is the
/// caller's to limit.
///
/// # Errors
/// `not_found` whatever is wrong: nobody learns whether there is, or was, such a feed.
pub fn resume(gate: &Gate, visit: &Visit, file: &str) -> Result<Entered> {
    let refuse = |whose| {
        record::refused(gate, record::visit(gate, visit, "enter", whose), Fault::not_found())
    };
    let Some((org, secret)) = parts(file) else { return Err(refuse(None)) };
    let hash = crypto::token::hash(secret);
    let found = gate.0.store.of(org).read(|c| {
        let Some(row) = feeds::find(c, org, &hash)? else { return Ok(None) };
        let credential = credentials::fetch(c, org, row.user)?;
        Ok(Some((row, credential.is_some_and(|c| c.frozen_at.is_some()))))
    })?;
    // The index finds by the hash of a secret of 256 bits; what it found is compared once more, without
    // telling by the time it takes how much of it was right.
    let found = found.filter(|(row, _)| crypto::token::eq(&row.hash, &hash));
    let Some((row, frozen)) = found else { return Err(refuse(None)) };
    let whose = Some((org, row.user));
    if frozen {
        return Err(refuse(whose));
    }
    let proved = Proved {
        kind: CallerKind::Token,
        via: Via::Token,
        session: None,
        fresh_at: row.created_at,
        second_factor: false,
    };
    // A calendar program does not say which language its user reads.
    let lang = gate.org(org)?.users.get(&row.user).map_or(visit.lang, |card| card.language);
    let visit = Visit { lang, ..visit.clone() };
    let who = caller::enter(gate, &visit, org, row.user, &proved).map_err(|_| refuse(whose))?;
    let now = gate.now();
    if row.last_used_at.is_none_or(|last| now.seconds_since(last) >= TOUCH_SECONDS) {
        gate.0.store.of(org).write(move |c| feeds::touch(c, org, row.user, now))?;
    }
    Ok(who)
}

/// The organisation and the secret in the last part of an address.
fn parts(file: &str) -> Option<(Id, &str)> {
    let (org, secret) = file.strip_suffix(".ics")?.split_once(BETWEEN)?;
    let fits = secret.len() == RANDOM && secret.bytes().all(|b| b.is_ascii_graphic());
    Some((org.parse().ok()?, secret)).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_its_organisation_and_a_secret_of_256_bits_and_anything_else_is_none() {
        let (org, secret) = (Id::new(), crypto::token::random_secret(""));
        let file = format!("{org}.{secret}.ics");
        assert_eq!(parts(&file), Some((org, secret.as_str())));
        let short = format!("{org}.{}.ics", &secret[1..]);
        for wrong in ["", ".ics", "x.y.ics", &file[..file.len() - 4], &short, &secret] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}

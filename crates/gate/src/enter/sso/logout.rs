//! A provider ends sessions that it began (OpenID Connect Back-Channel Logout 1.0): its server says so to ours, by a
//! signed token, and no browser has a part in it.

use std::collections::BTreeMap;

use crypto::jws::{self, Refused};
use kernel::{Fault, FaultKind, Id, Result};
use serde::Deserialize;
use serde_json::Value as Json;
use store::Across;
use store::enter::challenges::{self, ChallengeRow};
use store::enter::{identities, sessions};

use super::claims::{Audience, SKEW_SECONDS, moment};
use super::code::reason;
use super::provider::{Kind, ProviderCard, usable};
use super::{identity, issuer};
use crate::enter::record;
use crate::entered::Visit;
use crate::parts::Gate;

/// What the token must say that it is about.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A token is taken for so many seconds after it was made, and once.
const SECONDS: i64 = 5 * 60;

#[derive(Deserialize)]
struct LogoutToken {
    iss: String,
    aud: Audience,
    iat: f64,
    jti: String,
    events: BTreeMap<String, Json>,
    #[serde(default)]
    exp: Option<f64>,
    #[serde(default)]
    sub: Option<String>,
    #[serde(default)]
    sid: Option<String>,
    #[serde(default)]
    nonce: Option<Json>,
}

/// Ends the sessions that this token names; their number.
///
/// # Errors
/// `logout_refused`, whatever does not fit; `provider_unreachable`.
pub fn end_sessions(
    gate: &Gate,
    visit: &Visit,
    (org, provider): (Id, Id),
    token: &str,
) -> Result<u64> {
    let mut event = crate::ledger::event_of_visit(visit, org, None, "provider_logout", gate.now());
    event.object = Some("user".to_owned());
    event.details.insert("provider".to_owned(), provider.to_string());
    let (_, card) = usable(gate, org, provider, Kind::Oidc).map_err(|_| {
        // Nobody's ledger is written to by naming an organisation that is not there.
        record::refused(
            gate,
            record::visit(gate, visit, "provider_logout", None),
            refused("provider"),
        )
    })?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let token = believed(gate, &card, token).map_err(refuse)?;
    let namespace = card.namespace();
    let subject = token.sub.map(|sub| identity::subject(&namespace, sub.as_bytes()));
    let sid = token.sid.map(|sid| identity::session(&namespace, &sid));
    used_once(gate, provider, &token.jti).map_err(refuse)?;
    let chain = gate.0.recorder.chain();
    gate.0.store.of(org).write(move |c| {
        let found = identities::ended(c, (org, provider), subject.as_ref(), sid.as_ref())?;
        let mut event = event.clone();
        let mut ended = 0;
        for (user, session) in found {
            if sessions::end(c, org, user, session)? {
                ended += 1;
                if !event.records.contains(&user) {
                    event.records.push(user);
                }
            }
        }
        event.details.insert("sessions".to_owned(), ended.to_string());
        crate::ledger::Recorder::append(c, &chain, &[event])?;
        Ok(ended)
    })
}

/// What the token says, if it is to be believed (section 2.6).
fn believed(gate: &Gate, card: &ProviderCard, token: &str) -> Result<LogoutToken> {
    let issuer = issuer::of(gate, card)?;
    let verified = match jws::verify(token, &issuer.keys) {
        Err(Refused::UnknownKey) => jws::verify(token, &issuer::anew(gate, card)?.keys),
        other => other,
    };
    let verified = verified.map_err(|why| refused(reason(why)))?;
    // A token that names its kind is none of another kind, such as an ID token.
    let kind = verified.kind.map(|kind| kind.to_lowercase());
    if kind.is_some_and(|kind| {
        !matches!(kind.as_str(), "logout+jwt" | "application/logout+jwt" | "jwt")
    }) {
        return Err(refused("type"));
    }
    let token: LogoutToken =
        serde_json::from_value(verified.claims).map_err(|_| refused("claims"))?;
    let now = gate.now();
    let (made, ahead) = (moment(token.iat), now.plus_seconds(SKEW_SECONDS));
    let over = |at: f64| moment(at).plus_seconds(SKEW_SECONDS) <= now;
    let why = if token.iss != card.issuer {
        "issuer"
    } else if !token.aud.is(&card.client_id, Some(&card.client_id)) {
        "audience"
    } else if made > ahead || made.plus_seconds(SECONDS) <= now || token.exp.is_some_and(over) {
        "expired"
    } else if !token.events.get(EVENT).is_some_and(Json::is_object) {
        "event"
    } else if token.nonce.is_some() {
        "nonce"
    } else if token.sub.is_none() && token.sid.is_none() {
        "subject"
    } else {
        return Ok(token);
    };
    Err(refused(why))
}

/// Notes that a token was used; one that comes again is refused until it is too old anyway.
fn used_once(gate: &Gate, provider: Id, jti: &str) -> Result<()> {
    let row = ChallengeRow {
        hash: crypto::token::hash(&format!("{provider} {jti}")),
        kind: "oidc_logout".to_owned(),
        whose: String::new(),
        body: "{}".to_owned(),
        expires_at: gate.now().plus_seconds(SECONDS + 2 * SKEW_SECONDS),
    };
    let is_new =
        gate.0.store.across(Across::Deployment).write(move |c| challenges::put_new(c, &row))?;
    if is_new { Ok(()) } else { Err(refused("replayed")) }
}

fn refused(why: &'static str) -> Fault {
    Fault::new(FaultKind::Malformed, "logout_refused").with("reason", why)
}

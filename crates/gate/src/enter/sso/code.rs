//! The provider's answer: a code, which is exchanged for an ID token (OpenID Connect Core 1.0, section 3.1.3).

use audit::Event;
use crypto::jws::{self, Refused};
use kernel::{Fault, Result, Secret};
use serde::Deserialize;

use super::admit::{self, Recognised};
use super::begin::{self, Bound, Wanted, Way};
use super::identity::Identity;
use super::issuer::{self, Issuer};
use super::provider::{self, Kind, ProviderCard};
use super::{claims, links, refused, while_in};
use crate::enter::{Admission, record};
use crate::entered::{Entered, Visit};
use crate::outside::https;
use crate::parts::Gate;

/// Characters of a code that are looked at.
const CODE_CHARS: usize = 4_000;

/// What the provider sent back with the browser. It has no `Debug`.
pub struct Returned {
    /// The state that went out.
    pub state: String,
    /// The code; none where the provider refused.
    pub code: Option<Secret>,
    /// Who says that it sent the browser (RFC 9207).
    pub iss: Option<String>,
}

/// The part of the token endpoint's answer that is looked at.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// Ends a sign-in, or takes an invitation: how far in the caller is then.
///
/// # Errors
/// `sign_on_refused`, whatever does not fit; `identity_unknown` for somebody who is linked to nobody; `frozen`,
/// `network_refused`, `outside_hours`; `link_invalid`; `provider_unreachable`.
pub fn finish(
    gate: &Gate,
    visit: &Visit,
    browser: Option<&str>,
    returned: &Returned,
) -> Result<Admission> {
    let (way, bound) = begin::take(gate, browser, &returned.state)
        .map_err(|fault| record::refused(gate, record::visit(gate, visit, "login", None), fault))?;
    let event = event_of(gate, visit, &way);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let (org, card) = provider::usable(gate, way.org, way.provider, Kind::Oidc).map_err(refuse)?;
    let identity = exchange(gate, &way, &card, &bound, returned).map_err(refuse)?;
    let recognised = Recognised { org, provider: way.provider, card, identity, counters: None };
    match way.wanted {
        Wanted::Login => admit::login(gate, visit, recognised, event),
        Wanted::Invitation(hash) => admit::invited(gate, visit, recognised, &hash, event),
        Wanted::Link { .. } => Err(refuse(refused().with("reason", "state"))),
    }
}

/// Ends the linking of the caller's identity.
///
/// # Errors
/// As `finish`; `identity_taken` where it, or the caller at this provider, is linked already.
pub fn finish_link(
    gate: &Gate,
    who: &Entered,
    browser: Option<&str>,
    returned: &Returned,
) -> Result<()> {
    let event = record::entered(gate, who, "link_identity", who.user());
    let refuse = |fault| record::refused(gate, event.clone(), while_in(fault));
    let (way, bound) = begin::take(gate, browser, &returned.state).map_err(refuse)?;
    let is_theirs = matches!(way.wanted, Wanted::Link { user, session }
        if user == who.user() && Some(session) == who.caller().session);
    if !is_theirs || way.org != who.org_id() {
        return Err(refuse(refused().with("reason", "state")));
    }
    let (_, card) = provider::usable(gate, way.org, way.provider, Kind::Oidc).map_err(refuse)?;
    let identity = exchange(gate, &way, &card, &bound, returned).map_err(refuse)?;
    links::link(gate, who, way.provider, &identity, event)
}

/// The entry of a sign-in before anybody knows whose it is.
pub(super) fn event_of(gate: &Gate, visit: &Visit, way: &Way) -> Event {
    let mut event = crate::ledger::event_of_visit(visit, way.org, None, "login", gate.now());
    event.object = Some("user".to_owned());
    event.details.insert("factor".to_owned(), "oidc".to_owned());
    event.details.insert("provider".to_owned(), way.provider.to_string());
    event
}

fn exchange(
    gate: &Gate,
    way: &Way,
    card: &ProviderCard,
    bound: &Bound,
    returned: &Returned,
) -> Result<Identity> {
    let no = |why: &'static str| -> Fault { refused().with("reason", why) };
    let issuer = issuer::of(gate, card)?;
    // Another issuer may have answered in this one's name (RFC 9207).
    let said = returned.iss.as_deref();
    let must = issuer.metadata.authorization_response_iss_parameter_supported;
    if said.map_or(must, |said| said != card.issuer) {
        return Err(no("issuer"));
    }
    let code = returned.code.as_ref().and_then(Secret::expose_str);
    let code =
        code.filter(|code| (1..=CODE_CHARS).contains(&code.len())).ok_or_else(|| no("declined"))?;
    let token = id_token(gate, way, card, &issuer, (code, bound))?;
    let verified = match jws::verify(&token, &issuer.keys) {
        Err(Refused::UnknownKey) => jws::verify(&token, &issuer::anew(gate, card)?.keys),
        other => other,
    };
    let verified = verified.map_err(|why| no(reason(why)))?;
    // A token that says that it is of another kind, such as one of a logout, is no ID token.
    if verified.kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("jwt")) {
        return Err(no("type"));
    }
    claims::check(card, verified.claims, &bound.nonce, gate.now())
}

/// What the ledger says of a token that is not believed.
pub(super) const fn reason(why: Refused) -> &'static str {
    match why {
        Refused::Malformed => "token",
        Refused::Algorithm => "algorithm",
        Refused::UnknownKey => "key",
        Refused::Signature => "signature",
    }
}

/// Uses the code up.
fn id_token(
    gate: &Gate,
    way: &Way,
    card: &ProviderCard,
    issuer: &Issuer,
    (code, bound): (&str, &Bound),
) -> Result<String> {
    let secret = provider::secret(gate, way.org, way.provider)?;
    let in_form = issuer.metadata.wants_secret_in_form();
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", way.redirect.as_str()),
        ("code_verifier", bound.verifier.as_str()),
    ];
    let proof = match &secret {
        Some(secret) if !in_form => https::Proof::Basic(&card.client_id, secret),
        secret => {
            form.push(("client_id", card.client_id.as_str()));
            let text = secret.as_ref().and_then(Secret::expose_str);
            form.extend(text.map(|text| ("client_secret", text)));
            https::Proof::Form
        }
    };
    let answer = issuer::caller(card).post(&issuer.metadata.token_endpoint, &proof, &form)?;
    if answer.status != 200 {
        return Err(refused().with("reason", "code"));
    }
    let tokens: Tokens =
        serde_json::from_slice(&answer.body).map_err(|_| refused().with("reason", "token"))?;
    Ok(tokens.id_token)
}

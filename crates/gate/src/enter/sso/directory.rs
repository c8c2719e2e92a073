//! Sign-in with login and password of a directory (LDAP, Active Directory).

use kernel::{Id, Result, Secret};

use super::admit::{self, Recognised};
use super::identity::{self, Identity};
use super::provider::{self, Kind, ProviderCard, usable};
use super::{links, while_in};
use crate::enter::login::{normalise, wrong_credentials};
use crate::enter::tries::Try;
use crate::enter::{Admission, invite, proof, record, session};
use crate::entered::{Entered, Visit};
use crate::parts::Gate;
use crate::terms::Proof;

/// Bytes of a password that is tried.
const PASSWORD_BYTES: usize = 1_000;

/// What somebody typed. It has no `Debug`.
pub struct Typed {
    /// The login in the directory.
    pub login: String,
    /// The password.
    pub password: Secret,
}

/// Signs in by a directory, or takes an invitation with an account of it. Tries are counted like those at
/// Kedun's own passwords, for each login and network, before the directory is asked.
///
/// # Errors
/// `wrong_credentials`; `locked`, `slow_down`; `sign_on_refused` where there is no such provider; `identity_unknown`;
/// `frozen`, `network_refused`, `outside_hours`; `link_invalid`; `provider_unreachable`.
pub fn sign_in(
    gate: &Gate,
    visit: &Visit,
    (org, provider): (Id, Id),
    typed: &Typed,
    invitation: Option<&str>,
) -> Result<Admission> {
    let nobody = |fault| record::refused(gate, record::visit(gate, visit, "login", None), fault);
    let (state, card) = usable(gate, org, provider, Kind::Ldap).map_err(nobody)?;
    let invitation = match invitation {
        Some(secret) => Some(invite::hash_for(gate, visit, org, secret)?),
        None => None,
    };
    let mut event = crate::ledger::event_of_visit(visit, org, None, "login", gate.now());
    event.object = Some("user".to_owned());
    event.details.insert("factor".to_owned(), "ldap".to_owned());
    event.details.insert("provider".to_owned(), provider.to_string());
    let network = visit.network.as_deref();
    let attempt = Try::begin(gate, &counted(provider, &typed.login), network, None, &event)?;
    let identity = match ask(gate, org, provider, &card, typed) {
        Ok(Some(identity)) => identity,
        Ok(None) => return Err(attempt.wrong(gate, event, wrong_credentials())),
        Err(fault) => {
            attempt.taken_back(gate)?;
            return Err(record::refused(gate, event, fault));
        }
    };
    let counters = Some(attempt.counters());
    let by = Recognised { org: state, provider, card, identity, counters };
    match invitation {
        Some(hash) => admit::invited(gate, visit, by, &hash, event),
        None => admit::login(gate, visit, by, event),
    }
}

/// Links the caller's account of a directory.
///
/// # Errors
/// `wrong_credentials`; `locked`, `slow_down`; `step_up`; `identity_taken`; `denied` for programs.
pub fn link_by_password(gate: &Gate, who: &Entered, provider: Id, typed: &Typed) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "link_identity", user);
    let refuse = |fault| record::refused(gate, event.clone(), while_in(fault));
    proof::person(gate, who, &event)?;
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    let (_, card) = usable(gate, org, provider, Kind::Ldap).map_err(refuse)?;
    let network = who.caller().network.as_deref();
    let attempt = Try::begin(gate, &counted(provider, &typed.login), network, None, &event)?;
    let found = ask(gate, org, provider, &card, typed);
    match found {
        Ok(Some(identity)) => {
            attempt.taken_back(gate)?;
            links::link(gate, who, provider, &identity, event)
        }
        Ok(None) => {
            let fault = kernel::Fault::invalid("wrong_credentials");
            Err(attempt.wrong(gate, event, fault))
        }
        Err(fault) => {
            attempt.taken_back(gate)?;
            Err(refuse(fault))
        }
    }
}

/// Under what name tries at this login are counted: apart from Kedun's own logins.
fn counted(provider: Id, login: &str) -> String {
    let login = normalise(login).unwrap_or_else(|| login.chars().take(60).collect());
    format!("{provider}/{login}")
}

fn ask(
    gate: &Gate,
    org: Id,
    provider: Id,
    card: &ProviderCard,
    typed: &Typed,
) -> Result<Option<Identity>> {
    let fits = !typed.login.trim().is_empty()
        && typed.login.chars().count() <= 200
        && (1..=PASSWORD_BYTES).contains(&typed.password.expose().len());
    if !fits {
        return Ok(None);
    }
    let secret = provider::secret(gate, org, provider)?;
    let found = card.directory(secret.as_ref()).sign_in(&typed.login, &typed.password)?;
    Ok(found.map(|found| Identity {
        subject: identity::subject(&card.namespace(), &found.id),
        sid: None,
        login: Some(typed.login.clone()),
        name: found.name,
        second_factor: false,
        proved_at: gate.now(),
    }))
}

//! The first start: a one-time link is printed, and until it is used there is nobody to sign in.
//! There is no default password.

use kernel::{Fault, FaultKind, FieldFault, Id, Lang, Result, Secret};
use serde::Serialize;
use store::enter::{links, logins, sessions};
use store::{Across, Conn};

use super::link::{self, Kind, Minted};
use super::login::{normalise, with_session};
use super::session::{Fresh, State};
use super::{Admission, Status, card, password, record, session};
use crate::entered::Visit;
use crate::found::{self, Founder};
use crate::ledger::DEPLOYMENT;
use crate::lifecycle::Stage;
use crate::parts::Gate;

/// What the page asks before anybody is in.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct SetupState {
    /// Whether no company has been set up yet.
    pub needs_setup: bool,
    /// Whether the demo company is there.
    pub demo_present: bool,
}

/// Until when a set-up link is good.
#[derive(Serialize, Clone, Debug)]
pub struct SetupLink {
    /// The moment after which it is not.
    pub expires_at: String,
}

/// The company and its first user, as typed. It has no `Debug`.
pub struct Company {
    /// The secret of the set-up link.
    pub secret: String,
    /// The company's name.
    pub company: String,
    /// The first user's login.
    pub login: String,
    /// The first user's name.
    pub name: String,
    /// The first user's password.
    pub password: Secret,
}

/// What the page asks before anybody is in.
///
/// # Errors
/// When the store cannot be read.
pub fn state(gate: &Gate) -> Result<SetupState> {
    let orgs = gate.0.store.across(Across::Listing).read(store::orgs::all)?;
    Ok(SetupState {
        needs_setup: !gate.0.store.across(Across::Deployment).read(is_set_up)?,
        demo_present: orgs.iter().any(|org| org.demo),
    })
}

/// The set-up link of this start as path and fragment, or `None` after the set-up. Links of
/// earlier starts die.
///
/// # Errors
/// When the store or the ledger cannot be written.
pub fn link(gate: &Gate) -> Result<Option<String>> {
    if gate.0.store.across(Across::Deployment).read(is_set_up)? {
        return Ok(None);
    }
    let Minted { path, row } = link::mint(Kind::Setup, DEPLOYMENT, DEPLOYMENT, None, gate.now());
    let event = super::cli::event(gate, "server", "make_setup_link", None);
    record::change(gate, event, move |c| links::put(c, &row))?;
    Ok(Some(path))
}

/// Whether a set-up link is good.
///
/// # Errors
/// `link_invalid`; `already_set_up`.
pub fn check(gate: &Gate, visit: &Visit, secret: &str) -> Result<SetupLink> {
    let event = record::visit(gate, visit, "check_setup_link", None);
    let row = good(gate, secret).map_err(|f| record::refused(gate, event.clone(), f))?;
    gate.0.recorder.record(event)?;
    Ok(SetupLink { expires_at: row.expires_at.rfc3339() })
}

/// Sets the company up: its keys, roles, first department and first user, who owns the business
/// and enrols a second factor next.
///
/// # Errors
/// `link_invalid`; `already_set_up`; `invalid` with the fields.
pub fn company(gate: &Gate, visit: &Visit, typed: &Company) -> Result<Admission> {
    let event = record::visit(gate, visit, "set_up", None);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let used = good(gate, &typed.secret).map_err(refuse)?;
    // All that can be wrong with what was typed is found before the link is used up.
    let checked = Checked::of(gate, typed).map_err(refuse)?;
    let now = gate.now();
    let hash = used.hash;
    let taken = gate.0.store.of(DEPLOYMENT).write(move |c| links::take(c, &hash, now))?;
    if !taken {
        return Err(refuse(link::invalid()));
    }
    match checked.found(gate, visit, typed) {
        Ok(admission) => Ok(admission),
        Err(fault) => {
            // Nobody is in yet, so the link is given back rather than lost.
            gate.0.store.of(DEPLOYMENT).write(move |c| links::put(c, &used))?;
            Err(refuse(fault))
        }
    }
}

/// Lets the demo company be made with the set-up link, and gives a new link for the real start
/// later: path and fragment.
///
/// # Errors
/// `link_invalid`; `already_set_up`.
pub fn look_around(gate: &Gate, visit: &Visit, secret: &str) -> Result<String> {
    let event = record::visit(gate, visit, "make_demo", None);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let used = good(gate, secret).map_err(refuse)?;
    let now = gate.now();
    let Minted { path, row } = link::mint(Kind::Setup, DEPLOYMENT, DEPLOYMENT, None, now);
    record::change(gate, event.clone(), move |c| {
        if !links::take(c, &used.hash, now)? {
            return Err(link::invalid());
        }
        links::put(c, &row)
    })
    .map_err(refuse)?;
    Ok(path)
}

/// Gives a user of the demo company a login and a password at once; real companies invite.
///
/// # Errors
/// `denied` outside a demo company; `login_taken`; `invalid` with `weak_password`.
pub fn demo_login(gate: &Gate, org: Id, user: Id, login: &str, password: &Secret) -> Result<()> {
    let state = gate.org(org)?;
    if !state.demo {
        return Err(Fault::denied("demo_only"));
    }
    admit(gate, org, user, login, password)
}

/// Sets a company up without a page: the login and the password are what `kedun setup` was given.
/// The second factor is enrolled at the first sign-in.
///
/// # Errors
/// `already_set_up`; `invalid` with the fields.
pub fn unattended(gate: &Gate, os_user: &str, typed: &Company) -> Result<(Id, Id)> {
    let event = super::cli::event(gate, os_user, "set_up", None);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    if gate.0.store.across(Across::Deployment).read(is_set_up)? {
        return Err(refuse(already()));
    }
    let checked = Checked::of(gate, typed).map_err(refuse)?;
    let (org, user) = checked.organisation(gate, typed, Lang::Zh).map_err(refuse)?;
    let (login, chosen, now) = (checked.login, checked.password, gate.now());
    let event = super::cli::event(gate, os_user, "set_up", Some((org, user)));
    let settled = record::change(gate, event, move |c| settle(c, org, user, &login, &chosen, now));
    if let Err(fault) = settled {
        found::abandon(gate, org)?;
        return Err(fault);
    }
    card::set(gate, org, user, "status", "active")?;
    Ok((org, user))
}

/// What was typed, found good.
struct Checked {
    login: String,
    password: password::Chosen,
}

impl Checked {
    fn of(gate: &Gate, typed: &Company) -> Result<Self> {
        let mut faults = Vec::new();
        for (field, text) in [("company", &typed.company), ("name", &typed.name)] {
            if text.trim().is_empty() {
                faults.push(FieldFault::new(field, "required"));
            }
        }
        let login = normalise(&typed.login);
        if login.is_none() {
            faults.push(FieldFault::new("login", "bad_login"));
        }
        let (Some(login), true) = (login, faults.is_empty()) else {
            return Err(Fault::fields(faults));
        };
        if gate.0.store.across(Across::Entering).read(|c| logins::holder(c, &login))?.is_some() {
            return Err(Fault::fields(vec![FieldFault::new("login", "login_taken")]));
        }
        let words = password::context(&login, &typed.name, &typed.company);
        let password = password::choose(gate, "password", &typed.password, &words, None)?;
        Ok(Self { login, password })
    }

    fn organisation(&self, gate: &Gate, typed: &Company, language: Lang) -> Result<(Id, Id)> {
        let founder = Founder { login: self.login.clone(), name: typed.name.clone(), language };
        found::organisation(gate, &typed.company, false, &founder)
    }

    fn found(self, gate: &Gate, visit: &Visit, typed: &Company) -> Result<Admission> {
        let (org, user) = self.organisation(gate, typed, visit.lang)?;
        let now = gate.now();
        let fresh = Fresh::new(gate, visit, &*gate.org(org)?, user, State::PendingEnrolment);
        let fresh = match fresh {
            Ok(fresh) => fresh,
            Err(fault) => {
                found::abandon(gate, org)?;
                return Err(fault);
            }
        };
        let (row, login, chosen) = (fresh.row.clone(), self.login, self.password);
        let event = record::visit(gate, visit, "set_up", Some((org, user)));
        let settled = record::change(gate, with_session(event, &fresh), move |c| {
            settle(c, org, user, &login, &chosen, now)?;
            sessions::insert(c, &row)
        });
        if let Err(fault) = settled {
            found::abandon(gate, org)?;
            return Err(fault);
        }
        card::set(gate, org, user, "status", "active")?;
        session::supersede(gate, visit)?;
        Ok(fresh.admit(gate, Status::MfaEnrolmentRequired, typed.name.clone()))
    }
}

/// The setting whose presence says that a real company has been set up.
const SET_UP: &str = "set_up_at";

/// Makes the first user's login good and ends the time of set-up links.
fn settle(
    c: &mut Conn,
    org: Id,
    user: Id,
    login: &str,
    chosen: &password::Chosen,
    now: kernel::Timestamp,
) -> Result<()> {
    // Whoever is second waits here for the first.
    if is_set_up(c)? || !store::settings::put_once(c, SET_UP, now.rfc3339().as_bytes())? {
        return Err(already());
    }
    if !logins::claim(c, login, org, user)? {
        return Err(Fault::fields(vec![FieldFault::new("login", "login_taken")]));
    }
    chosen.keep(c, org, user, now)?;
    Stage::Standing.put(c, org)?;
    links::drop_of(c, Kind::Setup.name(), DEPLOYMENT, DEPLOYMENT).map(drop)
}

fn admit(gate: &Gate, org: Id, user: Id, login: &str, password: &Secret) -> Result<()> {
    let bad = |code| Fault::fields(vec![FieldFault::new("login", code)]);
    let login = normalise(login).ok_or_else(|| bad("bad_login"))?;
    let words = password::words(&*gate.org(org)?, user, &login);
    let chosen = password::choose(gate, "password", password, &words, None)?;
    let now = gate.now();
    let event = super::cli::event(gate, "server", "admit_demo_user", Some((org, user)));
    record::change(gate, event, move |c| {
        if !logins::claim(c, &login, org, user)? {
            return Err(Fault::fields(vec![FieldFault::new("login", "login_taken")]));
        }
        chosen.keep(c, org, user, now)
    })?;
    card::set(gate, org, user, "status", "active")
}

fn good(gate: &Gate, secret: &str) -> Result<links::LinkRow> {
    if gate.0.store.across(Across::Deployment).read(is_set_up)? {
        return Err(already());
    }
    link::find(gate, secret, &[Kind::Setup]).map(|(_, row)| row)
}

fn is_set_up(c: &mut Conn) -> Result<bool> {
    Ok(store::settings::get(c, SET_UP)?.is_some())
}

fn already() -> Fault {
    Fault::new(FaultKind::Conflict, "already_set_up")
}

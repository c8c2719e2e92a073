//! The server's command line. Whoever can read the root key may act as a login; each entry names
//! the user of the operating system, and the login's own permissions apply.

use audit::Event;
use kernel::{Fault, Id, Lang, Result};
use policy::{CallerKind, Via};

use super::account::{self, Account};
use super::caller::{self, Proved};
use super::login::normalise;
use super::record;
use crate::entered::{Browser, Entered, Visit};
use crate::parts::Gate;

/// Lets a login in at the command line.
///
/// # Errors
/// `not_found` for an unknown login; `frozen`.
pub fn as_login(gate: &Gate, os_user: &str, login: &str) -> Result<Entered> {
    let account = account(gate, os_user, "enter", login)?;
    let (org, user) = account.whose();
    let event = event(gate, os_user, "enter", Some((org, user)));
    let proved = Proved {
        kind: CallerKind::Cli,
        via: Via::Cli,
        session: None,
        fresh_at: gate.now(),
        second_factor: false,
    };
    let entered = if account.credential.frozen_at.is_some() {
        Err(caller::frozen())
    } else {
        caller::enter(gate, &visit(os_user), org, user, &proved)
    };
    let who = entered.map_err(|fault| record::refused(gate, event.clone(), fault))?;
    gate.0.recorder.record(event)?;
    Ok(who)
}

/// The account of a login that somebody named at the command line.
pub(super) fn account(gate: &Gate, os_user: &str, act: &str, login: &str) -> Result<Account> {
    let found = match normalise(login) {
        Some(login) => account::by_login(gate, &login)?,
        None => None,
    };
    found.ok_or_else(|| record::refused(gate, event(gate, os_user, act, None), Fault::not_found()))
}

/// An act at the command line.
pub(super) fn event(gate: &Gate, os_user: &str, act: &str, whose: Option<(Id, Id)>) -> Event {
    record::visit(gate, &visit(os_user), act, whose)
}

/// Where the command line comes from; the device names the user of the operating system, so that
/// every entry of the verbs that follow does too.
pub(crate) fn visit(os_user: &str) -> Visit {
    let os_user: String = os_user.chars().filter(|c| !c.is_control()).take(64).collect();
    Visit {
        network: None,
        device: Some(format!("os:{os_user}")),
        request: Id::new().to_string(),
        lang: Lang::Zh,
        via: Via::Cli,
        browser: Browser::default(),
    }
}

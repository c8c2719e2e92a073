//! Passwords: choosing one, changing one's own, setting one from the server's command line.

use audit::Event;
use kernel::{Fault, FieldFault, Id, Result, Secret};
use store::Conn;
use store::enter::{credentials, links, notices, sessions};

use super::account::{self, Account};
use super::link::Kind;
use super::throttle::Counters;
use super::{cli, notice, proof, record};
use crate::entered::Entered;
use crate::org::OrgState;
use crate::parts::Gate;

pub use super::strength::strength;

/// Pairs of syllables of a name that are looked at: of `锦绣二奢` people take `jinxiu`.
const SYLLABLES: usize = 6;
/// So many of the last passwords are not taken again.
const HISTORY: usize = 5;

/// A password that was found good, hashed and ready to be kept. It has no `Debug`.
#[derive(Clone)]
pub(super) struct Chosen {
    phc: String,
}

impl Chosen {
    /// Keeps it as the user's password.
    pub(super) fn keep(
        &self,
        c: &mut Conn,
        org: Id,
        user: Id,
        gate_now: kernel::Timestamp,
    ) -> Result<()> {
        credentials::set_password(c, org, user, &self.phc, gate_now, HISTORY)?;
        // A reset link that is still out must not undo what was chosen just now.
        links::drop_of(c, Kind::Reset.name(), org, user)?;
        Ok(())
    }
}

/// Holds a new password against strength and history, and hashes it.
///
/// # Errors
/// `invalid` with `weak_password` or `password_used_before` at this field; `slow_down` when too
/// many hashes wait.
pub(super) fn choose(
    gate: &Gate,
    field: &str,
    password: &Secret,
    words: &[String],
    account: Option<&Account>,
) -> Result<Chosen> {
    super::strength::demand(field, password, words)?;
    if let Some(account) = account {
        let (org, user) = account.whose();
        let earlier = gate.0.store.of(org).read(|c| credentials::history(c, org, user, HISTORY))?;
        for phc in &earlier {
            if gate.0.enter.hashing.fits(password, Some(phc))? {
                return Err(Fault::fields(vec![FieldFault::new(field, "password_used_before")]));
            }
        }
    }
    Ok(Chosen { phc: gate.0.enter.hashing.hash(password)? })
}

/// What a stranger would try first: the login, the person's name, the company's, and both as they are typed in Latin
/// letters.
pub(super) fn words(org: &OrgState, user: Id, login: &str) -> Vec<String> {
    context(login, &org.user_name(Some(user)), &org.name)
}

/// The same of somebody whose record is not there yet.
pub(super) fn context(login: &str, name: &str, company: &str) -> Vec<String> {
    let mut words = vec![login.to_owned(), name.to_owned(), company.to_owned()];
    for text in [name, company] {
        let Some(syllables) = model::pinyin::syllables(text).into_iter().next() else { continue };
        words.push(syllables.concat());
        words.extend(syllables.windows(2).map(<[String]>::concat).take(SYLLABLES));
    }
    words
}

/// Changes the caller's own password. All other sessions end.
///
/// # Errors
/// `wrong_credentials` when the current one does not fit; `locked` and `slow_down`; `invalid` with
/// `weak_password` or `password_used_before` at `new`; `denied` for programs.
pub fn change(gate: &Gate, who: &Entered, current: &Secret, new: &Secret) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "change_password", user);
    let account = account::by_user(gate, org, user)?;
    proof::password(gate, who, &account, current, &event)?;
    let words = words(who.org(), user, &account.login);
    let chosen = choose(gate, "new", new, &words, Some(&account))
        .map_err(|fault| record::refused(gate, event.clone(), fault))?;
    let (now, session) = (gate.now(), who.caller().session);
    let told = notice::row(org, user, "notice_password_changed", None, now);
    record::ending(gate, event, user, move |c| {
        chosen.keep(c, org, user, now)?;
        sessions::end_all(c, org, user, session)?;
        notices::insert(c, &told)
    })
}

/// Sets a user's password from the server's command line, for those who forgot theirs. All
/// sessions end, and a lock is lifted; the second factor stays.
///
/// # Errors
/// `not_found` for an unknown login; `invalid` with `weak_password` or `password_used_before`.
pub fn set_by_cli(gate: &Gate, os_user: &str, login: &str, new: &Secret) -> Result<()> {
    let account = cli::account(gate, os_user, "set_password", login)?;
    let (org, user) = account.whose();
    let event: Event = cli::event(gate, os_user, "set_password", Some((org, user)));
    let state = gate.org(org)?;
    let words = words(&state, user, &account.login);
    let chosen = choose(gate, "password", new, &words, Some(&account))
        .map_err(|fault| record::refused(gate, event.clone(), fault))?;
    let now = gate.now();
    let counters = Counters::of(gate, &account.login, None);
    let mut told = notice::rows_to_owners(&state, "notice_password_reset", user, now);
    told.push(notice::row(org, user, "notice_password_set", None, now));
    record::ending(gate, event, user, move |c| {
        chosen.keep(c, org, user, now)?;
        sessions::end_all(c, org, user, None)?;
        counters.lift(c)?;
        told.iter().try_for_each(|row| notices::insert(c, row))
    })?;
    if state.users.get(&user).is_some_and(|card| card.status == "invited") {
        super::card::set(gate, org, user, "status", "active")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_s_name_in_latin_letters_is_a_word_of_its_people() {
        let words = context("rep", "王芳", "锦绣二奢");
        for word in ["rep", "王芳", "wangfang", "锦绣二奢", "jinxiu", "jinxiuershe"] {
            assert!(words.iter().any(|one| one == word), "{word} of {words:?}");
        }
        let weak = Secret::from("Jinxiu!wangfang".to_owned());
        assert!(!super::super::strength(&weak, &words).ok);
    }
}

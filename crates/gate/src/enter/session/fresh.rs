//! A session that begins, or begins anew with another secret.

use kernel::{Id, Result, Secret};
use store::Conn;
use store::enter::sessions::{self, SessionRow};

use super::{PENDING_SECONDS, State};
use crate::enter::{Admission, AuthAnswer, Status, csrf, device};
use crate::entered::Visit;
use crate::org::OrgState;
use crate::parts::Gate;

/// A session whose row is to be kept and whose secret is to go into the cookie. It has no `Debug`.
pub struct Fresh {
    secret: String,
    /// What is kept of it.
    pub row: SessionRow,
    /// How many sessions its user may have at a time.
    at_most: Option<u32>,
    /// The id of its browser, should that be a new one.
    device: Id,
}

impl Fresh {
    /// A new session of this user. The secret is made here, before the transaction that keeps
    /// its hash, because a transaction may run twice.
    ///
    /// # Errors
    /// `device_proof` where the browser offers a key that it does not prove.
    pub fn new(gate: &Gate, visit: &Visit, org: &OrgState, user: Id, state: State) -> Result<Self> {
        let (now, device_key) = (gate.now(), device::offered(gate, visit)?);
        let secret = crypto::token::random_secret("");
        let terms = org.terms_of_user(user);
        let seconds = match state {
            State::Active => terms.session_seconds(),
            State::PendingMfa | State::PendingEnrolment => PENDING_SECONDS,
        };
        let row = SessionRow {
            hash: crypto::token::hash(&secret),
            id: Id::new(),
            org: org.id,
            user,
            state: state.name().to_owned(),
            started_at: now,
            last_at: now,
            expires_at: now.plus_seconds(seconds),
            fresh_at: now,
            second_factor: false,
            network: visit.network.clone(),
            device: visit.device.clone(),
            device_key,
        };
        Ok(Self { secret, row, at_most: terms.sessions_at_most, device: Id::new() })
    }

    /// The session goes on, active and under a new secret, after a second factor was shown.
    ///
    /// # Errors
    /// As for `new`.
    pub fn risen(gate: &Gate, visit: &Visit, org: &OrgState, old: &SessionRow) -> Result<Self> {
        let mut fresh = Self::new(gate, visit, org, old.user, State::Active)?;
        // What was bound stays bound to the same key, which was asked for before this.
        fresh.row.device_key = old.device_key.clone().or(fresh.row.device_key);
        fresh.row.id = old.id;
        fresh.row.started_at = old.started_at;
        fresh.row.second_factor = true;
        // An active session that only proves itself again does not get another twelve hours.
        if old.state == State::Active.name() {
            fresh.row.expires_at = old.expires_at;
        }
        Ok(fresh)
    }

    /// Settles it in the transaction that begins it: a browser that its owner has blocked is refused. Once it is in,
    /// its owner is told of a new browser or network, and it gets room: those that were not used for longest end.
    pub fn settles(&self) -> impl Fn(&mut Conn) -> Result<()> + Send + 'static {
        let (row, device, at_most) = (self.row.clone(), self.device, self.at_most);
        move |c| {
            device::admit(c, &row)?;
            if row.state != State::Active.name() {
                return Ok(());
            }
            device::arrived(c, &row, device, row.last_at)?;
            match at_most {
                Some(most) => sessions::end_beyond(c, row.org, row.user, most, row.id).map(drop),
                None => Ok(()),
            }
        }
    }

    /// The answer that carries the secret out.
    pub fn admit(self, gate: &Gate, status: Status, name: String) -> Admission {
        let csrf = csrf::of(gate, &self.secret);
        let answer = AuthAnswer {
            status,
            csrf: csrf.clone(),
            name: Some(name),
            factors: Vec::new(),
            recovery_codes: None,
        };
        Admission { answer, cookie: Some(Secret::from(self.secret)), csrf }
    }
}

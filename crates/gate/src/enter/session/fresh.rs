//! A session that begins, or begins anew with another secret.

use kernel::{Id, Result, Secret, Timestamp};
use store::Conn;
use store::enter::sessions::{self, SessionRow};

use super::{PENDING_SECONDS, State};
use crate::enter::{Admission, AuthAnswer, Status, csrf};
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
}

impl Fresh {
    /// A new session of this user. The secret is made here, before the transaction that keeps
    /// its hash, because a transaction may run twice.
    pub fn new(visit: &Visit, org: &OrgState, user: Id, state: State, now: Timestamp) -> Self {
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
        };
        Self { secret, row, at_most: terms.sessions_at_most }
    }

    /// The session goes on, active and under a new secret, after a second factor was shown.
    pub fn risen(visit: &Visit, org: &OrgState, old: &SessionRow, now: Timestamp) -> Self {
        let mut fresh = Self::new(visit, org, old.user, State::Active, now);
        fresh.row.id = old.id;
        fresh.row.started_at = old.started_at;
        fresh.row.second_factor = true;
        // An active session that only proves itself again does not get another twelve hours.
        if old.state == State::Active.name() {
            fresh.row.expires_at = old.expires_at;
        }
        fresh
    }

    /// Makes room for it among its user's sessions, once it is in: those that were not used for longest end.
    pub fn makes_room(&self) -> impl Fn(&mut Conn) -> Result<()> + Send + 'static {
        let (org, user, id, at_most) = (self.row.org, self.row.user, self.row.id, self.at_most);
        let is_in = self.row.state == State::Active.name();
        move |c| match at_most.filter(|_| is_in) {
            Some(most) => sessions::end_beyond(c, org, user, most, id).map(drop),
            None => Ok(()),
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

//! A session that begins, or begins anew with another secret.

use kernel::{Id, Secret, Timestamp};
use store::enter::sessions::SessionRow;

use super::{LONGEST_SECONDS, PENDING_SECONDS, State};
use crate::enter::{Admission, AuthAnswer, Status, csrf};
use crate::entered::Visit;
use crate::parts::Gate;

/// A session whose row is to be kept and whose secret is to go into the cookie. It has no `Debug`.
pub struct Fresh {
    secret: String,
    /// What is kept of it.
    pub row: SessionRow,
}

impl Fresh {
    /// A new session of this user. The secret is made here, before the transaction that keeps
    /// its hash, because a transaction may run twice.
    pub fn new(visit: &Visit, org: Id, user: Id, state: State, now: Timestamp) -> Self {
        let secret = crypto::token::random_secret("");
        let seconds = match state {
            State::Active => LONGEST_SECONDS,
            State::PendingMfa | State::PendingEnrolment => PENDING_SECONDS,
        };
        let row = SessionRow {
            hash: crypto::token::hash(&secret),
            id: Id::new(),
            org,
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
        Self { secret, row }
    }

    /// The session goes on, active and under a new secret, after a second factor was shown.
    pub fn risen(visit: &Visit, old: &SessionRow, now: Timestamp) -> Self {
        let mut fresh = Self::new(visit, old.org, old.user, State::Active, now);
        fresh.row.id = old.id;
        fresh.row.started_at = old.started_at;
        fresh.row.second_factor = true;
        // An active session that only proves itself again does not get another twelve hours.
        if old.state == State::Active.name() {
            fresh.row.expires_at = old.expires_at;
        }
        fresh
    }

    /// The answer that carries the secret out.
    pub fn admit(self, gate: &Gate, status: Status, name: String) -> Admission {
        let csrf = csrf::of(gate, &self.secret);
        let answer =
            AuthAnswer { status, csrf: csrf.clone(), name: Some(name), recovery_codes: None };
        Admission { answer, cookie: Some(Secret::from(self.secret)), csrf }
    }
}

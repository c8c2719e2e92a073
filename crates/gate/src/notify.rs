//! Telling users what concerns them: who was mentioned, to whom something was given, what is due.
//!
//! A notification is made in the transaction of the change that causes it ([`Telling::keep`]) and heard by
//! the pages that are open once that is durable ([`Telling::announce`]). It holds its kind, ids and a count,
//! never a value: what a record is called is read with the receiver's own rights when they look
//! (`enter/me/notifications.rs`).

pub mod kinds;

use kernel::{Fault, Id, Result, Timestamp};
use model::Values;
use model::calendar::CHINA;
use policy::CallerKind;
use policy::services::{ASSIGNER, HANDOVER};
use store::{Conn, notifications};

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::Act;
use crate::rules::Standing;

/// The hour in China at which the day's digest is sent and the day's reminders come.
pub const MORNING: i8 = 8;

/// Notifications are kept for so many seconds.
pub const KEPT_SECONDS: i64 = 90 * 24 * 3600;

/// What one user is to be told.
pub struct Tell {
    /// The user.
    pub user: Id,
    /// The name of a line in `KINDS`.
    pub kind: &'static str,
    /// The object of the record that it leads to.
    pub object: String,
    /// The record; none where it is about many.
    pub record: Option<Id>,
    /// How many records.
    pub n: u32,
    /// What is told once and never again, such as a reminder for one day.
    pub once: Option<String>,
}

impl Tell {
    /// That a record concerns somebody.
    #[must_use]
    pub fn new(user: Id, kind: &'static str, object: &str, record: Id) -> Self {
        Self { user, kind, object: object.to_owned(), record: Some(record), n: 1, once: None }
    }

    /// The same, never again for this.
    #[must_use]
    pub fn once(self, what: impl Into<String>) -> Self {
        Self { once: Some(what.into()), ..self }
    }
}

/// What a record has planned, in place of what it had planned before.
pub struct Plan {
    /// What is told, and when; nothing takes back what was planned.
    pub tell: Option<(Tell, Timestamp)>,
}

/// Notifications that are ready to be written.
#[derive(Clone)]
pub struct Telling {
    org: Id,
    now: Timestamp,
    ready: Vec<notifications::Telling>,
    /// Records whose plans are replaced.
    planned: Vec<Id>,
}

impl Telling {
    /// None yet, of whoever acts in this organisation.
    #[must_use]
    pub fn begin(gate: &Gate, who: &Entered) -> Self {
        Self { org: who.org_id(), now: gate.now(), ready: Vec::new(), planned: Vec::new() }
    }

    /// That a job of this user about an object has ended.
    #[must_use]
    pub(crate) fn of_job(gate: &Gate, org: Id, owner: Id, object: &str) -> Self {
        let now = gate.now();
        let kind = kinds::find("job_ended");
        let ready = kind.map(|kind| notifications::Telling {
            user: owner,
            kind: kind.name,
            object: object.to_owned(),
            record: None,
            actor: owner,
            n: 1,
            at: now,
            once: None,
            plan: None,
            gathers: kind.gathers(),
            choice: kind.usual(),
            digest_at: gate.has_mail().then(|| next_morning(now)),
        });
        Self { org, now, ready: ready.into_iter().collect(), planned: Vec::new() }
    }

    /// Adds one. Nobody is told of what they did themselves, nor is who has left.
    ///
    /// # Errors
    /// Internal for a kind that is not in the registry.
    pub fn add(&mut self, gate: &Gate, who: &Entered, tell: Tell) -> Result<()> {
        if tell.user != who.user() {
            self.push(gate, who, tell, None)?;
        }
        Ok(())
    }

    /// Replaces what a record has planned. One may plan for oneself.
    ///
    /// # Errors
    /// As for `add`.
    pub fn plan(&mut self, gate: &Gate, who: &Entered, record: Id, plan: Plan) -> Result<()> {
        self.planned.push(record);
        match plan.tell {
            Some((tell, at)) if at > self.now => self.push(gate, who, tell, Some(at)),
            _ => Ok(()),
        }
    }

    fn push(
        &mut self,
        gate: &Gate,
        who: &Entered,
        tell: Tell,
        at: Option<Timestamp>,
    ) -> Result<()> {
        let kind = kinds::find(tell.kind).ok_or_else(|| Fault::internal("an unknown kind"))?;
        let card = who.org().users.get(&tell.user);
        if card.is_none_or(|user| user.status == "frozen") {
            return Ok(());
        }
        let moment = at.unwrap_or(self.now);
        self.ready.push(notifications::Telling {
            user: tell.user,
            kind: kind.name,
            object: tell.object,
            record: tell.record,
            actor: who.user(),
            n: tell.n,
            at: moment,
            once: tell.once,
            plan: at.map(|_| kind.name),
            gathers: kind.gathers(),
            choice: kind.usual(),
            digest_at: gate.has_mail().then(|| next_morning(moment)),
        });
        Ok(())
    }

    /// Writes them in the transaction at hand.
    ///
    /// # Errors
    /// Those of the database.
    pub fn keep(&self, c: &mut Conn) -> Result<()> {
        let (org, now) = (self.org, self.now);
        self.planned.iter().try_for_each(|id| notifications::unplan(c, org, *id, now))?;
        self.ready.iter().try_for_each(|one| notifications::tell(c, org, one).map(drop))
    }

    /// Lets the pages that are open hear of them, once they are durable.
    pub fn announce(&self, gate: &Gate) {
        let now = self.ready.iter().filter(|one| one.plan.is_none());
        let users: Vec<Id> = now.map(|one| one.user).collect();
        gate.announce(self.org, &users);
    }
}

/// What a change of a record tells: what the rules of its object say, and whose it became.
///
/// # Errors
/// Internal for a kind that is not in the registry.
pub fn of_change(
    act: &Act<'_>,
    at: Standing,
    before: Option<(&Values, Option<Id>)>,
    values: &Values,
) -> Result<Telling> {
    let mut telling = Telling::begin(act.gate, act.who);
    let (tells, plan) = crate::rules::tells(act, at, before.map(|(values, _)| values), values);
    for tell in tells {
        telling.add(act.gate, act.who, tell)?;
    }
    if let Some(plan) = plan {
        telling.plan(act.gate, act.who, at.id, plan)?;
    }
    let object = &act.object;
    let is_held = !object.system && (object.follows.is_none() || object.own_owner);
    // What a service makes or moves it tells itself, in its own words; those that hand records over have none.
    let hands_over = [HANDOVER.id(), ASSIGNER.id()].contains(&act.who.user());
    let told = hands_over || act.who.caller().kind != CallerKind::Service;
    let had = before.and_then(|(_, owner)| owner);
    if let Some(owner) = at.owner.filter(|owner| is_held && told && had != Some(*owner)) {
        let kind = if object.name == "task" { "assigned" } else { "handed_over" };
        telling.add(act.gate, act.who, Tell::new(owner, kind, &object.name, at.id))?;
    }
    Ok(telling)
}

/// The next morning in China behind this moment.
#[must_use]
pub fn next_morning(now: Timestamp) -> Timestamp {
    const DAY: i64 = 86_400_000;
    let offset = i64::from(CHINA.seconds()) * 1000 - i64::from(MORNING) * 3_600_000;
    Timestamp(((now.0 + offset).div_euclid(DAY) + 1) * DAY - offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_morning_is_eight_in_china() {
        let at = |text| Timestamp::parse(text).expect("a moment");
        for (now, next) in [
            ("2026-11-01T04:00:00Z", "2026-11-02T00:00:00Z"),
            ("2026-11-01T23:59:59Z", "2026-11-02T00:00:00Z"),
            ("2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"),
        ] {
            assert_eq!(next_morning(at(now)), at(next), "{now}");
        }
    }
}

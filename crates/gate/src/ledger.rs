//! The ledger in use: events become pending entries with their change or before their answer; a
//! sequencer gives them their place in the Merkle tree about once a second.

mod check;
mod links;
mod pending;
mod recorder;
mod sequencer;
mod witness;

use audit::{ActorKind, Event, Via};
use kernel::{Id, Timestamp};
use policy::Caller;

use crate::entered::{Entered, Visit};

pub use check::{Verdict, export, verify};
pub use pending::Chain;
pub use recorder::Recorder;
pub use witness::file_in as witness_file;

/// The ledger of what belongs to no organisation: logins that name nobody.
pub const DEPLOYMENT: Id = Id::from_bytes([0; 16]);

/// The origin line of an organisation's checkpoints (C2SP tlog-checkpoint).
pub fn origin(org: Id) -> String {
    format!("kedun/{org}")
}

/// An event of somebody who is in, done now; the caller fills in what it is about.
pub fn event_of(who: &Entered, act: &str, now: Timestamp) -> Event {
    event_of_caller(who.caller(), act, now)
}

/// An event of this caller.
pub fn event_of_caller(caller: &Caller, act: &str, now: Timestamp) -> Event {
    let mut event = Event::new(now, caller.org, actor_kind(caller), via(caller.via), act);
    event.actor = Some(caller.user);
    event.network.clone_from(&caller.network);
    event.device.clone_from(&caller.device);
    event.session = caller.session;
    event.request.clone_from(&caller.request);
    event
}

/// An event of a visit before anybody is known, or about a known user who is not in yet.
pub fn event_of_visit(
    visit: &Visit,
    org: Id,
    actor: Option<Id>,
    act: &str,
    now: Timestamp,
) -> Event {
    let kind = if actor.is_some() { ActorKind::Person } else { ActorKind::Anonymous };
    let mut event = Event::new(now, org, kind, via(visit.via), act);
    event.actor = actor;
    event.network.clone_from(&visit.network);
    event.device.clone_from(&visit.device);
    event.request = Some(visit.request.clone());
    event
}

const fn actor_kind(caller: &Caller) -> ActorKind {
    match caller.kind {
        policy::CallerKind::Person => ActorKind::Person,
        policy::CallerKind::Token => ActorKind::Token,
        policy::CallerKind::Cli => ActorKind::Cli,
        policy::CallerKind::Service => ActorKind::Service,
    }
}

const fn via(via: policy::Via) -> Via {
    match via {
        policy::Via::Page => Via::Page,
        policy::Via::Token => Via::Token,
        policy::Via::Cli => Via::Cli,
        policy::Via::Job => Via::Job,
    }
}

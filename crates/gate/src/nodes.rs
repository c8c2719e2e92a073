//! Other nodes on the same database: what this one hears of them, and what it then forgets.
//!
//! docs/decisions/0017-many-nodes.md says of everything that is kept in memory how the other nodes
//! come into it.

use std::sync::{Arc, OnceLock};

use kernel::Id;
use parking_lot::RwLock;
use store::{Dialect, Listener, News};

use crate::kept::Kept;
use crate::keys::Keyring;
use crate::org::OrgState;
use crate::parts::Gate;

/// Whoever else wants to hear the news. It is called on a thread that must not be held up, and it
/// must not hold the gate, which would then never end.
pub type Hearer = Arc<dyn Fn(&News) + Send + Sync>;

/// A node's ear and those who hear with it.
#[derive(Default)]
pub struct Nodes {
    /// None in the embedded database, which no other process has open.
    ear: OnceLock<Option<Listener>>,
    hearers: Arc<RwLock<Vec<Hearer>>>,
}

impl Gate {
    /// Begins to listen. What is heard reaches what is kept and never the gate itself.
    pub(crate) fn listen(&self) {
        let (orgs, keyring) = (Arc::clone(&self.0.orgs), self.0.keyring.clone());
        let hearers = Arc::clone(&self.0.nodes.hearers);
        let signed = self.0.recorder.heard();
        let hear = move |news: News| {
            forget(&orgs, &keyring, &news);
            if let News::Checkpoint(org) = news {
                signed.lock().insert(org);
            }
            let hearers = hearers.read().clone();
            for hearer in hearers {
                hearer(&news);
            }
        };
        self.0.nodes.ear.get_or_init(|| self.0.store.listen(Arc::new(hear)));
    }

    /// Whether other nodes may be at work on the same database.
    #[must_use]
    pub fn has_other_nodes(&self) -> bool {
        self.0.store.dialect() == Dialect::Postgres
    }

    /// Whether changes that other nodes make reach this one. What is kept may be trusted then.
    #[must_use]
    pub fn hears(&self) -> bool {
        match self.0.nodes.ear.get() {
            Some(Some(ear)) => ear.hears(),
            _ => !self.has_other_nodes(),
        }
    }

    /// Tells the pages of this node of these users' notifications. On PostgreSQL the database has told all
    /// nodes.
    pub(crate) fn announce(&self, org: Id, users: &[Id]) {
        if !self.has_other_nodes() {
            self.announce_here(org, users);
        }
    }

    /// The same, whatever the database told.
    pub(crate) fn announce_here(&self, org: Id, users: &[Id]) {
        let hearers = self.0.nodes.hearers.read().clone();
        for (user, hearer) in users.iter().flat_map(|user| hearers.iter().map(move |h| (user, h))) {
            hearer(&News::Notification { org, user: *user });
        }
    }

    /// Tells the pages of this node that sessions of this user may have ended. On PostgreSQL the database has told
    /// all nodes.
    pub(crate) fn announce_access(&self, org: Id, user: Id) {
        if !self.has_other_nodes() {
            let hearers = self.0.nodes.hearers.read().clone();
            hearers.iter().for_each(|hearer| hearer(&News::Access { org, user }));
        }
    }

    /// Lets somebody hear what other nodes, and this one, have changed. In the embedded database
    /// there is nothing to hear.
    pub fn hear(&self, hearer: Hearer) {
        self.0.nodes.hearers.write().push(hearer);
    }
}

fn forget(orgs: &Kept<Id, OrgState>, keyring: &Keyring, news: &News) {
    match news {
        News::Missed => {
            orgs.forget_all();
            keyring.forget_all();
        }
        News::Org(org) => {
            orgs.forget(*org);
            keyring.forget_org(*org);
        }
        News::Directory(org) => orgs.forget(*org),
        News::Access { .. } | News::Job(_) | News::Checkpoint(_) | News::Notification { .. } => {}
    }
}

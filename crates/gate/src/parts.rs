//! The gate itself and what it is made of.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crypto::Key;
use crypto::kms::RootKey;
use kernel::{Clock, Id, Result, Timestamp};
use model::Object;
use parking_lot::Mutex;
use policy::PolicySet;
use store::Store;

use crate::kept::Kept;
use crate::keys::{DeploymentKeys, Keyring};
use crate::ledger::Recorder;
use crate::nodes::Nodes;
use crate::org::OrgState;
use crate::path::{Quota, Totals};

/// What a gate is made of; the server hands the parts in.
pub struct Parts {
    /// The rows and the key database.
    pub store: Store,
    /// The provider of the root key.
    pub root: Arc<dyn RootKey>,
    /// The deployment key, unlocked.
    pub deployment: Key,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The declarations of the business's objects; the gate adds its own system objects.
    pub objects: Vec<Object>,
    /// The data folder: sealed files and the ledger's witness lie below it.
    pub data: PathBuf,
}

/// The gate. Cheap to clone; all clones are the same gate.
#[derive(Clone)]
pub struct Gate(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub objects: Vec<Object>,
    pub data: PathBuf,
    pub keyring: Keyring,
    pub deployment: DeploymentKeys,
    pub recorder: Recorder,
    pub orgs: Arc<Kept<Id, OrgState>>,
    pub nodes: Nodes,
    /// The policy that lets the program's own services in, before any organisation is read.
    pub services: PolicySet,
    pub quota: Mutex<Quota>,
    pub totals: Totals,
    /// Whether indexes may have to follow declarations.
    pub declarations_changed: AtomicBool,
    pub enter: crate::enter::Doorkeeper,
}

impl Gate {
    /// Opens the gate over these parts and starts the ledger's sequencer.
    ///
    /// # Errors
    /// When the key database cannot be read or a declaration does not hold.
    pub fn open(parts: Parts) -> Result<Self> {
        let mut objects = crate::objects::all();
        objects.extend(parts.objects);
        let services =
            PolicySet::build(&model::Catalogue::new(objects.clone()), &policy::services::roles())?;
        let deployment = DeploymentKeys::new(&parts.deployment);
        let keyring = Keyring::new(parts.store.clone(), parts.root, parts.clock.clone());
        let recorder = Recorder::start(
            parts.store.clone(),
            keyring.clone(),
            deployment.clone(),
            parts.clock.clone(),
            parts.data.join("witness"),
        )?;
        let gate = Self(Arc::new(Inner {
            store: parts.store,
            clock: parts.clock,
            objects,
            data: parts.data,
            keyring,
            deployment,
            recorder,
            orgs: Arc::default(),
            nodes: Nodes::default(),
            services,
            quota: Mutex::default(),
            totals: Totals::default(),
            declarations_changed: AtomicBool::new(true),
            enter: crate::enter::Doorkeeper::default(),
        }));
        gate.listen();
        crate::lifecycle::sweep(&gate)?;
        Ok(gate)
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.0.data
    }

    /// Brings what is pending into the ledger and stops the sequencer.
    pub fn close(&self) {
        self.0.recorder.stop();
    }
}

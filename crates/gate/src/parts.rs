//! The gate itself and what it is made of.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use crypto::Key;
use crypto::kms::RootKey;
use kernel::{Clock, Id, Result, Timestamp};
use model::Object;
use policy::PolicySet;
use store::{Dialect, Store};

use crate::found::FirstRecord;
use crate::kept::Kept;
use crate::keys::{DeploymentKeys, Keyring};
use crate::ledger::Recorder;
use crate::nodes::Nodes;
use crate::org::OrgState;
use crate::path::{Counts, KeptGroups, Totals};
use crate::policies::Policies;
use crate::rules::Rules;
use crate::sharing::KeptShares;
use crate::work::blobs::Blobs;

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
    /// The rules of the business's objects.
    pub rules: Vec<Box<dyn Rules>>,
    /// What every new organisation begins with.
    pub first_records: Vec<FirstRecord>,
    /// The data folder: the ledger's witness lies below it, and with the embedded database sealed
    /// files.
    pub data: PathBuf,
    /// On PostgreSQL a folder for sealed files that all nodes share; without one they lie in the
    /// database.
    pub files: Option<PathBuf>,
}

/// The gate. Cheap to clone; all clones are the same gate.
#[derive(Clone)]
pub struct Gate(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub objects: Vec<Object>,
    pub rules: Vec<Box<dyn Rules>>,
    pub first_records: Vec<FirstRecord>,
    pub data: PathBuf,
    pub blobs: Blobs,
    pub keyring: Keyring,
    pub deployment: DeploymentKeys,
    pub recorder: Recorder,
    pub orgs: Arc<Kept<Id, OrgState>>,
    pub nodes: Nodes,
    /// The policy that lets the program's own services in, before any organisation is read.
    pub services: PolicySet,
    pub policies: Policies,
    pub quota: Counts,
    pub totals: Totals,
    pub groups: KeptGroups,
    pub shares: KeptShares,
    /// The day (since 1970, in China) on which pools were looked after last.
    pub reclaimed: AtomicI64,
    /// The day (since 1970) on which this process last looked after documents.
    pub reminded: AtomicI64,
    /// Whether records may wait to be handed out.
    pub waiting: AtomicBool,
    /// The day (since 1970, in China) whose reminders this process has told.
    pub told: AtomicI64,
    /// Whether mail is sent.
    pub mail: AtomicBool,
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
        let blobs = match parts.store.dialect() {
            Dialect::Sqlite => Blobs::in_folder(parts.data.clone()),
            Dialect::Postgres => Blobs::shared(parts.store.clone(), parts.files),
        };
        let gate = Self(Arc::new(Inner {
            store: parts.store,
            clock: parts.clock,
            objects,
            rules: parts.rules,
            first_records: parts.first_records,
            data: parts.data,
            blobs,
            keyring,
            deployment,
            recorder,
            orgs: Arc::default(),
            nodes: Nodes::default(),
            services,
            policies: Policies::default(),
            quota: Counts::default(),
            totals: Totals::default(),
            groups: KeptGroups::default(),
            shares: KeptShares::default(),
            reclaimed: AtomicI64::default(),
            reminded: AtomicI64::default(),
            waiting: AtomicBool::new(true),
            told: AtomicI64::default(),
            mail: AtomicBool::default(),
            declarations_changed: AtomicBool::new(true),
            enter: crate::enter::Doorkeeper::default(),
        }));
        gate.listen();
        gate.0.blobs.take_in(&gate.0.data, gate.now())?;
        crate::lifecycle::sweep(&gate)?;
        crate::upgrade::upgrade(&gate)?;
        Ok(gate)
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Says that mail is sent: what comes by mail is made ready from now on.
    pub fn send_mail(&self) {
        self.0.mail.store(true, Ordering::Relaxed);
    }

    /// Whether mail is sent.
    #[must_use]
    pub fn has_mail(&self) -> bool {
        self.0.mail.load(Ordering::Relaxed)
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.0.data
    }

    /// The folder where sealed files lie, for backups; none where they lie in the database.
    #[must_use]
    pub fn files_folder(&self) -> Option<&Path> {
        self.0.blobs.folder()
    }

    /// Brings what is pending into the ledger and stops the sequencer.
    pub fn close(&self) {
        self.0.recorder.stop();
    }
}

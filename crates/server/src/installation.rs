//! A whole Kedun, wired: keys, store, gate.

use std::sync::Arc;

use crypto::kms::RootKey;
use crypto::kms::file::FileRoot;
use crypto::{Key, derive};
use gate::{Gate, Parts};
use kernel::{Fault, FaultKind, Result, SystemClock};
use store::{Across, SqliteOptions, Store};

use crate::folder::DataFolder;
use crate::settings::Settings;
use crate::{backup, deployment, moved};

/// The name of the setting that holds the wrapped deployment key on PostgreSQL, where several
/// nodes share it.
const SHARED_KEY: &str = "deployment_key";

/// An open installation. Dropping it closes the ledger and gives the data folder back.
pub struct Installation {
    /// The gate.
    pub gate: Gate,
    /// The rows and the key database, for backups.
    pub store: Store,
    /// The root key's provider.
    pub root: Arc<dyn RootKey>,
    /// The key that opens the files of the embedded databases.
    pub file_key: Key,
    /// The settings.
    pub settings: Settings,
    /// The data folder.
    pub folder: DataFolder,
}

impl Installation {
    /// Opens the installation in this folder; makes keys and databases at the first start.
    ///
    /// # Errors
    /// `key_missing`, `wrong_key`, `database_unreachable`, and what the settings lack;
    /// `restore_unfinished` in a folder that a restore has not filled to its end, `move_unfinished` in
    /// one that is being moved, `moved_away` for embedded databases that were.
    pub fn open(folder: DataFolder, settings: Settings) -> Result<Self> {
        if folder.path().join(backup::UNFINISHED).exists() {
            return Err(Fault::new(FaultKind::Precondition, "restore_unfinished"));
        }
        moved::refuse(folder.path(), settings.database.is_none())?;
        // A process that was killed in the middle of a backup may have left copies behind.
        let _ = std::fs::remove_dir_all(folder.path().join(backup::SCRATCH));
        let root: Arc<dyn RootKey> = Arc::new(root_key(&folder, &settings)?);
        let (store, deployment) = match &settings.database {
            Some(url) => {
                let keys = settings.keys_database.as_deref();
                let store = Store::open_postgres(url, keys, settings.for_postgres())?;
                let deployment = shared_key(&store, &*root, None)?;
                (store, deployment)
            }
            None => embedded(&folder, &*root)?,
        };
        Self::wire(folder, settings, root, store, deployment)
    }

    /// Opens the installation over databases that are open already, to which this wrapped deployment
    /// key belongs: those that a move has filled.
    ///
    /// # Errors
    /// As for [`Installation::open`].
    pub fn over(
        folder: DataFolder,
        settings: Settings,
        store: Store,
        wrapped: &str,
    ) -> Result<Self> {
        let root: Arc<dyn RootKey> = Arc::new(root_key(&folder, &settings)?);
        let deployment = shared_key(&store, &*root, Some(wrapped))?;
        Self::wire(folder, settings, root, store, deployment)
    }

    fn wire(
        folder: DataFolder,
        settings: Settings,
        root: Arc<dyn RootKey>,
        store: Store,
        deployment: Key,
    ) -> Result<Self> {
        let file_key = derive::derive(&deployment, "database file");
        let gate = Gate::open(Parts {
            store: store.clone(),
            root: root.clone(),
            deployment,
            clock: Arc::new(SystemClock),
            objects: sales::objects(),
            rules: sales::rules(),
            first_records: sales::first_records(),
            data: folder.path().to_owned(),
            files: settings.files.clone(),
        })?;
        Ok(Self { gate, store, root, file_key, settings, folder })
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        self.gate.close();
    }
}

/// The root key: made at the first start, never beside data that an older one has sealed.
///
/// # Errors
/// `key_missing`, `wrong_key`, `key_exposed`.
pub fn root_key(folder: &DataFolder, settings: &Settings) -> Result<FileRoot> {
    let own = folder.path().join("root.key");
    let path = settings.root_key.as_deref().unwrap_or(&own);
    let used = store::FILES.iter().chain(&[deployment::FILE]);
    if used.into_iter().any(|name| folder.path().join(name).exists()) {
        FileRoot::open(path)
    } else {
        FileRoot::open_or_create(path)
    }
}

/// The embedded databases of this folder and their deployment key.
///
/// # Errors
/// `key_missing`, `wrong_key`, `database_unreachable`.
pub fn embedded(folder: &DataFolder, root: &dyn RootKey) -> Result<(Store, Key)> {
    let deployment = deployment::in_folder(folder.path(), root)?;
    let file_key = derive::derive(&deployment, "database file");
    let store = Store::open_sqlite(folder.path(), file_key.expose(), SqliteOptions::default())?;
    Ok((store, deployment))
}

/// On PostgreSQL the wrapped deployment key lies in the database, so that each node that has the
/// root key can open it. The first node makes it, unless it came with what was moved there.
fn shared_key(store: &Store, root: &dyn RootKey, came: Option<&str>) -> Result<Key> {
    let first = match came {
        Some(wrapped) => wrapped.to_owned(),
        None => deployment::wrap(&Key::random(), root)?,
    };
    let wrapped = store.across(Across::Deployment).write(move |c| {
        store::settings::put_once(c, SHARED_KEY, first.as_bytes())?;
        store::settings::get(c, SHARED_KEY)
    })?;
    let text = wrapped.and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| Fault::new(FaultKind::Unavailable, "key_missing"))?;
    deployment::unwrap(&text, root)
}

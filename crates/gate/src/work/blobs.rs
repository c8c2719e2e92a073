//! Where sealed files lie: in a folder, or in chunks in the database that all nodes share.
//!
//! The embedded database has a folder beside it. On PostgreSQL the chunks lie in the database, so that
//! every node and every backup has them, unless the operator names a folder that all nodes share. A
//! file is found wherever it was put, whatever the settings say today.

mod folder;
mod reader;
mod writer;

use std::path::{Path, PathBuf};

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use store::blobs::{self, Key};
use store::{Across, Store, settings};

pub use folder::ON_ITS_WAY;
pub use reader::BlobReader;
pub use writer::BlobWriter;

/// Attachments, for as long as their record.
pub const FILES: &str = "files";
/// Uploads and files of jobs, for a while.
pub const WORK: &str = "work";

/// Where sealed files lie.
pub struct Blobs {
    folder: Option<PathBuf>,
    store: Option<Store>,
}

impl Blobs {
    /// In this folder alone.
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder), store: None }
    }

    /// In the database, or in this folder that all nodes share.
    pub const fn shared(store: Store, folder: Option<PathBuf>) -> Self {
        Self { folder, store: Some(store) }
    }

    /// The folder, where files lie in one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Begins a file; what stood there under this name is replaced.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`; those of the store.
    pub fn create(&self, key: Key, now: Timestamp) -> Result<BlobWriter> {
        match (&self.folder, &self.store) {
            (Some(folder), _) => BlobWriter::to_file(&folder::path(folder, &key)?),
            (None, Some(store)) => BlobWriter::to_store(store.clone(), key, now),
            (None, None) => Err(nowhere()),
        }
    }

    /// Opens a file; `None` when it is not there, or not whole.
    ///
    /// # Errors
    /// As for `create`.
    pub fn open(&self, key: &Key) -> Result<Option<BlobReader>> {
        if let Some(folder) = &self.folder
            && let Some(file) = BlobReader::of_file(&folder::path(folder, key)?)?
        {
            return Ok(Some(file));
        }
        match &self.store {
            Some(store) => BlobReader::of_store(store, key),
            None => Ok(None),
        }
    }

    /// Removes a file; one that is gone already is no fault.
    ///
    /// # Errors
    /// As for `create`.
    pub fn remove(&self, key: &Key) -> Result<()> {
        if let Some(folder) = &self.folder {
            folder::remove(folder, key)?;
        }
        match &self.store {
            Some(store) => {
                let key = key.clone();
                store.of(key.org).write(move |c| blobs::remove(c, &key))
            }
            None => Ok(()),
        }
    }

    /// Removes what an organisation has in a folder; its rows in the database go with the others.
    pub fn remove_org(&self, org: Id) {
        if let Some(folder) = &self.folder {
            for kind in [WORK, FILES] {
                // What stays is taken by the next sweep.
                let _ = std::fs::remove_dir_all(folder.join(kind).join(org.to_string()));
            }
        }
    }

    /// Removes files that were begun before this moment and that `is_named` does not know, and in
    /// a folder those of organisations that it does not know either.
    ///
    /// # Errors
    /// As for `create`, and those of `is_named`.
    pub fn sweep(&self, before: Timestamp, is_named: &dyn Fn(&Key) -> Result<bool>) -> Result<()> {
        if let Some(folder) = &self.folder {
            folder::sweep(folder, is_named)?;
        }
        let Some(store) = &self.store else { return Ok(()) };
        let mut last: Option<Key> = None;
        loop {
            let page = store
                .across(Across::Sweeping)
                .read(|c| blobs::begun_before(c, before, last.as_ref(), PAGE))?;
            for key in &page {
                if !is_named(key)? {
                    self.remove(key)?;
                }
            }
            match page.into_iter().last() {
                Some(key) => last = Some(key),
                None => return Ok(()),
            }
        }
    }

    /// Takes files into the database that lie in this data folder: a restore puts them there, and an
    /// earlier program has left them there. They are found in the database also by nodes that share
    /// a folder.
    ///
    /// # Errors
    /// As for `create`; what was taken in until then stays so.
    pub fn take_in(&self, data: &Path, now: Timestamp) -> Result<()> {
        let Some(store) = &self.store else { return Ok(()) };
        if self.folder.as_deref().is_some_and(|folder| folder::is_same(folder, data)) {
            return Ok(());
        }
        // Embedded databases that were moved away stay whole, so that the move can be undone. Their
        // files come once: what is removed later must not come back at the next start.
        let moved = data.join("kedun.db").exists();
        let deployment = store.across(Across::Deployment);
        if moved && deployment.read(|c| settings::get(c, TAKEN_IN))?.is_some() {
            return Ok(());
        }
        for (key, path) in folder::all(data)? {
            if !store.of(key.org).read(|c| blobs::is_whole(c, &key))? {
                let mut into = BlobWriter::to_store(store.clone(), key, now)?;
                let mut from = std::fs::File::open(&path).map_err(folder::fault)?;
                std::io::copy(&mut from, &mut into).map_err(crypto::stream::fault_of)?;
                into.finish()?;
            }
            if !moved {
                std::fs::remove_file(&path).map_err(folder::fault)?;
            }
        }
        if moved {
            deployment.write(|c| settings::put_once(c, TAKEN_IN, b"yes"))?;
        }
        Ok(())
    }
}

/// The setting that says that the files of a folder that was moved are in the database. It stands
/// there and not in the folder: a move that begins anew into another database takes them there.
const TAKEN_IN: &str = "files_taken_in";

/// Files that a sweep looks at in one go.
const PAGE: usize = 500;

fn nowhere() -> Fault {
    Fault::new(FaultKind::Unavailable, "unavailable").caused_by("there is no place for files")
}

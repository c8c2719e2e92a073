//! The mark of a data folder whose embedded databases were moved to a server, or are being moved.
//! Nobody serves them any more: what was written there would be missing here, or the other way round.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use kernel::{Fault, FaultKind, Id, Result};

/// The file's name in the data folder.
pub const FILE: &str = "moved";
/// Bytes of it at most.
const BYTES: u64 = 200;
const UNDER_WAY: &str = "moving";
const ENDED: &str = "moved";

/// How far the folder's move is.
#[derive(Clone, PartialEq, Eq)]
pub enum Mark {
    /// It is under way, under this mark.
    UnderWay(String),
    /// It has come to its end.
    Ended(String),
}

impl Mark {
    /// A new move.
    #[must_use]
    pub fn fresh() -> Self {
        Self::UnderWay(Id::new().to_string())
    }

    /// What tells this move from others.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::UnderWay(id) | Self::Ended(id) => id,
        }
    }

    /// The mark of this folder, if it has one.
    ///
    /// # Errors
    /// `file_unreadable`, also for a file that says something else: nobody may serve then either.
    pub fn of(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        let unreadable = |cause: String| {
            Fault::new(FaultKind::Unavailable, "file_unreadable")
                .with("name", path.display())
                .caused_by(cause)
        };
        let mut text = String::new();
        match File::open(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            file => file
                .and_then(|file| file.take(BYTES).read_to_string(&mut text))
                .map_err(|e| unreadable(e.kind().to_string()))?,
        };
        match text.trim().split_once(' ') {
            Some((UNDER_WAY, id)) => Ok(Some(Self::UnderWay(id.to_owned()))),
            Some((ENDED, id)) => Ok(Some(Self::Ended(id.to_owned()))),
            _ => Err(unreadable("it does not say whether the move has ended".to_owned())),
        }
    }

    /// Takes the mark of a move away that has not begun.
    ///
    /// # Errors
    /// `file_unwritable`.
    pub fn remove(folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        std::fs::remove_file(&path).map_err(|e| crate::commands::unwritable(&path, &e))
    }

    /// Writes it durably, in place of an older one.
    ///
    /// # Errors
    /// `disk_full`, `file_unwritable`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let (word, id) = match self {
            Self::UnderWay(id) => (UNDER_WAY, id),
            Self::Ended(id) => (ENDED, id),
        };
        let (path, part) = (folder.join(FILE), folder.join(format!("{FILE}.part")));
        let write = || {
            let mut options = OpenOptions::new();
            let mut file =
                options.create(true).truncate(true).write(true).mode(0o600).open(&part)?;
            writeln!(file, "{word} {id}")?;
            file.sync_all()?;
            std::fs::rename(&part, &path)?;
            File::open(folder)?.sync_all()
        };
        write().map_err(|e| crate::commands::unwritable(&path, &e))
    }
}

/// Refuses a folder that is being moved, and the embedded databases of one that was moved.
///
/// # Errors
/// `move_unfinished`, `moved_away`, `file_unreadable`.
pub fn refuse(folder: &Path, embedded: bool) -> Result<()> {
    match Mark::of(folder)? {
        Some(Mark::UnderWay(_)) => Err(Fault::new(FaultKind::Precondition, "move_unfinished")),
        Some(Mark::Ended(_)) if embedded => Err(away(folder)),
        _ => Ok(()),
    }
}

/// The fault of who wants to move a folder once more that has come to its end: nothing is left of
/// the move in that database.
#[must_use]
pub fn ended(folder: &Path, fault: Fault) -> Fault {
    if fault.code == "database_in_use" { away(folder) } else { fault }
}

fn away(folder: &Path) -> Fault {
    let file = folder.join(FILE);
    Fault::new(FaultKind::Precondition, "moved_away").with("file", file.display())
}

//! What a verification found.

use std::fmt;

use kernel::Timestamp;

use crate::checkpoint::Checkpoint;

/// The kinds of problems.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemCode {
    /// The entry's bytes are others than were logged.
    Altered,
    /// The entry that stood here is gone.
    Missing,
    /// The entry that stands here was never logged.
    Inserted,
    /// The entry stands in another place than it was logged at.
    Reordered,
    /// The plain columns say something else than the entry.
    ColumnsDiffer,
    /// The entry fits the signed root, yet the hashes stored for it do not.
    HashesDiffer,
    /// The entries in the range do not give the signed root.
    RootDiffers,
    /// A checkpoint is not signed by the log's key, or is not in its place.
    SignatureBad,
    /// The log ends before the size that was signed or stored: entries of the range are gone.
    Truncated,
    /// The entry was logged like this, but cannot be read as an event.
    Unreadable,
}

impl ProblemCode {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Missing => "missing",
            Self::Inserted => "inserted",
            Self::Reordered => "reordered",
            Self::ColumnsDiffer => "columns_differ",
            Self::HashesDiffer => "hashes_differ",
            Self::RootDiffers => "root_differs",
            Self::SignatureBad => "signature_bad",
            Self::Truncated => "truncated",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The first problem of a log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The index of the first entry that does not fit; for `truncated` and `signature_bad` the size
    /// at which the log does not fit.
    pub index: u64,
    /// The last index of the range in which the problem lies, where the entry itself cannot be told.
    pub until: Option<u64>,
    /// What kind of problem.
    pub code: ProblemCode,
    /// A technical detail, such as the name of the column. Never a value.
    pub detail: Option<&'static str>,
}

impl Problem {
    pub(super) const fn at(index: u64, code: ProblemCode) -> Self {
        Self { index, until: None, code, detail: None }
    }

    pub(super) const fn with(mut self, detail: &'static str) -> Self {
        self.detail = Some(detail);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code.code(), self.index)?;
        if let Some(until) = self.until {
            write!(f, "..{until}")?;
        }
        self.detail.map_or(Ok(()), |detail| write!(f, " {detail}"))
    }
}

/// The result of a verification.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// How many entries were read.
    pub entries: u64,
    /// How many checkpoints were read and fit.
    pub checkpoints: u64,
    /// The newest checkpoint that fits.
    pub proved: Option<Checkpoint>,
    /// How many entries come after it: they are not yet covered by a signature.
    pub unsigned: u64,
    /// Up to this time it is proved that nothing was cut off the end: the time of the newest
    /// checkpoint that was kept elsewhere and fits. `None` when none was given.
    pub deletion_provable_until: Option<Timestamp>,
    /// The first problem.
    pub problem: Option<Problem>,
}

impl Report {
    /// Whether everything fits.
    #[must_use]
    pub const fn ok(&self) -> bool {
        self.problem.is_none()
    }
}

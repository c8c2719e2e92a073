//! Checkpoints: what the log commits itself to (C2SP tlog-checkpoint).
//!
//! The text is `origin LF size LF base64(root) LF`, then one extension line of ours,
//! `time <RFC 3339>`; the note around it is signed by the log's key, whose name is the origin.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crypto::sign::{SigningKey, VerifyingKey};
use kernel::{Fault, FaultKind, Result, Timestamp};

use crate::merkle::Hash;
use crate::note;

/// The size and root of a log at some time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    /// Which log: a name without blanks and plus signs, such as `kedun/<organisation id>`.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// When it was made.
    pub at: Timestamp,
}

impl Checkpoint {
    /// The signed note of this checkpoint.
    ///
    /// # Errors
    /// `internal` when the origin cannot name a key.
    pub fn sign(&self, key: &SigningKey) -> Result<String> {
        if !note::is_name(&self.origin) {
            return Err(Fault::internal("the origin of a log has no blanks and no plus signs"));
        }
        Ok(note::sign(&self.text(), &self.origin, key))
    }

    /// Reads a note and checks its signature and origin.
    ///
    /// # Errors
    /// `signature_bad` when it is not a checkpoint of this log signed by this key.
    pub fn verify(text: &str, origin: &str, key: &VerifyingKey) -> Result<Self> {
        let checkpoint = Self::parse(note::open(text, origin, key)?)?;
        if checkpoint.origin == origin {
            Ok(checkpoint)
        } else {
            Err(bad("another log's checkpoint"))
        }
    }

    /// The text that is signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\ntime {}\n",
            self.origin,
            self.size,
            STANDARD.encode(self.root),
            self.at
        )
    }

    fn parse(text: &str) -> Result<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let [origin, size, root, extensions @ ..] = &lines[..] else {
            return Err(bad("lines are missing"));
        };
        let at = extensions.iter().find_map(|line| Timestamp::parse(line.strip_prefix("time ")?));
        let number: u64 = size.parse().map_err(|_| bad("the size is no number"))?;
        let root = STANDARD.decode(root).ok().and_then(|bytes| bytes.try_into().ok());
        let checkpoint = Self {
            origin: (*origin).to_owned(),
            size: number,
            root: root.ok_or_else(|| bad("the root is no hash"))?,
            at: at.ok_or_else(|| bad("the time is missing"))?,
        };
        // A size with leading zeros or a plus sign would be a second writing of the same checkpoint.
        if *size != number.to_string() {
            Err(bad("the size is not canonical"))
        } else {
            Ok(checkpoint)
        }
    }
}

fn bad(cause: &'static str) -> Fault {
    Fault::new(FaultKind::Invalid, "signature_bad").caused_by(cause)
}

#[cfg(test)]
mod tests;

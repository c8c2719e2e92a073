//! The two last states of data on its way out.

use serde::Serialize;

/// Masked already, not yet recorded: cannot leave the gate.
pub struct Unrecorded<T>(pub(super) T);

impl<T> Unrecorded<T> {
    /// What a verb has masked and is about to record.
    pub const fn new(value: T) -> Self {
        Self(value)
    }
}

/// What went through all five steps: its ledger entry is durable. The only thing that leaves.
pub struct Shown<T>(T);

impl<T> Shown<T> {
    /// For `record` alone.
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }

    /// The answer itself.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// The answer, to be looked at.
    pub const fn get(&self) -> &T {
        &self.0
    }

    /// The same in another shape; the entry stands for it as before.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Shown<U> {
        Shown(change(self.0))
    }
}

impl<T: Serialize> Serialize for Shown<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

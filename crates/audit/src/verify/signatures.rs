//! Which checkpoint is due, when entries and checkpoints come from two places.

use std::iter::Peekable;

use kernel::Result;

use super::verifier::Verifier;

/// Hands the verifier every note whose size is reached. A note whose size cannot be read is due at
/// once, so that it is refused where it stands.
pub fn take_due(
    verifier: &mut Verifier,
    notes: &mut Peekable<&mut dyn Iterator<Item = Result<String>>>,
    witnessed: bool,
) -> Result<()> {
    while let Some(next) = notes.peek() {
        let due = next
            .as_ref()
            .map_or(true, |note| claimed_size(note).is_none_or(|size| size <= verifier.entries()));
        if !due {
            return Ok(());
        }
        if let Some(note) = notes.next() {
            verifier.checkpoint(&note?, witnessed);
        }
    }
    Ok(())
}

/// The size that a note claims, before its signature is checked.
pub fn claimed_size(note: &str) -> Option<u64> {
    note.lines().nth(1)?.parse().ok()
}

//! Who an import works for, and who keeps how far it is.

use gate::Entered;
use gate::work::steps::Step;
use kernel::Result;

use super::run::{Flow, Progress, RefusedRow};

/// Lets the caller in for each chunk, and keeps how far the import is.
pub trait Keeper {
    /// Lets the caller in with the permissions of this moment.
    ///
    /// # Errors
    /// What ends the import, such as `frozen`; what was stored stays.
    fn enter(&self) -> Result<Entered>;

    /// What is kept in the transaction of a chunk; asked again when the chunk is decided anew.
    ///
    /// # Errors
    /// What ends the import.
    fn step(&self, progress: &Progress, refused: &[RefusedRow]) -> Result<Option<Step>>;

    /// Hears of a chunk that was stored, with its refusals, and says whether to go on.
    ///
    /// # Errors
    /// What ends the import.
    fn kept(&mut self, progress: &Progress, refused: Vec<RefusedRow>) -> Result<Flow>;
}

/// An import without a job: nothing is kept for another start.
pub struct WithoutJob<E, K> {
    /// Lets the caller in.
    pub enter: E,
    /// Hears of each chunk that was stored.
    pub kept: K,
}

impl<E, K> Keeper for WithoutJob<E, K>
where
    E: Fn() -> Result<Entered>,
    K: FnMut(&Progress, Vec<RefusedRow>) -> Result<Flow>,
{
    fn enter(&self) -> Result<Entered> {
        (self.enter)()
    }

    fn step(&self, _: &Progress, _: &[RefusedRow]) -> Result<Option<Step>> {
        Ok(None)
    }

    fn kept(&mut self, progress: &Progress, refused: Vec<RefusedRow>) -> Result<Flow> {
        (self.kept)(progress, refused)
    }
}

//! Whether the gate could do its work at this moment.

use kernel::Result;
use store::Across;

use crate::parts::Gate;

/// A setting that need not be there: asking for it shows that the database answers.
const ANY: &str = "deployment_key";

impl Gate {
    /// Asks the database for something small. Nothing of an organisation is read.
    ///
    /// # Errors
    /// `database_unreachable` and what else keeps the database from answering.
    pub fn ready(&self) -> Result<()> {
        self.0.store.across(Across::Deployment).read(|c| store::settings::get(c, ANY)).map(drop)
    }
}

//! How a copy of the databases of a server travels: as named parts, one after the other.

use kernel::Result;

/// How the names of all parts of a server's databases begin.
pub const SERVER_PARTS: &str = "postgres/";

/// Takes the parts of a copy: an archive that is written, or databases that are filled.
///
/// Each part is a [`CopySink::begin`], any number of [`CopySink::bytes`] and one
/// [`CopySink::end`]. After an error the whole copy is given up.
pub trait CopySink {
    /// Begins the part of this name.
    ///
    /// # Errors
    /// When it cannot be taken.
    fn begin(&mut self, name: &str) -> Result<()>;

    /// Takes further bytes of the part.
    ///
    /// # Errors
    /// When they cannot be taken, as on a full disk.
    fn bytes(&mut self, bytes: &[u8]) -> Result<()>;

    /// Ends the part.
    ///
    /// # Errors
    /// When it cannot be taken as a whole.
    fn end(&mut self) -> Result<()>;
}

//! A symmetric key of 256 bits.

use kernel::{Fault, Result, Secret};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::random;

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;

/// A key of 256 bits. It has no `Debug`, no `Clone`, no `Serialize`, and is wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; KEY_BYTES]);

impl Key {
    /// A new key from the system's random source.
    #[must_use]
    pub fn random() -> Self {
        let mut bytes = [0; KEY_BYTES];
        random::fill(&mut bytes);
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// The key made of exactly these bytes. The caller wipes its own copy.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Another copy of the key, for a second holder of it; each is wiped when dropped.
    #[must_use]
    pub const fn duplicate(&self) -> Self {
        Self(self.0)
    }

    /// The key in a slice.
    ///
    /// # Errors
    /// `wrong_key` when the slice has not exactly 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self> {
        <[u8; KEY_BYTES]>::try_from(bytes).map(Self).map_err(|_| wrong_key("a key has 32 bytes"))
    }

    /// The key in a secret.
    ///
    /// # Errors
    /// `wrong_key` when the secret has not exactly 32 bytes.
    pub fn from_secret(secret: &Secret) -> Result<Self> {
        Self::from_slice(secret.expose())
    }

    /// The bytes of the key, for the moment of their use.
    #[must_use]
    pub const fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Whether the two keys are equal, in a time that does not depend on where they differ.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        crate::token::eq(&self.0, &other.0)
    }
}

/// The fault of a key that does not fit or of bytes that were altered: both look alike on purpose,
/// since authenticated decryption cannot tell them apart.
pub(crate) fn wrong_key(cause: &'static str) -> Fault {
    Fault::new(kernel::FaultKind::Internal, "wrong_key").caused_by(cause)
}

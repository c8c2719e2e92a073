//! Keys sealed under keys.

use kernel::Result;

use crate::{Key, SealKey};

/// Wraps a key under a key-encryption key, bound to `aad` (see [`crate::aad::key`]).
#[must_use]
pub fn wrap(kek: &SealKey, aad: &[u8], key: &Key) -> Vec<u8> {
    kek.seal(aad, key.expose())
}

/// Unwraps what [`wrap`] made.
///
/// # Errors
/// `wrong_key` when the key-encryption key, the associated data or the bytes do not fit.
pub fn unwrap(kek: &SealKey, aad: &[u8], wrapped: &[u8]) -> Result<Key> {
    Key::from_slice(&kek.open(aad, wrapped)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_comes_back_and_only_in_its_place() {
        let (kek, key) = (SealKey::new(&Key::random()), Key::random());
        let wrapped = wrap(&kek, b"subject 1", &key);
        assert!(unwrap(&kek, b"subject 1", &wrapped).unwrap().same_as(&key));
        assert!(unwrap(&kek, b"subject 2", &wrapped).is_err());
    }
}

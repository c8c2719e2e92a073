//! Keys made from keys: HKDF-SHA256 (RFC 5869).

use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};

use crate::Key;
use crate::key::KEY_BYTES;

struct Bytes32;

impl KeyType for Bytes32 {
    fn len(&self) -> usize {
        KEY_BYTES
    }
}

/// The key for one use. The label names the use and its version, such as `database.v1`; keys of
/// different labels say nothing about each other or about `key`.
#[must_use]
pub fn derive(key: &Key, label: &str) -> Key {
    derive_salted(key, b"", label)
}

/// The same with a salt, such as one file's random bytes.
#[must_use]
pub fn derive_salted(key: &Key, salt: &[u8], label: &str) -> Key {
    let extracted = Salt::new(HKDF_SHA256, salt).extract(key.expose());
    let mut bytes = [0; KEY_BYTES];
    extracted
        .expand(&[label.as_bytes()], Bytes32)
        .and_then(|okm| okm.fill(&mut bytes))
        .expect("32 bytes are within what HKDF-SHA256 can give");
    let derived = Key::from_bytes(bytes);
    zeroize::Zeroize::zeroize(&mut bytes);
    derived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivation_is_stable_and_labels_separate() {
        let key = Key::from_bytes([7; 32]);
        assert!(derive(&key, "a").same_as(&derive(&key, "a")));
        assert!(!derive(&key, "a").same_as(&derive(&key, "b")));
        assert!(!derive(&key, "a").same_as(&derive_salted(&key, b"salt", "a")));
    }

    #[test]
    fn derivation_follows_rfc_5869() {
        // HKDF with an empty salt, key of 0x0b bytes, info "x"; computed as HMAC by hand.
        let zero = crate::mac::MacKey::new(&Key::from_bytes([0; 32]));
        let key = Key::from_bytes([0x0b; 32]);
        let extracted = Key::from_bytes(zero.tag(&[key.expose()]));
        let expanded = crate::mac::MacKey::new(&extracted).tag(&[b"x", &[1]]);
        assert_eq!(derive(&key, "x").expose(), &expanded);
    }
}

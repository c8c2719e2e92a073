//! Authenticated encryption of values: AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces.
//!
//! Sealed bytes are `suite (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`; the suite byte is 1 for
//! AES-256-GCM and is bound into the associated data, so that it cannot be exchanged. With random
//! nonces one key may seal at most 2^32 messages (SP 800-38D, 8.3); keys are per person, so that
//! the limit is out of reach and is not counted.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use kernel::Result;
use zeroize::Zeroizing;

use crate::key::{Key, wrong_key};
use crate::random;

/// The suite byte of AES-256-GCM.
pub const AES_256_GCM_SUITE: u8 = 1;
/// Bytes that sealing adds to a value: suite, nonce and tag.
pub const OVERHEAD: usize = 1 + NONCE_LEN + TAG_BYTES;

const TAG_BYTES: usize = 16;
const HEAD_BYTES: usize = 1 + NONCE_LEN;

/// A key whose schedule is prepared once, for many seals and opens. It has no `Debug`.
pub struct SealKey(LessSafeKey);

impl SealKey {
    /// Prepares the key.
    #[must_use]
    pub fn new(key: &Key) -> Self {
        let unbound = UnboundKey::new(&AES_256_GCM, key.expose());
        Self(LessSafeKey::new(unbound.expect("a key of 256 bits fits AES-256")))
    }

    /// Seals `plain` under a fresh nonce, bound to `aad`.
    #[must_use]
    pub fn seal(&self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = random::bytes();
        let mut sealed = Vec::with_capacity(OVERHEAD + plain.len());
        sealed.push(AES_256_GCM_SUITE);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let tag = self.seal_at(nonce, &with_suite(aad), &mut sealed[HEAD_BYTES..]);
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Opens what [`SealKey::seal`] made with the same `aad`.
    ///
    /// # Errors
    /// `wrong_key` when the key or the associated data do not fit, the bytes were altered, or the
    /// suite is unknown.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let Some((&AES_256_GCM_SUITE, rest)) = sealed.split_first() else {
            return Err(wrong_key("unknown suite"));
        };
        let Some((nonce, body)) = rest.split_first_chunk::<NONCE_LEN>() else {
            return Err(wrong_key("sealed bytes are too short"));
        };
        let mut plain = Zeroizing::new(body.to_vec());
        let length = self.open_at(*nonce, &with_suite(aad), &mut plain)?;
        plain.truncate(length);
        Ok(plain)
    }

    /// Encrypts in place under a nonce that the caller answers for; gives the tag.
    pub(crate) fn seal_at(&self, nonce: [u8; 12], aad: &[u8], body: &mut [u8]) -> [u8; TAG_BYTES] {
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = self.0.seal_in_place_separate_tag(nonce, Aad::from(aad), body);
        let tag = tag.expect("messages stay far under the 64 GiB of GCM");
        tag.as_ref().try_into().expect("a GCM tag has 16 bytes")
    }

    /// Decrypts `ciphertext ‖ tag` in place; gives the length of the plain text.
    pub(crate) fn open_at(&self, nonce: [u8; 12], aad: &[u8], body: &mut [u8]) -> Result<usize> {
        let nonce = Nonce::assume_unique_for_key(nonce);
        let opened = self.0.open_in_place(nonce, Aad::from(aad), body);
        opened.map(|plain| plain.len()).map_err(|_| wrong_key("authentication failed"))
    }
}

/// Seals one value; prepare a [`SealKey`] where a key is used more than once.
#[must_use]
pub fn seal(key: &Key, aad: &[u8], plain: &[u8]) -> Vec<u8> {
    SealKey::new(key).seal(aad, plain)
}

/// Opens one value; see [`SealKey::open`] for its errors.
///
/// # Errors
/// `wrong_key` when the key, the place or the bytes do not fit.
pub fn open(key: &Key, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    SealKey::new(key).open(aad, sealed)
}

fn with_suite(aad: &[u8]) -> Vec<u8> {
    let mut bound = Vec::with_capacity(1 + aad.len());
    bound.push(AES_256_GCM_SUITE);
    bound.extend_from_slice(aad);
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_sealed_opens_to_the_same_bytes(plain: Vec<u8>, aad: Vec<u8>) {
            let key = SealKey::new(&Key::random());
            let sealed = key.seal(&aad, &plain);
            prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
            prop_assert_eq!(&*key.open(&aad, &sealed).unwrap(), &plain);
        }

        #[test]
        fn a_single_flipped_bit_anywhere_is_noticed(plain: Vec<u8>, at: prop::sample::Index, bit in 0..8) {
            let key = SealKey::new(&Key::random());
            let mut sealed = key.seal(b"here", &plain);
            let at = at.index(sealed.len());
            sealed[at] ^= 1_u8 << bit;
            prop_assert_eq!(key.open(b"here", &sealed).err().unwrap().code, "wrong_key");
        }
    }

    #[test]
    fn a_value_does_not_open_elsewhere_nor_under_another_key() {
        let (key, other) = (Key::random(), Key::random());
        let sealed = seal(&key, b"here", b"value");
        assert!(open(&key, b"there", &sealed).is_err());
        assert!(open(&other, b"here", &sealed).is_err());
        assert!(open(&key, b"here", &sealed).is_ok());
    }

    #[test]
    fn the_same_value_is_never_sealed_to_the_same_bytes() {
        let key = SealKey::new(&Key::random());
        assert_ne!(key.seal(b"", b"value"), key.seal(b"", b"value"));
    }

    #[test]
    fn short_and_empty_bytes_are_refused() {
        let key = SealKey::new(&Key::random());
        for length in 0..OVERHEAD {
            assert!(key.open(b"", &vec![AES_256_GCM_SUITE; length]).is_err());
        }
    }

    #[test]
    fn the_cipher_gives_the_bytes_of_the_published_vector() {
        // Test case 14 of McGrew and Viega's GCM specification: key, nonce and plain text of zeros.
        let key = SealKey::new(&Key::from_bytes([0; 32]));
        let mut body = [0; 16];
        let tag = key.seal_at([0; 12], b"", &mut body);
        assert_eq!(hex::encode(body), "cea7403d4d606b6e074ec5d3baf39d18");
        assert_eq!(hex::encode(tag), "d0d1c8a799996bf0265b98b5d48ab919");
    }
}

//! ECDSA over P-256 with SHA-256 (FIPS 186-5), as browsers sign by WebCrypto: keys are uncompressed points, and a
//! signature is `r` and `s`, 32 bytes each.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey,
};

/// Bytes of a public key.
pub const KEY_BYTES: usize = 65;
/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = 64;

/// Whether the signature is this key's on this message. Bytes that are no point of the curve verify nothing.
#[must_use]
pub fn verify(key: &[u8; KEY_BYTES], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key).verify(message, signature).is_ok()
}

/// A key as a browser keeps one, for whoever stands for a browser in a test. It has no `Debug`.
pub struct DeviceKey(EcdsaKeyPair);

impl DeviceKey {
    /// A new key.
    ///
    /// # Panics
    /// When the machine has no randomness to give.
    #[must_use]
    pub fn random() -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING);
        Self(pair.expect("the generator of AWS-LC does not fail"))
    }

    /// Its public part.
    #[must_use]
    pub fn public(&self) -> [u8; KEY_BYTES] {
        let bytes = self.0.public_key().as_ref();
        bytes.try_into().expect("an uncompressed point of P-256 has 65 bytes")
    }

    /// Signs the message.
    ///
    /// # Panics
    /// When the machine has no randomness to give.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature = self.0.sign(&SystemRandom::new(), message);
        signature.expect("the generator of AWS-LC does not fail").as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_s_signature_holds_for_its_message_and_key_alone() {
        let (key, other) = (DeviceKey::random(), DeviceKey::random());
        let signature = key.sign(b"GET /me");
        assert_eq!(signature.len(), SIGNATURE_BYTES);
        assert!(verify(&key.public(), b"GET /me", &signature));
        assert!(!verify(&key.public(), b"POST /me", &signature));
        assert!(!verify(&other.public(), b"GET /me", &signature));
        assert!(!verify(&[0; KEY_BYTES], b"GET /me", &signature));
        assert!(!verify(&key.public(), b"GET /me", &signature[..63]));
    }
}

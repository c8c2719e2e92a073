//! Ed25519 signatures (RFC 8032).

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use kernel::Result;

use crate::key::wrong_key;
use crate::{Key, digest};

/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = 64;

/// A private signing key. It has no `Debug`.
pub struct SigningKey(Ed25519KeyPair);

impl SigningKey {
    /// The signing key whose seed this key is.
    #[must_use]
    pub fn from_seed(seed: &Key) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.expose());
        Self(pair.expect("every 32 bytes are a seed of Ed25519"))
    }

    /// Signs the message.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(message).as_ref().try_into().expect("an Ed25519 signature has 64 bytes")
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        let bytes = self.0.public_key().as_ref();
        VerifyingKey(bytes.try_into().expect("an Ed25519 public key has 32 bytes"))
    }
}

/// A public key that checks signatures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerifyingKey([u8; 32]);

impl VerifyingKey {
    /// The public key of exactly these bytes. Bytes that are no point of the curve verify nothing.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The public key in a slice.
    ///
    /// # Errors
    /// `wrong_key` when the slice has not exactly 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self> {
        bytes.try_into().map(Self).map_err(|_| wrong_key("a public key has 32 bytes"))
    }

    /// The bytes of the key.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A short name of the key: the first 16 hexadecimal digits of its SHA-256.
    #[must_use]
    pub fn id(&self) -> String {
        hex::encode(&digest::sha256(&[&self.0])[..8])
    }

    /// Whether the signature is this key's on this message.
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.0).verify(message, signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_message_and_key_alone() {
        let key = SigningKey::from_seed(&Key::random());
        let other = SigningKey::from_seed(&Key::random());
        let signature = key.sign(b"root");
        assert!(key.verifying_key().verify(b"root", &signature));
        assert!(!key.verifying_key().verify(b"toor", &signature));
        assert!(!other.verifying_key().verify(b"root", &signature));
        assert!(!key.verifying_key().verify(b"root", &signature[..63]));
    }

    #[test]
    fn the_first_test_vector_of_rfc_8032_holds() {
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let seed = Key::from_slice(&hex::decode(seed).unwrap()).unwrap();
        let key = SigningKey::from_seed(&seed);
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(hex::encode(key.verifying_key().bytes()), public);
        assert!(hex::encode(key.sign(b"")).starts_with("e5564300c360ac729086e2cc806e828a"));
    }
}

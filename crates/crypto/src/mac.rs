//! HMAC-SHA256 (RFC 2104) with a prepared key.

use aws_lc_rs::hmac;

use crate::Key;

/// A prepared HMAC key. It has no `Debug`.
pub struct MacKey(hmac::Key);

impl MacKey {
    /// Prepares the key.
    #[must_use]
    pub fn new(key: &Key) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key.expose()))
    }

    /// The tag of these parts, one after the other as if they were one. The caller makes sure that
    /// the borders between parts are clear.
    #[must_use]
    pub fn tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(part);
        }
        context.sign().as_ref().try_into().expect("HMAC-SHA256 gives 32 bytes")
    }

    /// Whether the tag is the right one, in constant time.
    #[must_use]
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        crate::token::eq(&self.tag(parts), tag)
    }
}

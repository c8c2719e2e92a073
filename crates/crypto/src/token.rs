//! Random secrets that are handed out once and kept as a hash: API tokens, sessions, links.

use aws_lc_rs::constant_time;

use crate::{digest, random};

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// 43 characters of 62 carry 256 bits.
const CHARS: usize = 43;

/// A new secret of 256 random bits in base 62, after this prefix (such as `kd_`).
#[must_use]
pub fn random_secret(prefix: &str) -> String {
    let mut secret = String::with_capacity(prefix.len() + CHARS);
    secret.push_str(prefix);
    let mut left = CHARS;
    while left > 0 {
        // Bytes from 248 on are thrown away: 248 is the largest multiple of 62 in a byte, and
        // keeping the rest would favour some characters.
        for byte in random::bytes::<64>().into_iter().filter(|b| *b < 248).take(left) {
            secret.push(char::from(ALPHABET[usize::from(byte % 62)]));
            left -= 1;
        }
    }
    secret
}

/// What is stored of a secret made by [`random_secret`]. A plain SHA-256 is enough, because 256
/// random bits cannot be guessed; passwords need [`crate::password`].
#[must_use]
pub fn hash(secret: &str) -> [u8; 32] {
    digest::sha256(&[b"kedun.token.hash.v1\0", secret.as_bytes()])
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
#[must_use]
pub fn eq(one: &[u8], other: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(one, other).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_have_their_prefix_and_length_and_differ() {
        let (one, other) = (random_secret("kd_"), random_secret("kd_"));
        assert!(one.starts_with("kd_") && one.len() == 3 + CHARS, "{}", one.len());
        assert!(one.bytes().skip(3).all(|b| ALPHABET.contains(&b)));
        assert_ne!(one, other);
        assert_ne!(hash(&one), hash(&other));
    }

    #[test]
    fn equality_sees_every_difference() {
        assert!(eq(b"same", b"same"));
        assert!(!eq(b"same", b"sama"));
        assert!(!eq(b"same", b"samee"));
    }
}

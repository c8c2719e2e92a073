//! Page tokens: small sealed texts that a client carries and cannot read or change.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Fault, FaultKind, Result};
use zeroize::Zeroizing;

use crate::SealKey;

/// Characters of a page token, at most.
pub const TOKEN_CHARS: usize = 4096;

/// Seals the content of a page token, bound to `aad` (whose it is and for which list).
#[must_use]
pub fn encrypt(key: &SealKey, aad: &[u8], content: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(key.seal(aad, content))
}

/// Opens a page token.
///
/// # Errors
/// `malformed` when the token is not ours, is another caller's or another list's, or is too long.
pub fn decrypt(key: &SealKey, aad: &[u8], token: &str) -> Result<Zeroizing<Vec<u8>>> {
    let refused = || Fault::new(FaultKind::Malformed, "malformed").with("member", "page_token");
    if token.len() > TOKEN_CHARS {
        return Err(refused());
    }
    let sealed = URL_SAFE_NO_PAD.decode(token).map_err(|_| refused())?;
    key.open(aad, &sealed).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    #[test]
    fn a_page_token_opens_for_its_caller_alone() {
        let key = SealKey::new(&Key::random());
        let token = encrypt(&key, b"caller 1", b"after=7");
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        assert_eq!(&**decrypt(&key, b"caller 1", &token).unwrap(), b"after=7");
        assert_eq!(decrypt(&key, b"caller 2", &token).err().unwrap().code, "malformed");
    }

    #[test]
    fn rubbish_and_overlong_tokens_are_malformed() {
        let key = SealKey::new(&Key::random());
        for token in ["", "%", "AAAA", &"A".repeat(TOKEN_CHARS + 1)] {
            assert_eq!(decrypt(&key, b"", token).err().unwrap().code, "malformed");
        }
    }
}

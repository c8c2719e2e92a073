//! The root key in a file that only a passphrase opens.
//!
//! The root key is random; Argon2id (RFC 9106: 64 MiB, three passes) makes a key-encryption key of
//! the passphrase and a stored salt, which wraps it. Changing the passphrase re-wraps one key.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Fault, FaultKind, Result, Secret};
use zeroize::Zeroizing;

use super::{HeldRoot, Holder, key_file};
use crate::{Key, SealKey, random, wrap};

const HEAD: &str = "kedun passphrase root 1";
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const AAD: &[u8] = b"kedun.root.passphrase.v1";

/// A root key that lies wrapped in a file, and is unwrapped by a passphrase at the start.
pub struct PassphraseRoot(HeldRoot);

impl PassphraseRoot {
    /// Makes the file with a new random root key.
    ///
    /// # Errors
    /// `key_exists` when there is a file already; `unavailable` when it cannot be written.
    pub fn create(path: &Path, passphrase: &Secret) -> Result<Self> {
        Self::create_with(path, passphrase, Key::random())
    }

    /// Makes the file with this root key, such as one out of [`crate::recovery::import`].
    ///
    /// # Errors
    /// As [`PassphraseRoot::create`].
    pub fn create_with(path: &Path, passphrase: &Secret, key: Key) -> Result<Self> {
        let salt: [u8; 16] = random::bytes();
        let wrapped = wrap::wrap(&stretch(passphrase, &salt)?, AAD, &key);
        let text = format!("{HEAD}\nsalt {}\nkey {}\n", hex::encode(salt), hex::encode(wrapped));
        key_file::create(path, &text)?;
        Ok(Self(HeldRoot::new(key)))
    }

    /// Opens the file with its passphrase. Takes about 0.2 s and 64 MiB.
    ///
    /// # Errors
    /// `key_missing`, `key_exposed`, `wrong_key` (wrong passphrase or damaged file), `unavailable`.
    pub fn open(path: &Path, passphrase: &Secret) -> Result<Self> {
        let text = key_file::read(path)?;
        let mut lines = text.lines();
        let broken =
            || Fault::new(FaultKind::Unavailable, "wrong_key").caused_by("broken key file");
        if lines.next() != Some(HEAD) {
            return Err(broken());
        }
        let salt = member(lines.next(), "salt ").ok_or_else(broken)?;
        let wrapped = member(lines.next(), "key ").ok_or_else(broken)?;
        let key = wrap::unwrap(&stretch(passphrase, &salt)?, AAD, &wrapped)?;
        Ok(Self(HeldRoot::new(key)))
    }
}

impl Holder for PassphraseRoot {
    const NAME: &'static str = "passphrase";

    fn held(&self) -> &HeldRoot {
        &self.0
    }
}

fn member(line: Option<&str>, name: &str) -> Option<Vec<u8>> {
    hex::decode(line?.strip_prefix(name)?.trim_end()).ok()
}

fn stretch(passphrase: &Secret, salt: &[u8]) -> Result<SealKey> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(Fault::internal)?;
    let mut bytes = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose(), salt, &mut *bytes)
        .map_err(|error| Fault::new(FaultKind::Internal, "wrong_key").caused_by(error))?;
    Ok(SealKey::new(&Key::from_bytes(*bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kms::RootKey;

    #[test]
    fn only_the_passphrase_opens_the_root_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        let (right, wrong) = (Secret::new(b"right".to_vec()), Secret::new(b"wrong".to_vec()));
        let made = PassphraseRoot::create(&path, &right).unwrap();
        let wrapped = made.wrap("deployment", &Key::from_bytes([1; 32])).unwrap();
        let opened = PassphraseRoot::open(&path, &right).unwrap();
        assert_eq!(made.id(), opened.id());
        assert!(opened.unwrap("deployment", &wrapped).is_ok());
        assert_eq!(PassphraseRoot::open(&path, &wrong).err().unwrap().code, "wrong_key");
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        let right = Secret::new(b"right".to_vec());
        PassphraseRoot::create(&path, &right).unwrap();
        std::fs::write(&path, format!("{HEAD}\nsalt 00\nkey 00\n")).unwrap();
        assert_eq!(PassphraseRoot::open(&path, &right).err().unwrap().code, "wrong_key");
    }
}

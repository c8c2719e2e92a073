//! Where the root key comes from. One provider, one file.
//!
//! The root key wraps the deployment's and the organisations' keys and does nothing else. A
//! provider that keeps the key inside a device never gives it out.

pub mod file;
mod key_file;
pub mod passphrase;

use kernel::Result;
use zeroize::Zeroizing;

use crate::{Key, SealKey, code, derive, digest, wrap};

/// A provider of the root key.
pub trait RootKey: Send + Sync {
    /// The provider's name in settings and reports: `file`, `passphrase` …
    fn name(&self) -> &str;

    /// A short public name of the key itself, to tell which root key a wrapped key needs.
    fn id(&self) -> String;

    /// Wraps a key; `label` says what the key is for and is bound to it.
    ///
    /// # Errors
    /// `unavailable` when the provider cannot be reached.
    fn wrap(&self, label: &str, key: &Key) -> Result<Vec<u8>>;

    /// Unwraps what [`RootKey::wrap`] made under the same label.
    ///
    /// # Errors
    /// `wrong_key` when the root key or the label do not fit; `unavailable` when the provider
    /// cannot be reached.
    fn unwrap(&self, label: &str, wrapped: &[u8]) -> Result<Key>;

    /// The root key as a text for [`crate::recovery`]; `None` where it cannot leave its device.
    fn recovery_code(&self) -> Option<Zeroizing<String>>;
}

/// A root key held in memory: what the providers `file` and `passphrase` have in common.
struct HeldRoot {
    key: Key,
    wrapping: SealKey,
}

impl HeldRoot {
    fn new(key: Key) -> Self {
        let wrapping = SealKey::new(&derive::derive(&key, "root.wrap.v1"));
        Self { key, wrapping }
    }
}

/// A provider that holds the root key in memory once it is opened.
trait Holder: Send + Sync {
    const NAME: &'static str;

    fn held(&self) -> &HeldRoot;
}

impl<T: Holder> RootKey for T {
    fn name(&self) -> &str {
        T::NAME
    }

    fn id(&self) -> String {
        let public = derive::derive(&self.held().key, "root.id.v1");
        hex::encode(&digest::sha256(&[public.expose()])[..8])
    }

    fn wrap(&self, label: &str, key: &Key) -> Result<Vec<u8>> {
        Ok(wrap::wrap(&self.held().wrapping, label.as_bytes(), key))
    }

    fn unwrap(&self, label: &str, wrapped: &[u8]) -> Result<Key> {
        wrap::unwrap(&self.held().wrapping, label.as_bytes(), wrapped)
    }

    fn recovery_code(&self) -> Option<Zeroizing<String>> {
        Some(code::write(&self.held().key))
    }
}

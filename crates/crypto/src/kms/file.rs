//! The root key in a file of its own, outside the database. The default.

use std::path::Path;

use kernel::{Fault, FaultKind, Result};
use zeroize::Zeroizing;

use super::{HeldRoot, Holder, key_file};
use crate::{Key, code};

const HEAD: &str = "kedun root key 1";

/// A root key that lies in a file with mode 0600.
pub struct FileRoot(HeldRoot);

impl FileRoot {
    /// Opens the file, or makes it with a new random key where there is none.
    ///
    /// # Errors
    /// See [`FileRoot::open`] and [`FileRoot::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        match Self::open(path) {
            Err(fault) if fault.code == "key_missing" => Self::create(path, Key::random()),
            other => other,
        }
    }

    /// Opens the file.
    ///
    /// # Errors
    /// `key_missing`, `key_exposed` (others may read it), `wrong_key` (it is no key file of ours),
    /// `unavailable`.
    pub fn open(path: &Path) -> Result<Self> {
        let text = key_file::read(path)?;
        let broken =
            || Fault::new(FaultKind::Unavailable, "wrong_key").caused_by("broken key file");
        let (head, body) = text.split_once('\n').ok_or_else(broken)?;
        if head.trim_end() != HEAD {
            return Err(broken());
        }
        code::read(body).map(|key| Self(HeldRoot::new(key))).map_err(|_| broken())
    }

    /// The provider over a key that came out of [`crate::recovery::import`], without a file.
    #[must_use]
    pub fn recovered(key: Key) -> Self {
        Self(HeldRoot::new(key))
    }

    /// Makes the file with this key, such as one that came out of [`crate::recovery::import`].
    ///
    /// # Errors
    /// `key_exists` when there is a file already; `unavailable` when it cannot be written.
    pub fn create(path: &Path, key: Key) -> Result<Self> {
        let text = Zeroizing::new(format!("{HEAD}\n{}\n", &*code::write(&key)));
        key_file::create(path, &text)?;
        Ok(Self(HeldRoot::new(key)))
    }
}

impl Holder for FileRoot {
    const NAME: &'static str = "file";

    fn held(&self) -> &HeldRoot {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kms::RootKey;

    #[test]
    fn a_root_key_is_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        let (first, key) = (FileRoot::open_or_create(&path).unwrap(), Key::random());
        let wrapped = first.wrap("deployment", &key).unwrap();
        let second = FileRoot::open_or_create(&path).unwrap();
        assert_eq!(first.id(), second.id());
        assert!(second.unwrap("deployment", &wrapped).unwrap().same_as(&key));
        assert!(second.unwrap("backup", &wrapped).is_err());
    }

    #[test]
    fn a_missing_file_is_not_made_by_open_and_an_existing_one_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        assert_eq!(FileRoot::open(&path).err().unwrap().code, "key_missing");
        FileRoot::create(&path, Key::random()).unwrap();
        assert_eq!(FileRoot::create(&path, Key::random()).err().unwrap().code, "key_exists");
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        FileRoot::create(&path, Key::random()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for damaged in [String::new(), text.replace("root key", "other"), text[..60].to_owned()] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(FileRoot::open_or_create(&path).err().unwrap().code, "wrong_key");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone_and_refused_when_others_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        FileRoot::open_or_create(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
        assert_eq!(FileRoot::open_or_create(&path).err().unwrap().code, "key_exposed");
    }
}

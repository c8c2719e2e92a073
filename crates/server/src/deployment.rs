//! The deployment key: unlocks the database file and whatever belongs to no organisation. It lies
//! wrapped by the root key, beside the database.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crypto::Key;
use crypto::kms::RootKey;
use kernel::{Fault, FaultKind, Result};

/// Bound to the wrapped key, so that it cannot be taken for another one.
const LABEL: &str = "deployment";
/// The file's name in the data folder.
pub const FILE: &str = "deployment.key";

/// The deployment key of this folder; made at the first start.
///
/// # Errors
/// `key_missing` when there is a database and no key file: a new key would lock the data out.
/// `wrong_key` when the root key does not fit.
pub fn in_folder(data: &Path, root: &dyn RootKey) -> Result<Key> {
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => unwrap(text.trim(), root),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            if store::FILES.iter().any(|name| data.join(name).exists()) {
                return Err(missing().caused_by(FILE));
            }
            let key = Key::random();
            write(&path, &wrap(&key, root)?)?;
            Ok(key)
        }
        Err(e) => Err(missing().caused_by(e.kind())),
    }
}

/// The wrapped key of this folder as it stands in its file.
///
/// # Errors
/// `key_missing`.
pub fn wrapped_in(data: &Path) -> Result<String> {
    let text = std::fs::read_to_string(data.join(FILE));
    text.map(|text| text.trim().to_owned()).map_err(|e| missing().caused_by(e.kind()))
}

/// The key wrapped, in hexadecimal.
///
/// # Errors
/// When the root key's provider cannot be reached.
pub fn wrap(key: &Key, root: &dyn RootKey) -> Result<String> {
    root.wrap(LABEL, key).map(hex::encode)
}

/// The key that `wrap` wrote.
///
/// # Errors
/// `wrong_key`.
pub fn unwrap(text: &str, root: &dyn RootKey) -> Result<Key> {
    let bytes = hex::decode(text).map_err(|_| Fault::new(FaultKind::Unavailable, "wrong_key"))?;
    root.unwrap(LABEL, &bytes)
}

fn missing() -> Fault {
    Fault::new(FaultKind::Unavailable, "key_missing")
}

/// Writes it durably before anything is sealed under it.
fn write(path: &Path, text: &str) -> Result<()> {
    let failed = |e: std::io::Error| {
        Fault::new(FaultKind::Unavailable, "file_unwritable").with("name", FILE).caused_by(e.kind())
    };
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    writeln!(file, "{text}").and_then(|()| file.sync_all()).map_err(failed)?;
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder).and_then(|f| f.sync_all()).map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crypto::kms::file::FileRoot;

    use super::*;

    #[test]
    fn the_key_is_found_again_and_another_root_key_does_not_open_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = FileRoot::open_or_create(&folder.path().join("root.key")).expect("a root key");
        let first = in_folder(folder.path(), &root).expect("a key");
        let again = in_folder(folder.path(), &root).expect("a key");
        assert!(first.same_as(&again));
        let other = FileRoot::open_or_create(&folder.path().join("other.key")).expect("a root key");
        assert!(in_folder(folder.path(), &other).is_err());
    }

    #[test]
    fn a_lost_key_file_is_not_replaced_beside_a_database() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = FileRoot::open_or_create(&folder.path().join("root.key")).expect("a root key");
        std::fs::write(folder.path().join("kedun.db"), "sealed").expect("written");
        let fault = in_folder(folder.path(), &root).err().map(|f| f.code);
        assert_eq!(fault, Some("key_missing"));
    }
}

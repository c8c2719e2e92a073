//! The customer files of `tests/data`.

use std::path::PathBuf;

/// The bytes of a file there; a missing file fails the test.
pub fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name);
    std::fs::read(&path)
        .unwrap_or_else(|e| panic!("{} is needed for this test: {e}", path.display()))
}

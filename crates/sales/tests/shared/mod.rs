//! The shared data folder: `KEDUN_SHARED`, or `shared` beside the repository.

use std::path::PathBuf;

/// The bytes of a file in the folder's `data`; a missing file fails the test.
pub fn bytes(name: &str) -> Vec<u8> {
    let folder = std::env::var_os("KEDUN_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = folder.join("data").join(name);
    std::fs::read(&path)
        .unwrap_or_else(|e| panic!("{} is needed for this test: {e}", path.display()))
}

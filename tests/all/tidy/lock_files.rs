//! The lock files name no server but the public index, so that they hold on every machine.

use std::collections::BTreeSet;
use std::fs;

use super::root;

#[test]
fn the_rust_lock_file_names_the_public_index_alone() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    let sources: BTreeSet<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    let index = "\"registry+https://github.com/rust-lang/crates.io-index\"";
    assert_eq!(sources, BTreeSet::from([index]));
    assert_eq!(lock.matches("://").count(), lock.matches(index).count());
}

#[test]
fn the_lock_file_of_the_page_names_no_server() {
    let lock = fs::read_to_string(root().join("ui/package-lock.json")).expect("a lock file");
    let lock: serde_json::Value = serde_json::from_str(&lock).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    assert!(packages.len() > 50);
    for (name, package) in packages {
        let resolved = package["resolved"].as_str().unwrap_or_default();
        assert!(!resolved.contains("://"), "{name} comes from {resolved}");
        let pinned = name.is_empty() || package["integrity"].is_string();
        assert!(pinned, "{name} has no check sum");
    }
}

//! The rules of the house, held by reading the sources themselves.

mod asvs;
mod licences;
mod lock_files;
mod messages;
mod permissions;
mod processing;
mod sizes;
mod walls;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("the tests lie in the repository").to_owned()
}

/// A file of ours: its path from the root, and its text.
struct Source {
    path: String,
    text: String,
}

/// Folders that hold what is built, fetched or photographed, not what somebody wrote.
const NOT_WRITTEN: [&str; 5] = ["node_modules", "dist", "target", "shots", "data"];

/// The files below these folders with one of these endings.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), endings, &mut found);
    }
    assert!(found.len() > 10, "the sources are found");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_WRITTEN.contains(&name.as_str()) && !name.starts_with('.') {
                collect(&path, endings, found);
            }
        } else if path.extension().is_some_and(|e| endings.contains(&&*e.to_string_lossy())) {
            let from_root = path.strip_prefix(root()).expect("below the root");
            let text = fs::read_to_string(&path).expect("a text");
            found.push(Source { path: from_root.to_string_lossy().into_owned(), text });
        }
    }
}

/// The part of a Rust file that is no test.
fn product(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

/// Whether a file holds tests alone.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

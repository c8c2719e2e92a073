//! What the dependencies may be licensed under. `deny.toml` says the same for `cargo deny`.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value as Json;

use super::root;

/// SPDX identifiers of the licences that may be used.
const ALLOWED: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "OpenSSL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

/// Packages that came in although the list does not hold their licence. Standing here does not
/// allow them: each waits for the maintainers' decision, and the list may only shrink.
/// - `sqlcipher-src`: the source text of the database. What is compiled of it is MIT, BSD-3-Clause
///   and SQLite's public domain (`blessing`); the WTFPL part, libtomcrypt, lies unused beside it.
/// - `isbot`: public domain by another name, brought in by the page's router for servers.
const UNDECIDED: [&str; 2] =
    ["sqlcipher-src: MIT AND BSD-3-Clause AND blessing AND WTFPL", "node_modules/isbot: Unlicense"];

/// Whether an SPDX expression can be met with licences that are allowed.
fn allowed(expression: &str) -> bool {
    // `/` is how old manifests write `OR`.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at) && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> bool {
    let mut met = both(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at);
    }
    met
}

fn both(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return met && closed;
    }
    if words.get(*at) == Some(&"WITH") {
        let whole = format!("{word} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
        return ALLOWED.contains(&whole.as_str());
    }
    ALLOWED.contains(word)
}

/// The package with its licence, where that is not allowed.
fn outside(name: &str, package: &Json) -> Option<String> {
    let licence = package["license"].as_str().unwrap_or_default();
    (!allowed(licence)).then(|| format!("{name}: {licence}"))
}

#[test]
fn an_expression_passes_when_one_of_its_choices_does() {
    for fine in ["MIT", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "(MIT OR GPL-2.0) AND Unicode-3.0"] {
        assert!(allowed(fine), "{fine}");
    }
    for bad in ["", "GPL-3.0-only", "MIT AND GPL-3.0", "Apache-2.0 WITH Foo", "MIT MIT", "(MIT"] {
        assert!(!allowed(bad), "{bad}");
    }
}

#[test]
fn every_rust_dependency_has_a_licence_that_is_allowed_or_undecided() {
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let told = String::from_utf8_lossy(&rustc.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).expect("the host");
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Json = serde_json::from_slice(&metadata.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 200);
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|p| outside(p["name"].as_str().unwrap_or_default(), p))
        .collect();
    assert_eq!(refused, UNDECIDED[..1]);
}

#[test]
fn every_package_of_the_page_has_a_licence_that_is_allowed_or_undecided() {
    let lock = fs::read_to_string(root().join("ui/package-lock.json")).expect("a lock file");
    let lock: Json = serde_json::from_str(&lock).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    let shipped = packages.iter().filter(|(name, p)| !name.is_empty() && p["dev"] != true);
    let refused: Vec<String> = shipped.filter_map(|(name, p)| outside(name, p)).collect();
    assert_eq!(refused, UNDECIDED[1..]);
}

#[test]
fn cargo_deny_is_told_the_same_list() {
    let deny = fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let deny: toml::Table = deny.parse().expect("TOML");
    let list = deny["licenses"]["allow"].as_array().expect("a list");
    let list: BTreeSet<&str> = list.iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(list, BTreeSet::from(ALLOWED));
}

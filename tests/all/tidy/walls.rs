//! Who may know whom: the table of ARCHITECTURE.md is what the Cargo.toml files say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::root;

type Walls = BTreeMap<String, BTreeSet<String>>;

/// Crates of ours by name.
fn crates() -> BTreeSet<String> {
    let folders = fs::read_dir(root().join("crates")).expect("the crates").flatten();
    folders.map(|f| f.file_name().to_string_lossy().into_owned()).collect()
}

fn manifest(path: &str) -> toml::Table {
    let text = fs::read_to_string(root().join(path)).expect("a manifest");
    text.parse().expect("a manifest is TOML")
}

/// What the manifests allow; tests of a crate obey its walls as well.
fn built() -> Walls {
    let ours = crates();
    let known = |name: &String| {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let tables = tables.iter().filter_map(|t| manifest.get(*t)?.as_table());
        tables.flat_map(toml::Table::keys).filter(|d| ours.contains(*d)).cloned().collect()
    };
    ours.iter().map(|name| (name.clone(), known(name))).collect()
}

/// What ARCHITECTURE.md promises.
fn promised() -> Walls {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows = text
        .lines()
        .skip_while(|line| !line.starts_with("| crate | may know |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let ours = crates();
    let mut walls = Walls::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let names = |cell: &str| -> BTreeSet<String> {
            let cell = cell.split('(').next().unwrap_or_default();
            cell.split([',', ' ', '`', ';'])
                .map(str::to_owned)
                .filter(|w| ours.contains(w))
                .collect()
        };
        for of in names(cells[0]) {
            let mut may = names(cells[1]);
            if cells[1].contains("everything") {
                may = ours.iter().filter(|c| **c != of).cloned().collect();
            }
            walls.insert(of, may);
        }
    }
    walls
}

#[test]
fn the_table_of_the_architecture_is_what_the_manifests_say() {
    assert_eq!(promised(), built());
}

#[test]
fn the_walls_that_carry_the_promises_stand() {
    let built = built();
    for (who, never) in [
        ("store", &["crypto", "gate", "audit"][..]),
        ("policy", &["store", "gate", "crypto"]),
        ("audit", &["store", "gate", "policy", "model"]),
        ("web", &["store", "crypto", "policy", "audit", "jobs"]),
        ("sales", &["store", "crypto", "policy", "privacy", "web"]),
        ("privacy", &["store", "crypto", "policy", "sales", "web"]),
        ("jobs", &["store", "crypto", "policy", "web"]),
    ] {
        for other in never {
            assert!(!built[who].contains(*other), "{who} must not know {other}");
        }
    }
}

#[test]
fn no_crate_has_features_so_that_none_can_weaken_the_gate() {
    let mut manifests: Vec<String> =
        crates().iter().map(|name| format!("crates/{name}/Cargo.toml")).collect();
    manifests.push("tests/Cargo.toml".into());
    for path in manifests {
        assert!(!manifest(&path).contains_key("features"), "{path} has features");
    }
    for source in super::sources(&["crates"], &["rs"]) {
        let asks = source.text.contains("cfg(feature") || source.text.contains("cfg!(feature");
        assert!(!asks, "{} asks for a feature", source.path);
    }
}

#[test]
fn every_crate_obeys_the_lints_of_the_workspace() {
    for name in crates() {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        let lints = manifest.get("lints").and_then(|l| l.get("workspace"));
        assert_eq!(lints.and_then(toml::Value::as_bool), Some(true), "{name}");
        assert_eq!(
            manifest["package"]["publish"]["workspace"].as_bool(),
            Some(true),
            "{name} is published by itself"
        );
    }
}

//! Files stay small enough to be read at one sitting.

use super::{is_test, sources};

/// Lines of a file, at most.
const LINES: usize = 350;

/// Files that are longer. This list may only shrink.
const LONGER: [&str; 0] = [];

#[test]
fn no_file_is_longer_than_can_be_read_at_one_sitting() {
    let written = sources(&["crates", "tests", "ui"], &["rs", "ts", "tsx", "css", "mjs", "sql"]);
    // Nobody reads what is generated: `NAME.gen.*`, held fresh by a check of its own.
    for source in written.iter().filter(|source| !source.path.contains(".gen.")) {
        let lines = source.text.lines().count();
        let long = lines > LINES;
        let excused = LONGER.contains(&source.path.as_str());
        assert!(!long || excused, "{} has {lines} lines", source.path);
        assert!(long || !excused, "{} is short by now: strike it from the list", source.path);
    }
}

#[test]
fn the_limit_for_functions_is_the_one_that_clippy_holds() {
    let clippy = std::fs::read_to_string(super::root().join("clippy.toml")).expect("clippy.toml");
    let clippy: toml::Table = clippy.parse().expect("TOML");
    assert_eq!(clippy["too-many-lines-threshold"].as_integer(), Some(70));
}

#[test]
fn every_file_says_what_it_is_about() {
    for source in sources(&["crates"], &["rs"]) {
        if is_test(&source.path) {
            continue;
        }
        assert!(source.text.starts_with("//! "), "{} does not begin with its purpose", source.path);
    }
}

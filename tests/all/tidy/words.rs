//! Words that must not stand in the sources.

use super::{is_test, sources};

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["dbg", "!("], ["to", "do!("]];
    let marks: Vec<String> = marks.iter().map(|parts| parts.concat()).collect();
    for source in sources(&["crates", "tests", "ui"], &["rs", "ts", "tsx", "css", "mjs", "sql"]) {
        for (number, line) in source.text.lines().enumerate() {
            let found = marks.iter().find(|mark| stands(line, mark));
            assert!(found.is_none(), "{}:{}: {found:?}", source.path, number + 1);
        }
    }
}

/// Whether the mark stands there as a word of its own.
fn stands(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + mark.len()..].chars().next();
        let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        !part(before) && (mark.ends_with('(') || !part(after))
    })
}

#[test]
fn no_file_or_folder_has_a_name_that_says_nothing() {
    // One is about the named services of the program, one about common passwords.
    let fine = ["crates/policy/src/services.rs", "crates/gate/src/enter/strength/common.rs"];
    let empty = ["utils", "util", "common", "helpers", "helper", "services", "managers", "misc"];
    for source in sources(&["crates", "tests", "ui"], &["rs", "ts", "tsx"]) {
        if fine.contains(&source.path.as_str()) {
            continue;
        }
        for part in source.path.split('/') {
            let name = part.split('.').next().unwrap_or_default();
            assert!(!empty.contains(&name), "{}", source.path);
        }
    }
}

#[test]
fn what_holds_values_is_never_printed() {
    for source in sources(&["crates"], &["rs"]) {
        let program = source.path.starts_with("crates/server/") || is_test(&source.path);
        for (number, line) in super::product(&source.text).lines().enumerate() {
            let prints = ["println!(", "print!(", "eprintln!("].iter().any(|p| stands(line, p));
            assert!(program || !prints, "{}:{} prints", source.path, number + 1);
        }
    }
}

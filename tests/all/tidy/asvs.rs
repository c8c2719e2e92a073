//! `docs/reference/asvs.md` says how far the requirements of OWASP ASVS 5.0.0 about identity are met: each has
//! its row, what a row names is there, and the counts are those of the rows.

use std::collections::BTreeSet;
use std::fs;

use super::{root, sources};

/// What a requirement can be, in the order of the columns of the counts.
const STATES: [&str; 4] = ["met", "partly", "open", "does not apply"];

/// The chapters that the document is about: how the ids of their requirements begin, and their names.
const CHAPTERS: [(&str, &str); 5] = [
    ("V6.", "Authentication"),
    ("V7.", "Session Management"),
    ("V8.", "Authorization"),
    ("V9.", "Self-contained Tokens"),
    ("V10.", "OAuth and OIDC"),
];

/// Levels of the standard; none stands for all of them.
const LEVELS: [Option<&str>; 4] = [Some("1"), Some("2"), Some("3"), None];

/// All requirements of these chapters, a line each: id and level.
const REQUIREMENTS: &str = include_str!("asvs.tsv");

/// Where the journeys lie, which test as well.
const JOURNEYS: &str = "ui/e2e/journeys/";

/// What the document says about one requirement.
struct Row<'a> {
    id: &'a str,
    level: &'a str,
    state: &'a str,
    how: &'a str,
    tested_by: &'a str,
}

fn document() -> String {
    fs::read_to_string(root().join("docs/reference/asvs.md")).expect("the document")
}

fn rows(text: &str) -> Vec<Row<'_>> {
    text.lines().filter(|line| line.starts_with("| V")).map(row).collect()
}

fn row(line: &str) -> Row<'_> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [id, level, _, state, how, tested_by] = cells[..] else {
        panic!("a row has six cells: {line}");
    };
    Row { id, level, state, how, tested_by }
}

/// What stands between backticks.
fn marks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether a mark is the path of a file or folder; others are names of tests.
fn is_path(mark: &str) -> bool {
    mark.contains(['/', '.'])
}

fn is_there(path: &str) -> bool {
    root().join(path).exists()
}

/// The requirements of these rows whose ids begin so, counted by state, as a line of the table at the top; nothing
/// where there are none of this level.
fn counts(rows: &[Row<'_>], begin: &str, name: &str, level: Option<&str>) -> Option<String> {
    let of: Vec<&Row<'_>> = rows
        .iter()
        .filter(|row| row.id.starts_with(begin) && level.is_none_or(|level| row.level == level))
        .collect();
    let each: Vec<String> = STATES
        .iter()
        .map(|state| of.iter().filter(|row| row.state == *state).count().to_string())
        .collect();
    let (level, each) = (level.unwrap_or("all"), each.join(" | "));
    (!of.is_empty()).then(|| format!("| {name} | {level} | {each} | {} |", of.len()))
}

#[test]
fn each_requirement_about_identity_has_its_row_with_its_level_and_there_are_no_others() {
    let text = document();
    let told: Vec<(&str, &str)> = rows(&text).iter().map(|row| (row.id, row.level)).collect();
    let wanted: Vec<(&str, &str)> =
        REQUIREMENTS.lines().filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(wanted.len(), 122);
    assert_eq!(told, wanted);
}

#[test]
fn each_requirement_is_in_a_known_state_for_a_reason() {
    for row in rows(&document()) {
        assert!(STATES.contains(&row.state), "{} is {}", row.id, row.state);
        assert!(!row.how.is_empty(), "{} does not say how", row.id);
        assert!(!row.tested_by.is_empty(), "{} does not say by what it is tested", row.id);
    }
}

#[test]
fn the_files_and_tests_that_a_requirement_names_are_there() {
    let code = sources(&["crates", "tests"], &["rs"]);
    let functions: BTreeSet<&str> = code
        .iter()
        .flat_map(|source| source.text.split("fn ").skip(1))
        .filter_map(|rest| rest.split_once('('))
        .map(|(name, _)| name)
        .collect();
    let mut missing: Vec<String> = Vec::new();
    for row in rows(&document()) {
        let files = marks(row.how).filter(|mark| !is_there(mark));
        let tests = marks(row.tested_by)
            .filter(|mark| if is_path(mark) { !is_there(mark) } else { !functions.contains(mark) });
        missing.extend(files.chain(tests).map(|mark| format!("{}: {mark}", row.id)));
    }
    assert!(missing.is_empty(), "not there: {missing:#?}");
}

#[test]
fn what_is_met_names_a_test_or_says_what_was_reviewed() {
    for row in rows(&document()).iter().filter(|row| row.state == "met") {
        let tested = marks(row.tested_by).any(|m| !is_path(m) || m.starts_with(JOURNEYS));
        let review = row.tested_by.strip_prefix("review: ").unwrap_or_default();
        let reviewed = review.split_whitespace().count() > 3;
        assert!(tested || reviewed, "{} is met, and nothing holds it", row.id);
    }
}

#[test]
fn the_counts_at_the_top_are_those_of_the_rows() {
    let text = document();
    let rows = rows(&text);
    let mut wanted: Vec<String> = Vec::new();
    for (begin, name) in CHAPTERS.into_iter().chain([("V", "all")]) {
        for level in LEVELS {
            wanted.extend(counts(&rows, begin, name, level));
        }
    }
    let told: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("| chapter | level |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert_eq!(told, wanted);
}

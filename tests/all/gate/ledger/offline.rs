//! The exported ledger proves itself without a database.

use audit::log::{Expected, FileReport, verify_file};
use gate::verbs::list::ListRequest;
use gate::verbs::{ledger, organisation};
use kernel::Fault;
use tests::app::{App, on_both};

use super::kit::{customer, listed};

/// The exported file and the public key that the auditor has from elsewhere.
fn exported(app: &App) -> (Vec<u8>, Expected) {
    for _ in 0..10 {
        customer(app, &app.owner);
        listed(&app.gate, &app.owner, ListRequest::default()).expect("a list");
    }
    let shown = organisation::read(&app.gate, &app.owner).expect("the organisation").into_inner();
    let (origin, key) = audit::note::read_key(&shown.ledger_key).expect("a key");
    let mut file = Vec::new();
    let entries = ledger::export(&app.gate, &app.owner, &mut file).expect("exported").into_inner();
    assert!(entries > 20);
    (file, Expected { origin, key })
}

fn check(file: &[u8], expected: &Expected) -> Result<FileReport, Fault> {
    verify_file(file, Some(expected), &mut std::iter::empty())
}

fn holds(file: &[u8], expected: &Expected) -> bool {
    check(file, expected).is_ok_and(|report| report.report.ok())
}

#[test]
fn the_exported_file_verifies_with_the_public_key_alone() {
    on_both(|app| {
        let (file, expected) = exported(app);
        let report = check(&file, &expected).expect("it is read");
        assert!(report.report.ok(), "{:?}", report.report.problem);
        assert!(report.report.proved.is_some() && !report.key_from_file);
    });
}

#[test]
fn the_exported_file_fails_when_any_of_its_lines_is_changed_taken_out_or_doubled() {
    on_both(|app| {
        let (file, expected) = exported(app);
        let text = String::from_utf8(file).expect("lines of text");
        let lines: Vec<&str> = text.lines().collect();
        let joined = |lines: &[String]| lines.join("\n") + "\n";
        let own = || lines.iter().map(|l| (*l).to_owned()).collect::<Vec<String>>();
        // The checkpoints before the last one say nothing that the last one does not say.
        let telling = |i: usize| lines[i].contains("\"body\"") || i == 0;
        let entries: Vec<usize> = (0..lines.len()).filter(|i| telling(*i)).collect();
        assert!(entries.len() > 20, "{}", lines[1]);
        for i in entries {
            let mut changed = own();
            // One character in the middle of the line becomes another one.
            let middle = changed[i].len() / 2;
            let middle = (middle..)
                .find(|m| {
                    changed[i].is_char_boundary(*m)
                        && changed[i].as_bytes()[*m].is_ascii_alphanumeric()
                })
                .expect("a letter");
            let other = if changed[i].as_bytes()[middle] == b'a' { "b" } else { "a" };
            changed[i].replace_range(middle..=middle, other);
            assert!(!holds(joined(&changed).as_bytes(), &expected), "line {i} changed");
            let mut shorter = own();
            shorter.remove(i);
            assert!(!holds(joined(&shorter).as_bytes(), &expected), "line {i} taken out");
            let mut longer = own();
            longer.insert(i, lines[i].to_owned());
            assert!(!holds(joined(&longer).as_bytes(), &expected), "line {i} doubled");
        }
    });
}

#[test]
fn a_file_of_another_company_is_not_taken_for_one_s_own() {
    let (one, two) = (App::sqlite(), App::sqlite());
    let ((file, _), (_, expected)) = (exported(&one), exported(&two));
    assert_eq!(check(&file, &expected).err().map(|f| f.code), Some("ledger_other_key"));
}

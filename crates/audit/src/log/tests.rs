use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crypto::Key;
use crypto::sign::SigningKey;
use kernel::{Fault, Id, Timestamp};

use super::*;
use crate::checkpoint::Checkpoint;
use crate::event::{ActorKind, Event, Via};
use crate::merkle::{Tree, leaf_hash};
use crate::verify::StoredEntry;
use crate::witness::Notes;

const ORIGIN: &str = "kedun/test";

struct Exported {
    key: SigningKey,
    lines: Vec<String>,
    notes: Vec<String>,
}

fn entry(index: u64) -> StoredEntry {
    let org = Id::from_bytes([2; 16]);
    let event = Event::new(Timestamp(0), org, ActorKind::Service, Via::Job, "list");
    StoredEntry { index, body: event.encode(), leaf_hash: None, node: None, columns: None }
}

fn exported(count: u64, step: u64) -> Exported {
    let key = SigningKey::from_seed(&Key::random());
    let (mut tree, mut notes, mut entries) = (Tree::new(), Vec::new(), Vec::new());
    for index in 0..count {
        let entry = entry(index);
        tree.append(leaf_hash(&entry.body), |_| ());
        entries.push(Ok(entry));
        if (index + 1) % step == 0 || index + 1 == count {
            let (size, root) = (tree.size(), tree.root());
            let at = Timestamp(i64::try_from(size).unwrap());
            notes.push(Checkpoint { origin: ORIGIN.into(), size, root, at }.sign(&key).unwrap());
        }
    }
    let checkpoints = notes.clone().into_iter().map(Ok);
    let file =
        write_log(Vec::new(), ORIGIN, &key.verifying_key(), entries.into_iter(), checkpoints)
            .unwrap();
    let lines = String::from_utf8(file).unwrap().lines().map(str::to_owned).collect();
    Exported { key, lines, notes }
}

impl Exported {
    fn verify(&self, witnessed: &str) -> Result<FileReport, Fault> {
        let file = self.lines.join("\n");
        let expected = Expected { origin: ORIGIN.into(), key: self.key.verifying_key() };
        verify_file(file.as_bytes(), Some(&expected), &mut Notes::read(witnessed.as_bytes()))
    }

    fn problem(&self) -> String {
        let report = self.verify("").unwrap().report;
        report.problem.map_or_else(|| "none".to_owned(), |problem| problem.to_string())
    }

    fn place(&self, index: u64) -> usize {
        let start = format!("{{\"i\":{index},");
        self.lines.iter().position(|line| line.starts_with(&start)).unwrap()
    }

    fn entry_places(&self) -> Vec<usize> {
        (0..self.lines.len()).filter(|place| self.lines[*place].starts_with("{\"i\"")).collect()
    }

    /// Gives all entries the numbers of their places.
    fn renumber(&mut self) {
        for (index, place) in self.entry_places().into_iter().enumerate() {
            let body = self.lines[place].split_once(',').unwrap().1.to_owned();
            self.lines[place] = format!("{{\"i\":{index},{body}");
        }
    }
}

fn forged_line(index: u64) -> String {
    format!("{{\"i\":{index},\"body\":\"{}\"}}", STANDARD.encode(entry(index).body))
}

#[test]
fn an_exported_log_fits_and_says_whose_it_is() {
    for count in [0, 1, 255, 256, 257, 700] {
        let log = exported(count, 100);
        let found = log.verify(&log.notes.concat()).unwrap();
        assert!(found.report.ok(), "{count}: {:?}", found.report.problem);
        assert_eq!((found.report.entries, found.report.unsigned), (count, 0));
        assert!(!found.key_from_file && found.origin == ORIGIN);
        let newest = (count > 0).then(|| Timestamp(i64::try_from(count).unwrap()));
        assert_eq!(found.report.deletion_provable_until, newest);
    }
}

#[test]
fn without_a_key_from_elsewhere_the_report_says_so() {
    let log = exported(3, 2);
    let file = log.lines.join("\n");
    let found = verify_file(file.as_bytes(), None, &mut std::iter::empty()).unwrap();
    assert!(found.key_from_file && found.report.ok());
}

#[test]
fn a_file_signed_anew_by_another_key_is_refused() {
    let (log, mut other) = (exported(3, 2), exported(3, 2));
    other.key = log.key;
    assert_eq!(other.verify("").unwrap_err().code, "ledger_other_key");
}

#[test]
fn an_altered_line_is_named() {
    for index in [0, 255, 256, 699] {
        let mut log = exported(700, 100);
        let place = log.place(index);
        log.lines[place] = forged_line(index);
        assert_eq!(log.problem(), format!("altered {index}"));
    }
}

#[test]
fn a_deleted_line_is_named_renumbered_or_not() {
    for index in [0, 255, 256, 698] {
        let mut log = exported(700, 100);
        let place = log.place(index);
        log.lines.remove(place);
        assert_eq!(log.problem(), format!("missing {index}"));
        log.renumber();
        assert_eq!(log.problem(), format!("missing {index}"), "renumbered");
    }
}

#[test]
fn an_inserted_line_is_named() {
    for index in [0, 255, 256, 699] {
        let mut log = exported(700, 100);
        let place = log.place(index);
        log.lines.insert(place, forged_line(index));
        log.renumber();
        assert_eq!(log.problem(), format!("inserted {index}"));
    }
}

#[test]
fn a_line_inserted_at_the_end_is_named() {
    for count in [3, 256] {
        let mut log = exported(count, 100);
        log.lines.push(forged_line(count));
        assert_eq!(log.problem(), format!("inserted {count}"));
    }
}

#[test]
fn swapped_lines_are_named_by_the_first_renumbered_or_not() {
    for (one, other) in [(0, 1), (255, 256), (3, 650)] {
        let mut log = exported(700, 100);
        let (a, b) = (log.place(one), log.place(other));
        log.lines.swap(a, b);
        assert_eq!(log.problem(), format!("reordered {one}"));
        log.renumber();
        assert_eq!(log.problem(), format!("reordered {one}"), "renumbered");
    }
}

#[test]
fn a_file_cut_off_is_noticed_by_its_hashes_or_by_a_witness() {
    let mut log = exported(700, 100);
    let place = log.place(690);
    let end = log.lines.split_off(place);
    let hashes = end.iter().find(|line| line.starts_with("{\"leaves\"")).unwrap().clone();
    let witnessed = log.notes.concat();
    let found = log.verify(&witnessed).unwrap().report;
    assert_eq!(found.problem.unwrap().to_string(), "truncated 600..699 checkpoint");
    assert_eq!(log.problem(), "truncated 690 file");
    log.lines.push(hashes);
    assert_eq!(log.problem(), "truncated 690 stored hashes");
}

#[test]
fn without_the_hashes_the_problem_is_confined_between_checkpoints() {
    let mut log = exported(700, 100);
    let place = log.place(250);
    log.lines[place] = forged_line(250);
    log.lines.retain(|line| !line.starts_with("{\"leaves\""));
    assert_eq!(log.problem(), "root_differs 200..299");
}

#[test]
fn altered_hashes_are_told_as_such() {
    let mut log = exported(700, 100);
    let place = log.lines.iter().position(|line| line.starts_with("{\"leaves\":256")).unwrap();
    let hashes = STANDARD.encode([7; 32 * 256]);
    log.lines[place] = format!("{{\"leaves\":256,\"hashes\":\"{hashes}\"}}");
    assert_eq!(log.problem(), "hashes_differ 256");
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    let whole = exported(3, 2);
    for (line, text) in [
        (0, "{}"),
        (0, "rubbish"),
        (1, "{\"i\":0}"),
        (1, "{\"i\":0,\"body\":\"%\"}"),
        (2, "{\"i\":1,\"body\":\"\",\"note\":\"\"}"),
        (2, "{\"leaves\":0,\"hashes\":\"AAAA\"}"),
        (2, ""),
    ] {
        let mut log = Exported { key: SigningKey::from_seed(&Key::random()), ..exported(3, 2) };
        log.key = SigningKey::from_seed(&Key::random());
        log.lines = whole.lines.clone();
        log.lines[line] = text.to_owned();
        let file = log.lines.join("\n");
        let fault = verify_file(file.as_bytes(), None, &mut std::iter::empty()).unwrap_err();
        let number = (line + 1).to_string();
        assert_eq!(
            (fault.code, fault.param("line")),
            ("ledger_file_broken", Some(number.as_str()))
        );
    }
}

#[test]
fn a_line_without_end_is_refused_before_it_fills_the_memory() {
    let endless = std::io::BufReader::new(std::io::repeat(b'x'));
    let fault = verify_file(endless, None, &mut std::iter::empty()).unwrap_err();
    assert_eq!(fault.code, "ledger_file_broken");
}

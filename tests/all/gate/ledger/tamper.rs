//! Whoever reaches the tables with the keys of the machine cannot alter the ledger unnoticed.

use audit::Event;
use audit::merkle::leaf_hash;
use gate::verbs::ledger::{self, Verdict};
use gate::verbs::list::ListRequest;
use kernel::Id;
use tests::app::{App, on_both};

use super::kit::{customer, listed};

/// The entry that is tampered with, somewhere in the middle.
const PLACE: i64 = 9;

/// A ledger as it lies in the tables.
struct Tables<'a> {
    app: &'a App,
    org: String,
}

impl<'a> Tables<'a> {
    /// A ledger of some length that verifies.
    fn new(app: &'a App) -> Self {
        for _ in 0..8 {
            customer(app, &app.owner);
            listed(&app.gate, &app.owner, ListRequest::default()).expect("a list");
        }
        let verdict = verify(app);
        assert!(verdict.ok && verdict.entries > 20, "{} entries", verdict.entries);
        Self { app, org: app.site.id(app.owner.org_id()) }
    }

    fn sql(&self, sql: &str) {
        self.app.site.sql(&sql.replace("@org", &self.org));
    }

    fn size(&self) -> i64 {
        let sql = format!("SELECT count(*) FROM ledger_entry WHERE org = {}", self.org);
        self.app.site.number(&sql)
    }

    fn body(&self, place: i64) -> Vec<u8> {
        let org = self.app.owner.org_id();
        let entries =
            self.app.store.of(org).ledger_read(|c| store::ledger::entries(c, org, place, 1));
        entries.expect("entries")[0].body.clone()
    }

    /// Another entry than the one that stands here: its actor is somebody else.
    fn forged(&self, place: i64) -> Vec<u8> {
        let mut event = Event::decode(&self.body(place)).expect("an event");
        event.actor = Some(Id::new());
        event.encode()
    }

    /// Moves the entries from `place` on by one, with what they touch.
    fn shift(&self, place: i64) {
        for table in ["ledger_entry", "ledger_touch"] {
            self.sql(&format!(
                "UPDATE {table} SET idx = -idx - 2 WHERE org = @org AND idx >= {place}"
            ));
            self.sql(&format!("UPDATE {table} SET idx = -idx - 1 WHERE org = @org AND idx < 0"));
        }
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        self.app.site.bytes(bytes)
    }
}

fn verify(app: &App) -> Verdict {
    ledger::verify(&app.gate, &app.owner).expect("a verdict").into_inner()
}

/// Tampers with the ledger and holds the verdict: the code and the place, or the range of it.
fn found(tamper: fn(&Tables<'_>), code: &str) {
    on_both(|app| {
        let tables = Tables::new(app);
        tamper(&tables);
        let verdict = verify(app);
        let problem = verdict.problem.expect("a problem is found");
        assert_eq!(problem.code, code, "at {}", problem.index);
        let (from, until) = (problem.index, problem.until.unwrap_or(problem.index));
        let place = PLACE.unsigned_abs();
        assert!((from..=until).contains(&place), "{from}..{until} for {place}");
        assert!(!verdict.ok);
    });
}

#[test]
fn an_altered_entry_is_named() {
    found(
        |t| {
            let forged = t.bytes(&t.forged(PLACE));
            t.sql(&format!(
                "UPDATE ledger_entry SET body = {forged} WHERE org = @org AND idx = {PLACE}"
            ));
        },
        "altered",
    );
}

#[test]
fn an_entry_that_is_altered_with_its_hashes_is_found_by_the_signed_root() {
    found(
        |t| {
            let forged = t.forged(PLACE);
            let (body, hash) = (t.bytes(&forged), t.bytes(&leaf_hash(&forged)));
            t.sql(&format!(
                "UPDATE ledger_entry SET body = {body}, leaf_hash = {hash}, actor = {}
                 WHERE org = @org AND idx = {PLACE}",
                t.app.site.id(Event::decode(&forged).expect("an event").actor.expect("somebody")),
            ));
            t.sql(&format!("UPDATE ledger_node SET hash = {hash} WHERE org = @org AND level = 0 AND idx = {PLACE}"));
        },
        "root_differs",
    );
}

#[test]
fn an_altered_column_is_named() {
    found(
        |t| {
            t.sql(&format!(
                "UPDATE ledger_entry SET act = 'nothing' WHERE org = @org AND idx = {PLACE}"
            ))
        },
        "columns_differ",
    );
}

#[test]
fn a_record_that_is_taken_out_of_who_has_seen_it_is_named() {
    found(
        |t| {
            t.sql(&format!("DELETE FROM ledger_touch WHERE org = @org AND idx = {PLACE}"));
        },
        "columns_differ",
    );
}

#[test]
fn a_deleted_entry_is_named() {
    found(
        |t| t.sql(&format!("DELETE FROM ledger_entry WHERE org = @org AND idx = {PLACE}")),
        "missing",
    );
}

#[test]
fn an_inserted_entry_is_named() {
    found(
        |t| {
            let forged = t.forged(PLACE);
            t.shift(PLACE);
            let (id, body, hash) =
                (t.app.site.id(Id::new()), t.bytes(&forged), t.bytes(&leaf_hash(&forged)));
            t.sql(&format!(
                "INSERT INTO ledger_entry (org, idx, id, at, actor, act, object, leaf_hash, body)
                 SELECT org, {PLACE}, {id}, at, actor, act, object, {hash}, {body}
                 FROM ledger_entry WHERE org = @org AND idx = {PLACE} + 1"
            ));
        },
        "inserted",
    );
}

#[test]
fn two_swapped_entries_are_named() {
    found(
        |t| {
            for table in ["ledger_entry", "ledger_touch"] {
                for (from, to) in [(PLACE, -1), (PLACE + 1, PLACE), (-1, PLACE + 1)] {
                    t.sql(&format!(
                        "UPDATE {table} SET idx = {to} WHERE org = @org AND idx = {from}"
                    ));
                }
            }
        },
        "reordered",
    );
}

/// Cuts the last entries off with all that tells of them in the database; where the cut is.
fn cut(tables: &Tables<'_>) -> u64 {
    let end = tables.size() - 3;
    for sql in [
        format!("DELETE FROM ledger_entry WHERE org = @org AND idx >= {end}"),
        format!("DELETE FROM ledger_touch WHERE org = @org AND idx >= {end}"),
        format!("DELETE FROM ledger_checkpoint WHERE org = @org AND size > {end}"),
    ] {
        tables.sql(&sql);
    }
    // Every node whose last leaf is gone.
    for level in 0..12 {
        tables.sql(&format!(
            "DELETE FROM ledger_node WHERE org = @org AND level = {level} AND (idx + 1) * {} > {end}",
            1 << level
        ));
    }
    end.unsigned_abs()
}

#[test]
fn entries_that_are_cut_off_the_end_are_missed_by_the_witness() {
    on_both(|app| {
        let tables = Tables::new(app);
        let end = cut(&tables);
        let verdict = verify(app);
        let problem = verdict.problem.expect("the witness knows of more");
        let (from, until) = (problem.index, problem.until.unwrap_or(problem.index));
        assert!(
            from <= tables.size().unsigned_abs() + 3 && until >= end,
            "{} {from}..{until} for {end}",
            problem.code
        );
    });
}

#[test]
fn entries_that_are_cut_off_without_the_tree_are_missed_at_once() {
    on_both(|app| {
        let tables = Tables::new(app);
        let end = tables.size() - 3;
        tables.sql(&format!("DELETE FROM ledger_entry WHERE org = @org AND idx >= {end}"));
        tables.sql(&format!("DELETE FROM ledger_touch WHERE org = @org AND idx >= {end}"));
        let verdict = verify(app);
        let problem = verdict.problem.expect("the tree has more leaves");
        let until = problem.until.unwrap_or(problem.index);
        assert!(
            problem.index <= end.unsigned_abs() && until >= end.unsigned_abs(),
            "{} {}..{until} for {end}",
            problem.code,
            problem.index
        );
    });
}

/// Leaves entries that have no place yet and tampers with them before they get one.
fn while_waiting(tamper: &str) {
    on_both(|app| {
        let tables = Tables::new(app);
        // The sequencer may come between: then there is nothing to tamper with, and again.
        let waits = || app.site.sql_on_waiting("SELECT count(*) FROM ledger_pending")[0][0] != "0";
        loop {
            for _ in 0..3 {
                listed(&app.gate, &app.owner, ListRequest::default()).expect("a list");
            }
            let placed = tables.size();
            app.site.sql_on_waiting(tamper);
            if waits() && tables.size() == placed {
                break;
            }
        }
        let verdict = verify(app);
        let problem = verdict.problem.expect("the chain does not fit");
        assert_eq!((problem.code.as_str(), problem.index), ("pending_broken", verdict.entries));
    });
}

#[test]
fn an_entry_that_is_altered_before_it_has_its_place_is_named() {
    while_waiting(
        "UPDATE ledger_pending SET body = mac WHERE n = (SELECT min(n) FROM ledger_pending)",
    );
}

#[test]
fn an_entry_that_is_deleted_before_it_has_its_place_is_named() {
    while_waiting("DELETE FROM ledger_pending WHERE n = (SELECT min(n) FROM ledger_pending)");
}

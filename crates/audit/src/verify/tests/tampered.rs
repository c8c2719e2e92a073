use super::kit::{Ledger, forged, note};
use super::*;

#[test]
fn an_altered_entry_is_named() {
    for index in [0, 6, 7, 19] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.alter(index, false);
        assert_eq!(ledger.problem(), format!("altered {index}"));
    }
}

#[test]
fn an_altered_entry_is_named_though_its_hash_was_altered_too() {
    for index in [0, 6, 7, 19] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.alter(index, true);
        assert_eq!(ledger.problem(), format!("altered {index}"));
    }
}

#[test]
fn an_altered_entry_is_confined_between_checkpoints_though_all_hashes_were_altered() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.alter(9, true);
    let (mut tree, mut nodes) = (Tree::new(), HashMap::new());
    for row in &ledger.rows {
        tree.append(row.leaf_hash.unwrap(), |node| {
            nodes.insert((node.level, node.index), node.hash);
        });
    }
    ledger.nodes = nodes;
    assert_eq!(ledger.problem(), "root_differs 7..13");
}

#[test]
fn an_entry_deleted_in_the_middle_is_named() {
    for index in [0, 6, 7, 18] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.rows.remove(index);
        assert_eq!(ledger.problem(), format!("missing {index}"));
    }
}

#[test]
fn an_entry_deleted_in_the_middle_is_named_though_the_rest_was_renumbered() {
    for index in [0, 6, 7, 18] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.rows.remove(index);
        ledger.renumber();
        assert_eq!(ledger.problem(), format!("missing {index}"));
    }
}

#[test]
fn entries_deleted_at_the_end_are_noticed_by_the_last_checkpoint() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.truncate(17);
    assert_eq!(ledger.problem(), "truncated 17 checkpoint");
}

#[test]
fn entries_deleted_at_the_end_with_their_checkpoint_are_noticed_by_the_stored_nodes() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.truncate(17);
    ledger.notes.truncate(2);
    assert_eq!(ledger.problem(), "truncated 17 stored hashes");
}

#[test]
fn entries_deleted_at_the_end_with_every_trace_are_noticed_by_a_witness() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.witnessed = ledger.notes.clone();
    ledger.rows.truncate(17);
    ledger.notes.truncate(2);
    ledger.nodes.retain(|(level, index), _| *level > 0 || *index < 17);
    let report = ledger.verify();
    assert_eq!(report.problem.unwrap().to_string(), "truncated 17 checkpoint");
    assert_eq!(report.deletion_provable_until, Some(Timestamp(1_700_000_000_014)));
    ledger.keeps_nodes = false;
    assert_eq!(ledger.problem(), "truncated 14..19 checkpoint");
}

#[test]
fn an_inserted_entry_is_named() {
    for index in [0, 6, 7, 19] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.rows.insert(index, forged(index as u64));
        ledger.renumber();
        assert_eq!(ledger.problem(), format!("inserted {index}"));
    }
}

#[test]
fn an_entry_inserted_at_the_end_is_named() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.push(forged(20));
    assert_eq!(ledger.problem(), "inserted 20");
}

#[test]
fn a_copied_entry_is_named() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.insert(12, ledger.rows[3].clone());
    ledger.renumber();
    assert_eq!(ledger.problem(), "inserted 12");
}

#[test]
fn a_second_entry_under_the_same_number_is_named() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.insert(6, forged(5));
    assert_eq!(ledger.problem(), "inserted 6 index used twice");
}

#[test]
fn two_swapped_entries_are_named_by_the_first() {
    for (one, other) in [(0, 1), (3, 4), (2, 17), (6, 7)] {
        let mut ledger = Ledger::grown(20, 7);
        ledger.rows.swap(one, other);
        ledger.renumber();
        assert_eq!(ledger.problem(), format!("reordered {one}"), "swapped {one} and {other}");
    }
}

#[test]
fn two_entries_out_of_their_turn_are_named_by_the_first() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows.swap(2, 17);
    assert_eq!(ledger.problem(), "reordered 2");
}

#[test]
fn an_entry_that_was_moved_is_named_by_where_it_was_or_went_first() {
    let mut ledger = Ledger::grown(20, 7);
    let row = ledger.rows.remove(4);
    ledger.rows.insert(15, row);
    ledger.renumber();
    assert_eq!(ledger.problem(), "reordered 4");
}

#[test]
fn each_plain_column_that_says_something_else_is_named() {
    type Change = (&'static str, fn(&mut Columns));
    let changes: [Change; 5] = [
        ("at", |columns| columns.at = Timestamp(0)),
        ("actor", |columns| columns.actor = None),
        ("act", |columns| columns.act = "list".into()),
        ("object", |columns| columns.object = Some("lead".into())),
        ("records", |columns| columns.records.truncate(1)),
    ];
    for (name, change) in changes {
        let mut ledger = Ledger::grown(20, 7);
        change(ledger.rows[11].columns.as_mut().unwrap());
        assert_eq!(ledger.problem(), format!("columns_differ 11 {name}"));
    }
}

#[test]
fn records_may_be_stored_in_any_order() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows[11].columns.as_mut().unwrap().records.reverse();
    assert_eq!(ledger.problem(), "none");
}

#[test]
fn altered_hashes_beside_right_entries_are_told_as_such() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.rows[9].leaf_hash = Some([1; 32]);
    assert_eq!(ledger.problem(), "hashes_differ 9");
    let mut ledger = Ledger::grown(20, 7);
    ledger.nodes.insert((0, 9), [1; 32]);
    assert_eq!(ledger.problem(), "hashes_differ 9");
    let mut ledger = Ledger::grown(20, 7);
    ledger.nodes.remove(&(0, 19));
    assert_eq!(ledger.problem(), "hashes_differ 19");
}

#[test]
fn a_checkpoint_of_another_key_or_log_is_refused() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.notes[1] = Ledger::grown(14, 14).notes[0].clone();
    assert_eq!(ledger.problem(), "signature_bad 14");
    ledger.notes[1] = "rubbish".into();
    assert_eq!(ledger.problem(), "signature_bad 7");
}

#[test]
fn a_checkpoint_out_of_its_place_is_refused() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.notes.swap(0, 1);
    assert_eq!(ledger.problem(), "signature_bad 14 out of order");
}

#[test]
fn a_ledger_that_was_written_anew_and_signed_contradicts_its_witness() {
    let honest = Ledger::grown(20, 7);
    let mut rewritten = Ledger::grown(20, 7);
    let mut tree = Tree::new();
    honest.rows.iter().for_each(|row| tree.append(row.leaf_hash.unwrap(), |_| ()));
    rewritten.witnessed = vec![note(&rewritten.key, &tree)];
    assert_eq!(rewritten.problem(), "root_differs 20..20");
}

#[test]
fn the_first_of_several_problems_is_named() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.alter(15, true);
    ledger.alter(8, false);
    ledger.rows.remove(12);
    assert_eq!(ledger.problem(), "altered 8");
}

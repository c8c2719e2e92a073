use super::kit::{Ledger, ORIGIN, forged, note};
use super::*;

#[test]
fn an_untouched_ledger_fits_at_every_small_size() {
    for count in 0..20 {
        let report = Ledger::grown(count, 7).verify();
        assert!(report.ok(), "{count}: {:?}", report.problem);
        assert_eq!((report.entries, report.unsigned), (count, 0));
    }
}

#[test]
fn entries_after_the_last_checkpoint_are_counted_as_unsigned() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.notes.pop();
    let report = ledger.verify();
    assert!(report.ok());
    assert_eq!((report.unsigned, report.proved.unwrap().size, report.checkpoints), (6, 14, 2));
}

#[test]
fn only_a_checkpoint_kept_elsewhere_proves_that_nothing_was_cut_off() {
    let mut ledger = Ledger::grown(20, 7);
    assert_eq!(ledger.verify().deletion_provable_until, None);
    ledger.witnessed = vec![ledger.notes[0].clone(), ledger.notes[1].clone()];
    let report = ledger.verify();
    assert!(report.ok());
    assert_eq!(report.deletion_provable_until, Some(Timestamp(1_700_000_000_014)));
}

#[test]
fn a_ledger_without_stored_nodes_is_verified_by_its_checkpoints() {
    let mut ledger = Ledger::grown(20, 7);
    ledger.keeps_nodes = false;
    assert!(ledger.verify().ok());
    for row in &mut ledger.rows {
        row.leaf_hash = None;
    }
    assert!(ledger.verify().ok());
}

#[test]
fn an_entry_that_cannot_be_read_from_the_store_ends_the_verification_with_its_fault() {
    let ledger = Ledger::grown(1, 1);
    let fault = kernel::Fault::new(kernel::FaultKind::Unavailable, "unavailable");
    let mut entries = [Ok(forged(0)), Err(fault)].into_iter();
    let verified = verify_log(Log {
        origin: ORIGIN,
        key: &ledger.key.verifying_key(),
        entries: &mut entries,
        leaves: None,
        checkpoints: &mut std::iter::empty(),
        witnessed: &mut std::iter::empty(),
    });
    assert_eq!(verified.unwrap_err().code, "unavailable");
}

#[test]
fn a_checkpoint_of_the_empty_ledger_fits() {
    let mut ledger = Ledger::grown(3, 2);
    ledger.notes.insert(0, note(&ledger.key, &Tree::new()));
    assert!(ledger.verify().ok());
}

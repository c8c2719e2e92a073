use super::kit::{Ledger, forged};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Tampering {
    Alter { hash_too: bool },
    Delete,
    Insert,
    Swap { with: u64 },
}

fn tampering() -> impl Strategy<Value = Tampering> {
    prop_oneof![
        any::<bool>().prop_map(|hash_too| Tampering::Alter { hash_too }),
        Just(Tampering::Delete),
        Just(Tampering::Insert),
        any::<u64>().prop_map(|with| Tampering::Swap { with }),
    ]
}

/// Tampers at `index`; gives the place that must be named.
fn tamper(ledger: &mut Ledger, how: Tampering, index: u64) -> u64 {
    let at = usize::try_from(index).unwrap();
    match how {
        Tampering::Alter { hash_too } => ledger.alter(at, hash_too),
        Tampering::Delete => drop(ledger.rows.remove(at)),
        Tampering::Insert => ledger.rows.insert(at, forged(index)),
        Tampering::Swap { with } => {
            let count = ledger.rows.len();
            let other = (at + 1 + usize::try_from(with % 1000).unwrap() % (count - 1)) % count;
            ledger.rows.swap(at, other);
            ledger.renumber();
            return index.min(other as u64);
        }
    }
    ledger.renumber();
    index
}

proptest! {
    #[test]
    fn any_single_tampering_is_named_at_its_place(
        count in 2_u64..60,
        step in 1_u64..20,
        how in tampering(),
        at: prop::sample::Index,
    ) {
        let mut ledger = Ledger::grown(count, step);
        let index = at.index(ledger.rows.len()) as u64;
        let place = tamper(&mut ledger, how, index);
        let problem = ledger.verify().problem;
        prop_assert_eq!(problem.map(|p| p.index), Some(place), "{:?} at {}", how, index);
    }

    #[test]
    fn without_stored_nodes_the_place_lies_in_the_range_that_is_named(
        count in 2_u64..60,
        step in 1_u64..20,
        how in tampering(),
        at: prop::sample::Index,
    ) {
        let mut ledger = Ledger::grown(count, step);
        ledger.keeps_nodes = false;
        let index = at.index(ledger.rows.len()) as u64;
        let place = tamper(&mut ledger, how, index);
        let problem = ledger.verify().problem;
        let named = problem.as_ref().is_some_and(|problem| {
            (problem.index..=problem.until.unwrap_or(problem.index)).contains(&place)
        });
        prop_assert!(named, "{:?} at {}: {:?}", how, index, problem);
    }
}

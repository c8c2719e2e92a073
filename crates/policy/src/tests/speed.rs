//! Figures, printed with `cargo test -p policy speed -- --nocapture`; only the order of magnitude
//! is held, because test builds are slow and machines differ.

use std::hint::black_box;
use std::time::{Duration, Instant};

use super::kit::{self, Row, caller, catalogue, customer};
use crate::decide::{decide, decide_row};
use crate::grants::Role;
use crate::roles;
use crate::set::PolicySet;
use crate::verb::Verb;

fn per_call(times: u32, mut call: impl FnMut()) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        call();
    }
    start.elapsed() / times
}

#[test]
fn a_decision_that_was_made_before_costs_a_look_up() {
    let roles: Vec<Role> = roles::all()
        .iter()
        .enumerate()
        .map(|(n, r)| Role {
            id: kit::role_id(n as u8),
            name: kernel::Text::new(r.label.0, r.label.1),
            grants: (r.grants)(),
        })
        .collect();
    let start = Instant::now();
    let set = PolicySet::build(&catalogue(), &roles).unwrap();
    let build = start.elapsed();
    let tree: Vec<u8> = (0..20).collect();
    let manager = caller(&[2], Some(1), &tree);
    let customer = customer();
    let row = Row::of(Some(3), Some(7));
    let start = Instant::now();
    black_box(decide(&set, &manager, Verb::List, &customer).is_ok());
    let miss = start.elapsed();
    let hit = per_call(2_000, || {
        black_box(decide(&set, &manager, Verb::List, &customer).is_ok());
    });
    let one = per_call(500, || {
        black_box(decide_row(&set, &manager, Verb::Update, &customer, &row.facts()).is_ok());
    });
    let permit = decide(&set, &manager, Verb::List, &customer).unwrap();
    let views = per_call(2_000, || {
        black_box(permit.on(&row.facts()).view("phone"));
    });
    println!(
        "build {build:?}, first decide {miss:?}, later {hit:?}, decide_row {one:?}, views of a row {views:?}"
    );
    assert!(hit < miss / 10, "{hit:?} against {miss:?}");
}

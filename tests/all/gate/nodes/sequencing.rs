//! The sequencer runs on one node at a time, takes up the chains of others, and leaves no gap.

use std::collections::BTreeSet;

use gate::verbs::ledger;
use gate::verbs::list::{ListRequest, list};
use serde_json::json;
use tests::app::App;

use super::kit::{Node, until};

fn customer(app: &App, n: usize) {
    app.create(
        &app.owner,
        "customer",
        json!({ "kind": "person", "name": format!("客户{n}") }),
        None,
    );
}

/// Both ledgers verify, and every entry is there once.
fn holds_together(app: &App, node: &Node) {
    for gate in [&app.gate, &node.gate] {
        let boss = gate::enter::cli::as_login(gate, "tests", "boss").expect("let in");
        let verdict = ledger::verify(gate, &boss).expect("a verdict").into_inner();
        let problem = verdict.problem.map(|p| (p.index, p.code));
        assert!(verdict.ok, "{problem:?}");
    }
    let events = app.events();
    let ids: BTreeSet<_> = events.iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), events.len(), "an entry stands twice");
}

#[test]
fn two_nodes_that_write_at_once_make_one_ledger_without_gap_or_fork() {
    let app = App::postgres();
    let node = Node::beside(&app);
    std::thread::scope(|scope| {
        scope.spawn(|| (0..40).for_each(|n| customer(&app, n)));
        scope.spawn(|| {
            let boss = node.enter("boss");
            for _ in 0..40 {
                let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
                list(&node.gate, &boss, &request).expect("a list");
            }
        });
        for gate in [&app.gate, &node.gate] {
            scope.spawn(move || {
                for _ in 0..20 {
                    let boss = gate::enter::cli::as_login(gate, "tests", "boss").expect("let in");
                    ledger::verify(gate, &boss).expect("a verdict");
                }
            });
        }
    });
    let created = app.events().iter().filter(|e| e.act == "create").count();
    assert!(created >= 40, "{created}");
    holds_together(&app, &node);
}

#[test]
fn a_chain_is_taken_up_by_another_node_where_it_stands() {
    let app = App::postgres();
    customer(&app, 1);
    let node = Node::beside(&app);
    // Given entries of the first node that have their place already, and later ones that wait
    ledger::verify(&app.gate, &app.owner).expect("a verdict");
    customer(&app, 2);
    // When another node gives them theirs
    ledger::verify(&node.gate, &node.enter("boss")).expect("a verdict");
    // Then the first goes on behind them
    customer(&app, 3);
    holds_together(&app, &node);
    until("nothing waits", || app.site.number("SELECT count(*) FROM ledger_pending") == 0);
}

#[test]
fn whoever_takes_waiting_entries_out_and_moves_their_chain_past_them_is_noticed() {
    let app = App::postgres();
    customer(&app, 1);
    ledger::verify(&app.gate, &app.owner).expect("a verdict");
    app.site.sql("UPDATE ledger_sequenced SET n = n + 1");
    customer(&app, 2);
    let verdict = ledger::verify(&app.gate, &app.enter("boss")).expect("a verdict").into_inner();
    assert_eq!(verdict.problem.expect("a problem").code, "pending_broken");
}

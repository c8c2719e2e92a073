//! What one node changes, the others know: because they hear it, and where they do not hear, because
//! they ask.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use gate::News;
use gate::enter::user;
use serde_json::json;
use tests::app::App;

use super::kit::{Halted, Node, cut_listeners, until};

/// A company with a salesperson `rep`, and a second node that has seen both.
fn scene() -> (App, Node) {
    let app = App::postgres();
    app.colleague("rep", "rep", None);
    let node = Node::beside(&app);
    assert!(!node.enter("rep").caller().roles.is_empty());
    (app, node)
}

/// What a node hears from now on.
fn heard_by(node: &Node) -> Receiver<News> {
    let (tell, told) = channel();
    let tell = std::sync::Mutex::new(tell);
    node.gate.hear(Arc::new(move |news: &News| {
        // Nobody listens any more once the test has ended.
        let _ = tell.lock().expect("no panic before").send(news.clone());
    }));
    told
}

/// Waits until this was heard.
fn until_heard(told: &Receiver<News>, wanted: &News) {
    until("it is heard", || told.try_iter().any(|news| news == *wanted));
}

/// Makes the salesperson a manager on the first node.
fn promote(app: &App) {
    let boss = app.enter("boss");
    let manager = boss.org().builtin_role("manager").expect("a built-in role");
    let rep = app.enter("rep").user();
    let version = gate::verbs::read::read(&app.gate, &boss, "user", rep)
        .expect("the colleague is read")
        .get()
        .version;
    app.try_update(&boss, "user", rep, version, json!({ "roles": [manager] })).expect("promoted");
}

fn is_manager(node: &Node) -> bool {
    let rep = node.enter("rep");
    let manager = rep.org().builtin_role("manager").expect("a built-in role");
    rep.caller().roles.contains(&manager)
}

#[test]
fn a_change_of_roles_reaches_the_other_node_because_it_hears_of_it() {
    let (app, node) = scene();
    let told = heard_by(&node);
    promote(&app);
    until_heard(&told, &News::Directory(app.owner.org_id()));
    assert!(is_manager(&node));
}

#[test]
fn a_new_department_and_a_frozen_colleague_reach_the_other_node() {
    let (app, node) = scene();
    let department = app.department("二部", None);
    until("the department is known", || {
        node.enter("boss").org().departments.contains_key(&department)
    });
    let boss = app.enter("boss");
    let rep = app.enter("rep").user();
    user::freeze(&app.gate, &boss, rep, "left the company").expect("frozen");
    until("the colleague is out", || {
        gate::enter::cli::as_login(&node.gate, "tests", "rep").is_err_and(|f| f.code == "frozen")
    });
}

#[test]
fn a_change_that_is_undone_is_heard_by_nobody() {
    let (app, node) = scene();
    let before = node.enter("boss").org().departments.len();
    let (org, store) = (app.owner.org_id(), &app.store);
    let undone = store.of(org).write(move |c| {
        store::orgs::change(c, org, |row| row.name = "别家".into())?;
        Err::<(), _>(kernel::Fault::internal("undone"))
    });
    assert!(undone.is_err());
    // What is committed later is heard, and the undone change is not in it.
    let department = app.department("二部", None);
    until("the department is known", || {
        node.enter("boss").org().departments.contains_key(&department)
    });
    let org = node.enter("boss");
    assert_eq!((org.org().departments.len(), org.org().name.as_str()), (before + 1, "尚品二奢"));
}

#[test]
fn a_node_whose_ear_is_cut_off_hears_again_and_has_forgotten_everything() {
    let (app, node) = scene();
    let told = heard_by(&node);
    let before = node.enter("rep");
    cut_listeners(&app);
    until_heard(&told, &News::Missed);
    until("it hears again", || node.gate.hears());
    let after = node.enter("rep");
    assert!(!Arc::ptr_eq(before.org(), after.org()), "read anew");
    promote(&app);
    until("the new role is known", || is_manager(&node));
}

#[test]
fn a_node_that_does_not_hear_asks_and_trusts_nothing_that_it_keeps() {
    let (app, node) = scene();
    // Given a connection that is still open and silent
    let halted = Halted::newest_listener(&app);
    until("the node knows that it does not hear", || !node.gate.hears());
    // Then what did not change is kept, for the node has asked. On a busy machine it may meanwhile give
    // the silent connection up, and forgets everything with it.
    until("what did not change is kept", || {
        Arc::ptr_eq(node.enter("rep").org(), node.enter("rep").org())
    });
    // And a change is known at once, unless it hears again by then and relies on that
    promote(&app);
    assert!(is_manager(&node) || node.gate.hears());
    until("the new role is known", || is_manager(&node));
    drop(halted);
    until("it hears again", || node.gate.hears());
}

#[test]
fn an_organisation_that_is_removed_on_one_node_lets_nobody_in_on_the_other() {
    let app = App::postgres();
    let demo = sales::demo::make(&app.gate, 1, 1, |_| {}).expect("the demo company");
    let login = demo.logins[0].login.clone();
    let node = Node::beside(&app);
    let there = node.enter(&login);
    let here = app.enter(&login);
    gate::verbs::organisation::remove_demo(&app.gate, &here).expect("removed");
    until("it is gone", || node.gate.org(there.org_id()).is_err());
}

//! Where a record belongs follows the people: to a new owner, and with an owner who moves.

use gate::Entered;
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::ledger::verify;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::update::{UpdateRequest, update};
use kernel::Id;
use serde_json::json;
use tests::app::{App, map, on_both};

/// A rep and a manager in each of two shops, and a customer of the first shop's rep with a contact
/// and a note.
struct Shops {
    one: (Entered, Entered),
    two: (Entered, Entered),
    department: Id,
    customer: Id,
}

impl Shops {
    fn new(app: &App) -> Self {
        let (first, second) = (app.department("一店", None), app.department("二店", None));
        let shop = |n: u8, department| {
            let rep = app.colleague(&format!("rep{n}"), "rep", Some(department));
            (rep, app.colleague(&format!("manager{n}"), "manager", Some(department)))
        };
        let (one, two) = (shop(1, first), shop(2, second));
        let values = json!({ "kind": "person", "name": "单小燕", "phone": "13812345678" });
        let customer = app.create(&one.0, "customer", values, None);
        app.create(&one.0, "contact", json!({ "name": "单母" }), Some(customer));
        let note = json!({ "kind": "note", "body": "喜欢丝巾", "at": "2026-01-02T03:04:05Z" });
        app.create(&one.0, "follow_up", note, Some(customer));
        Self { one, two, department: second, customer }
    }
}

/// How many customers, contacts and notes somebody sees.
fn seen(app: &App, who: &Entered) -> [usize; 3] {
    ["customer", "contact", "follow_up"].map(|object| {
        let request = ListRequest { object: object.into(), ..ListRequest::default() };
        list(&app.gate, who, &request).expect("a list").get().items.len()
    })
}

#[test]
fn contacts_and_notes_go_with_their_customer_to_a_new_owner() {
    on_both(|app| {
        let shops = Shops::new(app);
        assert_eq!((seen(app, &shops.one.0), seen(app, &shops.two.0)), ([1; 3], [0; 3]));
        let owner = Some(shops.two.0.user());
        let request =
            BulkRequest { owner, ..BulkRequest::of(BulkAct::Assign, vec![shops.customer]) };
        bulk(&app.gate, &app.enter("boss"), "customer", request).expect("assigned");
        assert_eq!((seen(app, &shops.one.0), seen(app, &shops.two.0)), ([0; 3], [1; 3]));
        assert_eq!((seen(app, &shops.one.1), seen(app, &shops.two.1)), ([0; 3], [1; 3]));
    });
}

#[test]
fn the_records_of_somebody_who_moves_are_the_new_manager_s_to_see() {
    on_both(|app| {
        let shops = Shops::new(app);
        assert_eq!((seen(app, &shops.one.1), seen(app, &shops.two.1)), ([1; 3], [0; 3]));
        // When the rep moves to the other shop
        let boss = app.enter("boss");
        let rep = shops.one.0.user();
        let version =
            gate::verbs::read::read(&app.gate, &boss, "user", rep).expect("the rep").get().version;
        let values = map(json!({ "department": shops.department }));
        let request = UpdateRequest { version, values, owner: None };
        update(&app.gate, &boss, "user", rep, request).expect("moved");
        // Then the customers are the other manager's to see, and the rep's as before
        assert_eq!((seen(app, &shops.one.1), seen(app, &shops.two.1)), ([0; 3], [1; 3]));
        assert_eq!(seen(app, &app.enter("rep1")), [1; 3]);
        // And the ledger tells of the move
        let told = app.events().iter().filter(|e| e.details.contains_key("moved")).count();
        assert_eq!(told, 1);
        assert!(verify(&app.gate, &boss).expect("a verdict").get().ok);
    });
}

#[test]
fn a_move_that_was_broken_off_is_finished_after_the_restart() {
    on_both(|app| {
        let shops = Shops::new(app);
        let boss = app.enter("boss");
        let (org, rep, behind) = (boss.org_id(), shops.one.0.user(), shops.customer);
        let version =
            gate::verbs::read::read(&app.gate, &boss, "user", rep).expect("the rep").get().version;
        app.try_update(&boss, "user", rep, version, json!({ "department": shops.department }))
            .expect("moved");
        // Given one customer that a program which died in the middle of the move has left behind
        let values = json!({ "kind": "person", "name": "解晓东", "phone": "13900000001" });
        app.create(&app.enter("rep1"), "customer", values, None);
        let old = shops.one.1.caller().department;
        app.store
            .of(org)
            .write(move |c| {
                c.execute(
                    "UPDATE record SET department = ?3 WHERE org = ?1 AND ?2 IN (id, parent)",
                    &[org.into(), behind.into(), old.into()],
                )
            })
            .expect("left behind");
        assert_eq!((seen(app, &shops.one.1), seen(app, &shops.two.1)), ([1; 3], [1, 0, 0]));
        // When the program starts again
        jobs::tasks::catch_up(&app.gate);
        // Then it and what follows it are where its owner is, and the ledger tells of it
        assert_eq!((seen(app, &shops.one.1), seen(app, &shops.two.1)), ([0; 3], [2, 1, 1]));
        let told = |app: &App| {
            let events = app.events();
            events.iter().filter_map(|e| e.details.get("moved").cloned()).collect::<Vec<_>>()
        };
        assert_eq!(told(app), ["1", "1"]);
        // And a second look finds nothing to do
        jobs::tasks::catch_up(&app.gate);
        assert_eq!(told(app).len(), 2);
    });
}

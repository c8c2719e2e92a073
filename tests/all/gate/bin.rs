//! The recycle bin: what follows a customer goes out of sight with it and comes back with it.

use gate::verbs::attachment::{NewFile, attach, download};
use gate::verbs::export::{ExportRequest, export_page};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::reveal::{RevealRequest, reveal};
use gate::verbs::{access, count, delete, history, read, restore};
use gate::{Entered, Gate};
use kernel::{Fault, Id, Lang};
use serde_json::json;
use tests::app::{App, on_both};

const FOLLOWERS: [&str; 3] = ["contact", "follow_up", "attachment"];

/// A customer with two contacts, a note and a file; one contact is deleted on its own.
struct Scene {
    customer: Id,
    contact: Id,
    alone: Id,
    note: Id,
    file: Id,
}

impl Scene {
    fn new(app: &App, who: &Entered) -> Self {
        let values = json!({ "kind": "person", "name": "单小燕", "phone": "13812345678" });
        let customer = app.create(who, "customer", values, None);
        let contact = |name: &str, phone: &str| {
            let values = json!({ "name": name, "phone": phone });
            app.create(who, "contact", values, Some(customer))
        };
        let (contact, alone) = (contact("单母", "13700000001"), contact("单父", "13700000002"));
        let note = json!({ "kind": "note", "body": "喜欢丝巾", "at": "2026-01-02T03:04:05Z" });
        let note = app.create(who, "follow_up", note, Some(customer));
        let new = NewFile {
            parent: customer,
            name: "合同.pdf".into(),
            media_type: "application/pdf".into(),
            note: None,
            follow_up: None,
        };
        let file = attach(&app.gate, who, new, &mut &b"%PDF-1.7"[..]).expect("attached").get().id;
        delete::delete(&app.gate, who, "contact", alone, None).expect("deleted on its own");
        Self { customer, contact, alone, note, file }
    }

    fn followers(&self) -> [(&'static str, Id); 3] {
        [("contact", self.contact), ("follow_up", self.note), ("attachment", self.file)]
    }
}

fn listed(app: &App, who: &Entered, request: ListRequest) -> Vec<Id> {
    let page = list(&app.gate, who, &request).expect("a list").into_inner();
    page.items.into_iter().map(|item| item.id).collect()
}

/// How many of each object are found by a list, a list below the customer, and a count.
fn found(app: &App, who: &Entered, parent: Id, deleted: bool) -> [[usize; 3]; 3] {
    FOLLOWERS.map(|object| {
        let request = ListRequest { object: object.into(), deleted, ..ListRequest::default() };
        let all = listed(app, who, request.clone()).len();
        let below = ListRequest { parent: Some(parent), ..request.clone() };
        let total = count::count(&app.gate, who, &request).expect("a count").get().total;
        [all, listed(app, who, below).len(), usize::try_from(total.unwrap_or(99)).unwrap_or(99)]
    })
}

type Call = fn(&Gate, &Entered, &str, Id) -> Result<(), Fault>;

/// Everything that can be done with a record by its id.
const CALLS: [(&str, Call); 7] = [
    ("read", |g, w, o, id| read::read(g, w, o, id).map(drop)),
    ("history", |g, w, o, id| history::history(g, w, o, id, None).map(drop)),
    ("access", |g, w, o, id| access::access(g, w, o, id, None).map(drop)),
    ("delete", |g, w, o, id| delete::delete(g, w, o, id, None).map(drop)),
    ("restore", |g, w, o, id| restore::restore(g, w, o, id, None).map(drop)),
    ("download", |g, w, _, id| download(g, w, id, None).map(drop)),
    ("reveal", |g, w, o, id| {
        let fields = vec![if o == "contact" { "phone" } else { "body" }.to_owned()];
        let request = RevealRequest { fields, purpose: "contact".into(), reason: None };
        reveal(g, w, o, id, request).map(drop)
    }),
];

#[test]
fn what_follows_a_deleted_customer_is_out_of_sight_until_the_customer_comes_back() {
    on_both(|app| {
        let rep = app.colleague("rep1", "rep", None);
        let scene = Scene::new(app, &rep);
        let boss = app.enter("boss");
        assert_eq!(found(app, &boss, scene.customer, false), [[1; 3]; 3]);
        assert_eq!(found(app, &boss, scene.customer, true), [[1; 3], [0; 3], [0; 3]]);
        // When the customer goes into the recycle bin
        delete::delete(&app.gate, &rep, "customer", scene.customer, None).expect("deleted");
        // Then nobody finds what follows it, in use or in the bin, by a list or a count
        for who in [&rep, &boss] {
            assert_eq!(found(app, who, scene.customer, false), [[0; 3]; 3]);
            assert_eq!(found(app, who, scene.customer, true), [[0; 3]; 3]);
        }
        // Nor by a search or an export
        let q = Some("13700000001".to_owned());
        let request = ListRequest { object: "contact".into(), q, ..ListRequest::default() };
        assert!(listed(app, &boss, request.clone()).is_empty());
        for ids in [Vec::new(), vec![scene.contact]] {
            let request = ExportRequest { ids, purpose: "contact".into(), ..Default::default() };
            let page = export_page(&app.gate, &boss, "contact", &request, None, Lang::Zh);
            assert!(page.expect("a page").get().rows.is_empty());
        }
        // Nor by its id, whatever is asked
        for (object, id) in scene.followers().into_iter().chain([("contact", scene.alone)]) {
            for (name, call) in CALLS {
                if (name == "download") == (object == "attachment") {
                    let fault = call(&app.gate, &boss, object, id).expect_err("out of sight");
                    assert_eq!(fault.code, "not_found", "{name} {object}");
                }
            }
            let changed = app.try_update(&boss, object, id, 1, json!({}));
            assert_eq!(changed.expect_err("out of sight").code, "not_found", "{object}");
        }
        // And when it comes back, all come back but the one that was deleted on its own
        restore::restore(&app.gate, &rep, "customer", scene.customer, None).expect("restored");
        assert_eq!(found(app, &boss, scene.customer, false), [[1; 3]; 3]);
        assert_eq!(found(app, &boss, scene.customer, true), [[1; 3], [0; 3], [0; 3]]);
        assert_eq!(listed(app, &boss, request), [scene.contact]);
        let mut bytes = Vec::new();
        let file = download(&app.gate, &boss, scene.file, None).expect("the file").into_inner();
        file.write_to(&mut bytes).expect("its bytes");
        assert_eq!(bytes, b"%PDF-1.7");
        restore::restore(&app.gate, &boss, "contact", scene.alone, None).expect("restored");
    });
}

#[test]
fn a_deleted_customer_s_followers_still_go_with_it_to_a_new_owner() {
    use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
    on_both(|app| {
        let (one, two) = (app.colleague("rep1", "rep", None), app.colleague("rep2", "rep", None));
        let scene = Scene::new(app, &one);
        let boss = app.enter("boss");
        delete::delete(&app.gate, &boss, "customer", scene.customer, None).expect("deleted");
        let owner = Some(two.user());
        let request =
            BulkRequest { owner, ..BulkRequest::of(BulkAct::Assign, vec![scene.customer]) };
        assert_eq!(bulk(&app.gate, &boss, "customer", request).expect("done").get().done, 1);
        restore::restore(&app.gate, &boss, "customer", scene.customer, None).expect("restored");
        assert_eq!(found(app, &one, scene.customer, false), [[0; 3]; 3]);
        assert_eq!(found(app, &two, scene.customer, false), [[1; 3]; 3]);
    });
}

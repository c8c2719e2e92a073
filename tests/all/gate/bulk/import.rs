//! An import can be taken back by the same way as a bulk act.

use gate::verbs::list::{ListRequest, list};
use gate::work::changes;
use serde_json::json;
use tests::app::on_both;

use super::{Shop, count, kit, taken_back, value};

#[test]
fn an_import_that_is_taken_back_leaves_what_others_changed_since() {
    on_both(|app| {
        let shop = Shop::new(app);
        let title = |name: &str| {
            app.create(&shop.manager, "customer", json!({ "kind": "person", "name": name, "phone": "13300000001", "level": "normal" }), None)
        };
        let known = title("赵敏");
        // Given a file that changes one customer and brings two
        let table = "姓名,手机号,客户等级\n赵敏,13300000001,VIP\n钱多多,13300000002,\n孙大圣,13300000003,\n";
        let job = kit::import(app, &shop.manager, table, kit::plainly());
        kit::run(&app.gate, &[job], |_| {});
        assert_eq!(value(app, &shop.manager, known, "level"), "vip");
        let listed =
            changes::list(&app.gate, &shop.manager, Some("import"), false).expect("a list");
        assert!(listed[0].may_undo);
        assert_eq!(listed[0].result.as_ref().expect("a result")["created"], 2);
        // And that somebody worked with one of the new ones
        let all = ListRequest {
            object: "customer".into(),
            q: Some("孙大圣".into()),
            ..ListRequest::default()
        };
        let found = list(&app.gate, &shop.manager, &all).expect("found").into_inner().items;
        app.try_update(&shop.manager, "customer", found[0].id, 1, json!({ "level": "gold" }))
            .expect("changed");
        // When the import is taken back
        let back = taken_back(app, &shop.manager, job);
        // Then the changed one is as before, the new one lies in the bin, and the other stays and is told
        assert_eq!((count(&back, "undone"), count(&back, "kept")), (2, 1));
        assert_eq!(value(app, &shop.manager, known, "level"), "normal");
        assert_eq!(back.left[0].code, "changed_since");
        let deleted = "SELECT count(*) FROM record WHERE object = 'customer' AND state = 'deleted'";
        assert_eq!(app.site.number(deleted), 1);
    });
}

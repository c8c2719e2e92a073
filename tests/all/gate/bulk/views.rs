//! Saved views: seen by who they are shared with, changed by their owner alone.

use gate::verbs::delete::delete;
use gate::verbs::read::read;
use serde_json::json;
use tests::app::on_both;

use super::Shop;

#[test]
fn a_view_is_its_owners_and_whoever_it_is_shared_with_only_looks() {
    on_both(|app| {
        let shop = Shop::new(app);
        let view = |shared: bool| {
            let values = json!({ "name": "重点客户", "object": "customer", "shared": shared,
                "columns": "[\"level\",\"phone\"]", "group": "level" });
            app.create(&shop.one, "view", values, None)
        };
        let (own, shared) = (view(false), view(true));
        // A private one is nobody else's to see, a manager's neither
        for who in [&shop.two, &shop.manager] {
            assert_eq!(read(&app.gate, who, "view", own).err().expect("hidden").code, "not_found");
            // A shared one is seen, and neither changed, pinned for all, nor deleted
            assert!(read(&app.gate, who, "view", shared).is_ok());
            let pin = app.try_update(who, "view", shared, 1, json!({ "pinned": true }));
            assert_eq!(pin.expect_err("not theirs").code, "denied");
            let gone = delete(&app.gate, who, "view", shared, Some(1)).err().expect("not theirs");
            assert_eq!(gone.code, "denied");
        }
        app.try_update(&shop.one, "view", shared, 1, json!({ "shared": false }))
            .expect("its owner");
        assert!(read(&app.gate, &shop.two, "view", shared).is_err());
    });
}

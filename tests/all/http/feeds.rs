//! Calendar feeds: a secret link, one user's dates, and no customer in them.

use serde_json::json;
use tests::http::{Answer, on_both};

use super::shop::{Shop, customer};

const HIGH: &str = "给单小燕带 Kelly 25 看货";

fn dates(shop: &Shop, file: &str) -> Answer {
    shop.http.visitor().get(&format!("/calendar/{file}"))
}

#[test]
fn a_feed_tells_kinds_and_times_of_ones_own_and_nothing_of_class_high() {
    on_both(|base| {
        // Given a rep with a task, and a colleague with another
        let shop = Shop::open(base);
        let customer = shop.rep.create("customer", customer());
        let task = |at: &str| json!({ "values": { "title": HIGH, "kind": "call", "due_at": at }, "parent": customer });
        let soon = kernel::Timestamp(now()).plus_seconds(3 * 86_400).rfc3339();
        let _ = shop.rep.post("/records/task", task(&soon)).ok();
        let _ = shop
            .owner
            .post("/records/task", json!({ "values": { "title": HIGH, "due_at": soon } }))
            .ok();
        // When the rep's link is fetched by nobody who is signed in
        let made = shop.rep.post("/me/calendar", json!({})).ok();
        let file = made["file"].as_str().expect("a link").to_owned();
        let answer = dates(&shop, &file);
        // Then it tells of one task, by its kind
        let text = answer.text();
        assert_eq!(
            (answer.status, answer.header("content-type").as_str()),
            (200, "text/calendar; charset=utf-8")
        );
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        assert!(text.contains("SUMMARY:电话任务") && text.contains("/records/task/"), "{text}");
        assert!(!text.contains("单小燕") && !text.contains("Kelly"), "{text}");
        // And the ledger knows who saw when what is due, and no title
        let entries = shop.owner.get("/ledger?act=list&object=task").ok();
        let entry = &entries["items"][0];
        assert_eq!(
            (&entry["via"], &entry["fields"]),
            (&json!("token"), &json!(["due_at", "kind"]))
        );
        assert!(shop.rep.get("/me/calendar").ok()["last_used_at"].is_string());
    });
}

#[test]
fn a_link_that_was_replaced_revoked_or_whose_user_is_frozen_is_not_found() {
    on_both(|base| {
        let shop = Shop::open(base);
        let make = || {
            let made = shop.rep.post("/me/calendar", json!({})).ok();
            made["file"].as_str().expect("a link").to_owned()
        };
        let first = make();
        assert_eq!(dates(&shop, &first).status, 200);
        let second = make();
        dates(&shop, &first).refused(404, "not_found");
        assert_eq!(dates(&shop, &second).status, 200);
        let _ = shop.rep.delete("/me/calendar").ok();
        dates(&shop, &second).refused(404, "not_found");
        shop.rep.delete("/me/calendar").refused(404, "not_found");
        // A secret is good in its own organisation alone, and no other way in takes it
        let third = make();
        let secret = third.split_once('.').expect("two parts").1;
        dates(&shop, &format!("0199a000-0000-7000-8000-000000000000.{secret}"))
            .refused(404, "not_found");
        dates(&shop, secret).refused(404, "not_found");
        let freeze = format!("/users/{}/freeze", shop.rep.id);
        let _ = shop.owner.post(&freeze, json!({ "reason": "离职" }));
        dates(&shop, &third).refused(404, "not_found");
    });
}

fn now() -> i64 {
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    i64::try_from(now.as_millis()).expect("before the year 292277026")
}

//! The ledger's page, its verifier and its file; live events.

use std::io::{BufRead, BufReader};

use serde_json::{Value as Json, json};
use tests::http::{Base, on_both};

use super::shop::{Shop, customer};

#[test]
fn an_auditor_reads_filters_and_verifies_the_ledger_and_sees_no_customers() {
    on_both(|base| {
        let shop = Shop::open(base);
        let auditor = shop.owner.colleague(&shop.http, "audit1", "auditor", None);
        let id = shop.rep.create("customer", customer());
        let path = format!("/records/customer/{id}");
        let _ = shop.rep.get(&path).ok();
        let reveal = json!({"fields": ["phone"], "purpose": "contact", "reason": "回访"});
        let _ = shop.rep.post(&format!("{path}/reveal"), reveal).ok();
        // The same answer as for a customer that does not exist
        auditor.get(&path).refused(403, "denied");
        let none = "/records/customer/0199a000-0000-7000-8000-000000000000";
        auditor.get(none).refused(403, "denied");
        shop.rep.get("/ledger").refused(403, "denied");
        let items = |query: &str| -> Vec<Json> {
            let page = auditor.get(&format!("/ledger?{query}")).ok();
            page["items"].as_array().expect("items").clone()
        };
        let about = items(&format!("record={id}"));
        let acts: Vec<&str> = about.iter().filter_map(|i| i["act"].as_str()).collect();
        assert!(acts.contains(&"create") && acts.contains(&"read") && acts.contains(&"reveal"));
        let by = items(&format!("actor={}&act=reveal", shop.rep.id));
        assert_eq!(by.len(), 1);
        assert_eq!((&by[0]["purpose"], &by[0]["via"]), (&json!("contact"), &json!("page")));
        assert_eq!(by[0]["fields"], json!(["phone"]));
        assert!(items("act=reveal&to=2020-01-01T00:00:00Z").is_empty());
        // The auditor's refused look is told as well
        let refused = items(&format!("actor={}&object=customer", auditor.id));
        assert!(refused.iter().any(|i| i["outcome"] == "refused"), "{refused:?}");
        let verdict = auditor.post("/ledger/verify", json!({})).ok();
        assert_eq!(verdict["ok"], true, "{verdict}");
        let file = auditor.get("/ledger/export");
        assert_eq!(file.header("content-type"), "application/x-ndjson");
        let lines = file.text();
        assert!(lines.lines().count() > 10);
        assert!(lines.lines().all(|l| serde_json::from_str::<Json>(l).is_ok()));
        for secret in ["13812345678", "单小燕", "回访", "xiaoyan@example.com"] {
            assert!(!lines.contains(secret), "{secret} stands in the ledger's file");
        }
    });
}

#[test]
fn the_ledger_comes_in_pages_without_gaps() {
    on_both(|base| {
        let shop = Shop::open(base);
        for _ in 0..12 {
            let _ = shop.rep.get("/records/customer").ok();
        }
        let mut seen: Vec<i64> = Vec::new();
        let mut query = String::from("/ledger?page_size=5");
        loop {
            let page = shop.owner.get(&query).ok();
            let items = page["items"].as_array().expect("items").iter();
            seen.extend(items.filter_map(|i| i["index"].as_i64()));
            match page["next_page_token"].as_str() {
                Some(token) => query = format!("/ledger?page_size=5&page_token={token}"),
                None => break,
            }
        }
        let highest = seen[0];
        let expected: Vec<i64> = (0..=highest).rev().collect();
        assert_eq!(seen, expected);
    });
}

#[test]
fn open_pages_are_told_how_far_a_job_is_and_only_their_own() {
    let shop = Shop::open(Base::Sqlite);
    shop.owner.create("customer", customer());
    let mut lines = BufReader::new(shop.owner.follow("/events")).lines();
    let wanted = json!({"format": "csv", "purpose": "service"});
    let job = shop.owner.post("/records/customer/export", wanted).ok();
    let job = job["job"].as_str().expect("a job").to_owned();
    let mut states = Vec::new();
    while states.last().is_none_or(|state| state != "done") {
        let line = lines.next().expect("the stream goes on").expect("a line");
        if let Some(data) = line.strip_prefix("data:") {
            let data: Json = serde_json::from_str(data).expect("JSON");
            assert_eq!(data["id"], json!(job));
            assert!(data.get("org").is_none() && data.get("user").is_none());
            states.push(data["state"].as_str().expect("a state").to_owned());
        }
    }
    assert!(states.contains(&"running".to_owned()), "{states:?}");
}

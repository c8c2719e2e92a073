//! Records by hand: create, open, reveal, change, throw away, restore, hand over.

use serde_json::{Value as Json, json};
use tests::http::{Person, on_both};

use super::shop::{ID_CARD, Shop, customer, ids, named};

#[test]
fn a_rep_works_with_a_masked_customer_and_reveals_for_a_purpose() {
    on_both(|base| {
        let shop = Shop::open(base);
        let made = shop.rep.post("/records/customer", json!({"values": customer()}));
        assert_eq!(made.status, 201, "{}", made.text());
        let made = made.json();
        let id = made["id"].as_str().expect("an id");
        let opened = shop.rep.get(&format!("/records/customer/{id}")).ok();
        let values = &opened["values"];
        assert_eq!(values["name"], "单小燕");
        assert_eq!(values["phone"], json!({"masked": "138****5678"}));
        assert_eq!(values["id_card"]["masked"].as_str().map(|m| m.contains('*')), Some(true));
        assert_eq!(values["spent"], json!({"amount": "12800.50", "currency": "CNY"}));
        let reveals: Vec<&str> =
            opened["reveal"].as_array().expect("fields").iter().filter_map(Json::as_str).collect();
        assert!(reveals.contains(&"phone") && !reveals.contains(&"id_card"), "{reveals:?}");
        // Revealing asks for a purpose, and never gives what the role does not reveal
        let path = format!("/records/customer/{id}/reveal");
        let ask = |fields: Json, purpose: &str| json!({"fields": fields, "purpose": purpose});
        shop.rep.post(&path, ask(json!(["phone"]), "")).refused(422, "purpose_needed");
        let hidden = shop.rep.post(&path, ask(json!(["phone", "id_card"]), "contact"));
        assert_eq!(hidden.status, 403, "{}", hidden.text());
        assert!(!hidden.text().contains("13812345678"));
        let revealed = shop.rep.post(&path, ask(json!(["phone"]), "contact")).ok();
        assert_eq!(revealed["values"], json!({"phone": "+8613812345678"}));
        assert_eq!(revealed["remask_seconds"], 60);
        // The owner sees it all, and who has seen it
        let whole = shop.owner.get(&format!("/records/customer/{id}")).ok();
        assert_eq!(whole["values"]["id_card"], ID_CARD);
        let access = shop.owner.get(&format!("/records/customer/{id}/access")).ok();
        let reveal = access["items"].as_array().expect("items").iter();
        let reveal: Vec<_> = reveal.filter(|i| i["act"] == "reveal").collect();
        assert!(
            reveal.iter().any(|i| i["fields"] == json!(["phone"]) && i["purpose"] == "contact")
        );
        assert_eq!(reveal[0]["actor"], json!(shop.rep.id));
    });
}

#[test]
fn a_stale_change_is_refused_and_names_the_current_version() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let path = format!("/records/customer/{id}");
        let changed = shop.rep.patch(&path, json!({"version": 1, "values": {"level": "gold"}}));
        assert_eq!(changed.ok()["version"], 2);
        let stale = shop.owner.patch(&path, json!({"version": 1, "values": {"name": "单小雁"}}));
        let stale = stale.refused(409, "version_conflict");
        assert_eq!(stale["params"]["current_version"], 2);
        // A mask that is sent back is no value
        let masked = json!({"version": 2, "values": {"phone": {"masked": "138****5678"}}});
        let refused = shop.rep.patch(&path, masked).refused(422, "invalid");
        assert_eq!(refused["fields"][0]["field"], "phone");
        let read = shop.owner.get(&path).ok();
        assert_eq!((&read["values"]["name"], &read["version"]), (&json!("单小燕"), &json!(2)));
        // History tells both sides of the change, masked for the rep
        let history = shop.rep.get(&format!("{path}/history")).ok();
        let items = history["items"].as_array().expect("items");
        assert_eq!(items.len(), 2);
        assert_eq!(items[0]["fields"][0]["field"], "level");
        assert_eq!(
            (&items[0]["fields"][0]["from"], &items[0]["fields"][0]["to"]),
            (&json!("vip"), &json!("gold"))
        );
        assert!(!history.to_string().contains("13812345678"));
    });
}

#[test]
fn every_wrong_value_is_named_at_once_with_words() {
    on_both(|base| {
        let shop = Shop::open(base);
        let values = json!({
            "kind": "person", "name": "李雷", "phone": "12", "id_card": "110105194912310021",
            "email": "no-mail", "level": "platinum", "no_such": 1,
        });
        let refused = shop.owner.post("/records/customer", json!({"values": values}));
        let refused = refused.refused(422, "invalid");
        let fields = refused["fields"].as_array().expect("fields");
        let named: Vec<&str> = fields.iter().filter_map(|f| f["field"].as_str()).collect();
        for field in ["phone", "id_card", "email", "level", "no_such"] {
            assert!(named.contains(&field), "{field} in {named:?}");
        }
        assert!(fields.iter().all(|f| f["detail"].as_str().is_some_and(|d| !d.is_ascii())));
        assert_eq!(shop.owner.get("/records/customer").ok()["total"], 0);
    });
}

#[test]
fn the_recycle_bin_keeps_a_customer_until_it_is_restored() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let path = format!("/records/customer/{id}");
        assert_eq!(shop.rep.delete(&format!("{path}?version=1")).status, 204);
        assert!(ids(&shop.rep.get("/records/customer").ok()).is_empty());
        let bin = shop.rep.get("/records/customer?deleted=true").ok();
        assert_eq!(ids(&bin), std::slice::from_ref(&id));
        assert_eq!(bin["items"][0]["state"], "deleted");
        let version = bin["items"][0]["version"].clone();
        let restored = shop.rep.post(&format!("{path}/restore"), json!({"version": version})).ok();
        assert_eq!(restored["state"], "active");
        assert_eq!(ids(&shop.rep.get("/records/customer").ok()), [id]);
    });
}

#[test]
fn customers_are_handed_over_one_by_one_and_in_bulk() {
    on_both(|base| {
        let shop = Shop::open(base);
        let other = shop.owner.colleague(&shop.http, "rep2", "rep", Some(&shop.department));
        let many: Vec<String> = (0..4)
            .map(|n| shop.rep.create("customer", named("赵一", &format!("1390000000{n}"))))
            .collect();
        let single = format!("/records/customer/{}", many[0]);
        let moved = shop.owner.patch(&single, json!({"version": 1, "owner": other.id})).ok();
        assert_eq!(moved["owner"], json!(other.id));
        let bulk = json!({"act": "assign", "ids": [many[1], many[2]], "owner": other.id});
        // A rep may not hand out customers
        let refused = shop.rep.post("/records/customer/bulk", bulk.clone());
        assert!(refused.status == 403 || refused.json()["done"] == 0, "{}", refused.text());
        assert_eq!(shop.owner.post("/records/customer/bulk", bulk).ok()["done"], 2);
        assert_eq!(ids(&other.get("/records/customer").ok()).len(), 3);
        assert_eq!(ids(&shop.rep.get("/records/customer").ok()), [many[3].clone()]);
        shop.rep.get(&single).refused(404, "not_found");
    });
}

#[test]
fn contacts_and_notes_follow_their_customer() {
    on_both(|base| {
        let shop = Shop::open(base);
        let company = json!({"kind": "company", "company_name": "华北石油物资有限公司"});
        let id = shop.rep.create("customer", company);
        let contact = json!({"parent": id, "values": {"name": "仇英", "phone": "13700001111"}});
        let contact = shop.rep.post("/records/contact", contact).ok();
        assert_eq!(contact["parent"], json!(id));
        let children = shop.rep.get(&format!("/records/customer/{id}/children/contact")).ok();
        assert_eq!(ids(&children), [contact["id"].as_str().expect("an id")]);
        // The contact goes where the customer goes
        let other = shop.owner.colleague(&shop.http, "rep2", "rep", Some(&shop.department));
        let path = format!("/records/contact/{}", ids(&children)[0]);
        other.get(&path).refused(404, "not_found");
        let change = json!({"version": 1, "owner": other.id});
        let _ = shop.owner.patch(&format!("/records/customer/{id}"), change).ok();
        let _ = other.get(&path).ok();
        shop.rep.get(&path).refused(404, "not_found");
        let orphan = json!({"values": {"name": "仇英"}});
        assert_eq!(shop.rep.post("/records/contact", orphan).status, 422);
    });
}

#[test]
fn a_taken_id_card_is_told_without_telling_whose_it_is() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.owner.create("customer", customer());
        let again = shop.rep.post("/records/customer", json!({"values": customer()}));
        again.refused(409, "exists_elsewhere");
        assert!(!again.text().contains(&id) && !again.text().contains(ID_CARD));
    });
}

#[test]
fn a_manager_sees_the_tree_below_and_an_administrator_no_customers() {
    on_both(|base| {
        let shop = Shop::open(base);
        let below = shop.owner.department("一店二组", Some(&shop.department));
        let elsewhere = shop.owner.department("二店", None);
        let person = |login: &str, role: &str, department: &str| -> Person {
            shop.owner.colleague(&shop.http, login, role, Some(department))
        };
        let manager = person("manager1", "manager", &shop.department);
        let low = person("rep2", "rep", &below);
        let far = person("rep3", "rep", &elsewhere);
        let seen = [
            shop.rep.create("customer", named("赵一", "13900000001")),
            low.create("customer", named("钱二", "13900000002")),
        ];
        let unseen = far.create("customer", named("孙三", "13900000003"));
        let mut page = ids(&manager.get("/records/customer").ok());
        page.sort();
        let mut seen = seen.to_vec();
        seen.sort();
        assert_eq!(page, seen);
        manager.get(&format!("/records/customer/{unseen}")).refused(404, "not_found");
        let admin = person("admin1", "admin", &shop.department);
        assert_eq!(admin.get("/records/customer").status, 403);
        admin.get(&format!("/records/customer/{unseen}")).refused(403, "denied");
        let _ = admin.get("/records/user").ok();
    });
}

//! Fields and roles of a company's own.

use serde_json::json;
use tests::http::{Base, on_both};

use super::shop::{Shop, named};

#[test]
fn a_field_of_ones_own_is_typed_sealed_and_permitted_like_the_others() {
    on_both(|base| {
        let shop = Shop::open(base);
        let field = json!({"name": "ring_size", "label": {"zh": "戒围", "en": "Ring size"},
            "type": "number", "class": "low", "purpose": "service", "audience": "preferences"});
        shop.rep.post("/objects/customer/fields", field.clone()).refused(403, "denied");
        let made = shop.owner.post("/objects/customer/fields", field.clone()).ok();
        assert_eq!((&made["name"], &made["custom"]), (&json!("ring_size"), &json!(true)));
        assert_eq!(shop.owner.post("/objects/customer/fields", field).status, 422);
        let hidden = json!({"name": "passport", "label": {"zh": "护照", "en": "Passport"},
            "type": "text", "class": "high", "purpose": "identity", "audience": "identity"});
        let _ = shop.owner.post("/objects/customer/fields", hidden).ok();
        let mut values = named("周芷若", "13900000001");
        values["ring_size"] = json!("12.5");
        values["passport"] = json!("E12345678");
        let id = shop.owner.create("customer", values);
        let whole = shop.owner.get(&format!("/records/customer/{id}")).ok();
        assert_eq!(whole["values"]["ring_size"], "12.5");
        assert_eq!(whole["values"]["passport"], "E12345678");
        let search = json!({"filter": "ring_size > 12"});
        let found = shop.owner.post("/records/customer/search", search).ok();
        assert_eq!(found["total"], 1);
        let owner_is_rep = json!({"version": 1, "owner": shop.rep.id});
        let _ = shop.owner.patch(&format!("/records/customer/{id}"), owner_is_rep).ok();
        let masked = shop.rep.get(&format!("/records/customer/{id}")).ok();
        assert!(masked["values"]["passport"]["masked"].is_string(), "{masked}");
        // What is declared is told to the page
        let object = shop.rep.get("/objects/customer").ok();
        let fields = object["fields"].as_array().expect("fields");
        let told = fields.iter().find(|f| f["name"] == "passport").expect("the field is told");
        assert_eq!((&told["view"], &told["class"]), (&json!("masked"), &json!("high")));
        let label = json!({"label": {"zh": "护照号", "en": "Passport no."}, "required": false});
        let changed = shop.owner.patch("/objects/customer/fields/passport", label).ok();
        assert_eq!(changed["label"]["zh"], "护照号");
        let lower = json!({"class": "low"});
        assert!(shop.owner.patch("/objects/customer/fields/passport", lower).status >= 400);
    });
}

#[test]
fn a_role_of_ones_own_gives_what_it_says_and_no_more() {
    on_both(|base| {
        let shop = Shop::open(base);
        let grants = json!([{"object": "customer", "verbs": ["list", "read", "search", "count"],
            "rows": "all", "fields": [{"select": "*", "view": "masked", "edit": false},
                {"select": "audience:finance", "view": "hidden", "edit": false}]}]);
        let role = json!({"name": "客服", "grants": grants});
        let role = shop.owner.create("role", role);
        let values = json!({"login": "kefu", "name": "小陈", "roles": [role]});
        let user = shop.owner.create("user", values);
        let link = shop.owner.post(&format!("/users/{user}/invite"), json!({})).ok();
        let link = link["link"].as_str().expect("a link");
        let clerk = tests::http::Person::invited(&shop.http, "kefu", link);
        let id = shop.rep.create("customer", super::shop::customer());
        let seen = clerk.get(&format!("/records/customer/{id}")).ok();
        assert_eq!(seen["values"]["phone"], json!({"masked": "138****5678"}));
        assert!(seen["values"].get("bank_card").is_none() && seen["values"].get("spent").is_none());
        let reveal = json!({"fields": ["phone"], "purpose": "contact"});
        let refused = clerk.post(&format!("/records/customer/{id}/reveal"), reveal);
        refused.refused(403, "denied");
        // What is hidden cannot be asked for by a filter either
        let filter = json!({"filter": "spent > 1"});
        let refused = clerk.post("/records/customer/search", filter);
        assert!((400..=422).contains(&refused.status), "{}", refused.text());
        let matrix = shop.owner.get("/roles/matrix").ok();
        assert!(matrix["objects"].as_array().is_some_and(|o| !o.is_empty()));
    });
}

#[test]
fn the_document_of_the_interface_is_open_and_readable() {
    let shop = Shop::open(Base::Sqlite);
    let visitor = shop.http.visitor();
    let document = visitor.send("GET", "/api/openapi.json", None).ok();
    assert_eq!(document["openapi"].as_str().map(|v| v.starts_with("3.1")), Some(true));
    assert!(document["paths"].as_object().is_some_and(|p| p.len() > 40));
    let page = visitor.send("GET", "/api/docs", None);
    assert!(page.text().contains("/api/v1/records/{object}/{id}/reveal"));
    assert!(!page.header("content-security-policy").contains("unsafe-inline"));
}

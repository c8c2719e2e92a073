//! Programs: tokens that act for a user.

use serde_json::json;
use tests::http::{Client, on_both};

use super::shop::{Shop, customer, ids};

#[test]
fn a_token_acts_for_its_user_until_it_is_revoked() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let made = shop.owner.post("/tokens", json!({"name": "对账", "days": 30})).ok();
        let token = made["token"].as_str().expect("a token");
        assert!(token.starts_with("kd_"), "{token}");
        let program = Client::with_token(&shop.http.address, token);
        assert_eq!(ids(&program.get("/records/customer").ok()), std::slice::from_ref(&id));
        // Changes need no CSRF header: a token is sent by nobody's browser
        let change = json!({"version": 1, "values": {"level": "gold"}});
        assert_eq!(program.patch(&format!("/records/customer/{id}"), change).ok()["version"], 2);
        // What asks for a person is closed to programs
        let password = json!({"current": "x", "new": "y"});
        program.post("/me/password", password).refused(403, "denied");
        let list = shop.owner.get("/tokens").ok();
        assert!(!list.to_string().contains(token), "shown once");
        assert_eq!(list["items"][0]["name"], "对账");
        let acts = shop.owner.get("/ledger?act=update").ok();
        assert_eq!(acts["items"][0]["via"], "token");
        let path = format!("/tokens/{}", made["id"].as_str().expect("an id"));
        let _ = shop.owner.delete(&path).ok();
        program.get("/records/customer").refused(401, "token_expired");
        let made_up = Client::with_token(&shop.http.address, "kd_made_up");
        assert_eq!(made_up.get("/me").status, 401);
    });
}

#[test]
fn a_rep_has_no_tokens_and_days_are_limited() {
    on_both(|base| {
        let shop = Shop::open(base);
        let wanted = json!({"name": "x", "days": 30});
        shop.rep.post("/tokens", wanted).refused(403, "denied");
        let long = shop.owner.post("/tokens", json!({"name": "x", "days": 10_000}));
        assert_eq!(long.refused(422, "invalid")["fields"][0]["field"], "days");
    });
}

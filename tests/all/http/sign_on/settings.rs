//! The settings of providers: whose they are, what they may be, and their secret.

use serde_json::json;
use tests::http::{Base, on_both};
use tests::oidc::SECRET;

use super::kit::{Shop, values};

#[test]
fn the_secret_of_a_provider_is_written_and_never_shown_to_anybody() {
    on_both(|base| {
        let shop = Shop::with(base, "https://id.shop.example");
        let path = format!("/records/identity_provider/{}", shop.provider);
        // Not even to the owner, who sees everything else
        let record = shop.owner.get(&path).ok();
        assert_eq!(record["values"]["secret"], json!({ "masked": "***" }));
        assert_eq!(record["values"]["issuer"], "https://id.shop.example");
        let reveal = json!({ "fields": ["secret"], "purpose": "service" });
        shop.owner.post(&format!("{path}/reveal"), reveal).refused(403, "denied");
        let filter = json!({ "filter": format!("secret = \"{SECRET}\"") });
        assert!(shop.owner.post("/records/identity_provider/search", filter).status >= 400);
        let history = shop.owner.get(&format!("{path}/history")).text();
        assert!(!history.contains(SECRET), "{history}");
        // And another one takes its place
        let _ = shop.set(json!({ "secret": "another-one-71" })).ok();
        assert!(!shop.owner.get(&path).text().contains("another-one-71"));
    });
}

#[test]
fn only_who_administers_users_sees_and_changes_providers() {
    let shop = Shop::with(Base::Sqlite, "https://id.shop.example");
    let admin = shop.owner.colleague(&shop.http, "admin1", "admin", None);
    let rep = shop.owner.colleague(&shop.http, "rep1", "rep", None);
    let auditor = shop.owner.colleague(&shop.http, "audit1", "auditor", None);
    let _ = admin
        .post("/records/identity_provider", json!({ "values": values("https://b.example") }))
        .ok();
    let _ = auditor.get("/records/identity_provider").ok();
    let body = json!({ "values": values("https://c.example") });
    auditor.post("/records/identity_provider", body.clone()).refused(403, "denied");
    rep.post("/records/identity_provider", body).refused(403, "denied");
    rep.get("/records/identity_provider").refused(403, "denied");
}

#[test]
fn a_provider_that_cannot_be_safe_is_refused() {
    let shop = Shop::with(Base::Sqlite, "https://id.shop.example");
    let refused = |change: serde_json::Value, field: &str| {
        let problem = shop.set(change.clone()).refused(422, "invalid");
        assert_eq!(problem["fields"][0]["field"], field, "{change}");
    };
    refused(json!({ "issuer": "http://id.shop.example" }), "issuer");
    refused(json!({ "issuer": "https://me:word@id.shop.example" }), "issuer");
    refused(json!({ "issuer": "https://id.shop.example?a=b" }), "issuer");
    refused(json!({ "other_origins": "https://a.example/path" }), "other_origins");
    refused(json!({ "creates_users": true }), "default_role");
    refused(json!({ "certificates": "-----BEGIN CERTIFICATE-----\nx" }), "certificates");
    // Nobody becomes an owner by a provider's word
    let owner = shop.owner.role("owner");
    let problem = shop.set(json!({ "default_role": owner })).refused(403, "denied");
    assert_eq!(problem["reason"], "only_owner_makes_owners");
    let ldap = |change: serde_json::Value| {
        let mut values = json!({ "name": "目录", "kind": "ldap", "server": "ldaps://dc.shop.example",
            "base_dn": "dc=shop", "user_filter": "(uid={login})", "id_attribute": "entryUUID" });
        for (name, value) in change.as_object().expect("values") {
            values[name] = value.clone();
        }
        shop.owner.post("/records/identity_provider", json!({ "values": values }))
    };
    let _ = ldap(json!({})).ok();
    for (field, value) in [
        ("server", "ldap://dc.shop.example"),
        ("user_filter", "(uid=boss)"),
        ("user_filter", "(uid={login}"),
    ] {
        let problem = ldap(json!({ field: value })).refused(422, "invalid");
        assert_eq!(problem["fields"][0]["field"], field, "{value}");
    }
}

#[test]
fn a_provider_that_is_switched_off_lets_nobody_in_and_is_not_offered() {
    let provider = tests::oidc::Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    let visitor = shop.http.visitor();
    let offered = visitor.get("/auth/sso").ok();
    let item = &offered["items"][0];
    assert_eq!((&item["name"], &item["kind"]), (&json!("企业账号"), &json!("oidc")));
    let (state, _) = shop.asked(&visitor);
    let _ = shop.set(json!({ "enabled": false })).ok();
    assert_eq!(visitor.get("/auth/sso").ok()["items"], json!([]));
    shop.finish_with(&visitor, &state).refused(401, "sign_on_refused");
    let body = json!({ "org": shop.org, "provider": shop.provider });
    visitor.post("/auth/sso/begin", body).refused(401, "sign_on_refused");
}

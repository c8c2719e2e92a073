//! A provider ends the sessions that it began.

use serde_json::{Value as Json, json};
use tests::http::{Answer, Base, Client, on_both};
use tests::oidc::Hostile;

use super::kit::Shop;

/// Sends a logout token, as a provider's server does.
fn sends(shop: &Shop, token: &str) -> Answer {
    let path = format!("/api/v1/auth/sso/{}/{}/logout", shop.org, shop.provider);
    let body = format!("logout_token={token}");
    let kind = "application/x-www-form-urlencoded";
    shop.http.visitor().send("POST", &path, Some((kind, body.as_bytes())))
}

/// Somebody who came in by the provider, which is trusted with the second factor.
fn came_in(shop: &Shop, provider: &Hostile, sid: Option<&str>) -> Client {
    let mut client = shop.http.visitor();
    let (state, nonce) = shop.asked(&client);
    let sid = sid.map_or(Json::Null, Json::from);
    let token = provider.token("7", &nonce).with("acr", json!("strong")).with("sid", sid);
    provider.gives(&provider.sign(&token));
    let done = shop.finish_with(&client, &state).ok();
    assert_eq!(done["status"], "ok");
    client.csrf = done["csrf"].as_str().map(str::to_owned);
    let _ = client.get("/me").ok();
    client
}

#[test]
fn a_real_provider_ends_the_session_that_it_began() {
    on_both(|base| {
        let shop = Shop::with_real(base);
        let browser = shop.real().browser();
        let back = browser.sign_in(&shop.begin_link(&shop.owner), "0815");
        let _ = shop.finish_link(&shop.owner, &back).ok();
        let mut client = shop.http.visitor();
        let back = browser.sign_in(&shop.begin(&client, None), "0815");
        let half = shop.finish(&client, &back).ok();
        client.csrf = half["csrf"].as_str().map(str::to_owned);
        client.get("/records/customer").refused(401, "mfa_required");
        // When its owner signs out there
        browser.sign_out();
        // Then the session here is over, and that which the owner began by a password is not
        client.get("/records/customer").refused(401, "not_signed_in");
        let _ = shop.owner.get("/me").ok();
        assert!(shop.acts().contains(&"provider_logout done".to_owned()));
    });
}

#[test]
fn a_logout_ends_one_session_of_the_provider_or_all_of_a_subject() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    let _ = shop.set(json!({ "second_factor_by": "strong" })).ok();
    let (one, two) = (came_in(&shop, &provider, Some("a")), came_in(&shop, &provider, Some("b")));
    let of_one = provider.logout("7", "j1").with("sid", json!("a"));
    let answer = sends(&shop, &provider.sign(&of_one));
    let _ = answer.ok();
    assert_eq!(answer.header("cache-control"), "no-store");
    one.get("/me").refused(401, "not_signed_in");
    let _ = two.get("/me").ok();
    let _ = sends(&shop, &provider.sign(&provider.logout("7", "j2"))).ok();
    two.get("/me").refused(401, "not_signed_in");
    let _ = shop.owner.get("/me").ok();
}

#[test]
fn a_logout_token_that_is_wrong_in_one_thing_ends_nothing() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    let _ = shop.set(json!({ "second_factor_by": "strong" })).ok();
    let client = came_in(&shop, &provider, None);
    let good = || provider.logout("7", "j");
    let mut typed = good();
    typed.header["typ"] = json!("at+jwt");
    let old = good().claims["iat"].as_u64().expect("a moment") - 3600;
    let wrong = [
        good().with("nonce", json!("n")),
        good().with("events", json!({})),
        good().with("aud", json!("another")),
        good().with("iss", json!("https://accounts.example")),
        good().with("iat", json!(old)),
        good().with("exp", json!(old)),
        good().with("sub", Json::Null),
        good().with("jti", Json::Null),
        good().by("HS256"),
        typed,
        // An ID token is none
        provider.token("7", "n"),
    ];
    for token in wrong {
        sends(&shop, &provider.sign(&token)).refused(400, "logout_refused");
    }
    sends(&shop, &Hostile::start().sign(&good())).refused(400, "logout_refused");
    sends(&shop, "x").refused(400, "logout_refused");
    let _ = client.get("/me").ok();
    // And a right one is taken once
    let _ = sends(&shop, &provider.sign(&good())).ok();
    client.get("/me").refused(401, "not_signed_in");
    sends(&shop, &provider.sign(&good())).refused(400, "logout_refused");
    let refused = shop.acts().iter().filter(|act| *act == "provider_logout logout_refused").count();
    assert_eq!(refused, 14);
}

//! What is not believed: refused, with its entry in the ledger, and nobody is in.

use serde_json::{Value as Json, json};
use tests::http::Base;
use tests::oidc::{Hostile, Token};

use super::kit::Shop;

/// Makes a wrong token of a right one.
type Make = Box<dyn Fn(Token, &Hostile) -> String>;
/// A wrong token, and what the ledger says of it.
type Wrong = (&'static str, Make);

fn signed(change: impl Fn(Token) -> Token + 'static) -> Make {
    Box::new(move |token, provider| provider.sign(&change(token)))
}

fn wrong_tokens() -> Vec<Wrong> {
    let no_signature = |token: Token, provider: &Hostile| {
        let text = provider.sign(&token.by("none"));
        let (signed, _) = text.rsplit_once('.').expect("a token");
        format!("{signed}.")
    };
    let foreign = |token: Token, _: &Hostile| Hostile::start().sign(&token);
    let stale = |token: Token| {
        let claims = &token.claims;
        let hours = 24 * 3600;
        let before = |name: &str| json!(claims[name].as_u64().expect("a moment") - hours);
        let (iat, exp, auth) = (before("iat"), before("exp"), before("auth_time"));
        token.with("iat", iat).with("exp", exp).with("auth_time", auth)
    };
    let typed = |mut token: Token| {
        token.header["typ"] = json!("logout+jwt");
        token
    };
    let old_proof = |token: Token| {
        let at = token.claims["auth_time"].as_u64().expect("a moment") - 24 * 3600;
        token.with("auth_time", json!(at))
    };
    let ahead = |token: Token| {
        let at = token.claims["iat"].as_u64().expect("a moment") + 3600;
        token.with("iat", json!(at))
    };
    vec![
        ("nonce", signed(|token| token.with("nonce", json!("another")))),
        ("nonce", signed(|token| token.with("nonce", Json::Null))),
        ("audience", signed(|token| token.with("aud", json!("another")))),
        ("audience", signed(|token| token.with("aud", json!(["kedun", "another"])))),
        ("audience", signed(|token| token.with("azp", json!("another")))),
        ("issuer", signed(|token| token.with("iss", json!("https://accounts.example")))),
        ("expired", signed(stale)),
        ("not_yet", signed(ahead)),
        ("proof_too_old", signed(old_proof)),
        ("subject", signed(|token| token.with("sub", json!("")))),
        ("claims", signed(|token| token.with("exp", Json::Null))),
        ("type", signed(typed)),
        ("algorithm", Box::new(no_signature)),
        ("algorithm", signed(|token| token.by("HS256"))),
        ("key", signed(|token| token.by("RS256"))),
        ("signature", Box::new(foreign)),
        ("token", Box::new(|_, _| "no.token".to_owned())),
    ]
}

#[test]
fn a_token_that_is_wrong_in_one_thing_lets_nobody_in_and_the_ledger_says_in_what() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    for (why, make) in wrong_tokens() {
        let client = shop.http.visitor();
        let (state, nonce) = shop.asked(&client);
        provider.gives(&make(provider.token("7", &nonce), &provider));
        shop.finish_with(&client, &state).refused(401, "sign_on_refused");
        client.get("/me").refused(401, "not_signed_in");
        assert_eq!(shop.reasons().first().map(String::as_str), Some(why));
    }
    // And the right one does
    let client = shop.http.visitor();
    let (state, nonce) = shop.asked(&client);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    assert_eq!(shop.finish_with(&client, &state).ok()["status"], "mfa_required");
}

#[test]
fn a_state_is_good_once_and_in_the_browser_that_it_was_made_for() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    let (mine, other) = (shop.http.visitor(), shop.http.visitor());
    let used = provider.forms().len();
    // Given an attacker who lets somebody else's browser end their own sign-in
    let (state, nonce) = shop.asked(&mine);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    let _ = shop.asked(&other);
    shop.finish_with(&other, &state).refused(401, "sign_on_refused");
    // Then it is void in their own as well
    shop.finish_with(&mine, &state).refused(401, "sign_on_refused");
    // And without any cookie, and with a state that nobody made
    shop.finish_with(&shop.http.visitor(), &state).refused(401, "sign_on_refused");
    shop.finish_with(&mine, "made-up").refused(401, "sign_on_refused");
    // When an answer comes twice, the second is refused
    let (state, nonce) = shop.asked(&mine);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    let _ = shop.finish_with(&mine, &state).ok();
    shop.finish_with(&mine, &state).refused(401, "sign_on_refused");
    assert_eq!(provider.forms().len(), used + 1, "a code is sent only for a state that is good");
}

#[test]
fn a_sign_in_cannot_be_ended_as_a_link_nor_a_link_of_another_session() {
    let provider = Hostile::start();
    let mut shop = Shop::with(Base::Sqlite, &provider.issuer);
    // Given a link that was begun, and its owner's session begins anew
    let (state, nonce) = shop.asked_to_link(&shop.owner);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    shop.finish_with(&shop.owner, &state).refused(401, "sign_on_refused");
    // And a sign-in that is ended as a link
    let (state, nonce) = shop.asked(&shop.owner);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    let body = json!({ "state": state, "code": "c" });
    shop.owner.post("/me/identities/finish", body).refused(422, "sign_on_refused");
    // And a proof that is too old
    shop.http.site.sql("UPDATE enter_session SET fresh_at = 0");
    // What is kept of a session is read anew after the next write
    let _ = shop.owner.patch("/me", json!({"language": "zh-CN"})).ok();
    let _ = shop.owner.patch("/me", json!({"language": "en"})).ok();
    let body = json!({ "provider": shop.provider });
    shop.owner.post("/me/identities/begin", body).refused(403, "step_up");
    let code = shop.owner.code();
    let risen = shop.owner.post("/auth/mfa", json!({ "code": code })).ok();
    shop.owner.is_in(&risen);
    let _ = shop.begin_link(&shop.owner);
}

#[test]
fn a_replayed_code_is_refused_by_a_real_provider() {
    let shop = Shop::with_real(Base::Sqlite);
    let real = shop.real();
    let address = shop.begin_link(&shop.owner);
    let back = real.browser().sign_in(&address, "0815");
    let _ = shop.finish_link(&shop.owner, &back).ok();
    // Given somebody who has seen the code of that address, with a state of their own
    let code = tests::oidc::parameter(&back, "code").expect("a code");
    let client = shop.http.visitor();
    let (state, _) = shop.asked(&client);
    let body = json!({ "state": state, "code": code, "iss": real.issuer });
    client.post("/auth/sso/finish", body).refused(401, "sign_on_refused");
    assert_eq!(shop.reasons().first().map(String::as_str), Some("code"));
    // And one that another issuer claims to have sent
    let (state, _) = shop.asked(&client);
    let body = json!({ "state": state, "code": "c", "iss": "https://accounts.example" });
    client.post("/auth/sso/finish", body).refused(401, "sign_on_refused");
    // And one of a provider that would not: without a code
    let (state, _) = shop.asked(&client);
    let body = json!({ "state": state, "iss": real.issuer });
    client.post("/auth/sso/finish", body).refused(401, "sign_on_refused");
    let reasons = shop.reasons();
    assert_eq!(reasons[..2], ["declined".to_owned(), "issuer".to_owned()]);
}

#[test]
fn nothing_is_asked_of_another_origin_and_no_redirect_is_followed() {
    let (provider, inside) = (Hostile::start(), Hostile::start());
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    let client = shop.http.visitor();
    let begin =
        || client.post("/auth/sso/begin", json!({ "org": shop.org, "provider": shop.provider }));
    // Given a provider whose endpoints lie elsewhere
    for endpoint in ["token_endpoint", "jwks_uri", "authorization_endpoint"] {
        let mut metadata = Hostile::metadata(&provider.issuer);
        metadata[endpoint] = json!(format!("{}/token", inside.issuer));
        provider.publishes(metadata);
        begin().refused(503, "provider_unreachable");
    }
    // Or that says that it is another one
    let mut metadata = Hostile::metadata(&provider.issuer);
    metadata["issuer"] = json!(inside.issuer);
    provider.publishes(metadata);
    begin().refused(503, "provider_unreachable");
    // Or that sends us on
    provider.redirects(&format!("{}/.well-known/openid-configuration", inside.issuer));
    begin().refused(503, "provider_unreachable");
    assert!(inside.forms().is_empty());
}

#[test]
fn no_secret_and_no_token_stands_in_an_answer_or_the_ledger() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "subject-7-of-the-provider");
    let client = shop.http.visitor();
    let (state, nonce) = shop.asked(&client);
    let token = provider.sign(&provider.token("subject-7-of-the-provider", &nonce));
    provider.gives(&token);
    let answer = shop.finish_with(&client, &state).text();
    let ledger = shop.owner.get("/ledger?page_size=500").text();
    let record = shop.owner.get(&format!("/records/identity_provider/{}", shop.provider)).text();
    for secret in [tests::oidc::SECRET, &token, &nonce, "subject-7-of-the-provider"] {
        for text in [&answer, &ledger, &record] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

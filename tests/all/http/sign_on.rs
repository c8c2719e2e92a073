//! Single sign-on over HTTP, by a real OpenID Connect provider and a real directory: linking, coming in, invitations, new
//! users; and what a provider may not do.

mod attacks;
mod directory;
mod kit;
mod logout;
mod settings;

use serde_json::json;
use tests::http::{Base, on_both};
use tests::oidc::{CLIENT, Hostile, parameter};

use kit::Shop;

#[test]
fn somebody_links_their_account_and_comes_in_by_it_with_their_second_factor() {
    on_both(|base| {
        // Given a company with a real provider, and an owner whom it knows as 0815
        let mut shop = Shop::with_real(base);
        let real = shop.real();
        let address = shop.begin_link(&shop.owner);
        assert_eq!(parameter(&address, "client_id").as_deref(), Some(CLIENT));
        assert_eq!(parameter(&address, "code_challenge_method").as_deref(), Some("S256"));
        // When the owner links it
        let back = real.browser().sign_in(&address, "0815");
        assert!(back.starts_with(&format!("{}/sign-in-return#", shop.http.address)), "{back}");
        let _ = shop.finish_link(&shop.owner, &back).ok();
        let items = shop.owner.get("/me/identities").ok();
        assert!(items["items"][0]["linked_at"].is_string());
        // Then they come in by it, once they have shown their own second factor
        let mut client = shop.http.visitor();
        let address = shop.begin(&client, None);
        let back = real.browser().sign_in(&address, "0815");
        let half = shop.finish(&client, &back).ok();
        assert_eq!((&half["status"], &half["factors"]), (&json!("mfa_required"), &json!(["totp"])));
        client.csrf = half["csrf"].as_str().map(str::to_owned);
        client.get("/records/customer").refused(401, "mfa_required");
        let code = shop.owner.code();
        let done = client.post("/auth/mfa", json!({"code": code})).ok();
        assert_eq!((&done["status"], &done["name"]), (&json!("ok"), &json!("王店长")));
        // And the ledger says by what, and that the secret was used
        let acts = shop.acts();
        for act in ["link_identity done", "login done", "second_factor done", "deliver done"] {
            assert!(acts.contains(&act.to_owned()), "{act}: {acts:?}");
        }
    });
}

#[test]
fn whom_nobody_has_linked_is_not_let_in_whatever_they_are_called() {
    // Given a colleague whose login the provider says as well
    let shop = Shop::with_real(Base::Sqlite);
    let real = shop.real();
    let client = shop.http.visitor();
    let address = shop.begin(&client, None);
    // When the provider says that it is boss
    let back = real.browser().sign_in(&address, "boss");
    // Then that is no proof of being the boss here
    shop.finish(&client, &back).refused(401, "identity_unknown");
    assert!(shop.acts().contains(&"login identity_unknown".to_owned()));
}

#[test]
fn an_invitation_is_taken_without_a_password_and_once() {
    on_both(|base| {
        let shop = Shop::with_real(base);
        let real = shop.real();
        let user = shop.owner.user("rep9", "rep", None);
        let link = shop.owner.post(&format!("/users/{user}/invite"), json!({})).ok();
        let link = link["link"].as_str().expect("a link").to_owned();
        let secret = link.split_once('#').expect("a secret").1;
        // When a colleague takes the invitation by their company account
        let client = shop.http.visitor();
        let address = shop.begin(&client, Some(secret));
        let back = real.browser().sign_in(&address, "4711");
        let half = shop.finish(&client, &back).ok();
        // Then they enrol a second factor like everybody else
        assert_eq!(half["status"], "mfa_enrolment_required");
        // And come in again by it; the link is used up
        let again = shop.http.visitor();
        let address = shop.begin(&again, None);
        let back = real.browser().sign_in(&address, "4711");
        let _ = shop.finish(&again, &back).ok();
        let body = json!({ "org": shop.org, "provider": shop.provider, "invitation": secret });
        again.post("/auth/sso/begin", body).refused(404, "link_invalid");
        // And no password lets anybody in as them
        let login = json!({"login": "rep9", "password": ""});
        shop.http.visitor().post("/auth/login", login).refused(401, "wrong_credentials");
    });
}

#[test]
fn a_provider_makes_users_only_where_it_is_set_to_and_with_the_role_that_is_set() {
    let shop = Shop::with_real(Base::Sqlite);
    let real = shop.real();
    let department = shop.owner.department("三店", None);
    let rep = shop.owner.role("rep");
    let _ = shop
        .set(
            json!({ "creates_users": true, "default_role": rep, "default_department": department }),
        )
        .ok();
    // When somebody comes whom only the provider knows
    let client = shop.http.visitor();
    let address = shop.begin(&client, None);
    let back = real.browser().sign_in(&address, "newcomer");
    let half = shop.finish(&client, &back).ok();
    // Then there is a user of that role in that department, who enrols a second factor
    assert_eq!(half["status"], "mfa_enrolment_required");
    let users = shop.owner.get("/records/user").ok();
    let users = users["items"].as_array().expect("users");
    let made = users.iter().find(|u| u["values"]["login"] == "newcomer").expect("a user");
    let values = &made["values"];
    assert_eq!((&values["roles"], &values["status"]), (&json!([rep]), &json!("active")));
    assert_eq!(
        (&values["department"], &values["name"]),
        (&json!(department), &json!("员工newcomer"))
    );
    assert!(shop.acts().contains(&"create done".to_owned()));
    // And a login that somebody has already is not taken over
    let client = shop.http.visitor();
    let address = shop.begin(&client, None);
    let back = real.browser().sign_in(&address, "boss");
    shop.finish(&client, &back).refused(409, "login_taken");
}

#[test]
fn the_second_factor_of_a_provider_counts_only_where_it_is_trusted_with_it() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    let enter = || {
        let client = shop.http.visitor();
        let (state, nonce) = shop.asked(&client);
        let token = provider.token("7", &nonce).with("amr", json!(["pwd", "otp"]));
        provider.gives(&provider.sign(&token));
        let answer = shop.finish_with(&client, &state);
        answer.ok()["status"].as_str().expect("a status").to_owned()
    };
    assert_eq!(enter(), "mfa_required");
    let _ = shop.set(json!({ "second_factor_by": "otp hwk" })).ok();
    assert_eq!(enter(), "ok");
    let _ = shop.set(json!({ "second_factor_by": "hwk" })).ok();
    assert_eq!(enter(), "mfa_required");
}

#[test]
fn a_link_is_taken_away_by_its_owner_and_opens_nothing_then() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    shop.link_hostile(&provider, "7");
    // An identity is one person's
    let rep = shop.owner.colleague(&shop.http, "rep1", "rep", None);
    let (state, nonce) = shop.asked_to_link(&rep);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    let body = json!({ "state": state, "code": "c" });
    rep.post("/me/identities/finish", body).refused(409, "identity_taken");
    // When its owner takes it away
    let _ = shop.owner.delete(&format!("/me/identities/{}", shop.provider)).ok();
    shop.owner.delete(&format!("/me/identities/{}", shop.provider)).refused(404, "not_found");
    // Then it lets nobody in
    let client = shop.http.visitor();
    let (state, nonce) = shop.asked(&client);
    provider.gives(&provider.sign(&provider.token("7", &nonce)));
    shop.finish_with(&client, &state).refused(401, "identity_unknown");
}

#[test]
fn a_frozen_user_is_not_let_in_by_any_provider() {
    let provider = Hostile::start();
    let shop = Shop::with(Base::Sqlite, &provider.issuer);
    let rep = shop.owner.colleague(&shop.http, "rep1", "rep", None);
    let (state, nonce) = shop.asked_to_link(&rep);
    provider.gives(&provider.sign(&provider.token("8", &nonce)));
    let _ = rep.post("/me/identities/finish", json!({ "state": state, "code": "c" })).ok();
    let _ = shop.owner.post(&format!("/users/{}/freeze", rep.id), json!({"reason": "离职"})).ok();
    let client = shop.http.visitor();
    let (state, nonce) = shop.asked(&client);
    provider.gives(&provider.sign(&provider.token("8", &nonce)));
    shop.finish_with(&client, &state).refused(401, "frozen");
}

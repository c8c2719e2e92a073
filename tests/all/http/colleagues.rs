//! Colleagues: invited, locked out, let back in, frozen; and who may do that.

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Base, Http, Person, on_both};

const OTHER: &str = "hai-shang-sheng-ming-yue-91";

fn secret(link: &Json) -> String {
    let link = link["link"].as_str().expect("a link");
    assert!(link.starts_with("http://localhost:"), "{link}");
    link.split_once('#').expect("a secret in the fragment").1.to_owned()
}

#[test]
fn a_colleague_joins_by_a_link_that_works_once() {
    on_both(|base| {
        let (http, owner) = Http::founded(base);
        let id = owner.user("li.lei", "rep", None);
        let link = owner.post(&format!("/users/{id}/invite"), json!({})).ok();
        let secret = secret(&link);
        let visitor = http.visitor();
        let told = visitor.post("/auth/invitation/check", json!({"secret": secret})).ok();
        assert_eq!(told["login"], "li.lei");
        assert_eq!((&told["company"], &told["kind"]), (&json!("尚品二奢"), &json!("invitation")));
        let weak =
            visitor.post("/auth/invitation", json!({"secret": secret, "password": "li.lei1"}));
        assert_eq!(weak.refused(422, "invalid")["fields"][0]["code"], "weak_password");
        let person = Person::invited(&http, "li.lei", link["link"].as_str().expect("a link"));
        assert_eq!(person.get("/me").ok()["user"]["login"], "li.lei");
        let again = http.visitor();
        again
            .post("/auth/invitation", json!({"secret": secret, "password": OTHER}))
            .refused(404, "link_invalid");
        // Who has joined is not invited again
        owner.post(&format!("/users/{id}/invite"), json!({})).refused(409, "has_password");
    });
}

#[test]
fn a_forgotten_password_is_renewed_by_a_link_and_ends_all_sessions() {
    on_both(|base| {
        let (http, owner) = Http::founded(base);
        let mut rep = owner.colleague(&http, "rep1", "rep", None);
        let path = format!("/users/{}/reset-password", rep.id);
        rep.post(&format!("/users/{}/reset-password", owner.id), json!({})).refused(403, "denied");
        let secret = secret(&owner.post(&path, json!({})).ok());
        let visitor = http.visitor();
        let answer = visitor.post("/auth/invitation", json!({"secret": secret, "password": OTHER}));
        // The second factor stays
        assert_eq!(answer.ok()["status"], "mfa_required");
        rep.get("/me").refused(401, "not_signed_in");
        assert_eq!(rep.sign_in(&http, OTHER).status, 200);
        let notices = rep.get("/me").ok();
        assert_eq!(notices["notices"][0]["code"], "notice_password_set");
    });
}

#[test]
fn a_login_that_is_guessed_at_is_slowed_down_and_each_try_is_told() {
    let (http, owner) = Http::founded(Base::Sqlite);
    let rep = owner.colleague(&http, "rep1", "rep", None);
    let client = http.visitor();
    let wrong = json!({"login": "rep1", "password": "wrong"});
    let _ = super::entering::guessed(&client, &wrong);
    let acts = owner.get("/ledger?act=login").ok();
    let refused = acts["items"].as_array().expect("items").iter();
    let refused: Vec<_> = refused.filter(|i| i["outcome"] == "refused").collect();
    assert!(refused.len() >= 4, "{acts}");
    // Somebody who is in already is not thrown out by that
    let _ = rep.get("/me").ok();
}

#[test]
fn a_frozen_colleague_is_out_at_once_and_comes_back_as_they_were() {
    on_both(|base| {
        let (http, owner) = Http::founded(base);
        let mut rep = owner.colleague(&http, "rep1", "rep", None);
        let act = |name: &str| format!("/users/{}/{name}", rep.id);
        let reason = json!({"reason": "离职"});
        let (freeze, unfreeze) = (act("freeze"), act("unfreeze"));
        let (reset, own) = (act("reset-mfa"), format!("/users/{}/freeze", owner.id));
        rep.post(&own, reason.clone()).refused(403, "denied");
        assert!(owner.post(&own, reason.clone()).status >= 400, "nobody freezes themselves");
        let _ = owner.post(&freeze, reason.clone()).ok();
        assert_eq!(rep.get("/me").status, 401);
        rep.sign_in(&http, PASSWORD).refused(401, "frozen");
        let _ = owner.post(&unfreeze, reason.clone()).ok();
        assert_eq!(rep.sign_in(&http, PASSWORD).status, 200);
        // A lost authenticator is enrolled anew
        let _ = owner.post(&reset, reason).ok();
        let client = http.visitor();
        let login = json!({"login": "rep1", "password": PASSWORD});
        let answer = client.post("/auth/login", login).ok();
        assert_eq!(answer["status"], "mfa_enrolment_required");
        let _ = Person::enrolled(client, "rep1", &answer);
    });
}

#[test]
fn an_administrator_cannot_help_themselves_to_customers() {
    on_both(|base| {
        let (http, owner) = Http::founded(base);
        let admin = owner.colleague(&http, "admin1", "admin", None);
        let own = admin.get(&format!("/records/user/{}", admin.id)).ok();
        let roles = json!({"version": own["version"], "values": {"roles": [admin.role("owner")]}});
        let refused = admin.patch(&format!("/records/user/{}", admin.id), roles.clone());
        assert_eq!(refused.refused(403, "denied")["reason"], "own_rights");
        // Nor by way of a colleague
        let rep = owner.user("rep1", "rep", None);
        let seen = admin.get(&format!("/records/user/{rep}")).ok();
        let roles = json!({"version": seen["version"], "values": {"roles": [admin.role("owner")]}});
        let refused = admin.patch(&format!("/records/user/{rep}"), roles);
        assert_eq!(refused.refused(403, "denied")["reason"], "only_owner_makes_owners");
        let last = owner.get(&format!("/records/user/{}", owner.id)).ok();
        let fewer = json!({"version": last["version"], "values": {"roles": [owner.role("rep")]}});
        assert!(owner.patch(&format!("/records/user/{}", owner.id), fewer).status >= 400);
        admin
            .post("/organisation/recovery-key", json!({"password": PASSWORD}))
            .refused(403, "denied");
    });
}

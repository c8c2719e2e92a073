//! Sign-in by a real directory.

use serde_json::{Value as Json, json};
use tests::directory::{BASE, Directory, PASSWORD, READER, SECRET};
use tests::http::{Base, Client, Http, Person, on_both};

/// A company with a directory.
struct Shop {
    owner: Person,
    org: String,
    provider: String,
    http: Http,
    _directory: Directory,
}

impl Shop {
    fn with(base: Base, people: &[&str]) -> Self {
        let directory = Directory::start(people);
        let (http, owner) = Http::founded(base);
        let org = owner.get("/me").ok()["org"]["id"].as_str().expect("an id").to_owned();
        let values = json!({ "name": "公司目录", "kind": "ldap", "enabled": true,
            "server": directory.address, "base_dn": BASE, "bind_dn": READER, "secret": SECRET,
            "user_filter": "(&(objectClass=person)(uid={login}))", "id_attribute": "entryUUID" });
        let provider = owner.create("identity_provider", values);
        Self { owner, org, provider, http, _directory: directory }
    }

    fn body(&self, login: &str, password: &str) -> Json {
        json!({ "org": self.org, "provider": self.provider, "login": login, "password": password })
    }

    fn refused(&self, client: &Client, login: &str, password: &str) {
        let answer = client.post("/auth/sso/password", self.body(login, password));
        answer.refused(401, "wrong_credentials");
        // Each wrong try is followed by a wait; a test has none.
        self.http.site.sql("DELETE FROM enter_throttle");
    }
}

#[test]
fn an_account_of_the_directory_is_linked_and_lets_its_owner_in_with_their_second_factor() {
    on_both(|base| {
        let shop = Shop::with(base, &["wang", "li"]);
        let client = shop.http.visitor();
        client
            .post("/auth/sso/password", shop.body("wang", PASSWORD))
            .refused(401, "identity_unknown");
        let link = json!({ "provider": shop.provider, "login": "wang", "password": PASSWORD });
        let _ = shop.owner.post("/me/identities/password", link).ok();
        let half = client.post("/auth/sso/password", shop.body("WANG", PASSWORD)).ok();
        assert_eq!(half["status"], "mfa_required");
        // Somebody else's account is somebody else
        client
            .post("/auth/sso/password", shop.body("li", PASSWORD))
            .refused(401, "identity_unknown");
    });
}

#[test]
fn wrong_and_empty_passwords_and_signs_of_a_filter_let_nobody_in() {
    let shop = Shop::with(Base::Sqlite, &["wang", "li"]);
    let link = json!({ "provider": shop.provider, "login": "wang", "password": PASSWORD });
    let _ = shop.owner.post("/me/identities/password", link).ok();
    let client = shop.http.visitor();
    let injected =
        ["*", "w*", "wang)(uid=*", "*)(uid=*))(|(uid=*", "wang\u{0}", "\\2a", "", " ", "reader"];
    for login in injected {
        shop.refused(&client, login, PASSWORD);
    }
    for password in ["", "wrong", "\u{0}", "*"] {
        shop.refused(&client, "wang", password);
    }
    let ledger = shop.owner.get("/ledger?page_size=500").ok();
    let refusals = ledger["items"].as_array().expect("entries").iter();
    let refusals = refusals.filter(|entry| entry.to_string().contains("wrong_credentials")).count();
    assert_eq!(refusals, injected.len() + 4);
}

#[test]
fn guessing_at_a_directory_is_slowed_down() {
    let shop = Shop::with(Base::Sqlite, &["wang"]);
    let client = shop.http.visitor();
    let mut slowed = false;
    for _ in 0..9 {
        let answer = client.post("/auth/sso/password", shop.body("wang", "wrong"));
        if answer.status == 429 {
            answer.refused(429, "slow_down");
            slowed = true;
            break;
        }
        answer.refused(401, "wrong_credentials");
    }
    assert!(slowed);
}

#[test]
fn an_invitation_is_taken_with_an_account_of_the_directory() {
    let shop = Shop::with(Base::Sqlite, &["wang"]);
    let user = shop.owner.user("wang", "rep", None);
    let link = shop.owner.post(&format!("/users/{user}/invite"), json!({})).ok();
    let link = link["link"].as_str().expect("a link").to_owned();
    let mut body = shop.body("wang", PASSWORD);
    body["invitation"] = json!(link.split_once('#').expect("a secret").1);
    let client = shop.http.visitor();
    let half = client.post("/auth/sso/password", body.clone()).ok();
    assert_eq!(half["status"], "mfa_enrolment_required");
    let person = Person::enrolled(client, "wang", &half);
    assert_eq!(person.id, user);
    shop.http.visitor().post("/auth/sso/password", body).refused(404, "link_invalid");
    // Their only way in stays
    let path = format!("/me/identities/{}", shop.provider);
    person.delete(&path).refused(409, "last_way_in");
}

#[test]
fn a_directory_that_does_not_answer_is_said_to_and_no_try_is_counted() {
    let shop = Shop::with(Base::Sqlite, &[]);
    let path = format!("/records/identity_provider/{}", shop.provider);
    let change = json!({ "version": 1, "values": { "server": "ldap://127.0.0.1:1" } });
    let _ = shop.owner.patch(&path, change).ok();
    for _ in 0..12 {
        let answer = shop.http.visitor().post("/auth/sso/password", shop.body("wang", PASSWORD));
        answer.refused(503, "provider_unreachable");
    }
}

//! Attacks on sessions over HTTP: a copied cookie, a lost device, a cookie that was planted before the sign-in.

use crypto::device::DeviceKey;
use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Answer, Client, Http, Person, on_both};

/// Signs in at a browser with a key of its own.
fn signed_in(http: &Http, person: &mut Person) -> Client {
    let client = http.visitor().copied(Some(DeviceKey::random()));
    enter(client, person)
}

fn enter(mut client: Client, person: &mut Person) -> Client {
    let login = json!({"login": person.login, "password": PASSWORD});
    let answer = client.post("/auth/login", login).ok();
    client.csrf = answer["csrf"].as_str().map(str::to_owned);
    let code = person.code();
    let done = client.post("/auth/mfa", json!({"code": code})).ok();
    client.csrf = done["csrf"].as_str().map(str::to_owned);
    client
}

fn items(answer: &Answer) -> Vec<Json> {
    answer.ok()["items"].as_array().cloned().unwrap_or_default()
}

/// How often an act was refused with this code.
fn refusals(owner: &Person, code: &str) -> usize {
    let entries = items(&owner.get("/ledger?page_size=200"));
    entries.iter().filter(|entry| entry.to_string().contains(code)).count()
}

#[test]
fn a_cookie_on_another_device_is_refused_for_reads_and_changes_alike_and_stands_in_the_ledger() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let laptop = signed_in(&http, &mut owner);
        let _ = laptop.get("/me").ok();
        let before = refusals(&owner, "device_proof");
        for thief in [laptop.copied(None), laptop.copied(Some(DeviceKey::random()))] {
            thief.get("/me").refused(401, "device_proof");
            thief.get("/records/customer").refused(401, "device_proof");
            thief.get("/events").refused(401, "device_proof");
            thief.patch("/me", json!({"language": "en"})).refused(401, "device_proof");
            thief.post("/auth/logout", json!({})).refused(401, "device_proof");
            thief.post("/auth/mfa", json!({"code": "000000"})).refused(401, "device_proof");
        }
        assert_eq!(refusals(&owner, "device_proof"), before + 12);
        let _ = laptop.patch("/me", json!({"language": "zh-CN"})).ok();
    });
}

#[test]
fn a_session_that_was_planted_before_the_sign_in_is_neither_taken_over_nor_left_behind() {
    on_both(|base| {
        // Given a browser in which somebody planted the cookie of a session of their own
        let (http, mut owner) = Http::founded(base);
        let mut planter = owner.colleague(&http, "planter", "rep", None);
        let planted = enter(http.visitor(), &mut planter);
        // When its user signs in there
        let victim = enter(planted.copied(None), &mut owner);
        // Then they have a session of their own, and the planted cookie opens nothing
        assert_eq!(victim.get("/me").ok()["user"]["login"], "boss");
        let sessions = items(&planter.get("/me/sessions"));
        assert_eq!(sessions.len(), 1, "the planted one has ended");
    });
}

#[test]
fn a_lost_device_is_blocked_and_its_key_opens_nothing_until_it_is_found() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let lost = signed_in(&http, &mut owner);
        let phone = signed_in(&http, &mut owner);
        let devices = items(&phone.get("/me/devices"));
        let other = devices.iter().find(|one| one["current"] == false).expect("two devices");
        let block = format!("/me/devices/{}/block", other["id"].as_str().expect("an id"));
        let _ = phone.post(&block, json!({})).ok();
        lost.get("/me").refused(401, "not_signed_in");
        let again = json!({"login": "boss", "password": PASSWORD});
        lost.post("/auth/login", again.clone()).refused(403, "device_blocked");
        let _ = phone.delete(&block).ok();
        assert_eq!(lost.post("/auth/login", again).ok()["status"], "mfa_required");
    });
}

#[test]
fn all_other_sessions_end_at_once_and_an_administrator_ends_those_of_a_user() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let (one, other) = (signed_in(&http, &mut owner), signed_in(&http, &mut owner));
        assert_eq!(one.delete("/me/sessions").ok()["ended"], 2);
        other.get("/me").refused(401, "not_signed_in");
        *owner = one;
        let mut rep = owner.colleague(&http, "rep1", "rep", None);
        let id = rep.get("/me").ok()["user"]["id"].as_str().expect("an id").to_owned();
        let second = signed_in(&http, &mut rep);
        let path = format!("/users/{id}/end-sessions");
        owner.post(&path, json!({"reason": ""})).refused(422, "invalid");
        assert_eq!(owner.post(&path, json!({"reason": "电脑被盗"})).ok()["ended"], 2);
        rep.get("/me").refused(401, "not_signed_in");
        second.get("/me").refused(401, "not_signed_in");
    });
}

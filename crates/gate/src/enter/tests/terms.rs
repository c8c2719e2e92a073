//! The terms of roles at the entrance, and what a proof that is too old keeps from.

use kernel::{Fault, Id};
use serde_json::{Value as Json, json};

use super::scene::{PASSWORD, Person, Scene, code_of, visit};
use crate::Visit;
use crate::enter::login::{Proof, login, mfa};
use crate::enter::{me, notice, session, token};
use crate::verbs::read::read;
use crate::verbs::update::{UpdateRequest, update};

/// Changes a record of the program's own.
fn change(scene: &Scene, by: &Person, object: &str, id: Id, values: Json) -> Result<(), Fault> {
    let who = scene.enter(by)?;
    let version = read(&scene.gate, &who, object, id)?.into_inner().version;
    let values = values.as_object().cloned().unwrap_or_default();
    let request = UpdateRequest { version, values, owner: None };
    update(&scene.gate, &who, object, id, request).map(drop)
}

/// Gives a built-in role these terms.
fn give(scene: &Scene, by: &Person, role: &str, values: Json) {
    let id = scene.enter(by).unwrap().org().builtin_role(role).unwrap();
    change(scene, by, "role", id, values).unwrap();
}

fn from(network: &str) -> Visit {
    Visit { network: Some(network.to_owned()), ..visit() }
}

/// Shows the second factor again, as the page's dialog does.
fn prove(scene: &Scene, person: &Person, at: &Visit) -> Person {
    let proof = Proof::Code(scene.code(&person.totp));
    let done = mfa(&scene.gate, at, &person.cookie, Some(&person.csrf), &proof).unwrap();
    Person {
        login: person.login.clone(),
        cookie: super::scene::cookie_of(&done),
        csrf: done.csrf.clone(),
        totp: person.totp.clone(),
        codes: person.codes.clone(),
    }
}

#[test]
fn from_a_network_that_the_role_does_not_name_nobody_enters_nor_goes_on() {
    let (scene, owner) = Scene::with_owner();
    let (_, admin) = scene.colleague(&owner, "admin", "admin");
    let made = token::create(&scene.gate, &scene.enter(&admin).unwrap(), "账本", 30).unwrap();
    give(&scene, &owner, "admin", json!({ "networks": "198.51.100.0/24" }));
    assert_eq!(code_of(scene.enter(&admin)), "network_refused");
    let bearer = token::resume(&scene.gate, &visit(), &made.token, || Ok(()));
    assert_eq!(code_of(bearer), "network_refused");
    let typed = super::scene::secret(PASSWORD);
    assert_eq!(code_of(login(&scene.gate, &visit(), "admin", &typed)), "network_refused");
    assert_eq!(code_of(login(&scene.gate, &from("198.51.100.9"), "admin", &typed)), "ok");
    let shop = session::resume(&scene.gate, &from("198.51.100.9"), &admin.cookie, None, false);
    assert_eq!(code_of(shop), "ok");
    assert!(scene.enter(&owner).is_ok(), "other roles work from where they are");
    let wrong = super::scene::secret("not-this-one-72");
    assert_eq!(code_of(login(&scene.gate, &visit(), "admin", &wrong)), "wrong_credentials");
}

#[test]
fn the_role_says_how_long_a_session_lasts_without_use_and_at_most() {
    let (scene, owner) = Scene::with_owner();
    let (_, rep) = scene.colleague(&owner, "rep", "rep");
    give(&scene, &owner, "rep", json!({ "idle_minutes": "5", "session_hours": "1" }));
    scene.clock.advance_seconds(4 * 60);
    assert!(scene.enter(&rep).is_ok());
    scene.clock.advance_seconds(5 * 60);
    assert_eq!(code_of(scene.enter(&rep)), "session_expired");
    let rep = scene.sign_in(&rep, PASSWORD).unwrap();
    for _ in 0..14 {
        scene.clock.advance_seconds(4 * 60);
        assert!(scene.enter(&rep).is_ok());
    }
    scene.clock.advance_seconds(4 * 60);
    assert_eq!(code_of(scene.enter(&rep)), "session_expired");
}

#[test]
fn beyond_the_role_s_number_of_sessions_the_one_unused_for_longest_ends() {
    let (scene, owner) = Scene::with_owner();
    let (_, first) = scene.colleague(&owner, "rep", "rep");
    give(&scene, &owner, "rep", json!({ "sessions_at_most": "2" }));
    let second = scene.sign_in(&first, PASSWORD).unwrap();
    scene.clock.advance_seconds(120);
    assert!(scene.enter(&first).is_ok());
    let third = scene.sign_in(&first, PASSWORD).unwrap();
    assert_eq!(code_of(scene.enter(&second)), "not_signed_in");
    assert!(scene.enter(&first).is_ok());
    assert!(scene.enter(&third).is_ok());
}

#[test]
fn rights_are_changed_with_a_fresh_proof_alone() {
    let (scene, owner) = Scene::with_owner();
    let (id, _) = scene.colleague(&owner, "rep", "rep");
    let manager = scene.enter(&owner).unwrap().org().builtin_role("manager").unwrap();
    let promote = |by: &Person| change(&scene, by, "user", id, json!({ "roles": [manager] }));
    for _ in 0..2 {
        scene.clock.advance_seconds(8 * 60);
        assert!(scene.enter(&owner).is_ok());
    }
    assert_eq!(code_of(promote(&owner)), "step_up");
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &who, "账本", 30)), "step_up");
    assert_eq!(code_of(crate::enter::user::freeze(&scene.gate, &who, id, "离职")), "step_up");
    let acts = scene.last_acts(who.org_id(), 3);
    assert!(acts.contains(&("create".into(), "step_up".into())), "{acts:?}");
    let renamed = change(&scene, &owner, "user", id, json!({ "name": "李静" }));
    assert_eq!(code_of(renamed), "ok", "a name is no right");
    let owner = prove(&scene, &owner, &visit());
    assert_eq!(code_of(promote(&owner)), "ok");
}

#[test]
fn a_session_that_goes_on_elsewhere_proves_itself_anew_and_its_owner_is_told() {
    let (scene, owner) = Scene::with_owner();
    let elsewhere = from("203.0.113.5");
    let enter = |visit: &Visit| session::resume(&scene.gate, visit, &owner.cookie, None, false);
    let neighbour = enter(&from("192.0.2.99")).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &neighbour, "同网", 30)), "ok");
    let there = enter(&elsewhere).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &there, "异地", 30)), "step_up");
    assert!(enter(&elsewhere).is_ok());
    let told = notice::list(&scene.gate, &there).unwrap();
    let moved = told.iter().filter(|one| one.code == "notice_session_moved").count();
    assert_eq!(moved, 1, "said once, not at each request");
    let proven = prove(&scene, &owner, &elsewhere);
    let who = session::resume(&scene.gate, &elsewhere, &proven.cookie, None, false).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &who, "异地", 30)), "ok");
    assert!(me::me(&scene.gate, &who, None).is_ok());
}

#[test]
fn another_device_with_the_same_cookie_proves_itself_anew() {
    let (scene, owner) = Scene::with_owner();
    let stolen = Visit { device: Some("Firefox, Linux".into()), ..visit() };
    let who = session::resume(&scene.gate, &stolen, &owner.cookie, None, false).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &who, "异机", 30)), "step_up");
}

#[test]
fn the_terms_of_one_s_own_role_and_of_the_owner_s_stay() {
    let (scene, owner) = Scene::with_owner();
    let (_, admin) = scene.colleague(&owner, "admin", "admin");
    let org = scene.enter(&owner).unwrap().org().clone();
    for (by, role) in [(&owner, "owner"), (&admin, "admin"), (&admin, "owner")] {
        let id = org.builtin_role(role).unwrap();
        let changed = change(&scene, by, "role", id, json!({ "idle_minutes": "600" }));
        assert_eq!(code_of(changed), "denied", "{role}");
    }
    let id = org.builtin_role("rep").unwrap();
    let slip = change(&scene, &admin, "role", id, json!({ "networks": "店里" })).unwrap_err();
    assert_eq!(slip.fields.first().map(|one| one.code), Some("bad_networks"));
}

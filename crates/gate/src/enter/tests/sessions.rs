//! Sessions: their ends, their CSRF token, the change of a password.

use super::scene::{OTHER, PASSWORD, Scene, code_of, secret, visit};
use crate::enter::{me, password, recovery, session, totp};
use crate::terms::Proof;

#[test]
fn a_change_needs_the_token_of_its_own_session() {
    let (scene, owner) = Scene::with_owner();
    let other = scene.sign_in(&owner, PASSWORD).unwrap();
    let change = |token| session::resume(&scene.gate, &visit(), &owner.cookie, token, true);
    assert_eq!(code_of(change(Some(owner.csrf.as_str()))), "ok");
    assert_eq!(code_of(change(Some(other.csrf.as_str()))), "csrf");
    assert_eq!(code_of(change(None)), "csrf");
}

#[test]
fn half_an_hour_without_use_ends_a_session_and_use_keeps_it() {
    let (scene, owner) = Scene::with_owner();
    for _ in 0..3 {
        scene.clock.advance_seconds(29 * 60);
        assert!(scene.enter(&owner).is_ok());
    }
    scene.clock.advance_seconds(30 * 60);
    assert_eq!(code_of(scene.enter(&owner)), "session_expired");
}

#[test]
fn twelve_hours_end_a_session_that_is_used_all_the_time() {
    let (scene, owner) = Scene::with_owner();
    for _ in 0..(12 * 60 / 20 - 1) {
        scene.clock.advance_seconds(20 * 60);
        assert!(scene.enter(&owner).is_ok());
    }
    scene.clock.advance_seconds(20 * 60);
    assert_eq!(code_of(scene.enter(&owner)), "session_expired");
}

#[test]
fn people_see_their_sessions_and_end_the_others() {
    let (scene, owner) = Scene::with_owner();
    let second = scene.sign_in(&owner, PASSWORD).unwrap();
    let third = scene.sign_in(&owner, PASSWORD).unwrap();
    let who = scene.enter(&third).unwrap();
    let items = session::list(&scene.gate, &who).unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(items.iter().filter(|i| i.current).count(), 1);
    assert_eq!(items[0].network.as_deref(), Some("192.0.2.7"));
    let theirs = scene.enter(&second).unwrap().caller().session.unwrap();
    session::end(&scene.gate, &who, theirs).unwrap();
    assert_eq!(code_of(scene.enter(&second)), "not_signed_in");
    assert_eq!(code_of(session::end(&scene.gate, &who, theirs)), "not_found");
    assert_eq!(session::end_others(&scene.gate, &who).unwrap(), 1);
    assert_eq!(code_of(scene.enter(&owner)), "not_signed_in");
    session::logout(&scene.gate, &visit(), &third.cookie, Some(&third.csrf)).unwrap();
    assert_eq!(code_of(scene.enter(&third)), "not_signed_in");
}

#[test]
fn a_password_change_needs_the_old_one_takes_none_of_the_last_and_ends_other_sessions() {
    let (scene, owner) = Scene::with_owner();
    let second = scene.sign_in(&owner, PASSWORD).unwrap();
    let who = scene.enter(&second).unwrap();
    let change =
        |old: &str, new: &str| password::change(&scene.gate, &who, &secret(old), &secret(new));
    assert_eq!(code_of(change(OTHER, OTHER)), "wrong_credentials");
    let again = change(PASSWORD, PASSWORD).err().unwrap();
    assert_eq!(again.fields[0].code, "password_used_before");
    assert_eq!(code_of(change(PASSWORD, "wang123456")), "invalid");
    change(PASSWORD, OTHER).unwrap();
    assert_eq!(code_of(scene.enter(&owner)), "not_signed_in");
    assert_eq!(code_of(scene.enter(&second)), "ok");
    let back = change(OTHER, PASSWORD).err().unwrap();
    assert_eq!(back.fields[0].code, "password_used_before");
    assert_eq!(code_of(scene.sign_in(&owner, PASSWORD)), "wrong_credentials");
    assert_eq!(code_of(scene.sign_in(&owner, OTHER)), "ok");
}

#[test]
fn recovery_codes_and_the_authenticator_are_renewed_against_the_password() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(recovery::renew(&scene.gate, &who, &secret(OTHER))), "wrong_credentials");
    let codes = recovery::renew(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    assert!(codes.len() == 10 && codes[0] != owner.codes[0]);
    let refused = totp::enrol_again(&scene.gate, &who, &secret(OTHER));
    assert_eq!(code_of(refused), "wrong_credentials");
    totp::enrol_again(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    // Until the new one is confirmed the old one is asked for.
    assert!(scene.sign_in(&owner, PASSWORD).is_ok());
}

#[test]
fn an_old_proof_is_asked_for_again() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(session::demand_fresh(&scene.gate, &who, Proof::Act)), "ok");
    scene.clock.advance_seconds(16 * 60);
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(session::demand_fresh(&scene.gate, &who, Proof::Act)), "step_up");
    let reveal = session::demand_fresh(&scene.gate, &who, Proof::Reveal);
    assert_eq!(code_of(reveal), "ok", "a working day is long enough for reveals");
}

#[test]
fn the_language_of_the_page_is_kept() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    me::set_language(&scene.gate, &who, kernel::Lang::En).unwrap();
    let who = scene.enter(&owner).unwrap();
    let me = me::me(&scene.gate, &who, None).unwrap();
    assert_eq!(me.user.language, kernel::Lang::En);
}

//! What users hear of their own accounts, and what ends with a changed factor.

use super::scene::{OTHER, PASSWORD, Person, Scene, code_of, cookie_of, secret, visit};
use crate::Visit;
use crate::enter::login::{Proof, login, mfa};
use crate::enter::{feed, notice, password, recovery, session, token, totp};

fn told(scene: &Scene, person: &Person) -> Vec<String> {
    let who = scene.enter(person).unwrap();
    notice::list(&scene.gate, &who).unwrap().into_iter().map(|one| one.code).collect()
}

fn stranger() -> Visit {
    Visit { network: Some("198.51.100.9".into()), device: Some("Firefox, Linux".into()), ..visit() }
}

#[test]
fn users_hear_of_a_right_password_with_a_wrong_code_in_a_browser_that_is_not_theirs() {
    let (scene, owner) = Scene::with_owner();
    let wrong_code = |visit: &Visit| {
        let half = login(&scene.gate, visit, "owner", &secret(PASSWORD)).unwrap();
        let proof = Proof::Code(secret("000000"));
        code_of(mfa(&scene.gate, visit, &cookie_of(&half), Some(&half.csrf), &proof))
    };
    // Their own slip is none of it
    assert_eq!(wrong_code(&visit()), "wrong_code");
    assert!(!told(&scene, &owner).contains(&"notice_wrong_code".to_owned()));
    assert_eq!([wrong_code(&stranger()), wrong_code(&stranger())], ["wrong_code", "wrong_code"]);
    let all = told(&scene, &owner);
    assert_eq!(all.iter().filter(|code| *code == "notice_wrong_code").count(), 1, "{all:?}");
}

#[test]
fn users_hear_that_their_login_was_locked() {
    let (scene, owner) = Scene::with_owner();
    for _ in 0..12 {
        let _ = login(&scene.gate, &stranger(), "owner", &secret("wrong-guess-31"));
        scene.clock.advance_seconds(60);
    }
    assert!(told(&scene, &owner).contains(&"notice_own_lock".to_owned()));
}

#[test]
fn users_hear_of_new_ways_in_and_of_changed_ones() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    token::create(&scene.gate, &who, "账本", 30).unwrap();
    feed::create(&scene.gate, &who).unwrap();
    recovery::renew(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    password::change(&scene.gate, &who, &secret(PASSWORD), &secret(OTHER)).unwrap();
    let all = told(&scene, &owner);
    for code in [
        "notice_token_made",
        "notice_calendar_link",
        "notice_recovery_renewed",
        "notice_password_changed",
    ] {
        assert!(all.iter().any(|one| one == code), "{code} of {all:?}");
    }
}

#[test]
fn users_are_reminded_once_of_a_token_that_ends_within_a_week() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    token::create(&scene.gate, &who, "账本", 30).unwrap();
    token::create(&scene.gate, &who, "账本", 60).unwrap();
    let reminded = |scene: &Scene| {
        crate::enter::sweep(&scene.gate).unwrap();
        let inside = scene.sign_in(&owner, PASSWORD).unwrap();
        told(scene, &inside).iter().filter(|code| *code == "notice_token_ends").count()
    };
    scene.clock.advance_seconds(22 * 24 * 3600);
    assert_eq!(reminded(&scene), 0);
    scene.clock.advance_seconds(24 * 3600);
    assert_eq!([reminded(&scene), reminded(&scene)], [1, 1]);
}

#[test]
fn renewed_codes_and_another_authenticator_end_all_other_sessions() {
    let (scene, owner) = Scene::with_owner();
    let second = scene.sign_in(&owner, PASSWORD).unwrap();
    let who = scene.enter(&owner).unwrap();
    recovery::renew(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    assert_eq!(code_of(scene.enter(&second)), "not_signed_in");
    assert_eq!(code_of(scene.enter(&owner)), "ok");
    let third = scene.sign_in(&owner, PASSWORD).unwrap();
    let enrolment = totp::enrol_again(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    let code = scene.code(&Scene::secret_of(&enrolment.secret));
    totp::confirm_again(&scene.gate, &who, &code).unwrap();
    assert_eq!(code_of(scene.enter(&third)), "not_signed_in");
}

#[test]
fn a_session_is_ended_from_another_only_with_a_fresh_proof() {
    let (scene, owner) = Scene::with_owner();
    let second = scene.sign_in(&owner, PASSWORD).unwrap();
    let theirs = scene.enter(&second).unwrap().caller().session.unwrap();
    scene.clock.advance_seconds(16 * 60);
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(session::end(&scene.gate, &who, theirs)), "step_up");
    assert_eq!(code_of(session::end_others(&scene.gate, &who)), "step_up");
    assert_eq!(code_of(scene.enter(&second)), "ok");
}

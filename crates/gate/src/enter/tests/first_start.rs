//! The set-up link and the first user.

use super::scene::{OTHER, PASSWORD, Scene, code_of, cookie_of, secret, visit};
use crate::enter::login::login;
use crate::enter::{Status, me, session, setup, totp};
use crate::ledger::DEPLOYMENT;

#[test]
fn a_fresh_start_waits_for_its_set_up_and_knows_no_default_password() {
    let scene = Scene::new();
    assert!(setup::state(&scene.gate).unwrap().needs_setup);
    for (name, password) in [("admin", "admin"), ("owner", PASSWORD), ("root", "")] {
        let refused = login(&scene.gate, &visit(), name, &secret(password));
        assert_eq!(code_of(refused), "wrong_credentials");
    }
}

#[test]
fn the_link_of_an_earlier_start_is_dead_and_a_day_ends_the_last_one() {
    let scene = Scene::new();
    let (first, second) = (scene.setup_secret(), scene.setup_secret());
    assert_eq!(code_of(setup::check(&scene.gate, &visit(), &first)), "link_invalid");
    assert_eq!(code_of(setup::check(&scene.gate, &visit(), &second)), "ok");
    scene.clock.advance_seconds(24 * 3600);
    assert_eq!(code_of(setup::check(&scene.gate, &visit(), &second)), "link_invalid");
}

#[test]
fn the_link_makes_one_company_whose_owner_enrols_a_second_factor_before_anything_else() {
    let scene = Scene::new();
    let link = scene.setup_secret();
    let typed = scene.company(&link);
    let admission = setup::company(&scene.gate, &visit(), &typed).unwrap();
    assert_eq!(admission.answer.status, Status::MfaEnrolmentRequired);
    let cookie = cookie_of(&admission);
    let early = session::resume(&scene.gate, &visit(), &cookie, None, false);
    assert_eq!(code_of(early), "mfa_enrolment_required");
    let owner = scene.enrol("owner", admission);
    assert_eq!(owner.codes.len(), 10);
    let who = scene.enter(&owner).unwrap();
    let me = me::me(&scene.gate, &who, Some(&owner.cookie)).unwrap();
    assert_eq!((me.user.name.as_str(), me.csrf.as_str()), ("王芳", owner.csrf.as_str()));
    assert!(me.mfa.enrolled && me.mfa.required && me.mfa.recovery_codes_left == 10);
    assert!(me.pages.contains(&"users") && me.recovery_key.allowed);
    // The cookie from before the rise opens nothing any more.
    let old = session::resume(&scene.gate, &visit(), &cookie, None, false);
    assert_eq!(code_of(old), "not_signed_in");
    let again = setup::company(&scene.gate, &visit(), &scene.company(&link));
    assert_eq!(code_of(again), "already_set_up");
    assert!(setup::link(&scene.gate).unwrap().is_none());
}

#[test]
fn what_was_typed_wrongly_does_not_use_the_link_up() {
    let scene = Scene::new();
    let link = scene.setup_secret();
    let mut typed = scene.company(&link);
    typed.password = secret("woaini1314");
    let fault = setup::company(&scene.gate, &visit(), &typed).err().unwrap();
    assert_eq!((fault.code, fault.fields[0].code), ("invalid", "weak_password"));
    typed = scene.company(&link);
    typed.login = "no spaces".into();
    assert_eq!(code_of(setup::company(&scene.gate, &visit(), &typed)), "invalid");
    typed = scene.company(&link);
    typed.password = secret(OTHER);
    assert_eq!(code_of(setup::company(&scene.gate, &visit(), &typed)), "ok");
}

#[test]
fn looking_around_uses_the_link_up_and_gives_another_for_the_real_start() {
    let scene = Scene::new();
    let link = scene.setup_secret();
    let next = setup::look_around(&scene.gate, &visit(), &link).unwrap();
    assert_eq!(code_of(setup::look_around(&scene.gate, &visit(), &link)), "link_invalid");
    let next = next.strip_prefix("/setup#").unwrap();
    assert_eq!(code_of(setup::company(&scene.gate, &visit(), &scene.company(next))), "ok");
}

#[test]
fn an_enrolment_is_confirmed_by_the_right_code_alone() {
    let scene = Scene::new();
    let typed = scene.company(&scene.setup_secret());
    let admission = setup::company(&scene.gate, &visit(), &typed).unwrap();
    let (cookie, csrf) = (cookie_of(&admission), Some(admission.csrf.as_str()));
    totp::enrol(&scene.gate, &visit(), &cookie, csrf).unwrap();
    let wrong = totp::confirm(&scene.gate, &visit(), &cookie, csrf, &secret("000000"));
    assert_eq!(code_of(wrong), "wrong_code");
    let forged = totp::enrol(&scene.gate, &visit(), &cookie, Some("forged"));
    assert_eq!(code_of(forged), "csrf");
}

#[test]
fn set_up_stands_in_the_ledgers_without_what_was_typed() {
    let (scene, owner) = Scene::with_owner();
    let org = scene.enter(&owner).unwrap().org_id();
    let acts: Vec<String> = scene.ledger(org).into_iter().map(|e| e.act).collect();
    for act in ["set_up", "enrol_mfa", "confirm_mfa"] {
        assert!(acts.iter().any(|a| a == act), "{act} is missing in {acts:?}");
    }
    let deployment = scene.ledger(DEPLOYMENT);
    assert!(deployment.iter().any(|e| e.act == "make_setup_link"));
    let all: Vec<u8> =
        scene.ledger(org).iter().chain(&deployment).flat_map(|e| e.encode()).collect();
    let text = String::from_utf8_lossy(&all);
    for typed in [PASSWORD, "王芳", "锦绣"] {
        assert!(!text.contains(typed), "{typed} stands in the ledger");
    }
}

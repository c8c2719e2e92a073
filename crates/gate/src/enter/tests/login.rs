//! Login, second factor, locks.

use kernel::Fault;

use super::scene::{OTHER, PASSWORD, Person, Scene, code_of, cookie_of, secret, visit};
use crate::Visit;
use crate::enter::login::{Proof, login, mfa, normalise};
use crate::enter::{Status, notice, password, session, setup};
use crate::ledger::DEPLOYMENT;

fn wrong(scene: &Scene, name: &str, network: &str) -> Fault {
    let visit = Visit { network: Some(network.into()), ..visit() };
    login(&scene.gate, &visit, name, &secret("wrong-wrong-wrong")).err().unwrap()
}

/// Tries a wrong password as often as it is let, until the login is locked.
pub(super) fn until_locked(scene: &Scene, name: &str) -> usize {
    for tries in 0..40 {
        let fault = wrong(scene, name, "198.51.100.1");
        match fault.code {
            "wrong_credentials" => {}
            "slow_down" => {
                let wait = fault.param("retry_after").unwrap().parse().unwrap();
                scene.clock.advance_seconds(wait);
            }
            "locked" => return tries,
            other => panic!("{other}"),
        }
    }
    panic!("never locked")
}

#[test]
fn an_unknown_login_is_answered_and_locked_like_a_known_one() {
    let (scene, owner) = Scene::with_owner();
    assert_eq!(wrong(&scene, "owner", "198.51.100.1").code, "wrong_credentials");
    assert_eq!(wrong(&scene, "nobody", "198.51.100.1").code, "wrong_credentials");
    scene.sign_in(&owner, PASSWORD).unwrap();
    assert_eq!(until_locked(&scene, "owner"), until_locked(&scene, "nobody2"));
}

#[test]
fn ten_wrong_passwords_lock_for_a_quarter_of_an_hour_and_the_right_one_waits_too() {
    let (scene, owner) = Scene::with_owner();
    until_locked(&scene, "owner");
    let fault = login(&scene.gate, &visit(), "owner", &secret(PASSWORD)).err().unwrap();
    assert_eq!(fault.code, "locked");
    let wait: i64 = fault.param("retry_after").unwrap().parse().unwrap();
    assert!((1..=900).contains(&wait), "{wait}");
    scene.clock.advance_seconds(wait);
    assert!(scene.sign_in(&owner, PASSWORD).is_ok());
}

#[test]
fn the_owners_are_told_of_a_lock() {
    let (scene, owner) = Scene::with_owner();
    scene.colleague(&owner, "rep", "rep");
    until_locked(&scene, "rep");
    let who = scene.enter(&scene.sign_in(&owner, PASSWORD).unwrap()).unwrap();
    let notices = notice::list(&scene.gate, &who).unwrap();
    let told = notices.iter().find(|n| n.code == "notice_login_locked").unwrap();
    assert!(told.text.zh.contains("同事 rep"), "{}", told.text.zh);
    notice::dismiss(&scene.gate, &who, told.id).unwrap();
    assert_eq!(code_of(notice::dismiss(&scene.gate, &who, told.id)), "not_found");
}

#[test]
fn one_network_is_slowed_down_over_many_logins() {
    let (scene, _) = Scene::with_owner();
    let codes: Vec<&str> =
        (0..33).map(|n| wrong(&scene, &format!("guess{n}"), "203.0.113.9").code).collect();
    assert!(codes[..30].iter().all(|c| *c == "wrong_credentials"), "{codes:?}");
    assert!(codes.contains(&"slow_down"), "{codes:?}");
    assert_eq!(wrong(&scene, "guess40", "203.0.113.10").code, "wrong_credentials");
}

#[test]
fn a_session_before_the_second_factor_opens_nothing() {
    let (scene, owner) = Scene::with_owner();
    let half = login(&scene.gate, &visit(), "owner", &secret(PASSWORD)).unwrap();
    assert_eq!(half.answer.status, Status::MfaRequired);
    let early = session::resume(&scene.gate, &visit(), &cookie_of(&half), None, false);
    assert_eq!(code_of(early), "mfa_required");
    assert!(scene.sign_in(&owner, PASSWORD).is_ok());
}

fn show(scene: &Scene, proof: &Proof) -> Result<Person, Fault> {
    let half = login(&scene.gate, &visit(), "owner", &secret(PASSWORD))?;
    let done = mfa(&scene.gate, &visit(), &cookie_of(&half), Some(&half.csrf), proof)?;
    Ok(Person {
        login: "owner".into(),
        cookie: cookie_of(&done),
        csrf: done.csrf,
        totp: secret(""),
        codes: Vec::new(),
    })
}

#[test]
fn a_one_time_code_is_good_once() {
    let (scene, owner) = Scene::with_owner();
    let code = scene.code(&owner.totp);
    assert!(show(&scene, &Proof::Code(code.clone())).is_ok());
    assert_eq!(code_of(show(&scene, &Proof::Code(code))), "wrong_code");
}

#[test]
fn a_recovery_code_is_good_once_and_its_owner_is_told() {
    let (scene, owner) = Scene::with_owner();
    let code = secret(&owner.codes[3].to_lowercase());
    let inside = show(&scene, &Proof::RecoveryCode(code.clone())).unwrap();
    assert_eq!(code_of(show(&scene, &Proof::RecoveryCode(code))), "wrong_code");
    let who = scene.enter(&inside).unwrap();
    let notices = notice::list(&scene.gate, &who).unwrap();
    assert!(notices.iter().any(|n| n.code == "notice_recovery_used"));
}

#[test]
fn wrong_codes_lock_although_the_password_is_right_each_time() {
    let (scene, _) = Scene::with_owner();
    let mut codes = Vec::new();
    for _ in 0..40 {
        let fault = show(&scene, &Proof::Code(secret("000000"))).err().unwrap();
        if let Some(wait) = fault.param("retry_after") {
            if fault.code == "locked" {
                return assert!(codes.len() >= 9, "{codes:?}");
            }
            scene.clock.advance_seconds(wait.parse().unwrap());
        }
        codes.push(fault.code);
    }
    panic!("never locked: {codes:?}");
}

#[test]
fn guessed_recovery_codes_lock_as_well_and_each_stands_in_the_ledger() {
    let (scene, owner) = Scene::with_owner();
    let org = scene.enter(&owner).unwrap().org_id();
    let mut codes = Vec::new();
    for guess in 0..40 {
        let code = secret(&format!("ABCD-EFGH-JKMN-PQRS-TVWX-{guess:04}"));
        let fault = show(&scene, &Proof::RecoveryCode(code)).err().unwrap();
        codes.push(fault.code);
        match fault.param("retry_after") {
            Some(_) if fault.code == "locked" => break,
            Some(wait) => scene.clock.advance_seconds(wait.parse().unwrap()),
            None => {}
        }
    }
    assert_eq!(codes.last(), Some(&"locked"), "{codes:?}");
    let wrong = codes.iter().filter(|code| **code == "wrong_code").count();
    assert!((9..=10).contains(&wrong), "{codes:?}");
    let guessed = ("second_factor".to_owned(), "wrong_code".to_owned());
    let all = scene.last_acts(org, 200);
    assert_eq!(all.iter().filter(|act| **act == guessed).count(), wrong);
    assert!(scene.enter(&owner).is_ok(), "who is in stays in");
}

#[test]
fn a_forgotten_password_is_set_at_the_server_and_lifts_the_lock() {
    let (scene, owner) = Scene::with_owner();
    until_locked(&scene, "owner");
    let weak = password::set_by_cli(&scene.gate, "root", "owner", &secret("owner123456"));
    assert_eq!(code_of(weak), "invalid");
    password::set_by_cli(&scene.gate, "root", "OWNER", &secret(OTHER)).unwrap();
    assert_eq!(code_of(scene.enter(&owner)), "not_signed_in");
    assert!(scene.sign_in(&owner, OTHER).is_ok());
    let unknown = password::set_by_cli(&scene.gate, "root", "nobody", &secret(OTHER));
    assert_eq!(code_of(unknown), "not_found");
}

#[test]
fn refused_logins_stand_in_the_right_ledger_without_what_was_typed() {
    let (scene, owner) = Scene::with_owner();
    let org = scene.enter(&owner).unwrap().org_id();
    wrong(&scene, "owner", "198.51.100.1");
    wrong(&scene, "my-secret-in-the-wrong-box", "198.51.100.1");
    let refused = ("login".to_owned(), "wrong_credentials".to_owned());
    assert_eq!(scene.last_acts(org, 1), std::slice::from_ref(&refused));
    assert_eq!(scene.last_acts(DEPLOYMENT, 1), [refused]);
    let all: Vec<u8> = scene
        .ledger(org)
        .iter()
        .chain(&scene.ledger(DEPLOYMENT))
        .flat_map(|e| e.encode())
        .collect();
    let text = String::from_utf8_lossy(&all);
    for typed in ["wrong-wrong-wrong", "my-secret-in-the-wrong-box", "owner\""] {
        assert!(!text.contains(typed), "{typed} stands in the ledger");
    }
}

#[test]
fn demo_staff_need_no_second_factor_and_real_staff_cannot_be_let_in_that_way() {
    let (scene, owner) = Scene::with_owner();
    let founder = crate::found::Founder {
        login: "demo".into(),
        name: "演示".into(),
        language: kernel::Lang::Zh,
    };
    let (org, user) = crate::found::organisation(&scene.gate, "演示公司", true, &founder).unwrap();
    setup::demo_login(&scene.gate, org, user, "demo", &secret(OTHER)).unwrap();
    let admission = login(&scene.gate, &visit(), "demo", &secret(OTHER)).unwrap();
    assert_eq!(admission.answer.status, Status::Ok);
    assert!(setup::state(&scene.gate).unwrap().demo_present);
    let who = scene.enter(&owner).unwrap();
    let forged = setup::demo_login(&scene.gate, who.org_id(), who.user(), "x1", &secret(OTHER));
    assert_eq!(code_of(forged), "denied");
}

#[test]
fn logins_are_compared_as_people_mean_them() {
    assert_eq!(normalise(" Ｗang.Fang "), Some("wang.fang".into()));
    assert_eq!(normalise("王芳"), Some("王芳".into()));
    for bad in ["", "a", "a b", "a\0b", "<script>", &"x".repeat(61)] {
        assert_eq!(normalise(bad), None, "{bad}");
    }
}

//! Passkeys: as the first second factor, after the password, alone, to prove oneself again; and what is refused.

use kernel::Fault;

use super::authenticator::Device;
use super::login::until_locked;
use super::scene::{PASSWORD, Person, Scene, code_of, cookie_of, secret, visit};
use crate::enter::login::{Proof, login, mfa};
use crate::enter::passkey::{self, Answer};
use crate::enter::{Admission, Status, session, setup, token, user};

const SITE: &str = "https://crm.shop.example";
const HOST: &str = "crm.shop.example";

/// A passkey beside the person's other factors.
fn added(scene: &Scene, person: &Person) -> Device {
    let who = scene.enter(person).unwrap();
    let ceremony = passkey::begin_adding(&scene.gate, &who, SITE).unwrap();
    let (device, answer) = Device::make(&ceremony, HOST, SITE);
    let done = passkey::add(&scene.gate, &who, SITE, "手机", &answer).unwrap();
    assert!(done.recovery_codes.is_none(), "the old recovery codes stay good");
    device
}

/// Signs in by the passkey alone.
fn alone(scene: &Scene, device: &mut Device) -> Result<Admission, Fault> {
    let ceremony = passkey::begin_login(&scene.gate, SITE).unwrap();
    let answer = device.show(&ceremony, HOST, SITE);
    passkey::login(&scene.gate, &visit(), SITE, &answer)
}

fn shown(answer: Answer) -> Proof {
    Proof::Passkey { origin: SITE.to_owned(), answer }
}

#[test]
fn a_passkey_alone_lets_its_owner_in_and_wrong_passwords_of_strangers_do_not_keep_them_out() {
    let (scene, owner) = Scene::with_owner();
    let mut device = added(&scene, &owner);
    until_locked(&scene, "owner");
    assert_eq!(code_of(login(&scene.gate, &visit(), "owner", &secret(PASSWORD))), "locked");
    let admission = alone(&scene, &mut device).unwrap();
    assert_eq!(admission.answer.status, Status::Ok);
    let cookie = cookie_of(&admission);
    let who = session::resume(&scene.gate, &visit(), &cookie, None, false).unwrap();
    assert!(who.caller().second_factor);
    let keys = passkey::list(&scene.gate, &who).unwrap();
    assert_eq!((keys[0].name.as_str(), keys[0].host.as_str()), ("手机", HOST));
    assert!(keys[0].last_used_at.is_some());
}

#[test]
fn a_passkey_is_enough_as_the_first_second_factor_and_comes_with_recovery_codes() {
    let scene = Scene::new();
    let typed = scene.company(&scene.setup_secret());
    let half = setup::company(&scene.gate, &visit(), &typed).unwrap();
    let (cookie, csrf) = (cookie_of(&half), half.csrf.clone());
    let ceremony = passkey::begin(&scene.gate, &visit(), SITE, &cookie, Some(&csrf)).unwrap();
    let (mut device, answer) = Device::make(&ceremony, HOST, SITE);
    let done =
        passkey::confirm(&scene.gate, &visit(), SITE, (&cookie, Some(&csrf)), ("电脑", &answer))
            .unwrap();
    assert_eq!(done.answer.recovery_codes.as_ref().map(Vec::len), Some(10));
    assert_eq!(
        code_of(session::resume(&scene.gate, &visit(), &cookie_of(&done), None, false)),
        "ok"
    );
    let half = login(&scene.gate, &visit(), "owner", &secret(PASSWORD)).unwrap();
    assert_eq!(half.answer.status, Status::MfaRequired);
    assert_eq!(half.answer.factors, ["passkey"]);
    let cookie = cookie_of(&half);
    let asked =
        passkey::begin_proof(&scene.gate, &visit(), SITE, &cookie, Some(&half.csrf)).unwrap();
    let proof = shown(device.show(&asked, HOST, SITE));
    assert_eq!(code_of(mfa(&scene.gate, &visit(), &cookie, Some(&half.csrf), &proof)), "ok");
    let again = login(&scene.gate, &visit(), "owner", &secret(PASSWORD)).unwrap();
    let code = Proof::RecoveryCode(secret(&done.answer.recovery_codes.unwrap()[0]));
    let by_code = mfa(&scene.gate, &visit(), &cookie_of(&again), Some(&again.csrf), &code);
    assert_eq!(code_of(by_code), "ok");
}

#[test]
fn an_answer_is_good_once_and_for_its_own_challenge_site_and_person_alone() {
    let (scene, owner) = Scene::with_owner();
    let mut device = added(&scene, &owner);
    let login = |answer: &Answer| code_of(passkey::login(&scene.gate, &visit(), SITE, answer));
    let ceremony = passkey::begin_login(&scene.gate, SITE).unwrap();
    let answer = device.show(&ceremony, HOST, SITE);
    assert_eq!(login(&answer), "ok");
    assert_eq!(login(&answer), "passkey_refused", "replayed");
    let other = passkey::begin_login(&scene.gate, SITE).unwrap();
    let moved = Answer { handle: other.handle.clone(), credential: answer.credential };
    assert_eq!(login(&moved), "passkey_refused", "another challenge's answer");
    let phished = passkey::begin_login(&scene.gate, SITE).unwrap();
    let theirs = device.show(&phished, HOST, "https://crm.sh0p.example");
    assert_eq!(login(&theirs), "passkey_refused", "shown to another site");
    let late = passkey::begin_login(&scene.gate, SITE).unwrap();
    let answer = device.show(&late, HOST, SITE);
    scene.clock.advance_seconds(301);
    assert_eq!(login(&answer), "passkey_refused", "after five minutes");
    let (_, rep) = scene.colleague(&owner, "rep", "rep");
    let asked = passkey::begin_proof(&scene.gate, &visit(), SITE, &rep.cookie, Some(&rep.csrf));
    assert_eq!(code_of(asked), "passkey_refused", "who has none is asked for none");
    let mut copy = device;
    copy.counter = 1;
    assert_eq!(code_of(alone(&scene, &mut copy)), "passkey_refused", "a copied key's old counter");
}

#[test]
fn somebody_else_s_passkey_proves_nobody() {
    let (scene, owner) = Scene::with_owner();
    let (_, rep) = scene.colleague(&owner, "rep", "rep");
    let mut theirs = added(&scene, &rep);
    added(&scene, &owner);
    let half = login(&scene.gate, &visit(), "owner", &secret(PASSWORD)).unwrap();
    let cookie = cookie_of(&half);
    let asked =
        passkey::begin_proof(&scene.gate, &visit(), SITE, &cookie, Some(&half.csrf)).unwrap();
    let proof = shown(theirs.show(&asked, HOST, SITE));
    let refused = mfa(&scene.gate, &visit(), &cookie, Some(&half.csrf), &proof);
    assert_eq!(code_of(refused), "passkey_refused");
}

#[test]
fn a_passkey_proves_its_owner_again_for_what_is_sensitive() {
    let (scene, owner) = Scene::with_owner();
    let mut device = added(&scene, &owner);
    scene.clock.advance_seconds(16 * 60);
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(passkey::begin_adding(&scene.gate, &who, SITE)), "step_up");
    let asked = passkey::begin_proof(&scene.gate, &visit(), SITE, &owner.cookie, Some(&owner.csrf))
        .unwrap();
    let proof = shown(device.show(&asked, HOST, SITE));
    let done = mfa(&scene.gate, &visit(), &owner.cookie, Some(&owner.csrf), &proof).unwrap();
    let who = session::resume(&scene.gate, &visit(), &cookie_of(&done), None, false).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &who, "账本", 30)), "ok");
}

#[test]
fn a_removed_passkey_opens_nothing_and_the_last_factor_stays() {
    let (scene, owner) = Scene::with_owner();
    let mut device = added(&scene, &owner);
    let who = scene.enter(&owner).unwrap();
    let id = passkey::list(&scene.gate, &who).unwrap()[0].id;
    passkey::remove(&scene.gate, &who, id).unwrap();
    assert_eq!(code_of(alone(&scene, &mut device)), "passkey_refused");
    let (rep_id, rep) = scene.colleague(&owner, "rep", "rep");
    let mut theirs = added(&scene, &rep);
    user::reset_mfa(&scene.gate, &scene.enter(&owner).unwrap(), rep_id, "手机丢失").unwrap();
    assert_eq!(code_of(alone(&scene, &mut theirs)), "passkey_refused");
}

#[test]
fn by_a_bare_address_there_are_no_passkeys() {
    let (scene, _) = Scene::with_owner();
    let asked = passkey::begin_login(&scene.gate, "http://127.0.0.1:7420");
    assert_eq!(code_of(asked), "passkey_needs_name");
    assert_eq!(code_of(passkey::begin_login(&scene.gate, "http://localhost:7420")), "ok");
}

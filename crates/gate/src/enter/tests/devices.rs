//! Sessions that are bound to a browser's key: a copied cookie opens nothing, a lost device can be blocked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crypto::device::DeviceKey;
use kernel::Fault;

use super::scene::{PASSWORD, Person, Scene, code_of, cookie_of, secret, visit};
use crate::enter::login::{Proof, login, mfa};
use crate::enter::{device, notice, session, user};
use crate::{Browser, Visit};

/// A browser with a key.
struct Machine {
    key: DeviceKey,
    network: &'static str,
}

impl Machine {
    fn new() -> Self {
        Self { key: DeviceKey::random(), network: "192.0.2.7" }
    }

    /// What it sends along with one request; on the way in also its public key.
    fn visit(&self, scene: &Scene, about: &str, enters: bool) -> Visit {
        self.visit_at(scene.gate.now().0, about, enters)
    }

    fn visit_at(&self, at: i64, about: &str, enters: bool) -> Visit {
        let text = format!("kedun.device.v1\n{about}\n{at}");
        let mut proof = format!("{at}.{}", URL_SAFE_NO_PAD.encode(self.key.sign(text.as_bytes())));
        if enters {
            proof = format!("{proof}.{}", URL_SAFE_NO_PAD.encode(self.key.public()));
        }
        let browser = Browser { session: None, proof: Some(proof), about: about.to_owned() };
        Visit { network: Some(self.network.into()), browser, ..visit() }
    }

    fn sign_in(&self, scene: &Scene, person: &Person) -> Result<Person, Fault> {
        let entering = |scene: &Scene| self.visit(scene, "POST /api/v1/auth/login", true);
        let half = login(&scene.gate, &entering(scene), &person.login, &secret(PASSWORD))?;
        let proof = Proof::Code(scene.code(&person.totp));
        let (cookie, csrf) = (cookie_of(&half), half.csrf.clone());
        let done = mfa(&scene.gate, &entering(scene), &cookie, Some(&csrf), &proof)?;
        Ok(Person {
            login: person.login.clone(),
            cookie: cookie_of(&done),
            csrf: done.csrf.clone(),
            totp: person.totp.clone(),
            codes: person.codes.clone(),
        })
    }

    fn read(&self, scene: &Scene, person: &Person) -> Result<crate::Entered, Fault> {
        let visit = self.visit(scene, "GET /api/v1/me", false);
        session::resume(&scene.gate, &visit, &person.cookie, None, false)
    }
}

#[test]
fn a_copied_cookie_opens_nothing_without_the_key_of_its_browser() {
    let (scene, owner) = Scene::with_owner();
    let (laptop, thief) = (Machine::new(), Machine::new());
    let inside = laptop.sign_in(&scene, &owner).unwrap();
    let who = laptop.read(&scene, &inside).unwrap();
    // Without a proof, with another key, with the proof of another request, and with one that was cut off
    let resume =
        |visit: &Visit| code_of(session::resume(&scene.gate, visit, &inside.cookie, None, false));
    assert_eq!(resume(&visit()), "device_proof");
    assert_eq!(resume(&thief.visit(&scene, "GET /api/v1/me", false)), "device_proof");
    assert_eq!(resume(&thief.visit(&scene, "GET /api/v1/me", true)), "device_proof");
    let mut moved = laptop.visit(&scene, "GET /api/v1/me", false);
    moved.browser.about = "GET /api/v1/records/customer".into();
    assert_eq!(resume(&moved), "device_proof");
    let mut cut = laptop.visit(&scene, "GET /api/v1/me", false);
    cut.browser.proof = cut.browser.proof.map(|text| text[..text.len() - 2].to_owned());
    assert_eq!(resume(&cut), "device_proof");
    // A change is refused in the same way, with the right CSRF token as well
    let token = Some(inside.csrf.as_str());
    let left = session::logout(&scene.gate, &visit(), &inside.cookie, token);
    assert_eq!(code_of(left), "device_proof");
    // Each of them stands in the ledger of the one whose cookie it was
    let refused = ("enter".to_owned(), "device_proof".to_owned());
    assert!(scene.last_acts(who.org_id(), 6).iter().all(|act| *act == refused));
    assert_eq!(code_of(laptop.read(&scene, &inside)), "ok", "its own browser goes on");
}

#[test]
fn a_proof_is_good_for_a_minute_by_the_server_s_clock() {
    let (scene, owner) = Scene::with_owner();
    let laptop = Machine::new();
    let inside = laptop.sign_in(&scene, &owner).unwrap();
    let off = |seconds: i64| {
        let at = scene.gate.now().plus_seconds(seconds).0;
        let visit = laptop.visit_at(at, "GET /api/v1/me", false);
        code_of(session::resume(&scene.gate, &visit, &inside.cookie, None, false))
    };
    assert_eq!([off(-60), off(60)], ["ok", "ok"]);
    assert_eq!([off(-61), off(61)], ["device_proof", "device_proof"]);
    // A browser whose clock is wrong is not let in with less: it is told so
    let late = laptop.visit_at(scene.gate.now().plus_seconds(-3_600).0, "POST /x", true);
    let refused = login(&scene.gate, &late, "owner", &secret(PASSWORD));
    assert_eq!(code_of(refused), "device_proof");
}

#[test]
fn a_browser_that_keeps_no_key_is_let_in_without_and_says_so_in_the_list() {
    let (scene, owner) = Scene::with_owner();
    let laptop = Machine::new();
    let inside = laptop.sign_in(&scene, &owner).unwrap();
    let who = laptop.read(&scene, &inside).unwrap();
    let items = session::list(&scene.gate, &who).unwrap();
    assert_eq!(items.iter().filter(|item| item.bound && item.current).count(), 1);
    assert_eq!(items.iter().filter(|item| !item.bound && !item.current).count(), 1);
    assert!(scene.enter(&owner).is_ok());
}

#[test]
fn a_blocked_device_is_out_at_once_and_stays_out_until_it_is_found() {
    let (scene, owner) = Scene::with_owner();
    let (laptop, phone) = (Machine::new(), Machine::new());
    let lost = laptop.sign_in(&scene, &owner).unwrap();
    let inside = phone.sign_in(&scene, &owner).unwrap();
    let who = phone.read(&scene, &inside).unwrap();
    let devices = device::list(&scene.gate, &who).unwrap();
    assert_eq!(devices.len(), 2, "only those with a key");
    let of = |current: bool| devices.iter().find(|one| one.current == current).unwrap().id;
    assert_eq!(code_of(device::block(&scene.gate, &who, of(true))), "this_device");
    device::block(&scene.gate, &who, of(false)).unwrap();
    assert_eq!(code_of(laptop.read(&scene, &lost)), "not_signed_in");
    assert_eq!(code_of(laptop.sign_in(&scene, &owner)), "device_blocked");
    assert_eq!(scene.last_acts(who.org_id(), 1)[0].1, "device_blocked");
    // Somebody else's devices are not there
    let (_, rep) = scene.colleague(&owner, "rep", "rep");
    let other = scene.enter(&rep).unwrap();
    assert_eq!(code_of(device::unblock(&scene.gate, &other, of(false))), "not_found");
    // Found again
    let who = phone.read(&scene, &inside).unwrap();
    device::unblock(&scene.gate, &who, of(false)).unwrap();
    assert_eq!(code_of(laptop.sign_in(&scene, &owner)), "ok");
}

#[test]
fn users_hear_of_a_new_device_and_of_a_new_network_once() {
    let (scene, owner) = Scene::with_owner();
    let mut laptop = Machine::new();
    let told = |machine: &Machine, person: &Person| -> Vec<String> {
        let who = machine.read(&scene, person).unwrap();
        let all = notice::list(&scene.gate, &who).unwrap();
        let all = all.into_iter().map(|one| one.code);
        all.filter(|code| code.starts_with("notice_new_")).collect()
    };
    let inside = laptop.sign_in(&scene, &owner).unwrap();
    assert_eq!(told(&laptop, &inside), ["notice_new_device"]);
    let again = laptop.sign_in(&scene, &owner).unwrap();
    assert_eq!(told(&laptop, &again).len(), 1, "it is known now");
    laptop.network = "198.51.100.20";
    let away = laptop.sign_in(&scene, &owner).unwrap();
    assert_eq!(told(&laptop, &away), ["notice_new_network", "notice_new_device"]);
    let who = laptop.read(&scene, &away).unwrap();
    let items = session::list(&scene.gate, &who).unwrap();
    let here = items.iter().find(|item| item.current).unwrap();
    assert!(!here.network_known, "nobody had signed in from there before");
    scene.clock.advance_seconds(60);
    let back = laptop.sign_in(&scene, &owner).unwrap();
    let who = laptop.read(&scene, &back).unwrap();
    let items = session::list(&scene.gate, &who).unwrap();
    assert!(items.iter().find(|item| item.current).unwrap().network_known);
}

#[test]
fn a_sign_in_ends_the_session_whose_cookie_came_with_it() {
    let (scene, owner) = Scene::with_owner();
    let before = scene.enter(&owner).unwrap();
    let mut arriving = visit();
    arriving.browser.session = Some(session::reference(&owner.cookie));
    // A wrong password ends nothing
    let wrong = login(&scene.gate, &arriving, "owner", &secret("wrong-wrong-wrong"));
    assert_eq!(code_of(wrong), "wrong_credentials");
    assert!(scene.enter(&owner).is_ok());
    login(&scene.gate, &arriving, "owner", &secret(PASSWORD)).unwrap();
    assert_eq!(code_of(scene.enter(&owner)), "not_signed_in");
    let ended = scene.ledger(before.org_id());
    let ended = ended.iter().rev().find(|event| event.act == "logout").unwrap();
    assert_eq!(ended.session, before.caller().session);
}

#[test]
fn an_administrator_ends_all_sessions_of_a_user_who_is_told_and_may_come_back() {
    let (scene, owner) = Scene::with_owner();
    let (id, rep) = scene.colleague(&owner, "rep", "rep");
    let second = scene.sign_in(&rep, PASSWORD).unwrap();
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(user::end_sessions(&scene.gate, &who, id, " ")), "invalid");
    let own = user::end_sessions(&scene.gate, &who, who.user(), "换电脑");
    assert_eq!(code_of(own), "denied");
    assert_eq!(user::end_sessions(&scene.gate, &who, id, "电脑被盗").unwrap(), 2);
    for person in [&rep, &second] {
        assert_eq!(code_of(scene.enter(person)), "not_signed_in");
    }
    let act = ("end_sessions".to_owned(), "done".to_owned());
    assert!(scene.last_acts(who.org_id(), 4).contains(&act));
    let back = scene.enter(&scene.sign_in(&rep, PASSWORD).unwrap()).unwrap();
    let told = notice::list(&scene.gate, &back).unwrap();
    assert!(told.iter().any(|one| one.code == "notice_sessions_ended"));
    let refused = user::end_sessions(&scene.gate, &back, who.user(), "x");
    assert_eq!(code_of(refused), "denied", "who manages no users ends nobody's sessions");
}

//! Signing in, being slowed down, one's own password, factor and sessions.

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Answer, Base, Client, Http, Person, on_both};

const OTHER: &str = "hai-shang-sheng-ming-yue-91";

#[test]
fn password_and_code_let_in_and_each_code_is_good_once() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let mut client = http.visitor();
        let login = json!({"login": "BOSS", "password": PASSWORD});
        let answer = client.post("/auth/login", login.clone()).ok();
        assert_eq!(answer["status"], "mfa_required");
        client.csrf = answer["csrf"].as_str().map(str::to_owned);
        client.get("/records/customer").refused(401, "mfa_required");
        client.post("/auth/mfa", json!({"code": "000000"})).refused(401, "wrong_code");
        let code = owner.code();
        let done = client.post("/auth/mfa", json!({"code": code})).ok();
        assert_eq!((&done["status"], &done["name"]), (&json!("ok"), &json!("王店长")));
        // The same code lets nobody else in
        let mut second = http.visitor();
        let answer = second.post("/auth/login", login).ok();
        second.csrf = answer["csrf"].as_str().map(str::to_owned);
        second.post("/auth/mfa", json!({"code": code})).refused(401, "wrong_code");
    });
}

#[test]
fn a_recovery_code_replaces_the_authenticator_once() {
    on_both(|base| {
        let (http, owner) = Http::founded(base);
        let code = owner.recovery_codes[3].clone();
        let enter = || {
            let mut client = http.visitor();
            let login = json!({"login": "boss", "password": PASSWORD});
            let answer = client.post("/auth/login", login).ok();
            client.csrf = answer["csrf"].as_str().map(str::to_owned);
            let answer = client.post("/auth/mfa", json!({"recovery_code": code}));
            (client, answer)
        };
        let (mut client, answer) = enter();
        client.csrf = answer.ok()["csrf"].as_str().map(str::to_owned);
        let me = client.get("/me").ok();
        assert_eq!(me["mfa"]["recovery_codes_left"], 9);
        assert_eq!(me["notices"][0]["code"], "notice_recovery_used");
        enter().1.refused(401, "wrong_code");
    });
}

/// Guesses until it is slowed down. Three tries are free and the waits double, so that even a
/// slow machine gets there before the lock.
pub fn guessed(client: &Client, body: &Json) -> Answer {
    for tries in 0..9 {
        let answer = client.post("/auth/login", body.clone());
        if answer.status == 429 {
            assert!(tries >= 4, "the first tries are free");
            answer.refused(429, "slow_down");
            return answer;
        }
        answer.refused(401, "wrong_credentials");
    }
    panic!("it is never slowed down");
}

#[test]
fn wrong_passwords_are_slowed_down_whether_the_login_exists_or_not() {
    on_both(|base| {
        let (http, _owner) = Http::founded(base);
        let client = http.visitor();
        for login in ["boss", "nobody"] {
            let body = json!({"login": login, "password": "wrong"});
            let slow = guessed(&client, &body);
            assert!(slow.header("retry-after").parse::<u64>().is_ok_and(|s| s >= 1));
            // The right password must wait as well; long enough for a slow machine to ask meanwhile
            http.site.sql("UPDATE enter_throttle SET failures = 9");
            let right = json!({"login": login, "password": PASSWORD});
            client.post("/auth/login", right).refused(429, "slow_down");
        }
    });
}

#[test]
fn one_network_may_not_knock_without_end() {
    let settings = web::Settings { unauthenticated_per_minute: 5, ..web::Settings::default() };
    let http = Http::with(Base::Sqlite, settings);
    let visitor = http.visitor();
    for _ in 0..5 {
        let _ = visitor.get("/auth/state").ok();
    }
    let refused = visitor.get("/auth/state");
    refused.refused(429, "slow_down");
    assert!(refused.header("retry-after").parse::<u64>().is_ok());
}

#[test]
fn whoever_knocks_too_often_waits_for_each_refusal() {
    // Given a network that has asked as often as it may
    let settings = web::Settings { unauthenticated_per_minute: 1, ..web::Settings::default() };
    let http = Http::with(Base::Sqlite, settings);
    let visitor = http.visitor();
    let _ = visitor.get("/auth/state").ok();
    // When it goes on, each answer takes its time
    let began = std::time::Instant::now();
    for _ in 0..3 {
        visitor.get("/auth/state").refused(429, "slow_down");
    }
    assert!(began.elapsed() >= std::time::Duration::from_millis(1_500));
}

#[test]
fn a_change_needs_the_csrf_header_and_no_foreign_site_may_send_it() {
    let (http, mut owner) = Http::founded(Base::Sqlite);
    let csrf = owner.csrf.take();
    owner.patch("/me", json!({"language": "en"})).refused(403, "csrf");
    owner.csrf = Some("made-up".into());
    owner.patch("/me", json!({"language": "en"})).refused(403, "csrf");
    owner.csrf = csrf;
    assert_eq!(owner.patch("/me", json!({"language": "en"})).ok()["user"]["language"], "en");
    http.visitor().get("/me").refused(401, "not_signed_in");
}

#[test]
fn a_changed_password_ends_the_other_sessions_and_is_not_taken_again() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let first = owner.get("/me/sessions").ok();
        assert_eq!(first["items"].as_array().map(Vec::len), Some(1));
        let mut other = http.visitor();
        let answer = other.post("/auth/login", json!({"login": "boss", "password": PASSWORD})).ok();
        other.csrf = answer["csrf"].as_str().map(str::to_owned);
        let code = owner.code();
        let answer = other.post("/auth/mfa", json!({"code": code})).ok();
        other.csrf = answer["csrf"].as_str().map(str::to_owned);
        assert_eq!(owner.get("/me/sessions").ok()["items"].as_array().map(Vec::len), Some(2));
        let change = |current: &str, new: &str| json!({"current": current, "new": new});
        let wrong = owner.post("/me/password", change("wrong", OTHER));
        wrong.refused(422, "wrong_credentials");
        let weak =
            owner.post("/me/password", change(PASSWORD, "password1")).refused(422, "invalid");
        assert_eq!(weak["fields"][0]["code"], "weak_password");
        let _ = owner.post("/me/password", change(PASSWORD, OTHER)).ok();
        other.get("/me").refused(401, "not_signed_in");
        let back = owner.post("/me/password", change(OTHER, PASSWORD)).refused(422, "invalid");
        assert_eq!(back["fields"][0]["code"], "password_used_before");
        http.visitor()
            .post("/auth/login", json!({"login": "boss", "password": PASSWORD}))
            .refused(401, "wrong_credentials");
        assert_eq!(owner.sign_in(&http, OTHER).status, 200);
    });
}

#[test]
fn one_can_move_to_another_authenticator_and_renew_the_recovery_codes() {
    let (http, mut owner) = Http::founded(Base::Sqlite);
    owner.post("/me/mfa/enrol", json!({"password": "no"})).refused(422, "wrong_credentials");
    let enrolment = owner.post("/me/mfa/enrol", json!({"password": PASSWORD})).ok();
    let secret = enrolment["secret"].as_str().expect("a secret").to_owned();
    assert!(enrolment["uri"].as_str().is_some_and(|uri| uri.starts_with("otpauth://totp/")));
    let code = Person::code_of(&secret);
    let codes = owner.post("/me/mfa/confirm", json!({"code": code})).ok();
    assert_eq!(codes["recovery_codes"].as_array().map(Vec::len), Some(10));
    // The old authenticator is void
    let refused = owner.sign_in(&http, PASSWORD);
    refused.refused(401, "wrong_code");
}

#[test]
fn a_session_can_be_ended_from_another_and_by_signing_out() {
    on_both(|base| {
        let (http, mut owner) = Http::founded(base);
        let mut phone = http.visitor();
        let answer = phone.post("/auth/login", json!({"login": "boss", "password": PASSWORD})).ok();
        phone.csrf = answer["csrf"].as_str().map(str::to_owned);
        let code = owner.code();
        let answer = phone.post("/auth/mfa", json!({"code": code})).ok();
        phone.csrf = answer["csrf"].as_str().map(str::to_owned);
        let sessions = owner.get("/me/sessions").ok();
        let lost = sessions["items"].as_array().expect("items").iter();
        let lost: Vec<_> = lost.filter(|s| s["current"] == false).collect();
        assert_eq!(lost.len(), 1);
        let _ = owner.delete(&format!("/me/sessions/{}", lost[0]["id"].as_str().expect("id"))).ok();
        phone.get("/me").refused(401, "not_signed_in");
        let _ = owner.post("/auth/logout", json!({})).ok();
        owner.get("/me").refused(401, "not_signed_in");
    });
}

#[test]
fn a_refusal_speaks_the_callers_language() {
    let http = Http::start(Base::Sqlite);
    let mut visitor = http.visitor();
    let zh = visitor.get("/me").refused(401, "not_signed_in");
    visitor.lang = "en";
    let en = visitor.get("/me").refused(401, "not_signed_in");
    assert_eq!((&zh["detail"], &en["detail"]), (&json!("请先登录"), &json!("Please sign in")));
    assert_ne!(zh["request_id"], en["request_id"]);
}

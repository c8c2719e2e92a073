//! The first start: a one-time link, a company, an authenticator.

use serde_json::json;
use tests::app::PASSWORD;
use tests::http::{Base, Http, Person, on_both};

#[test]
fn the_link_founds_a_company_once_and_its_owner_enrols_an_authenticator() {
    on_both(|base| {
        let http = Http::start(base);
        let visitor = http.visitor();
        assert_eq!(visitor.get("/auth/state").ok()["needs_setup"], true);
        let secret = http.setup_secret();
        let good = visitor.post("/auth/setup/check", json!({"secret": secret})).ok();
        assert!(good["expires_at"].is_string());
        let company = |secret: &str, password: &str| {
            json!({"secret": secret, "company": "尚品二奢", "login": "boss", "name": "王店长",
                "password": password})
        };
        // A wrong secret and a weak password use nothing up
        visitor.post("/auth/setup", company("wrong", PASSWORD)).refused(404, "link_invalid");
        let weak = visitor.post("/auth/setup", company(&secret, "12345678"));
        assert_eq!(weak.refused(422, "invalid")["fields"][0]["code"], "weak_password");
        let answer = visitor.post("/auth/setup", company(&secret, PASSWORD));
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("kedun=") && cookie.contains("HttpOnly"), "{cookie}");
        assert!(cookie.contains("SameSite=Strict"), "{cookie}");
        // The session that waits for its second factor reaches nothing
        visitor.get("/me").refused(403, "mfa_enrolment_required");
        let owner = Person::enrolled(visitor, "boss", &answer.ok());
        let me = owner.get("/me").ok();
        assert_eq!(me["user"]["login"], "boss");
        assert_eq!(me["org"]["name"], "尚品二奢");
        assert_eq!(me["mfa"]["recovery_codes_left"], 10);
        // And the link is used up
        let again = http.visitor();
        assert_eq!(again.get("/auth/state").ok()["needs_setup"], false);
        again.post("/auth/setup", company(&secret, PASSWORD)).refused(409, "already_set_up");
    });
}

#[test]
fn a_link_of_an_earlier_start_is_dead() {
    let http = Http::start(Base::Sqlite);
    let (old, new) = (http.setup_secret(), http.setup_secret());
    let visitor = http.visitor();
    visitor.post("/auth/setup/check", json!({"secret": old})).refused(404, "link_invalid");
    let _ = visitor.post("/auth/setup/check", json!({"secret": new})).ok();
}

#[test]
fn looking_around_makes_a_demo_company_that_the_real_start_outlives() {
    on_both(|base| {
        let http = Http::start(base);
        let visitor = http.visitor();
        let body = json!({"secret": http.setup_secret(), "customers": 30});
        let made = visitor.post("/auth/setup/demo", body).ok();
        let logins = made["logins"].as_array().expect("logins");
        assert!(logins.len() >= 5, "staff in several departments");
        // A demo login needs no authenticator and sees customers
        let mut demo = http.visitor();
        let first = json!({"login": logins[0]["login"], "password": logins[0]["password"]});
        let answer = demo.post("/auth/login", first).ok();
        assert_eq!(answer["status"], "ok");
        demo.csrf = answer["csrf"].as_str().map(str::to_owned);
        let page = demo.get("/records/customer").ok();
        assert_eq!(page["total"], 30);
        // The real start has a company of its own, and nothing of the demo's
        let state = visitor.get("/auth/state").ok();
        assert_eq!((&state["needs_setup"], &state["demo_present"]), (&json!(true), &json!(true)));
        let owner = Person::founder(&http);
        assert_eq!(owner.get("/records/customer").ok()["total"], 0);
        let foreign = page["items"][0]["id"].as_str().expect("an id");
        owner.get(&format!("/records/customer/{foreign}")).refused(404, "not_found");
        // Only the demo's own people can remove it
        owner.delete("/organisation/demo").refused(403, "denied");
        let _ = demo.delete("/organisation/demo").ok();
        assert_eq!(visitor.get("/auth/state").ok()["demo_present"], false);
        demo.get("/me").refused(401, "not_signed_in");
        let _ = owner.get("/me").ok();
    });
}

#[test]
fn the_strength_of_a_password_is_told_while_it_is_chosen() {
    let http = Http::start(Base::Sqlite);
    let visitor = http.visitor();
    let weak = visitor.post("/auth/strength", json!({"password": "boss1234", "words": ["boss"]}));
    let weak = weak.ok();
    assert_eq!(weak["ok"], false);
    assert!(weak["advice"]["zh"].is_string() && weak["crack_time"]["en"].is_string());
    assert_eq!(visitor.post("/auth/strength", json!({"password": PASSWORD})).ok()["ok"], true);
}

use kernel::Timestamp;
use model::{Value, Values};
use serde_json::{Value as Json, json};

use super::{Proof, Terms, check, of_values};

/// A Wednesday.
const NOON: &str = "2026-11-18T04:00:00Z";

fn values(json: Json) -> Values {
    let members = json.as_object().cloned().unwrap_or_default();
    members.into_iter().map(|(name, value)| (name, Value::canonical(value))).collect()
}

fn terms(json: Json) -> Terms {
    of_values(&values(json))
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment")
}

fn refusal(terms: &Terms, network: Option<&str>, moment: &str) -> Option<&'static str> {
    terms.admit(network, at(moment)).err().map(|fault| fault.code)
}

fn slips(json: Json) -> Vec<(String, &'static str)> {
    let Err(fault) = check(&values(json)) else { return Vec::new() };
    fault.fields.into_iter().map(|one| (one.field, one.code)).collect()
}

#[test]
fn without_terms_everybody_works_from_everywhere_at_any_time() {
    let usual = terms(json!({ "name": "销售" }));
    assert_eq!(refusal(&usual, None, NOON), None);
    assert_eq!(usual.proof_seconds(Proof::Act), 900);
    assert_eq!((usual.idle_seconds(), usual.session_seconds()), (1_800, 43_200));
}

#[test]
fn only_the_named_networks_let_somebody_in() {
    let shop = terms(json!({ "networks": "203.0.113.0/24\n2001:db8::/32" }));
    assert_eq!(refusal(&shop, Some("203.0.113.9"), NOON), None);
    assert_eq!(refusal(&shop, Some("2001:db8::1"), NOON), None);
    for outside in [Some("203.0.114.1"), Some("::1"), Some("nonsense"), None] {
        assert_eq!(refusal(&shop, outside, NOON), Some("network_refused"), "{outside:?}");
    }
}

#[test]
fn networks_that_cannot_be_read_let_nobody_in() {
    let broken = terms(json!({ "networks": "203.0.113.0/24, shop" }));
    assert_eq!(refusal(&broken, Some("203.0.113.9"), NOON), Some("network_refused"));
}

#[test]
fn hours_are_those_of_china_and_end_before_their_last_minute() {
    let office = terms(
        json!({ "work_days": ["mon", "tue", "wed"], "work_from": "09:00", "work_to": "18:00" }),
    );
    assert_eq!(refusal(&office, None, "2026-11-18T01:00:00Z"), None);
    assert_eq!(refusal(&office, None, "2026-11-18T09:59:59Z"), None);
    for outside in ["2026-11-18T00:59:59Z", "2026-11-18T10:00:00Z", "2026-11-19T04:00:00Z"] {
        assert_eq!(refusal(&office, None, outside), Some("outside_hours"), "{outside}");
    }
}

#[test]
fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
    let night = terms(json!({ "work_days": ["wed"], "work_from": "22:00", "work_to": "06:00" }));
    assert_eq!(refusal(&night, None, "2026-11-18T15:00:00Z"), None, "Wednesday 23:00");
    assert_eq!(refusal(&night, None, "2026-11-18T21:00:00Z"), None, "Thursday 05:00");
    assert_eq!(
        refusal(&night, None, "2026-11-17T21:00:00Z"),
        Some("outside_hours"),
        "Wednesday 05:00"
    );
}

#[test]
fn days_alone_mean_the_whole_of_them() {
    let days = terms(json!({ "work_days": ["wed"] }));
    assert_eq!(refusal(&days, None, NOON), None);
    assert_eq!(refusal(&days, None, "2026-11-19T04:00:00Z"), Some("outside_hours"));
}

#[test]
fn who_holds_several_roles_keeps_to_the_strictest_of_each() {
    let one =
        terms(json!({ "networks": "10.0.0.0/8", "idle_minutes": "60", "act_proof_minutes": "5" }));
    let other =
        terms(json!({ "networks": "10.1.0.0/16", "idle_minutes": "10", "sessions_at_most": "2" }));
    let both = one.clone().and(&other);
    assert_eq!(refusal(&both, Some("10.1.2.3"), NOON), None);
    assert_eq!(refusal(&both, Some("10.2.2.3"), NOON), Some("network_refused"));
    assert_eq!((both.idle_seconds(), both.proof_seconds(Proof::Act)), (600, 300));
    assert_eq!(both.sessions_at_most, Some(2));
    assert_eq!(both.idle_seconds(), other.and(&one).idle_seconds());
}

#[test]
fn a_slip_in_the_terms_is_told_at_its_field() {
    assert_eq!(slips(json!({ "networks": "shop" })), [("networks".to_owned(), "bad_networks")]);
    assert_eq!(
        slips(json!({ "work_from": "9 Uhr", "work_to": "18:00" })),
        [("work_from".to_owned(), "bad_time")]
    );
    assert_eq!(slips(json!({ "work_from": "09:00" })), [("work_to".to_owned(), "hours_need_both")]);
    assert_eq!(
        slips(json!({ "idle_minutes": "0" })),
        [("idle_minutes".to_owned(), "number_between")]
    );
    assert_eq!(
        slips(json!({ "idle_minutes": "1.5" })),
        [("idle_minutes".to_owned(), "number_between")]
    );
    assert_eq!(
        slips(json!({ "networks": "10.0.0.0/8", "work_from": "00:00", "work_to": "24:00" })),
        []
    );
}

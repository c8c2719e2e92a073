//! What stands on papers: the letterheads with the seal, and what other currencies are worth.

use gate::verbs::read::read;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

/// A picture of one transparent pixel.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

fn values(app: &App, login: &str, object: &str, id: kernel::Id) -> Json {
    let shown = read(&app.gate, &app.enter(login), object, id).expect("the record");
    serde_json::to_value(shown).expect("an answer")["values"].clone()
}

#[test]
fn the_seal_is_seen_by_those_who_put_it_on_papers_and_changed_by_the_administrator_alone() {
    on_both(|app| {
        // Given a letterhead with a seal, a manager and a rep
        let department = Some(app.department("一店", None));
        app.colleague("head", "manager", department);
        let rep = app.colleague("rep", "rep", department);
        app.colleague("keeper", "admin", None);
        let seal = json!({ "media_type": "image/png", "data": PIXEL });
        let head = json!({ "name": "尚品二奢（上海）有限公司", "seal": seal });
        let head = app.create(&app.enter("keeper"), "letterhead", head, None);
        // When they read it
        let of_manager = values(app, "head", "letterhead", head);
        let of_rep = values(app, "rep", "letterhead", head);
        // Then the manager has the seal, and the rep the name alone
        assert_eq!(of_manager["seal"]["data"], json!(PIXEL));
        assert!(of_rep.get("seal").is_none());
        assert_eq!(of_rep["name"], json!("尚品二奢（上海）有限公司"));
        // And neither of them changes it
        for login in ["head", "rep"] {
            let other = json!({ "seal": null });
            let refused = app.try_update(&app.enter(login), "letterhead", head, 1, other);
            assert!(refused.is_err(), "{login}");
        }
        assert!(app.try_create(&rep, "letterhead", json!({ "name": "x" }), None).is_err());
        // And what is no picture is refused
        let script = json!({ "seal": { "media_type": "image/svg+xml", "data": PIXEL } });
        let fault = app.try_update(&app.enter("keeper"), "letterhead", head, 1, script);
        assert_eq!(fault.expect_err("refused").fields[0].code, "bad_image");
    });
}

#[test]
fn a_currency_has_one_rate_above_zero_for_a_day() {
    on_both(|app| {
        // Given the rate of a currency from a day on
        app.colleague("keeper", "admin", None);
        let keeper = app.enter("keeper");
        let rate = |currency: &str, rate: &str, from: &str| json!({ "currency": currency, "rate": rate, "valid_from": from });
        let add = |values: Json| app.try_create(&keeper, "exchange_rate", values, None);
        let code = |values: Json| add(values).expect_err("refused").fields[0].code;
        let first = add(rate("HKD", "0.92", "2026-01-01")).expect("a rate");
        // When another is set for the same day, or one that is not above zero, then that is refused
        assert_eq!(code(rate("HKD", "0.93", "2026-01-01")), "rate_twice");
        assert_eq!(code(rate("USD", "0", "2026-01-01")), "amount_positive");
        // And one of another day or currency is not, nor a change of the first
        add(rate("HKD", "0.91", "2026-06-01")).expect("another day");
        add(rate("USD", "7.1", "2026-01-01")).expect("another currency");
        let changed =
            app.try_update(&keeper, "exchange_rate", first, 1, json!({ "rate": "0.925" }));
        assert!(changed.is_ok());
    });
}

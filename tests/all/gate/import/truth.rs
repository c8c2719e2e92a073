//! Both lists of the shared data folder, against what each of their rows truly means.

use gate::ShownValue;
use gate::verbs::ledger;
use gate::verbs::list::{ListRequest, list};
use sales::import::Flow;
use serde_json::json;
use tests::app::{App, on_both};
use tests::listing::{Listing, Run, all, counts, luxury, oil};

/// Takes the list in, holds it against the truth, and takes it in again: nothing is added.
fn taken_in_twice(app: &App, listing: &mut Listing, added: &[(&'static str, &str)]) {
    let enter = || app.enter("boss");
    // When the list is taken in
    let spec = listing.spec(&app.gate, enter);
    let boss = enter();
    added.iter().for_each(|(truth, title)| listing.added(truth, title, &boss));
    let run = || listing.run(&app.gate, &boss, &spec, Run::default(), |_| Flow::Continue);
    let first = run();
    // Then every row became what the truth says
    listing.check(&first);
    let people = listing.people();
    assert_eq!(first.created, people.len() as u64);
    assert_eq!(first.repeated, listing.repeats());
    assert_eq!(listing.stored(&all(&app.gate, &boss, "customer")), people);
    // And the same list adds nothing, changes nothing and refuses the same rows
    let before = counts(&app.gate, &boss);
    let again = run();
    listing.check(&again);
    assert_eq!((again.created, again.updated), (0, 0));
    assert_eq!(again.refused, first.refused);
    assert_eq!(counts(&app.gate, &boss), before);
    assert_eq!(listing.stored(&all(&app.gate, &boss, "customer")), people);
    let verdict = ledger::verify(&app.gate, &boss).expect("verified").into_inner();
    assert!(verdict.ok, "{:?}", verdict.problem.map(|p| (p.index, p.code)));
}

#[test]
fn the_shop_s_workbook_arrives_as_the_truth_says_and_once() {
    on_both(|app| taken_in_twice(app, &mut luxury(), &[]));
}

#[test]
fn the_oil_company_s_text_arrives_as_the_truth_says_and_once_with_its_contacts() {
    on_both(|app| {
        let mut listing = oil();
        taken_in_twice(app, &mut listing, &[("amount", "合同金额")]);
        contacts_follow_their_companies(app, &listing);
    });
}

fn contacts_follow_their_companies(app: &App, listing: &Listing) {
    let boss = app.enter("boss");
    // Every good row of the list names one contact.
    let contacts = all(&app.gate, &boss, "contact");
    assert_eq!(contacts.len(), listing.people().len());
    // The third row of the list, found by its code.
    let request = ListRequest {
        object: "customer".into(),
        q: Some("9123060223DMPY79MR".into()),
        ..ListRequest::default()
    };
    let found = list(&app.gate, &boss, &request).expect("found").into_inner();
    let company = found.items.first().expect("the company").id;
    let own: Vec<_> = contacts.iter().filter(|c| c.parent == Some(company)).collect();
    let [contact] = own[..] else { panic!("{} contacts", own.len()) };
    for (field, value) in [("name", "张玲"), ("position", "总经理")] {
        let Some(ShownValue::Clear(shown)) = contact.values.get(field) else { panic!("{field}") };
        assert_eq!(*shown, json!(value));
    }
}

#[test]
fn an_import_that_broke_off_goes_on_where_it_stood() {
    broken_off(App::sqlite());
    broken_off(App::postgres());
}

fn broken_off(app: App) {
    let listing = luxury();
    // Given an import that stopped in the middle
    let spec = listing.spec(&app.gate, || app.enter("boss"));
    let boss = app.enter("boss");
    let mut chunks = 0;
    let half = listing.run(&app.gate, &boss, &spec, Run::default(), |_| {
        chunks += 1;
        if chunks == 16 { Flow::Stop } else { Flow::Continue }
    });
    assert_eq!(half.rows, 800);
    // When the program starts again and goes on from the progress that was kept
    let kept = serde_json::to_string(&(&spec, &half)).expect("it is written");
    let app = app.closed_for(|_| {});
    let (spec, half) = serde_json::from_str(&kept).expect("it is read");
    let done = listing.run(&app.gate, &app.owner, &spec, half, |_| Flow::Continue);
    // Then the end is the same as without the break
    listing.check(&done);
    assert_eq!(listing.stored(&all(&app.gate, &app.owner, "customer")), listing.people());
}

//! A file of leads, as an exhibition hands it over.

use std::cell::RefCell;
use std::io::Cursor;

use jobs::tasks::import;
use sales::assignment;
use sales::import::{Flow, Progress, RefusedRow, Spec, WithoutJob};
use serde_json::json;
use tests::app::App;

use super::kit::{Shop, counts, listed, seen, turn};

const FILE: &str = "\
姓名,公司,联系电话,来源,需求,跟进记录,下次联系
丁一诺,云岚商贸,13912345678,展会,年会礼品二十只,展台聊过,2026-12-01
戊二,,13912345679,官网,看包,,
,,13912345670,展会,没有名字,,
";

/// Takes the file in as the manager; the refusals by row and code.
fn taken_in(app: &App) -> (Progress, Vec<(u64, String)>) {
    let who = || app.enter("boss");
    let mut source = Cursor::new(FILE.as_bytes().to_vec());
    let (spec, rows) = import::ready(&app.gate, || Ok(who()), &mut source, Spec::default(), "lead")
        .expect("the file is read");
    assert_eq!(rows, 3);
    let all = RefCell::new((Progress::default(), Vec::new()));
    let kept = |progress: &Progress, refused: Vec<RefusedRow>| {
        let mut all = all.borrow_mut();
        all.0 = progress.clone();
        all.1.extend(refused.into_iter().map(|one| (one.row, one.code)));
        Ok(Flow::Continue)
    };
    let mut keeper = WithoutJob { enter: || Ok(who()), kept };
    import::store(&app.gate, &mut source, &spec, Progress::default(), &mut keeper)
        .expect("taken in");
    all.into_inner()
}

#[test]
fn a_file_of_leads_is_taken_in_handed_out_and_recognised_again() {
    // Given a rule for leads of exhibitions
    let app = App::sqlite();
    let shop = Shop::new(&app);
    let rule = json!({ "name": "展会", "sources": ["exhibition"], "method": "in_turn" });
    shop.rule(&app, rule, &[1]);
    // When the file is taken in
    let (done, refused) = taken_in(&app);
    // Then it made leads and no customers, and refused the one without a name
    assert_eq!((done.created, &refused), (2, &vec![(4, "lead_needs_name".to_owned())]));
    assert_eq!(counts(&app)["customer"], 0);
    // And they are handed out by the rules, with what was said
    assignment::soon(&app.gate).expect("handed out");
    let rep = &shop.reps[1];
    let found = listed(&app, rep, "lead", "");
    assert_eq!((found.len(), shop.loads(&app)), (1, vec![0, 1, 0]));
    let values = seen(&app, rep, "lead", found[0].id)["values"].clone();
    assert_eq!((&values["company_name"], &values["status"]), (&json!("云岚商贸"), &json!("new")));
    assert_eq!(
        (&values["source"], &values["need"]),
        (&json!("exhibition"), &json!("年会礼品二十只"))
    );
    assert_eq!(values["next_contact_on"], "2026-12-01");
    assert_eq!(listed(&app, rep, "lead_follow_up", "").len(), 1);
    // When the lead became a customer, then the same file changes nothing of it
    turn(&app, rep, found[0].id, super::kit::all_of_it()).expect("converted");
    let (done, refused) = taken_in(&app);
    assert_eq!(done.created, 0);
    assert!(refused.len() <= 2, "{refused:?}");
    assert_eq!(seen(&app, rep, "lead", found[0].id)["values"]["status"], "converted");
}

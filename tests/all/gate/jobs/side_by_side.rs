//! Chunks of an import are made ready side by side; what they store is as if one came after the other.

use serde_json::json;
use tests::app::on_both;

use super::kit;

/// People in the list.
const PEOPLE: usize = 260;

/// A list in which everybody stands several times, the times far apart: in chunks that are made
/// ready at the same time.
fn repeated(times: usize) -> String {
    let mut list = "姓名,手机号,跟进记录\n".to_owned();
    for time in 0..times {
        for n in 0..PEOPLE {
            list.push_str(&format!("客户,1391000{n:04},第{time}次\n"));
        }
    }
    list
}

#[test]
fn people_who_stand_in_chunks_side_by_side_are_stored_once() {
    on_both(|app| {
        // Given a list in which each person stands four times
        let job = kit::import(app, &app.owner, &repeated(4), kit::plainly());
        // When it is imported
        kit::run(&app.gate, &[job], |_| {});
        // Then each is there once, with the four notes
        let done = kit::shown(app, &app.owner, job);
        let result = done.result.expect("a result");
        assert_eq!((&result["created"], &result["rows"]), (&json!(PEOPLE), &json!(4 * PEOPLE)));
        let count = |object: &str| {
            app.site.number(&format!("SELECT count(*) FROM record WHERE object = '{object}'"))
        };
        assert_eq!(count("customer"), PEOPLE as i64);
        assert_eq!(count("follow_up"), 4 * PEOPLE as i64);
        // When the same list is imported once more
        let again = kit::import(app, &app.owner, &repeated(4), kit::plainly());
        kit::run(&app.gate, &[again], |_| {});
        // Then nothing is added
        let result = kit::shown(app, &app.owner, again).result.expect("a result");
        assert_eq!((&result["created"], &result["updated"]), (&json!(0), &json!(0)));
        assert_eq!((count("customer"), count("follow_up")), (PEOPLE as i64, 4 * PEOPLE as i64));
    });
}

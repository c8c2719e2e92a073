//! What happened since to records that are taken back: merged, gone on with, without a pool to go to.

use gate::verbs::bulk::{BulkAct, BulkRequest, start};
use gate::verbs::delete::delete;
use gate::verbs::read::read;
use gate::work::changes;
use serde_json::json;
use tests::app::on_both;

use super::super::{merges, pools};
use super::{Shop, count, done, kit, set, taken_back};

#[test]
fn what_went_along_in_a_merge_goes_back_to_what_it_was() {
    on_both(|app| {
        let pair = merges::kit::Pair::new(app);
        let deals = || merges::kit::listed(app, &pair.rep, "deal", None);
        let ids: Vec<_> = deals().iter().map(|deal| deal.id).collect();
        // Given deals of two customers under new titles, and that the customers are one since
        let request = set(ids, json!({ "title": "新标题" }));
        let job = start(&app.gate, &pair.rep, "deal", &request).expect("a job");
        kit::run(&app.gate, &[job], |_| {});
        pair.merge(app, &[]).expect("merged");
        // When the new titles are taken back
        let back = taken_back(app, &pair.rep, job);
        // Then those of both are as before: the lines of one lie under the key of who went
        assert_eq!((back.change.undo.expect("an undo").state.as_str()), "done");
        let mut titles: Vec<_> = deals().into_iter().map(|deal| deal.title).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["想寄卖手表", "看过 Kelly"]);
    });
}

#[test]
fn an_imported_customer_with_whom_others_went_on_stays() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a file with two people, each with a note
        let table =
            "姓名,手机号,跟进记录\n钱多多,13300000002,想要黑色\n孙大圣,13300000003,想要金色\n";
        let job = kit::import(app, &shop.manager, table, kit::plainly());
        kit::run(&app.gate, &[job], |_| {});
        let notes = "SELECT count(*) FROM record WHERE object = 'follow_up'";
        assert_eq!(app.site.number(notes), 2);
        let found = merges::kit::ids(app, &shop.manager, "孙大圣");
        // And that somebody has added a contact to one of them, whose own record is as it was
        app.create(&app.owner, "contact", json!({ "name": "家属小王" }), Some(found[0]));
        // When the import is taken back
        let back = taken_back(app, &shop.manager, job);
        // Then this one stays with the contact, and the other goes: its note came with it
        assert_eq!((count(&back, "undone"), count(&back, "kept")), (1, 1));
        assert_eq!(back.left[0].code, "changed_since");
        assert!(read(&app.gate, &shop.manager, "customer", found[0]).is_ok());
        let deleted = "SELECT count(*) FROM record WHERE object = 'customer' AND state = 'deleted'";
        assert_eq!(app.site.number(deleted), 1);
    });
}

#[test]
fn nothing_goes_back_into_a_pool_that_has_gone() {
    on_both(|app| {
        let shop = pools::kit::Shop::new(app);
        // Given a customer of a pool who was given to a rep by a bulk act
        shop.give_back(app);
        let boss = app.enter("boss");
        let give = BulkRequest {
            owner: Some(shop.two.user()),
            ..BulkRequest::of(BulkAct::Assign, vec![shop.customer])
        };
        let given = done(app, &boss, &give);
        assert_eq!(count(&given, "done"), 1);
        // And that the pool has gone
        delete(&app.gate, &app.enter("boss"), "pool", shop.pool, None).expect("gone");
        // When the act is taken back
        taken_back(app, &app.enter("boss"), given.change.id);
        // Then the customer stays the rep's
        let back = changes::get(&app.gate, &app.enter("boss"), given.change.id).expect("the job");
        assert_eq!((count(back.get(), "undone"), count(back.get(), "kept")), (0, 1));
        let there = read(&app.gate, &app.enter("rep2"), "customer", shop.customer);
        assert_eq!(there.expect("the customer").get().owner, Some(shop.two.user()));
    });
}

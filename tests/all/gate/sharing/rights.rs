//! With whom a record can be shared, and that it gives nobody more than the giver has.

use gate::verbs::collaborators::CollaborateRequest;
use policy::{Grant, Rows, Verb, View};
use tests::app::on_both;

use super::kit::Shop;

const USER: CollaborateRequest =
    CollaborateRequest { user: None, department: None, edit: false, days: None };

#[test]
fn a_department_shares_with_all_who_work_there_and_below_it() {
    on_both(|app| {
        let shop = Shop::new(app);
        let wanted = CollaborateRequest { department: Some(shop.second), ..USER };
        shop.asks(shop.customer, "rep", wanted).expect("shared");
        assert_eq!((shop.seen("other")[0], shop.seen("clerk")[0]), (1, 1));
        // The administrator works there too, and sees no customers whatever is shared
        let admin = app.enter("admin");
        let opened = gate::verbs::read::read(&app.gate, &admin, "customer", shop.customer);
        assert!(opened.is_err());
        assert_eq!(shop.seen("colleague")[0], 0);
    });
}

#[test]
fn a_share_that_opens_nothing_or_goes_on_too_long_is_refused() {
    on_both(|app| {
        let shop = Shop::new(app);
        let asks = |wanted| shop.asks(shop.customer, "rep", wanted).expect_err("refused");
        let with = |login: &str| CollaborateRequest { user: Some(app.enter(login).user()), ..USER };
        assert_eq!(asks(with("auditor")).code, "share_opens_nothing");
        assert_eq!(asks(with("rep")).code, "share_with_owner");
        assert_eq!(asks(USER).fields[0].code, "required");
        for days in [0, 91] {
            let wanted = CollaborateRequest { days: Some(days), ..with("other") };
            assert_eq!(asks(wanted).fields[0].code, "bad_days");
        }
        let stranger = CollaborateRequest { user: Some(kernel::Id::new()), ..USER };
        assert_eq!(asks(stranger).fields[0].code, "bad_user");
        assert_eq!(shop.seen("other"), [0; 5]);
    });
}

#[test]
fn nobody_gives_a_sight_of_fields_that_they_do_not_have_themselves() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a role that sees all of its own customers in the clear
        let verbs: &[&[Verb]] = &[Verb::READING, &[Verb::Update, Verb::Reveal]];
        let all = Grant::on("customer", Rows::Own, verbs).edit("*", View::Clear);
        let role = app.role("看得多的人", &[all]);
        app.colleague_with("seer", role, None);
        // Then a rep, whose customers' accounts are masked, does not share with them
        let fault = shop.gives("rep", "seer", false).expect_err("refused");
        assert_eq!(fault.code, "share_beyond_own");
        assert!(!format!("{fault:?}").contains("5678"));
        // And whoever sees all of it does
        shop.gives("boss", "seer", false).expect("shared");
        assert_eq!(shop.listed(&app.enter("seer"), "customer"), [shop.customer]);
    });
}

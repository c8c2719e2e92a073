//! One record that is shared with a colleague or a department: what it opens, what it does not, and how it ends.

mod ends;
mod kit;
mod rights;

use gate::verbs::history::history;
use gate::verbs::{delete, read};
use kernel::Id;
use policy::Verb;
use serde_json::json;
use tests::app::on_both;

use self::kit::{PHONE, Shop, codes};

#[test]
fn a_shared_customer_is_listed_counted_found_and_opened_with_what_is_a_part_of_it_alone() {
    on_both(|app| {
        let shop = Shop::new(app);
        assert_eq!(shop.seen("other"), [0; 5]);
        // When one of two customers is shared
        shop.gives("rep", "other", false).expect("shared");
        // Then it is there with its contact and its follow-up; its deal and its contract are not
        assert_eq!(shop.seen("other"), [1, 1, 1, 0, 0]);
        assert_eq!((shop.found("other", PHONE), shop.found("other", "13900139000")), (1, 0));
        let other = app.enter("other");
        let opened = read::read(&app.gate, &other, "customer", shop.customer).expect("opened");
        let shown = serde_json::to_value(opened.get()).expect("JSON");
        assert_eq!(shown["values"]["phone"], json!({ "masked": "138****5678" }));
        assert_eq!((&shown["may"], &shown["reveal"]), (&json!(["history"]), &json!([])));
        assert_eq!(shown["shared"], "read");
        history(&app.gate, &other, "customer", shop.customer, None).expect("its changes");
        for (object, id) in [("customer", shop.beside), ("deal", shop.deal)] {
            let fault = read::read(&app.gate, &other, object, id).err().expect("hidden");
            assert_eq!(fault.code, "not_found", "{object}");
        }
        // And for everybody else nothing has changed
        assert_eq!(shop.seen("colleague"), [0; 5]);
    });
}

#[test]
fn what_is_shared_to_be_read_is_not_changed_and_what_is_shared_to_be_edited_is_not_given_away() {
    on_both(|app| {
        let shop = Shop::new(app);
        let values = || json!({ "level": "vip" });
        shop.gives("rep", "other", false).expect("shared");
        let other = app.enter("other");
        let change = app.try_update(&other, "customer", shop.customer, 1, values());
        assert_eq!(change.expect_err("refused").code, "denied");
        assert_eq!(shop.reveals("other").expect_err("refused").code, "denied");
        assert_eq!(shop.notes("other").expect_err("refused").code, "denied");
        // When it is shared to be edited
        shop.gives("rep", "other", true).expect("shared anew");
        let other = app.enter("other");
        let seen = read::read(&app.gate, &other, "customer", shop.customer).expect("opened");
        let version = seen.get().version;
        app.try_update(&other, "customer", shop.customer, version, values()).expect("changed");
        shop.reveals("other").expect("revealed");
        let note = shop.notes("other").expect("noted");
        // Then the note belongs to whom the customer belongs to
        let note = read::read(&app.gate, &app.enter("rep"), "follow_up", note).expect("theirs");
        assert_eq!(note.get().owner, Some(app.enter("rep").user()));
        // And it is neither deleted nor assigned nor given on
        let gone = delete::delete(&app.gate, &other, "customer", shop.customer, None);
        assert_eq!(gone.err().expect("refused").code, "denied");
        assert_eq!(shop.gives("other", "colleague", false).expect_err("refused").code, "denied");
        assert_eq!(shop.assigns("other", "other").expect_err("refused").code, "denied");
    });
}

#[test]
fn lists_and_single_records_agree_whatever_is_shared() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rep = app.enter("rep");
        let more: Vec<Id> =
            (0..6).map(|n| shop.customer(&rep, &format!("1370013700{n}"))).collect();
        let contact = |id: &Id| app.create(&rep, "contact", json!({ "name": "仇母" }), Some(*id));
        let contacts: Vec<Id> = more.iter().map(contact).collect();
        for (n, id) in more.iter().enumerate().filter(|(n, _)| n % 3 != 2) {
            shop.shares(*id, "rep", "other", n % 3 == 1).expect("shared");
        }
        for login in ["rep", "colleague", "other", "manager", "boss"] {
            let who = app.enter(login);
            let agrees = |object: &str, id: &Id, listed: &[Id]| {
                let opened = read::read(&app.gate, &who, object, *id).is_ok();
                assert_eq!(listed.contains(id), opened, "{login} {object}");
            };
            let listed = shop.listed(&who, "customer");
            let all = more.iter().chain([&shop.customer, &shop.beside]);
            all.for_each(|id| agrees("customer", id, &listed));
            let listed = shop.listed(&who, "contact");
            contacts.iter().for_each(|id| agrees("contact", id, &listed));
            for verb in [Verb::Update, Verb::Reveal, Verb::Delete, Verb::Collaborate] {
                let object = who.catalogue().get("customer").expect("declared");
                let permit = policy::decide(&who.org().policies, who.caller(), verb, object);
                let rows = permit.map(|permit| {
                    let count = |c: &mut store::Conn| {
                        let all = &model::Predicate::True;
                        store::records::count(c, &permit, all, store::Which::Active, 100)
                    };
                    app.store.of(who.org_id()).read(count).expect("counted")
                });
                assert_eq!(rows.unwrap_or(0), shop.may(&who, verb), "{login} {}", verb.name());
            }
        }
    });
}

#[test]
fn sharing_and_what_is_seen_by_it_stand_in_the_ledger_and_the_receiver_is_told() {
    on_both(|app| {
        let shop = Shop::new(app);
        let share = shop.gives("rep", "other", false).expect("shared");
        let other = app.enter("other");
        read::read(&app.gate, &other, "customer", shop.customer).expect("opened");
        shop.takes_back("rep", share).expect("taken back");
        let events = app.events();
        let of = |act: &str, actor: Id| {
            let fits = |e: &&audit::Event| e.act == act && e.actor == Some(actor);
            events.iter().filter(fits).collect::<Vec<_>>()
        };
        let rep = app.enter("rep").user();
        let [given, ended] = &of("collaborate", rep)[..] else { panic!("two entries") };
        assert_eq!(given.records, [shop.customer]);
        assert_eq!(given.details.get("grantee"), Some(&other.user().to_string()));
        assert_eq!(given.details.get("right").map(String::as_str), Some("read"));
        assert!(given.details.contains_key("until"));
        assert_eq!(ended.details.get("ended"), Some(&share.to_string()));
        let read = of("read", other.user());
        assert!(read.iter().all(|e| e.details.get("shared").map(String::as_str) == Some("1")));
        assert!(!read.is_empty());
        let own = of("read", rep);
        assert!(own.iter().all(|e| !e.details.contains_key("shared")));
        assert_eq!(shop.told("other"), ["shared"]);
    });
}

#[test]
fn an_explanation_names_who_shared_the_record_and_until_when() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.gives("rep", "other", true).expect("shared");
        let about = |login: &str| {
            let person = app.enter(login).user();
            let boss = app.enter("boss");
            let told =
                gate::verbs::explain::explain(&app.gate, &boss, "customer", shop.customer, person);
            told.expect("explained").into_inner()
        };
        let told = about("other");
        let [share] = &told.shares[..] else { panic!("one share") };
        assert_eq!((share.by.as_str(), share.edit), ("员工rep", true));
        let verb = |verb| told.verbs.iter().find(|one| one.verb == verb).expect("explained");
        assert!(verb(Verb::Read).allowed && verb(Verb::Read).because.iter().all(|one| one.shared));
        assert!(verb(Verb::Update).allowed && !verb(Verb::Delete).allowed);
        assert!(about("colleague").shares.is_empty());
    });
}

#[test]
fn only_those_who_may_change_a_record_by_their_role_share_it() {
    on_both(|app| {
        let shop = Shop::new(app);
        let by = |giver: &str| shop.gives(giver, "other", false).err().map(|fault| fault.code);
        assert_eq!(
            codes(&["colleague", "admin", "auditor"], by),
            ["not_found", "denied", "denied"]
        );
        assert_eq!(by("manager"), None);
        // With whom it is shared, they see who may read it
        let told = shop.collaborators("other").expect("told");
        assert_eq!((told.items.len(), told.may_share), (1, false));
        assert!(shop.collaborators("rep").expect("told").may_share);
        assert_eq!(shop.collaborators("colleague").err().expect("hidden").code, "not_found");
    });
}

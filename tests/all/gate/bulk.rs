//! Bulk acts: tried before, done as a job record by record, and taken back where nobody changed anything since.

mod import;
mod masked;
mod resumed;
mod since;
mod turns;
mod views;

use gate::Entered;
use gate::verbs::bulk::{BulkAct, BulkPreview, BulkRequest, preview, start};
use gate::verbs::read::read;
use gate::verbs::undo;
use gate::work::changes::{self, ChangeDetail};
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::{App, map, on_both};

use super::jobs::kit;

/// Two reps of one shop and their manager, with two customers of the first rep and one of the second.
pub struct Shop {
    pub one: Entered,
    pub two: Entered,
    pub manager: Entered,
    pub mine: Vec<Id>,
    pub theirs: Id,
}

impl Shop {
    pub fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let one = app.colleague("rep1", "rep", department);
        let two = app.colleague("rep2", "rep", department);
        let manager = app.colleague("manager", "manager", department);
        let person = |who: &Entered, name: &str, phone: &str| {
            let values =
                json!({ "kind": "person", "name": name, "phone": phone, "level": "normal" });
            app.create(who, "customer", values, None)
        };
        let mine = vec![person(&one, "单小燕", "13812345678"), person(&one, "王芳", "13912345678")];
        let theirs = person(&two, "曾国强", "13712345678");
        Self { one, two, manager, mine, theirs }
    }

    pub fn all(&self) -> Vec<Id> {
        self.mine.iter().copied().chain([self.theirs]).collect()
    }
}

pub fn set(ids: Vec<Id>, values: Json) -> BulkRequest {
    BulkRequest { values: map(values), ..BulkRequest::of(BulkAct::Set, ids) }
}

pub fn tried(app: &App, who: &Entered, request: &BulkRequest) -> BulkPreview {
    preview(&app.gate, who, "customer", request).expect("a preview").into_inner()
}

/// Starts it, runs it, and shows what came of it.
pub fn done(app: &App, who: &Entered, request: &BulkRequest) -> ChangeDetail {
    let job = start(&app.gate, who, "customer", request).expect("a job");
    kit::run(&app.gate, &[job], |_| {});
    changes::get(&app.gate, who, job).expect("the job").into_inner()
}

pub fn taken_back(app: &App, who: &Entered, job: Id) -> ChangeDetail {
    let back = undo::start(&app.gate, who, job).expect("a job");
    kit::run(&app.gate, &[back], |_| {});
    changes::get(&app.gate, who, job).expect("the job").into_inner()
}

pub fn value(app: &App, who: &Entered, id: Id, field: &str) -> Json {
    let shown = serde_json::to_value(read(&app.gate, who, "customer", id).expect("the customer"));
    shown.expect("an answer")["values"][field].clone()
}

/// How many lines of a job are in this state.
pub fn count(detail: &ChangeDetail, state: &str) -> u64 {
    detail.counts.iter().filter(|one| one.state == state).map(|one| one.count).sum()
}

#[test]
fn a_preview_says_how_many_would_change_and_why_others_would_not_and_changes_nothing() {
    on_both(|app| {
        let shop = Shop::new(app);
        let before = app.events().len();
        // When a rep tries to change the own customers and a colleague's
        let told = tried(app, &shop.one, &set(shop.all(), json!({ "level": "vip" })));
        // Then the own ones would change, and the other is not there for them
        assert_eq!((told.chosen, told.changes, told.same), (3, 2, 0));
        let why: Vec<(&str, u64)> =
            told.refused.iter().map(|one| (one.code.as_str(), one.count)).collect();
        assert_eq!(why, [("not_found", 1)]);
        let first = serde_json::to_value(&told.sample[0].fields).expect("JSON");
        assert_eq!(first, json!([{ "field": "level", "from": "normal", "to": "vip" }]));
        // And nothing is changed; it is one reading of those that were named
        assert_eq!(value(app, &shop.one, shop.mine[0], "level"), "normal");
        let new: Vec<_> = app.events().split_off(before);
        assert_eq!(new.iter().filter(|event| event.act == "read").count(), 2, "with our own look");
        assert!(new.iter().all(|event| event.act == "read" || event.act == "list"));
        let preview = new.iter().find(|event| event.details.contains_key("preview"));
        assert_eq!(preview.expect("its entry").records, shop.mine);
    });
}

#[test]
fn what_is_masked_stays_masked_in_a_preview() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given that a rep sees phones masked
        let told = tried(app, &shop.one, &set(shop.mine.clone(), json!({ "phone": null })));
        // When they try to empty them
        let text = serde_json::to_string(&told).expect("JSON");
        // Then the preview shows them as masked as the list does
        assert!(text.contains("138****5678"), "{text}");
        assert!(!text.contains("13812345678"), "{text}");
    });
}

#[test]
fn many_are_changed_one_by_one_with_an_entry_each_and_go_back_to_what_they_were() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given an act on all customers that the manager sees by a filter
        let request = BulkRequest {
            filter: Some("level = \"normal\"".into()),
            ..set(Vec::new(), json!({ "level": "vip", "phone": "13512345678" }))
        };
        // When it is done
        let detail = done(app, &shop.manager, &request);
        // Then all are so, each with its own entry that names the job
        assert_eq!((detail.change.state.as_str(), count(&detail, "done")), ("done", 3));
        assert_eq!(value(app, &shop.manager, shop.theirs, "level"), "vip");
        let job = detail.change.id.to_string();
        let named = |event: &&audit::Event| event.details.get("job") == Some(&job);
        let entries = app.events();
        let updates = entries.iter().filter(named).filter(|event| event.versions.is_some());
        assert_eq!(updates.count(), 3);
        // When one was changed since and all of it is taken back
        app.try_update(&shop.two, "customer", shop.theirs, 2, json!({ "level": "gold" }))
            .expect("a change");
        let back = taken_back(app, &shop.manager, detail.change.id);
        // Then those that nobody touched are as before, sealed values too, and the other is told
        assert_eq!((count(&back, "undone"), count(&back, "kept")), (2, 1));
        assert_eq!(value(app, &shop.manager, shop.mine[0], "level"), "normal");
        assert_eq!(value(app, &shop.manager, shop.mine[0], "phone"), "+8613812345678");
        assert_eq!(value(app, &shop.manager, shop.theirs, "level"), "gold");
        assert_eq!(back.left[0].code, "changed_since");
        assert!(!back.change.may_undo);
        let again =
            undo::start(&app.gate, &shop.manager, detail.change.id).expect_err("nothing left");
        assert_eq!(again.code, "nothing_to_undo");
    });
}

#[test]
fn sealed_values_go_back_without_being_shown_to_who_may_not_see_them() {
    on_both(|app| {
        let shop = Shop::new(app);
        let request = set(shop.mine.clone(), json!({ "phone": "13512345678" }));
        let detail = done(app, &shop.one, &request);
        assert_eq!(count(&detail, "done"), 2);
        // When the rep, who sees phones masked, takes it back
        let back = taken_back(app, &shop.one, detail.change.id);
        // Then the phones are there again, and nothing told them on the way
        assert_eq!(count(&back, "undone"), 2);
        assert_eq!(value(app, &shop.manager, shop.mine[0], "phone"), "+8613812345678");
        assert_eq!(value(app, &shop.one, shop.mine[0], "phone")["masked"], "138****5678");
        let entries = app.events();
        assert!(entries.iter().all(|event| event.act != "reveal"));
    });
}

#[test]
fn tags_come_and_go_and_owners_and_deleted_ones_come_back() {
    on_both(|app| {
        let shop = Shop::new(app);
        let object = app.owner.catalogue().get("customer").expect("customers").clone();
        let tags = &object.field("tags").expect("tags").options;
        let (first, second) = (tags[0].value.clone(), tags[1].value.clone());
        app.try_update(&shop.one, "customer", shop.mine[0], 1, json!({ "tags": [second.clone()] }))
            .expect("tagged");
        let tag = |act, options: Vec<String>| BulkRequest {
            field: Some("tags".into()),
            options,
            ..BulkRequest::of(act, shop.mine.clone())
        };
        // A tag is added to what is there; who has it already is left as it is
        let told = tried(app, &shop.one, &tag(BulkAct::Tag, vec![second.clone()]));
        assert_eq!((told.changes, told.same), (1, 1));
        done(app, &shop.one, &tag(BulkAct::Tag, vec![first.clone()]));
        assert_eq!(value(app, &shop.one, shop.mine[0], "tags"), json!([first, second]));
        done(app, &shop.one, &tag(BulkAct::Untag, vec![first.clone(), second]));
        assert_eq!(value(app, &shop.one, shop.mine[1], "tags"), Json::Null);
        // A new owner, and back
        let give = BulkRequest {
            owner: Some(shop.two.user()),
            ..BulkRequest::of(BulkAct::Assign, shop.mine.clone())
        };
        let given = done(app, &shop.manager, &give);
        assert!(read(&app.gate, &shop.one, "customer", shop.mine[0]).is_err());
        taken_back(app, &shop.manager, given.change.id);
        assert!(read(&app.gate, &shop.one, "customer", shop.mine[0]).is_ok());
        // Into the bin, and out of it
        let gone = done(app, &shop.one, &BulkRequest::of(BulkAct::Delete, shop.mine.clone()));
        assert_eq!(count(&gone, "done"), 2);
        let back = taken_back(app, &shop.one, gone.change.id);
        assert_eq!(count(&back, "undone"), 2);
        let state = read(&app.gate, &shop.one, "customer", shop.mine[0]).expect("back");
        assert_eq!(state.get().state, "active");
    });
}

#[test]
fn rights_are_those_of_each_record_and_of_the_moment() {
    on_both(|app| {
        let shop = Shop::new(app);
        // A rep gives nothing to others, writes no field that is not theirs, and no unique one into many
        let give = BulkRequest {
            owner: Some(shop.two.user()),
            ..BulkRequest::of(BulkAct::Assign, shop.mine.clone())
        };
        assert_eq!(start(&app.gate, &shop.one, "customer", &give).expect_err("no").code, "denied");
        let unique = set(shop.mine.clone(), json!({ "id_card": "11010519491231002X" }));
        let fault = preview(&app.gate, &shop.one, "customer", &unique).err().expect("refused");
        assert_eq!(fault.fields[0].code, "bulk_unique");
        let locked = tried(app, &shop.one, &set(shop.mine.clone(), json!({ "reclaim_on": null })));
        assert_eq!((locked.changes, locked.refused[0].code.as_str()), (0, "read_only"));
        // Others neither see what somebody did nor take it back; who reads the ledger sees it
        let detail = done(app, &shop.one, &set(shop.all(), json!({ "level": "silver" })));
        assert_eq!((count(&detail, "done"), count(&detail, "refused")), (2, 1));
        let job = detail.change.id;
        let hidden = undo::start(&app.gate, &shop.two, job).expect_err("not theirs");
        assert_eq!(hidden.code, "not_found");
        assert!(changes::get(&app.gate, &shop.manager, job).is_err());
        assert!(changes::get(&app.gate, &app.owner, job).is_ok());
        let listed = changes::list(&app.gate, &shop.two, None, true).expect("a list");
        assert!(listed.is_empty());
        // When the customer went to a colleague, the rep has no way to take back what they did there
        let to = BulkRequest {
            owner: Some(shop.two.user()),
            ..BulkRequest::of(BulkAct::Assign, vec![shop.mine[0]])
        };
        done(app, &shop.manager, &to);
        let back = taken_back(app, &shop.one, job);
        assert_eq!((count(&back, "undone"), count(&back, "kept")), (1, 1));
    });
}

//! Single cases, one for each promise.

use kernel::FaultKind;
use model::{Column, Compare, Predicate, Scalar};
use serde_json::json;

use super::kit::{self, Row, caller, catalogue, customer, role};
use crate::caller::CallerKind;
use crate::check::check;
use crate::decide::{decide, decide_create, decide_row, may};
use crate::explain::explain;
use crate::grants::{Grant, Role, Rows};
use crate::permit::View;
use crate::services;
use crate::set::PolicySet;
use crate::verb::Verb;

fn set(roles: &[Role]) -> PolicySet {
    PolicySet::build(&catalogue(), roles).expect("the roles are valid")
}

fn grant(rows: Rows, verbs: &[Verb]) -> Grant {
    Grant::on("customer", rows, &[verbs])
}

fn owner_is(n: u8) -> Predicate {
    Predicate::Is(Column::Owner, Compare::Eq, Scalar::Text(kit::user(n).to_string()))
}

#[test]
fn own_rows_become_one_comparison_with_the_owner() {
    let set = set(&[role(0, vec![grant(Rows::Own, &[Verb::Read, Verb::List])])]);
    let permit = decide(&set, &caller(&[0], Some(1), &[1]), Verb::List, &customer()).unwrap();
    assert_eq!(*permit.rows(), owner_is(0));
}

#[test]
fn a_tree_is_expanded_into_its_departments() {
    let set = set(&[role(0, vec![grant(Rows::Tree, &[Verb::Read])])]);
    let permit = decide(&set, &caller(&[0], Some(1), &[1, 2]), Verb::Read, &customer()).unwrap();
    let departments = [1, 2].map(|n| Scalar::Text(kit::department(n).to_string())).to_vec();
    let tree = Predicate::In(Column::Department, departments);
    assert_eq!(*permit.rows(), Predicate::Or(vec![owner_is(0), tree]));
}

#[test]
fn a_team_of_nobody_does_not_reach_rows_without_department() {
    let set = set(&[role(0, vec![grant(Rows::Team, &[Verb::Read])])]);
    let permit = decide(&set, &caller(&[0], None, &[]), Verb::Read, &customer()).unwrap();
    assert_eq!(*permit.rows(), owner_is(0));
    assert!(!permit.covers(&Row::of(Some(1), None).facts()));
}

#[test]
fn what_may_not_be_read_is_not_found_and_what_may_not_be_done_is_denied() {
    let set = set(&[role(0, vec![grant(Rows::Own, &[Verb::Read, Verb::Delete])])]);
    let me = caller(&[0], None, &[]);
    let kind = |verb, owner| {
        let row = Row::of(Some(owner), None);
        decide_row(&set, &me, verb, &customer(), &row.facts()).map(|_| ()).map_err(|f| f.kind)
    };
    assert_eq!(kind(Verb::Read, 0), Ok(()));
    assert_eq!(kind(Verb::Delete, 0), Ok(()));
    assert_eq!(kind(Verb::Update, 0), Err(FaultKind::Denied));
    assert_eq!(kind(Verb::Read, 1), Err(FaultKind::NotFound));
    assert_eq!(kind(Verb::Delete, 1), Err(FaultKind::NotFound));
}

#[test]
fn a_verb_reaches_only_rows_that_may_be_read() {
    let grants = vec![grant(Rows::Own, &[Verb::Read]), grant(Rows::All, &[Verb::Export])];
    let set = set(&[role(0, grants)]);
    let permit = decide(&set, &caller(&[0], None, &[]), Verb::Export, &customer()).unwrap();
    assert_eq!(*permit.rows(), owner_is(0));
}

#[test]
fn a_verb_alone_without_reading_reaches_nothing() {
    let set = set(&[role(0, vec![grant(Rows::All, &[Verb::List, Verb::Update])])]);
    let me = caller(&[0], None, &[]);
    let fault = decide(&set, &me, Verb::List, &customer()).err().expect("it is refused");
    assert_eq!((fault.kind, fault.param("reason")), (FaultKind::Denied, Some("no_grant")));
    assert!(!may(&set, &me, Verb::Update, &customer()));
}

#[test]
fn a_permit_for_one_record_opens_no_other() {
    let set = set(&[role(0, vec![grant(Rows::All, &[Verb::Read])])]);
    let row = Row::of(None, None);
    let permit =
        decide_row(&set, &caller(&[0], None, &[]), Verb::Read, &customer(), &row.facts()).unwrap();
    let other = Row { id: kit::id(4, 2), ..row.clone() };
    assert!(permit.covers(&row.facts()));
    assert!(!permit.covers(&other.facts()));
}

#[test]
fn a_new_record_is_decided_by_what_it_would_be() {
    let set =
        set(&[role(0, vec![grant(Rows::Own, &[Verb::Create]).edit("field:level", View::Clear)])]);
    let me = caller(&[0], None, &[]);
    let (mine, other) = (Row::of(Some(0), None), Row::of(Some(1), None));
    let permit = decide_create(&set, &me, &customer(), &mine.facts()).unwrap();
    assert!(permit.may_edit("level", &mine.facts()));
    assert!(!permit.may_edit("phone", &mine.facts()));
    assert!(decide_create(&set, &me, &customer(), &other.facts()).is_err());
}

#[test]
fn what_may_be_filled_in_may_not_be_changed_by_that_alone() {
    let grants = vec![
        grant(Rows::Own, &[Verb::Create]).edit("*", View::Clear),
        grant(Rows::Own, &[Verb::Read, Verb::Update]).edit("field:level", View::Clear),
    ];
    let set = set(&[role(0, grants)]);
    let me = caller(&[0], None, &[]);
    let row = Row::of(Some(0), None);
    let create = decide_create(&set, &me, &customer(), &row.facts()).unwrap();
    let update = decide_row(&set, &me, Verb::Update, &customer(), &row.facts()).unwrap();
    assert!(create.may_edit("phone", &row.facts()));
    assert!(!update.may_edit("phone", &row.facts()));
    assert!(update.may_edit("level", &row.facts()));
}

#[test]
fn the_last_line_about_a_field_wins_and_unnamed_fields_are_hidden() {
    let lines = grant(Rows::All, &[Verb::Read])
        .see("class:high", View::Clear)
        .see("audience:identity", View::Masked)
        .see("field:phone", View::Reveal);
    let set = set(&[role(0, vec![lines])]);
    let permit = decide(&set, &caller(&[0], None, &[]), Verb::Read, &customer()).unwrap();
    let row = Row::of(None, None);
    let view = |field| permit.view(field, &row.facts());
    assert_eq!(view("name"), View::Clear);
    assert_eq!(view("id_card"), View::Masked);
    assert_eq!(view("phone"), View::Reveal);
    assert_eq!(view("level"), View::Hidden);
    assert_eq!(view("no_such_field"), View::Hidden);
}

#[test]
fn views_differ_by_row_and_their_bounds_are_told() {
    let grants = vec![
        grant(Rows::Own, &[Verb::Read]).see("*", View::Clear),
        grant(Rows::All, &[Verb::Read]).see("*", View::Masked),
    ];
    let set = set(&[role(0, grants)]);
    let permit = decide(&set, &caller(&[0], None, &[]), Verb::Read, &customer()).unwrap();
    assert_eq!(permit.view("phone", &Row::of(Some(0), None).facts()), View::Clear);
    assert_eq!(permit.view("phone", &Row::of(Some(1), None).facts()), View::Masked);
    assert_eq!(permit.best_view("phone"), View::Clear);
    assert_eq!(permit.worst_view("phone"), View::Masked);
}

#[test]
fn a_line_that_cannot_be_understood_voids_its_grant() {
    let broken =
        grant(Rows::All, &[Verb::Read]).see("*", View::Clear).see("clas:high", View::Hidden);
    let set = set(&[role(0, vec![broken.clone()])]);
    assert!(!may(&set, &caller(&[0], None, &[]), Verb::Read, &customer()));
    let fault = check(&catalogue(), &[broken]).expect_err("the editor hears of it");
    assert_eq!(fault.fields[0].code, "unknown_grant_fields");
}

#[test]
fn shared_rows_are_own_ones_and_those_marked_so() {
    let set = set(&[role(0, vec![Grant::on("view", Rows::Shared, &[&[Verb::Read]])])]);
    let catalogue = catalogue();
    let view = catalogue.get("view").unwrap();
    let me = caller(&[0], None, &[]);
    let permit = decide(&set, &me, Verb::Read, view).unwrap();
    let mut row = Row::of(Some(1), None);
    assert!(!permit.covers(&row.facts()));
    row.open.insert("shared".into(), json!(true));
    assert!(permit.covers(&row.facts()));
    assert!(decide_row(&set, &me, Verb::Read, view, &row.facts()).is_ok());
    let none = PolicySet::build(&catalogue, &[role(0, vec![grant(Rows::Shared, &[Verb::Read])])]);
    assert!(!may(&none.unwrap(), &me, Verb::Read, &customer()));
}

#[test]
fn a_pool_is_open_to_its_members_and_takes_nothing_from_the_list_of_ones_own() {
    // Given a role that sees own customers in the clear and those of its pools masked
    let own = grant(Rows::Own, &[Verb::Read]).see("*", View::Clear);
    let pool = grant(Rows::Pool, &[Verb::Read, Verb::Claim]).see("*", View::Masked);
    let set = set(&[role(0, vec![own, pool])]);
    let mut me = caller(&[0], None, &[]);
    me.pools.insert(kit::pool(1));
    let mut row = Row::of(None, None);
    row.state = "pooled".into();
    // When one lies in the caller's pool, in another, or in none
    let mut claims = |pool: Option<u8>| {
        row.open.clear();
        row.open.extend(pool.map(|n| ("pool".to_owned(), json!(kit::pool(n).to_string()))));
        decide_row(&set, &me, Verb::Claim, &customer(), &row.facts()).is_ok()
    };
    // Then only the first may be claimed
    assert_eq!([Some(1), Some(2), None].map(&mut claims), [true, false, false]);
    // And all of one's own are surely clear, though not all that may be read
    let permit = decide(&set, &me, Verb::Read, &customer()).unwrap();
    assert_eq!(permit.worst_view("phone"), View::Masked);
    assert_eq!(permit.clone().in_state("active").worst_view("phone"), View::Clear);
    assert_eq!(permit.in_state("pooled").worst_view("phone"), View::Masked);
}

#[test]
fn a_sealed_field_cannot_be_named_by_a_condition() {
    let condition = |field: &str| {
        format!(
            "forbid (principal, action, resource is Kedun::customer) when {{ resource.values.{field} == \"x\" }};"
        )
    };
    let build = |field| PolicySet::build_with(&catalogue(), &[], &condition(field)).err();
    assert_eq!(build("phone").map(|f| f.code), Some("bad_policy"));
    assert!(build("level").is_none());
}

#[test]
fn a_condition_that_no_database_can_be_asked_is_refused_not_guessed() {
    let like = "forbid (principal, action, resource is Kedun::customer) when { resource.values.level like \"g*\" };";
    let roles = [role(0, vec![grant(Rows::All, &[Verb::Read])])];
    let set = PolicySet::build_with(&catalogue(), &roles, like).unwrap();
    let fault = decide(&set, &caller(&[0], None, &[]), Verb::Read, &customer()).err().unwrap();
    assert_eq!(fault.param("reason"), Some("policy_not_compilable"));
}

#[test]
fn a_person_cannot_take_the_role_of_a_service_nor_a_stored_role_its_place() {
    let service = services::HOUSEKEEPER.caller(kit::id(9, 0), kernel::Timestamp(0));
    let stored = Role {
        id: services::HOUSEKEEPER.id(),
        name: kernel::Text::new("", ""),
        grants: vec![grant(Rows::All, Verb::ALL)],
    };
    let set = set(&[stored]);
    let mut person = service.clone();
    person.kind = CallerKind::Person;
    assert!(may(&set, &service, Verb::Share, &customer()));
    assert!(!may(&set, &service, Verb::Reveal, &customer()));
    assert!(!may(&set, &person, Verb::Share, &customer()));
    let permit = decide(&set, &service, Verb::Share, &customer()).unwrap();
    assert!(customer().fields.iter().all(|f| permit.best_view(&f.name) == View::Hidden));
}

#[test]
fn an_explanation_names_the_role() {
    let set = set(&[
        role(0, vec![grant(Rows::Own, &[Verb::Read])]),
        role(1, vec![grant(Rows::All, &[Verb::Delete])]),
    ]);
    let me = caller(&[0, 1], None, &[]);
    let mine =
        explain(&set, &me, Verb::Delete, &customer(), &Row::of(Some(0), None).facts()).unwrap();
    assert!(mine.allowed && mine.readable);
    assert_eq!(mine.because[0].role.en, "Role 1");
    let other =
        explain(&set, &me, Verb::Delete, &customer(), &Row::of(Some(1), None).facts()).unwrap();
    assert!(!other.allowed && !other.readable);
}

#[test]
fn fields_that_all_roles_treat_alike_share_one_set() {
    let lines = grant(Rows::All, &[Verb::Read])
        .see("class:high", View::Masked)
        .see("field:phone", View::Reveal);
    let set = set(&[role(0, vec![lines])]);
    let sets = &set.engine(&customer()).unwrap().sets;
    let names: Vec<_> = sets.all().iter().map(|s| s.fields.join(" ")).collect();
    assert_eq!(
        names,
        ["name id_card bank_card", "company_name spent", "phone", "level vip score tags pool"]
    );
}

#[test]
fn fields_of_rows_that_may_not_be_read_are_hidden_whatever_else_is_granted() {
    let forbid = "forbid (principal, action == Kedun::Action::\"read\", resource is Kedun::customer) when { resource.state == \"deleted\" };";
    let roles = [role(0, vec![grant(Rows::All, &[Verb::Read]).see("*", View::Clear)])];
    let set = PolicySet::build_with(&catalogue(), &roles, forbid).unwrap();
    let permit = decide(&set, &caller(&[0], None, &[]), Verb::Read, &customer()).unwrap();
    let mut row = Row::of(None, None);
    assert_eq!(permit.on(&row.facts()).view("phone"), View::Clear);
    row.state = "deleted".into();
    assert_eq!(permit.on(&row.facts()).view("phone"), View::Hidden);
    assert_eq!(permit.view("phone", &row.facts()), View::Hidden);
}

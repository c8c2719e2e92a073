//! Why somebody may do something, how fields are seen and by which role, and what a change of roles changes.

use super::kit::{self, Row, caller, catalogue, customer, role};
use crate::caller::Caller;
use crate::compare::{Difference, Seeing, compare};
use crate::decide::decide;
use crate::explain::{explain, explain_fields};
use crate::grants::{Grant, Role, Rows};
use crate::permit::View;
use crate::set::PolicySet;
use crate::verb::Verb;

fn set(roles: &[Role]) -> PolicySet {
    PolicySet::build(&catalogue(), roles).expect("the roles are valid")
}

fn grant(rows: Rows, verbs: &[Verb]) -> Grant {
    Grant::on("customer", rows, &[verbs])
}

const CARES: &[Verb] = &[Verb::Read, Verb::Update];

#[test]
fn a_refusal_names_the_grants_of_own_roles_that_permit_it_on_other_rows() {
    let set = set(&[
        role(0, vec![grant(Rows::Own, CARES), grant(Rows::Team, &[Verb::Read])]),
        role(1, vec![grant(Rows::All, CARES)]),
    ]);
    let me = caller(&[0], Some(1), &[1]);
    let beside = Row::of(Some(1), Some(1));
    let told = |verb| explain(&set, &me, verb, &customer(), &beside.facts()).unwrap();
    let update = told(Verb::Update);
    assert!(!update.allowed && update.readable && update.because.is_empty());
    let missed: Vec<_> = update.missed.iter().map(|m| (m.role.en.as_str(), m.rows)).collect();
    assert_eq!(missed, [("Role 0", Some(Rows::Own))]);
    assert!(told(Verb::Read).missed.is_empty());
    // Nobody's grant is named where none permits it, nor one of a role that somebody else holds.
    assert!(told(Verb::Export).missed.is_empty());
}

#[test]
fn a_grant_that_cannot_be_understood_explains_nothing() {
    let broken = grant(Rows::Own, CARES).see("colour:red", View::Clear);
    let set = set(&[role(0, vec![broken])]);
    let other = Row::of(Some(1), None);
    let me = caller(&[0], None, &[]);
    let told = explain(&set, &me, Verb::Read, &customer(), &other.facts()).unwrap();
    assert!(!told.allowed && told.missed.is_empty());
}

#[test]
fn a_rule_is_named_once_and_always_in_the_same_order() {
    let twice = || vec![grant(Rows::All, CARES), grant(Rows::All, CARES), grant(Rows::Own, CARES)];
    let set = set(&[role(1, twice()), role(0, twice())]);
    let me = caller(&[0, 1], None, &[]);
    let mine = Row::of(Some(0), None);
    let told = explain(&set, &me, Verb::Read, &customer(), &mine.facts()).unwrap();
    let because: Vec<_> = told.because.iter().map(|b| (b.role.en.as_str(), b.rows)).collect();
    let (own, all) = (Some(Rows::Own), Some(Rows::All));
    assert_eq!(because, [("Role 0", own), ("Role 0", all), ("Role 1", own), ("Role 1", all)]);
}

#[test]
fn fields_are_explained_as_the_permit_shows_them_and_by_the_role_that_shows_them_so() {
    let set = set(&[
        role(0, vec![grant(Rows::All, &[Verb::Read]).see("*", View::Masked)]),
        role(
            1,
            vec![
                grant(Rows::Own, CARES)
                    .edit("*", View::Clear)
                    .edit("class:high", View::Reveal)
                    .see("audience:identity", View::Hidden),
            ],
        ),
    ]);
    let me = caller(&[0, 1], None, &[]);
    let permit = decide(&set, &me, Verb::Read, &customer()).unwrap();
    for row in [Row::of(Some(0), None), Row::of(Some(1), None)] {
        for told in explain_fields(&set, &me, &customer(), &row.facts()).unwrap() {
            assert_eq!(told.view, permit.view(&told.field, &row.facts()), "{}", told.field);
            assert_eq!(told.edit, permit.may_edit(&told.field, &row.facts()), "{}", told.field);
        }
    }
    let mine = Row::of(Some(0), None);
    let told = explain_fields(&set, &me, &customer(), &mine.facts()).unwrap();
    let by = |field: &str| {
        let of = told.iter().find(|one| one.field == field).unwrap();
        of.because.iter().map(|one| one.role.en.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((by("phone").as_str(), by("id_card").as_str()), ("Role 1", "Role 0"));
}

#[test]
fn every_field_of_a_record_that_may_not_be_read_is_hidden_by_nobody() {
    let set = set(&[role(0, vec![grant(Rows::Own, CARES).edit("*", View::Clear)])]);
    let other = Row::of(Some(1), None);
    let told = explain_fields(&set, &caller(&[0], None, &[]), &customer(), &other.facts()).unwrap();
    assert_eq!(told.len(), customer().fields.len());
    assert!(told.iter().all(|f| f.view == View::Hidden && !f.edit && f.because.is_empty()));
}

fn difference(before: Vec<Role>, after: Vec<Role>, who: &Caller) -> Difference {
    compare(&set(&before), &set(&after), who, &customer()).unwrap()
}

#[test]
fn wider_rows_are_told_by_verb_and_say_nothing_about_fields() {
    let of = |rows| vec![role(0, vec![grant(rows, CARES).edit("*", View::Clear)])];
    let who = caller(&[0], Some(1), &[1, 2]);
    let found = difference(of(Rows::Own), of(Rows::Tree), &who);
    let verbs: Vec<_> =
        found.verbs.iter().map(|one| (one.verb, one.before.clone(), one.after.clone())).collect();
    let (own, tree) = (vec![Rows::Own], vec![Rows::Tree]);
    assert_eq!(
        verbs,
        [(Verb::Read, own.clone(), tree.clone()), (Verb::Update, own.clone(), tree.clone())]
    );
    assert!(found.fields.is_empty());
    // Who has no department has nothing of it.
    let alone = difference(of(Rows::Own), of(Rows::Tree), &caller(&[0], None, &[]));
    assert!(alone.is_nothing());
}

#[test]
fn what_another_role_gives_as_well_is_neither_gained_nor_lost() {
    let kept = || role(1, vec![grant(Rows::All, CARES).edit("*", View::Clear)]);
    let before = vec![role(0, vec![grant(Rows::Own, CARES)]), kept()];
    let both = caller(&[0, 1], None, &[]);
    assert!(difference(before.clone(), vec![kept()], &both).is_nothing());
    let one = difference(before, vec![kept()], &caller(&[0], None, &[]));
    assert!(one.verbs.iter().all(|verb| verb.after.is_empty()) && one.verbs.len() == 2);
}

#[test]
fn a_field_that_is_seen_in_another_way_is_told_once_with_the_nearest_rows() {
    let of = |view| {
        let tree = grant(Rows::Tree, CARES).edit("*", View::Clear).see("field:phone", view);
        vec![role(0, vec![tree])]
    };
    let who = caller(&[0], Some(1), &[1, 2]);
    let found = difference(of(View::Reveal), of(View::Hidden), &who);
    assert!(found.verbs.is_empty());
    let [field] = &found.fields[..] else { panic!("one field: {:?}", found.fields) };
    assert_eq!((field.field.as_str(), field.rows), ("phone", Rows::Own));
    let seeing = |view| Seeing { view, edit: false };
    assert_eq!((field.before, field.after), (seeing(View::Reveal), seeing(View::Hidden)));
}

#[test]
fn an_object_that_was_closed_tells_its_fields_from_hidden_on() {
    let opened = vec![role(0, vec![grant(Rows::Own, &[Verb::Read]).see("*", View::Masked)])];
    let found = difference(vec![role(0, Vec::new())], opened, &caller(&[0], None, &[]));
    assert_eq!(found.verbs[0].before, Vec::new());
    assert_eq!(found.fields.len(), customer().fields.len());
    assert!(found.fields.iter().all(|field| field.after.view == View::Masked));
}

#[test]
fn rows_of_pools_are_told_to_members_alone() {
    let of = |grants| vec![role(0, grants)];
    let pooled = || vec![grant(Rows::Pool, &[Verb::Read, Verb::Claim]).see("*", View::Masked)];
    let mut member = caller(&[0], None, &[]);
    assert!(difference(of(Vec::new()), of(pooled()), &member).is_nothing());
    member.pools.insert(kit::pool(1));
    let found = difference(of(Vec::new()), of(pooled()), &member);
    assert!(found.verbs.iter().all(|verb| verb.after == [Rows::Pool]));
    assert!(found.fields.iter().all(|field| field.rows == Rows::Pool));
}

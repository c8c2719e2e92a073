//! What is shared record by record: it opens that record and what comes along with it, never more than the
//! receiver's own role shows of rows in their charge, and nothing beside it.

use proptest::prelude::*;

use super::kit::{self, Row};
use super::properties::{callers, roles, rows};
use crate::caller::Caller;
use crate::decide::{decide, decide_create, decide_row};
use crate::explain::explain;
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::set::PolicySet;
use crate::shares::Shares;
use crate::verb::Verb;

/// What a share gives at most.
const GIVEN: &[Verb] = &[
    Verb::List,
    Verb::Count,
    Verb::Read,
    Verb::Search,
    Verb::History,
    Verb::Update,
    Verb::Reveal,
    Verb::Download,
    Verb::Create,
];

/// Records of those that `rows` makes, some of them to be changed.
pub fn shares() -> impl Strategy<Value = Shares> {
    prop::collection::vec((0_u8..9, any::<bool>()), 0..4).prop_map(|all| {
        let mut shares = Shares::default();
        for (n, edit) in all {
            shares.add(kit::id(4, n), edit);
        }
        shares
    })
}

/// The row as it would be if the caller were in charge of it.
fn in_charge(caller: &Caller, row: &Row) -> Row {
    Row { owner: Some(caller.user), ..row.clone() }
}

fn is_held(caller: &Caller, row: &Row) -> bool {
    let read = caller.shares.read();
    read.contains(&row.id) || row.parent.is_some_and(|id| read.contains(&id))
}

fn selling() -> Vec<Grant> {
    let verbs: &[&[Verb]] = &[Verb::ALL];
    let own = |object| {
        Grant::on(object, Rows::Own, verbs)
            .edit("*", View::Clear)
            .edit("class:high", View::Reveal)
            .see("audience:identity", View::Masked)
    };
    vec![own("customer"), own("contact"), own("deal")]
}

fn set() -> PolicySet {
    PolicySet::build(&kit::catalogue(), &[kit::role(0, selling())]).expect("the role is valid")
}

fn receiver(edit: bool) -> Caller {
    let mut caller = kit::caller(&[0], Some(1), &[1]);
    caller.shares.add(Row::of(Some(1), Some(2)).id, edit);
    caller
}

#[test]
fn a_shared_record_is_read_masked_and_not_revealed_until_it_may_be_edited() {
    let (set, customer) = (set(), kit::customer());
    let shared = Row::of(Some(1), Some(2));
    let may =
        |edit, verb| decide_row(&set, &receiver(edit), verb, &customer, &shared.facts()).is_ok();
    assert!(may(false, Verb::Read) && may(false, Verb::List) && may(false, Verb::History));
    for verb in [Verb::Update, Verb::Reveal, Verb::Download] {
        assert!(!may(false, verb) && may(true, verb), "{}", verb.name());
    }
    for verb in Verb::ALL.iter().filter(|verb| !GIVEN.contains(verb) && verb.needs_read()) {
        assert!(!may(true, *verb), "{}", verb.name());
    }
    let view = |edit, field| {
        let permit = decide(&set, &receiver(edit), Verb::Read, &customer).unwrap();
        (permit.view(field, &shared.facts()), permit.worst_view(field))
    };
    assert_eq!(view(false, "phone").0, View::Masked);
    assert_eq!(view(true, "phone").0, View::Reveal);
    assert_eq!(view(true, "id_card"), (View::Masked, View::Masked));
    // What the role shows in the clear on all of its rows may be filtered by, shared ones included.
    assert_eq!(view(false, "level"), (View::Clear, View::Clear));
}

#[test]
fn what_follows_a_shared_record_comes_along_and_what_has_an_owner_of_its_own_does_not() {
    let (set, catalogue) = (set(), kit::catalogue());
    let customer = Row::of(Some(1), Some(2)).id;
    let below = Row { id: kit::id(4, 7), parent: Some(customer), ..Row::of(Some(1), Some(2)) };
    let beside = Row { parent: Some(kit::id(4, 8)), ..below.clone() };
    let may = |edit, verb, object: &str, row: &Row| {
        let object = catalogue.get(object).unwrap();
        match verb {
            Verb::Create => decide_create(&set, &receiver(edit), object, &row.facts()).is_ok(),
            _ => decide_row(&set, &receiver(edit), verb, object, &row.facts()).is_ok(),
        }
    };
    assert!(
        may(false, Verb::Read, "contact", &below) && !may(false, Verb::Read, "contact", &beside)
    );
    assert!(
        !may(false, Verb::Create, "contact", &below) && may(true, Verb::Create, "contact", &below)
    );
    assert!(!may(true, Verb::Create, "contact", &beside));
    assert!(!may(true, Verb::Read, "deal", &below));
    // Nothing new is made in the name of a share but what follows it.
    assert!(!may(true, Verb::Create, "customer", &Row::of(Some(1), Some(2))));
    let deleted = Row { state: "deleted".into(), ..below };
    assert!(!may(true, Verb::Read, "contact", &deleted));
}

#[test]
fn an_explanation_tells_that_a_record_is_shared() {
    let (set, customer) = (set(), kit::customer());
    let shared = Row::of(Some(1), Some(2));
    let told =
        |caller: &Caller| explain(&set, caller, Verb::Read, &customer, &shared.facts()).unwrap();
    let yes = told(&receiver(false));
    assert!(yes.allowed && yes.because.iter().all(|because| because.shared));
    assert!(!told(&receiver(false).by_roles()).allowed);
}

#[test]
fn what_is_shared_with_somebody_whose_role_reads_no_such_records_opens_nothing() {
    let nothing = vec![Grant::on("view", Rows::Own, &[Verb::ALL]).see("*", View::Clear)];
    let pooled = Grant::on("customer", Rows::Pool, &[Verb::READING]).see("*", View::Clear);
    let roles = [kit::role(0, [nothing, vec![pooled]].concat())];
    let set = PolicySet::build(&kit::catalogue(), &roles).unwrap();
    let shared = Row::of(Some(1), Some(2));
    let read = decide_row(&set, &receiver(true), Verb::Read, &kit::customer(), &shared.facts());
    assert_eq!(read.err().map(|fault| fault.code), Some("not_found"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_share_opens_nothing_beside_what_is_shared(
        roles in roles(), caller in callers(), rows in rows(),
    ) {
        let (catalogue, bare) = (kit::catalogue(), caller.by_roles());
        let set = PolicySet::build(&catalogue, &roles).expect("the roles are valid");
        for object in ["customer", "contact", "view", "user"] {
            let object = catalogue.get(object).expect("the kit has it");
            for (verb, row) in Verb::ALL.iter().flat_map(|v| rows.iter().map(move |r| (*v, r))) {
                let may = |who: &Caller, row: &Row| decide_row(&set, who, verb, object, &row.facts()).is_ok();
                let (with, before) = (may(&caller, row), may(&bare, row));
                prop_assert!(with || !before);
                if with && !before {
                    prop_assert!(is_held(&caller, row) && row.state == "active");
                    prop_assert!(GIVEN.contains(&verb), "{}", verb.name());
                    prop_assert!(may(&bare, &in_charge(&caller, row)), "{}", verb.name());
                }
            }
        }
    }

    #[test]
    fn a_share_shows_no_field_better_than_a_row_in_ones_own_charge(
        roles in roles(), caller in callers(), rows in rows(),
    ) {
        let (customer, bare) = (kit::customer(), caller.by_roles());
        let set = PolicySet::build(&kit::catalogue(), &roles).expect("the roles are valid");
        let seen = |who: &Caller, field: &str, row: &Row| {
            let permit = decide(&set, who, Verb::Update, &customer).or_else(|_| decide(&set, who, Verb::Read, &customer));
            permit.map_or((View::Hidden, false), |p| (p.view(field, &row.facts()), p.may_edit(field, &row.facts())))
        };
        for (field, row) in customer.fields.iter().flat_map(|f| rows.iter().map(move |r| (&f.name, r))) {
            let (with, edits) = seen(&caller, field, row);
            let (before, edited) = seen(&bare, field, row);
            let (own, edits_own) = seen(&bare, field, &in_charge(&caller, row));
            prop_assert!(with <= before.max(own));
            prop_assert!(!edits || edited || edits_own);
            if !is_held(&caller, row) {
                prop_assert_eq!((with, edits), (before, edited));
            }
        }
    }
}

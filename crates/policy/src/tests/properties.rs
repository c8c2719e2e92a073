//! The compiled predicates say what the engine says, for any roles, callers, shares, rows and conditions.

use std::collections::BTreeSet;

use model::Object;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::kit::{self, Row};
use super::shared::shares;
use crate::caller::Caller;
use crate::cedar::act::Act;
use crate::decide::{decide, decide_row, may};
use crate::grants::{FieldGrant, Grant, Role, Rows};
use crate::permit::{Permit, View};
use crate::set::PolicySet;
use crate::verb::Verb;

fn views() -> impl Strategy<Value = View> {
    prop_oneof![Just(View::Hidden), Just(View::Masked), Just(View::Reveal), Just(View::Clear)]
}

fn lines() -> impl Strategy<Value = Vec<FieldGrant>> {
    let select = prop_oneof![
        Just("*"),
        Just("audience:contact"),
        Just("audience:finance"),
        Just("class:high"),
        Just("field:phone"),
        Just("field:level"),
    ];
    let line = (select, views(), any::<bool>()).prop_map(|(s, view, edit)| FieldGrant {
        select: s.into(),
        view,
        edit,
    });
    prop::collection::vec(line, 0..4)
}

fn grants() -> impl Strategy<Value = Vec<Grant>> {
    let object = prop_oneof![3 => Just("customer"), 1 => Just("contact"), 1 => Just("view"), 1 => Just("user")];
    let rows = prop_oneof![
        Just(Rows::Own),
        Just(Rows::Team),
        Just(Rows::Tree),
        Just(Rows::All),
        Just(Rows::Shared),
        Just(Rows::Pool)
    ];
    let verbs = prop::collection::btree_set(prop::sample::select(Verb::ALL.to_vec()), 0..8);
    let grant = (object, rows, verbs, any::<bool>(), lines()).prop_map(
        |(o, rows, mut verbs, read, fields)| {
            if read {
                verbs.insert(Verb::Read);
            }
            Grant { object: o.into(), verbs, rows, fields }
        },
    );
    prop::collection::vec(grant, 0..4)
}

pub fn roles() -> impl Strategy<Value = Vec<Role>> {
    prop::collection::vec(grants(), 1..4)
        .prop_map(|all| all.into_iter().enumerate().map(|(n, g)| kit::role(n as u8, g)).collect())
}

pub fn callers() -> impl Strategy<Value = Caller> {
    let roles = prop::collection::btree_set(0_u8..4, 0..3);
    let tree = prop::collection::btree_set(0_u8..4, 0..3);
    let pools = prop::collection::btree_set(0_u8..3, 0..3);
    let given = (roles, prop::option::of(0_u8..4), tree, pools, shares());
    given.prop_map(|(roles, home, mut tree, pools, shares)| {
        tree.extend(home);
        let list = |s: BTreeSet<u8>| s.into_iter().collect::<Vec<_>>();
        let pools = pools.into_iter().map(kit::pool).collect();
        Caller { pools, shares, ..kit::caller(&list(roles), home, &list(tree)) }
    })
}

fn open() -> impl Strategy<Value = Map<String, Json>> {
    let text = prop::option::of(prop_oneof![Just(""), Just("gold"), Just("low")]);
    let flag = || prop::option::of(any::<bool>());
    let number = prop::option::of(-3_i64..3);
    let tags = prop::option::of(prop::collection::vec(prop_oneof![Just("a"), Just("b")], 0..3));
    let pool = prop::option::of(0_u8..3);
    (text, flag(), flag(), number, tags, pool).prop_map(
        |(level, vip, shared, score, tags, pool)| {
            let mut open = Map::new();
            let mut put = |name: &str, value: Option<Json>| {
                if let Some(value) = value {
                    open.insert(name.into(), value);
                }
            };
            put("pool", pool.map(|v| json!(kit::pool(v).to_string())));
            put("level", level.map(|v| json!(v)));
            put("vip", vip.map(|v| json!(v)));
            put("shared", shared.map(|v| json!(v)));
            put("score", score.map(|v| json!(v)));
            put("tags", tags.map(|v| json!(v)));
            open
        },
    )
}

pub fn rows() -> impl Strategy<Value = Vec<Row>> {
    let state = prop_oneof![3 => Just("active"), 1 => Just("deleted"), 2 => Just("pooled")];
    let ids = prop_oneof![4 => (0_u8..9).prop_map(|n| kit::id(4, n)), 1 => Just(kit::user(0))];
    let parent = prop::option::of((0_u8..9).prop_map(|n| kit::id(4, n)));
    let one = (ids, prop::option::of(0_u8..3), prop::option::of(0_u8..4), parent, state, open());
    let row = one.prop_map(|(id, owner, home, parent, state, open)| Row {
        id,
        owner: owner.map(kit::user),
        department: home.map(kit::department),
        parent,
        state: state.into(),
        open,
    });
    prop::collection::vec(row, 1..6)
}

/// A condition on a customer in Cedar: every form that is on the compiler's list, and nested.
fn conditions() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("resource.values.level == \"gold\"".to_owned()),
        Just("resource.values.level != \"\"".to_owned()),
        Just("[\"\", \"low\"].contains(resource.values.level)".to_owned()),
        Just("resource.values.vip".to_owned()),
        Just("resource.values.vip == false".to_owned()),
        (-2_i64..3).prop_map(|n| format!("resource.values.score < {n}")),
        (-2_i64..3).prop_map(|n| format!("{n} <= resource.values.score")),
        (-2_i64..3).prop_map(|n| format!("resource.values.score > {n}")),
        (-2_i64..3).prop_map(|n| format!("resource.values.score == {n}")),
        Just("resource.values.tags.contains(\"a\")".to_owned()),
        Just("resource.values.tags.containsAny([\"a\", \"b\"])".to_owned()),
        Just("resource.values.tags.containsAll([\"a\", \"b\"])".to_owned()),
        Just("resource.state == \"deleted\"".to_owned()),
        Just("resource.owner == \"\"".to_owned()),
        Just("resource.department == principal.department".to_owned()),
        Just("principal.tree.contains(resource.department)".to_owned()),
        Just("principal in Kedun::Role::\"03000000-0000-0000-0000-000000000000\"".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) && ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) || ({b})")),
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(a, b, c)| format!("if ({a}) then ({b}) else ({c})")),
        ]
    })
}

fn condition(effect: &str, when: &str) -> String {
    format!("{effect} (principal, action, resource is Kedun::customer) when {{ {when} }};")
}

/// Whether the list of this verb has the row.
fn listed(set: &PolicySet, caller: &Caller, verb: Verb, object: &Object, row: &Row) -> bool {
    decide(set, caller, verb, object).is_ok_and(|permit| permit.covers(&row.facts()))
}

/// How the engine itself, asked field by field, lets a row's field be seen.
fn seen_by_engine(
    set: &PolicySet,
    caller: &Caller,
    object: &Object,
    field: &str,
    row: &Row,
) -> View {
    let engine = set.engine(object).expect("the object is in the catalogue");
    let known = set.known(caller).expect("the engine takes the caller");
    let fields = &engine.sets.all()[engine.sets.of(field).expect("the field is in a set")];
    let question =
        engine.question(&known.principal, &row.facts()).expect("the engine takes the row");
    let ask = |act| {
        let answer = question.ask(act, Some(&fields.name));
        answer.expect("the engine answers").allowed
    };
    if !ask(Act::Do(Verb::Read)) {
        View::Hidden
    } else if ask(Act::SeeClear) {
        View::Clear
    } else if ask(Act::SeeReveal) {
        View::Reveal
    } else if ask(Act::SeeMasked) {
        View::Masked
    } else {
        View::Hidden
    }
}

fn check_rows(set: &PolicySet, caller: &Caller, rows: &[Row]) -> Result<(), TestCaseError> {
    let catalogue = kit::catalogue();
    for name in ["customer", "contact", "view", "user"] {
        let object = catalogue.get(name).expect("the kit has it");
        for verb in Verb::ALL.iter().copied() {
            for row in rows {
                let one = decide_row(set, caller, verb, object, &row.facts());
                let listed = listed(set, caller, verb, object, row);
                prop_assert_eq!(listed, one.is_ok(), "{} {} {:?}", name, verb.name(), row);
                if let Ok(permit) = one {
                    prop_assert!(permit.covers(&row.facts()));
                }
            }
        }
    }
    Ok(())
}

fn check_views(set: &PolicySet, caller: &Caller, rows: &[Row]) -> Result<(), TestCaseError> {
    let customer = kit::customer();
    let Ok(permit) = decide(set, caller, Verb::Read, &customer) else { return Ok(()) };
    for row in rows {
        let seen = permit.on(&row.facts());
        for field in &customer.fields {
            let view = permit.view(&field.name, &row.facts());
            prop_assert_eq!(view, seen_by_engine(set, caller, &customer, &field.name, row));
            prop_assert_eq!(view, seen.view(&field.name));
            if permit.covers(&row.facts()) {
                prop_assert!(permit.worst_view(&field.name) <= view);
                prop_assert!(view <= permit.best_view(&field.name));
            }
        }
    }
    ["active", "pooled"].into_iter().try_for_each(|state| check_state(&permit, state, rows))
}

/// Of rows of one state a permit for it says what the whole one does, and of others nothing.
fn check_state(whole: &Permit, state: &str, rows: &[Row]) -> Result<(), TestCaseError> {
    let permit = whole.clone().in_state(state);
    for row in rows {
        let facts = row.facts();
        let same = row.state == state;
        prop_assert!(!same || permit.covers(&facts) == whole.covers(&facts));
        prop_assert!(!permit.covers(&facts) || whole.covers(&facts));
        for field in &kit::customer().fields {
            let (view, before) =
                (permit.view(&field.name, &facts), whole.view(&field.name, &facts));
            prop_assert!(view <= before);
            prop_assert!(!same || view == before);
            prop_assert_eq!(view, permit.on(&facts).view(&field.name));
            if same && permit.covers(&facts) {
                prop_assert!(permit.worst_view(&field.name) <= view);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_has_exactly_the_rows_that_the_engine_permits_one_by_one(
        roles in roles(), caller in callers(), rows in rows(),
    ) {
        let set = PolicySet::build(&kit::catalogue(), &roles).expect("the roles are valid");
        check_rows(&set, &caller, &rows)?;
        check_views(&set, &caller, &rows)?;
    }

    #[test]
    fn conditions_compile_to_what_the_engine_says(
        roles in roles(), caller in callers(), rows in rows(), permit in conditions(), forbid in conditions(),
    ) {
        let text = format!("{}\n{}", condition("permit", &permit), condition("forbid", &forbid));
        let set = PolicySet::build_with(&kit::catalogue(), &roles, &text).expect("the conditions are valid");
        check_rows(&set, &caller, &rows)?;
        check_views(&set, &caller, &rows)?;
    }

    #[test]
    fn a_forbid_never_adds_a_row(
        roles in roles(), caller in callers(), rows in rows(), forbid in conditions(),
    ) {
        let catalogue = kit::catalogue();
        let before = PolicySet::build(&catalogue, &roles).expect("the roles are valid");
        let after = PolicySet::build_with(&catalogue, &roles, &condition("forbid", &forbid)).expect("the condition is valid");
        let customer = kit::customer();
        for verb in Verb::ALL.iter().copied() {
            for row in &rows {
                if listed(&after, &caller, verb, &customer, row) {
                    prop_assert!(listed(&before, &caller, verb, &customer, row));
                }
            }
        }
    }

    #[test]
    fn policies_that_follow_others_decide_as_if_they_were_written_anew(
        old in roles(), new in roles(), caller in callers(), rows in rows(),
    ) {
        let catalogue = kit::catalogue();
        let before = PolicySet::build(&catalogue, &old).expect("the roles are valid");
        check_rows(&before, &caller, &rows)?;
        let anew = PolicySet::build(&catalogue, &new).expect("the roles are valid");
        let after = before.follow(&catalogue, &new).expect("the roles are valid");
        prop_assert_eq!(after.cedar_text().ok(), anew.cedar_text().ok());
        check_rows(&after, &caller, &rows)?;
        check_views(&after, &caller, &rows)?;
        for object in catalogue.iter() {
            for verb in Verb::ALL.iter().copied() {
                for row in &rows {
                    let (here, there) = (listed(&after, &caller, verb, object, row), listed(&anew, &caller, verb, object, row));
                    prop_assert_eq!(here, there, "{} {}", object.name, verb.name());
                }
            }
        }
    }

    #[test]
    fn several_roles_give_the_union_of_their_rights(
        roles in roles(), home in 0_u8..4, rows in rows(),
    ) {
        let set = PolicySet::build(&kit::catalogue(), &roles).expect("the roles are valid");
        let customer = kit::customer();
        let with = |numbers: &[u8]| kit::caller(numbers, Some(home), &[home]);
        let numbers: Vec<u8> = (0..roles.len() as u8).collect();
        let all = with(&numbers);
        for row in &rows {
            // Reading needs nothing first, so it is the plain union; the others need reading too,
            // which another role may give.
            let single = numbers.iter().any(|n| listed(&set, &with(&[*n]), Verb::Read, &customer, row));
            prop_assert_eq!(listed(&set, &all, Verb::Read, &customer, row), single);
            for verb in Verb::ALL.iter().copied() {
                let single = numbers.iter().any(|n| listed(&set, &with(&[*n]), verb, &customer, row));
                prop_assert!(!single || listed(&set, &all, verb, &customer, row));
            }
        }
    }

    #[test]
    fn nobody_without_a_role_may_do_anything(roles in roles(), rows in rows(), home in 0_u8..4) {
        let set = PolicySet::build(&kit::catalogue(), &roles).expect("the roles are valid");
        let nobody = kit::caller(&[], Some(home), &[home]);
        for object in kit::catalogue().iter() {
            for verb in Verb::ALL.iter().copied() {
                prop_assert!(!may(&set, &nobody, verb, object));
                prop_assert!(decide(&set, &nobody, verb, object).is_err());
                for row in &rows {
                    prop_assert!(decide_row(&set, &nobody, verb, object, &row.facts()).is_err());
                }
            }
        }
    }
}

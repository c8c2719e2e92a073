//! The built-in roles hold what they promise, and their matrix is written by the engine.

use std::sync::LazyLock;

use super::kit::{self, Row, caller, catalogue, customer};
use crate::check::check;
use crate::decide::{decide, may};
use crate::grants::Role;
use crate::permit::View;
use crate::roles;
use crate::set::PolicySet;
use crate::verb::Verb;
use crate::{matrix, presets};

fn built_in() -> Vec<Role> {
    let role = |(n, r): (usize, &roles::Builtin)| Role {
        id: kit::role_id(n as u8),
        name: kernel::Text::new(r.label.0, r.label.1),
        grants: (r.grants)(),
    };
    roles::all().iter().enumerate().map(role).collect()
}

fn number(key: &str) -> u8 {
    roles::all().iter().position(|r| r.name == key).unwrap() as u8
}

fn may_as(key: &str, verb: Verb, object: &str) -> bool {
    static SET: LazyLock<PolicySet> =
        LazyLock::new(|| PolicySet::build(&catalogue(), &built_in()).unwrap());
    let catalogue = catalogue();
    may(&SET, &caller(&[number(key)], Some(1), &[1]), verb, catalogue.get(object).unwrap())
}

#[test]
fn the_administrator_manages_users_and_sees_no_customers() {
    assert!(may_as("admin", Verb::Create, "user"));
    assert!(may_as("admin", Verb::Update, "role"));
    assert!(may_as("admin", Verb::Design, "customer"));
    for verb in [Verb::List, Verb::Count, Verb::Read, Verb::Search, Verb::Export, Verb::Reveal] {
        for object in roles::CUSTOMER_DATA {
            assert!(!may_as("admin", verb, object), "{object} {}", verb.name());
        }
    }
    assert!(!may_as("admin", Verb::Ledger, "ledger"));
}

#[test]
fn the_auditor_reads_the_ledger_and_no_customers() {
    assert!(may_as("auditor", Verb::Ledger, "ledger"));
    for object in roles::CUSTOMER_DATA {
        assert!(Verb::ALL.iter().all(|verb| !may_as("auditor", *verb, object)), "{object}");
    }
}

#[test]
fn a_salesperson_sees_own_customers_masked_where_it_matters() {
    let catalogue = catalogue();
    let set = PolicySet::build(&catalogue, &built_in()).unwrap();
    let rep = caller(&[number("rep")], Some(1), &[1]);
    let permit = decide(&set, &rep, Verb::List, &customer()).unwrap();
    let (mine, other) = (Row::of(Some(0), Some(1)), Row::of(Some(1), Some(1)));
    assert!(permit.covers(&mine.facts()) && !permit.covers(&other.facts()));
    let view = |field| permit.view(field, &mine.facts());
    assert_eq!(view("name"), View::Clear);
    assert_eq!(view("phone"), View::Reveal);
    assert_eq!(view("id_card"), View::Masked);
    assert_eq!(view("bank_card"), View::Masked);
    assert_eq!(permit.view("name", &other.facts()), View::Hidden);
    assert!(decide(&set, &rep, Verb::Export, &customer()).is_err());
    assert!(decide(&set, &rep, Verb::Share, &customer()).is_err());
}

#[test]
fn colleagues_logins_are_hidden_from_staff_and_their_own_is_not() {
    let catalogue = catalogue();
    let set = PolicySet::build(&catalogue, &built_in()).unwrap();
    let rep = caller(&[number("rep")], Some(1), &[1]);
    let users = decide(&set, &rep, Verb::List, catalogue.get("user").unwrap()).unwrap();
    let mut row = Row::of(None, Some(1));
    assert_eq!(users.view("name", &row.facts()), View::Clear);
    assert_eq!(users.view("login", &row.facts()), View::Hidden);
    row.id = kit::user(0);
    assert_eq!(users.view("login", &row.facts()), View::Clear);
}

#[test]
fn the_owner_may_do_everything_that_there_is() {
    for object in catalogue().iter() {
        for verb in object.verbs.iter().filter_map(|v| Verb::find(v)) {
            assert!(may_as("owner", verb, &object.name), "{} {}", object.name, verb.name());
        }
    }
}

#[test]
fn every_preset_is_understood() {
    let all = presets::all();
    assert!(all[0].grants.is_empty(), "a new role starts with nothing");
    // Pseudo-objects offer few verbs; a preset may ask for no more than exist.
    for preset in all {
        assert!(check(&catalogue(), &preset.grants).is_ok(), "{}", preset.key);
    }
}

#[test]
fn the_matrix_names_every_role_and_service_and_is_the_same_each_time() {
    let text = matrix::markdown(&catalogue(), &built_in()).unwrap();
    for role in roles::all() {
        assert!(text.contains(&format!("## {} {}", role.label.0, role.label.1)));
    }
    assert!(text.contains("Housekeeping service"));
    assert!(text.contains("| customer `customer` | `own, pool`:"));
    assert_eq!(text, matrix::markdown(&catalogue(), &built_in()).unwrap());
}

#[test]
fn the_policies_can_be_read() {
    let set = PolicySet::build(&catalogue(), &built_in()).unwrap();
    assert!(set.cedar_text().unwrap().contains("resource.owner == principal.id"));
    let schema = set.schema_text().unwrap();
    assert!(schema.contains("entity customer") && schema.contains("\"level\": String"));
    assert!(!schema.contains("phone"), "sealed fields are not in the schema");
}

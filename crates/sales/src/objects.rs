//! The objects of sales: one file each, and one line in the registry each.

mod approval;
mod approval_flow;
mod assignment_member;
mod assignment_rule;
mod attachment;
mod contact;
mod contract;
mod customer;
mod deal;
mod exchange_rate;
mod follow_up;
mod follow_up_rule;
mod invoice;
mod lead;
mod lead_follow_up;
mod letterhead;
mod order;
mod payment;
mod pipeline;
mod pool;
mod pool_member;
mod product;
mod quote;
mod stage;
mod target;
mod task;

use kernel::Text;
use model::{Class, Field, Object};

/// The declarations in the order in which the page offers them.
#[must_use]
pub fn objects() -> Vec<Object> {
    vec![
        customer::declare(),
        contact::declare(),
        lead::declare(),
        deal::declare(),
        task::declare(),
        quote::declare(),
        contract::declare(),
        order::declare(),
        payment::declare(),
        invoice::declare(),
        follow_up::declare(),
        attachment::declare(),
        approval::declare(),
        approval::decision(),
        pipeline::declare(),
        stage::declare(),
        pool::declare(),
        pool_member::declare(),
        lead_follow_up::declare(),
        assignment_rule::declare(),
        assignment_member::declare(),
        follow_up_rule::declare(),
        product::declare(),
        letterhead::declare(),
        exchange_rate::declare(),
        approval_flow::declare(),
        approval_flow::step(),
        target::declare(),
    ]
}

/// A document of the trade with a customer: it lies under the customer's own key, and has an owner of its own.
/// Its name, what people read, and the fields that make its title.
fn document((name, zh, en, plural): (&str, &str, &str, &str), fields: Vec<Field>) -> Object {
    Object {
        name: name.into(),
        label: Text::new(zh, en),
        plural: Text::new(zh, plural),
        icon: name.into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: true,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create",
            "update",
            "delete",
            "restore",
            "reveal",
            "export",
            "share",
            "collaborate",
            "history",
            "access",
        ]),
        title: vec!["title".into(), "number".into()],
        fields,
    }
}

/// The number that the program gives a document.
fn number() -> Field {
    Field::new("number", "text", "编号", "Number").class(Class::Low).read_only().in_list()
}

/// Another record of the same customer.
fn related(object: &str, zh: &str, en: &str) -> Field {
    Field::new(object, "relation", zh, en).class(Class::Low).target(object)
}

/// The lines, what they come to before discounts, and what the discounts take off.
fn lines() -> [Field; 4] {
    [
        Field::new("lines", "lines", "产品明细", "Lines"),
        Field::new("list_total", "money", "折前金额", "Before discounts").read_only(),
        Field::new("discount", "money", "优惠金额", "Discounts").read_only(),
        Field::new("discount_rate", "number", "优惠比例（%）", "Discount (%)")
            .class(Class::Low)
            .read_only(),
    ]
}

/// An object of the organisation's own working, without personal data: its name, and what people read.
fn setting(
    (name, zh, en, plural): (&str, &str, &str, &str),
    follows: Option<&str>,
    fields: Vec<Field>,
) -> Object {
    Object {
        name: name.into(),
        label: Text::new(zh, en),
        plural: Text::new(zh, plural),
        icon: name.into(),
        follows: follows.map(str::to_owned),
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: true,
        verbs: verbs(&["create", "update", "delete", "restore", "history"]),
        title: vec!["name".into()],
        fields: fields
            .into_iter()
            .map(|field| Field { audience: "directory".into(), ..field })
            .collect(),
    }
}

/// The verbs of an object as a declaration wants them.
fn verbs(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_field_names_a_known_purpose_and_stands_once() {
        for object in objects() {
            let mut seen = BTreeSet::new();
            for field in &object.fields {
                assert!(seen.insert(&field.name), "{}.{} stands twice", object.name, field.name);
                assert!(model::purpose::is_known(&field.purpose), "{}.{}", object.name, field.name);
            }
        }
    }

    #[test]
    fn every_condition_and_title_names_a_field_that_exists() {
        for object in objects() {
            for title in &object.title {
                assert!(object.field(title).is_some(), "{}.{title}", object.name);
            }
            for field in &object.fields {
                if let Some(when) = &field.when {
                    let other = object.field(&when.field).expect("the condition's field exists");
                    assert!(other.options.iter().any(|o| when.holds(Some(&o.value))));
                }
            }
        }
    }

    #[test]
    fn every_choice_field_has_choices_of_its_own_or_those_of_a_field_that_exists() {
        let catalogue = model::Catalogue::new(objects()).with_lent_choices();
        for field in catalogue.iter().flat_map(|object| &object.fields) {
            if matches!(field.kind.as_str(), "choice" | "choices") {
                assert!(!field.options.is_empty(), "{}", field.name);
            }
        }
    }

    #[test]
    fn figures_are_open_fields_that_exist() {
        for object in objects() {
            for name in &object.figures {
                let field = object.field(name).expect("the field exists");
                assert!(!field.is_sealed(), "{}.{name}", object.name);
            }
        }
    }

    #[test]
    fn followers_follow_an_object_that_exists() {
        let all = objects();
        for object in &all {
            if let Some(parent) = &object.follows {
                assert!(all.iter().any(|o| &o.name == parent), "{parent}");
            }
        }
    }

    #[test]
    fn what_identifies_a_person_is_sealed() {
        let customer = objects().remove(0);
        let open = [
            "name",
            "phone",
            "phone2",
            "email",
            "wechat",
            "id_card",
            "bank_card",
            "address",
            "remark",
        ];
        for name in open {
            assert!(customer.field(name).expect("the field exists").is_sealed(), "{name}");
        }
    }
}

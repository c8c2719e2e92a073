//! Who gets leads by a rule.

use model::{Class, Field, Object};

use super::setting;

/// The declaration of `assignment_member`.
pub(super) fn declare() -> Object {
    let low = |name, kind, zh, en| Field::new(name, kind, zh, en).class(Class::Low).in_list();
    let object = setting(
        ("assignment_member", "分配成员", "Member of a rule", "Members of a rule"),
        Some("assignment_rule"),
        vec![
            low("user", "user", "员工", "Colleague").required(),
            low("place", "number", "顺序", "Place"),
            low("paused", "checkbox", "暂停", "Paused")
                .help("休假期间不再分到线索", "Gets none while on leave"),
        ],
    );
    Object { title: vec!["user".into()], ..object }
}

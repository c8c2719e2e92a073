//! Who is a member of a pool: a colleague, or everybody of a department and of those below it.

use model::{Class, Field, Object};

use super::setting;

/// The declaration of `pool_member`.
pub(super) fn declare() -> Object {
    let object = setting(
        ("pool_member", "公海成员", "Member of a pool", "Members of a pool"),
        Some("pool"),
        vec![
            Field::new("department", "relation", "部门", "Department")
                .class(Class::Low)
                .target("department")
                .in_list()
                .help("包括其下级部门", "With the departments below it"),
            Field::new("user", "user", "员工", "Colleague").class(Class::Low).in_list(),
        ],
    );
    Object { title: vec!["department".into(), "user".into()], ..object }
}

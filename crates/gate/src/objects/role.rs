//! Roles: what people may do, in the words of the page; the policy is compiled from them.

use model::{Class, Field, Object};

pub fn object() -> Object {
    super::system(
        "role",
        "角色",
        ("Role", "Roles"),
        "safety",
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("name_en", "text", "英文名称", "English name").class(Class::Low).in_list(),
            Field::new("description", "text", "说明", "Description").class(Class::Low).in_list(),
            Field::new("grants", "grants", "权限", "Permissions")
                .class(Class::Low)
                .audience("account"),
            Field::new("builtin", "text", "内置", "Built in").class(Class::Low).read_only(),
        ],
    )
}

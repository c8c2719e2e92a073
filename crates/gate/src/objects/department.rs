//! Departments: a tree that decides whose customers a manager sees.

use model::{Class, Field, Object};

pub fn object() -> Object {
    super::system(
        "department",
        "部门",
        ("Department", "Departments"),
        "team",
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("parent_department", "relation", "上级部门", "Above")
                .class(Class::Low)
                .target("department")
                .in_list(),
            Field::new("manager", "user", "负责人", "Manager").class(Class::Low).in_list(),
        ],
    )
}

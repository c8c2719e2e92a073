//! The pipeline: the stages that a team's deals go through.

use model::{Class, Field, Object};

use super::setting;

/// The declaration of `pipeline`.
pub(super) fn declare() -> Object {
    setting(
        ("pipeline", "销售流程", "Pipeline", "Pipelines"),
        None,
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("department", "relation", "适用部门", "For the department")
                .class(Class::Low)
                .target("department")
                .in_list()
                .help("留空则所有部门都可使用", "Empty: for all departments"),
            Field::new("place", "number", "顺序", "Place").class(Class::Low),
        ],
    )
}

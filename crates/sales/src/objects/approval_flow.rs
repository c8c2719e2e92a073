//! When something must be approved, and by whom: flows and their steps. The gate reads both
//! (`gate::approvals`) and holds them against the declarations when they are saved.

use model::{Choice, Class, Field, Object};

use super::setting;

/// The declaration of `approval_flow`.
pub(super) fn declare() -> Object {
    setting(
        ("approval_flow", "审批流程", "Approval flow", "Approval flows"),
        None,
        vec![
            low("name", "text", "名称", "Name").required().in_list(),
            low("object", "text", "对象", "Object").required().in_list(),
            low("enabled", "checkbox", "启用", "On").in_list(),
            low("place", "number", "顺序", "Place"),
            low("condition", "text", "条件", "Condition")
                .help("留空则总是需要审批", "Empty: always")
                .in_list(),
            low("guard", "text", "把关", "Before")
                .required()
                .help(
                    "记录符合此条件之前必须已获同意",
                    "The record must be approved before this becomes true of it",
                )
                .in_list(),
            low("watch", "text", "同时锁定的字段", "Fields held besides").help(
                "同意之后改动这些字段，需要重新审批；条件中的字段、金额和明细总是如此",
                "Changing them after approval asks for a new one; so do amounts, lines and what the condition names",
            ),
        ],
    )
}

/// The declaration of `approval_step`.
pub(super) fn step() -> Object {
    setting(
        ("approval_step", "审批步骤", "Step of an approval", "Steps of approvals"),
        Some("approval_flow"),
        vec![
            low("name", "text", "名称", "Name").required().in_list(),
            low("place", "number", "顺序", "Place").required().in_list(),
            low("who", "choice", "审批人", "Approvers").required().in_list().options(vec![
                Choice::new("manager", "负责人的主管", "The owner's manager"),
                Choice::new("people", "指定人员", "Named people"),
                Choice::new("role", "角色", "A role"),
            ]),
            low("people", "users", "人员", "People").when("who", "people").in_list(),
            low("role", "relation", "角色", "Role").target("role").when("who", "role"),
            low("need", "choice", "方式", "How many").required().in_list().options(vec![
                Choice::new("any", "任一人同意", "Any one of them"),
                Choice::new("all", "所有人同意", "All of them"),
            ]),
        ],
    )
}

fn low(name: &str, kind: &str, zh: &str, en: &str) -> Field {
    Field::new(name, kind, zh, en).class(Class::Low)
}

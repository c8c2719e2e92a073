//! The approval 审批: one request about one record, and what was decided on it. Both are written by the gate
//! alone (`gate::approvals`), so that they have no verbs but their own.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::verbs;

/// The declaration of `approval`. It lies under the key of whom its record is about, and follows the customer
/// where the record does.
pub(super) fn declare() -> Object {
    Object {
        name: "approval".into(),
        label: Text::new("审批", "Approval"),
        plural: Text::new("审批", "Approvals"),
        icon: "approval".into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: false,
        optional_parent: true,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&["submit", "decide", "history", "access"]),
        title: vec!["title".into()],
        fields: what().into_iter().chain(course()).map(Field::read_only).collect(),
    }
}

/// What is to be approved, and of whom it is asked.
fn what() -> Vec<Field> {
    vec![
        low("title", "text", "审批流程", "Arrangement").in_list(),
        low("about", "text", "对象", "Object").in_list(),
        low("record", "text", "记录", "Record"),
        low("record_version", "number", "记录版本", "Version of the record"),
        low("flow", "relation", "流程", "Flow").target("approval_flow"),
        low("requester", "user", "发起人", "Requested by").in_list(),
        // While it runs or holds, so that a record has one of each flow.
        low("open_for", "text", "占用", "Held for").unique(),
    ]
}

/// How far it is.
fn course() -> Vec<Field> {
    vec![
        low("status", "choice", "状态", "Status").in_list().options(vec![
            Choice::new("pending", "审批中", "Pending").color("gold"),
            Choice::new("approved", "已同意", "Approved").color("green"),
            Choice::new("rejected", "已拒绝", "Rejected").color("red"),
            Choice::new("returned", "已退回", "Returned").color("orange"),
            Choice::new("withdrawn", "已撤回", "Withdrawn").color("default"),
            Choice::new("voided", "已失效", "Void").color("default"),
        ]),
        low("steps", "text", "步骤", "Steps"),
        low("step", "number", "当前步骤", "Step"),
        low("waiting", "users", "待处理人", "Waits for").in_list(),
        low("acted", "users", "已处理人", "Decided by"),
    ]
}

/// The declaration of `approval_decision`: one act, which nobody changes.
pub(super) fn decision() -> Object {
    Object {
        name: "approval_decision".into(),
        label: Text::new("审批记录", "Decision"),
        plural: Text::new("审批记录", "Decisions"),
        icon: "approval".into(),
        follows: Some("approval".into()),
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&["submit", "decide", "access"]),
        title: vec!["act".into()],
        fields: vec![
            low("act", "choice", "动作", "Act").in_list().options(vec![
                Choice::new("submit", "提交", "Asked"),
                Choice::new("approve", "同意", "Approved"),
                Choice::new("reject", "拒绝", "Rejected"),
                Choice::new("return", "退回", "Returned"),
                Choice::new("return_previous", "退回上一步", "Returned one step"),
                Choice::new("delegate", "转交", "Delegated"),
                Choice::new("withdraw", "撤回", "Withdrawn"),
                Choice::new("void", "失效", "Void"),
            ]),
            low("step", "number", "步骤", "Step").in_list(),
            low("by", "user", "处理人", "By").in_list(),
            low("to", "user", "转交给", "To"),
            Field::new("remark", "long_text", "意见", "Remark")
                .class(Class::High)
                .audience("notes")
                .in_list(),
        ]
        .into_iter()
        .map(Field::read_only)
        .collect(),
    }
}

fn low(name: &str, kind: &str, zh: &str, en: &str) -> Field {
    Field::new(name, kind, zh, en).class(Class::Low)
}

//! The deal: what a customer may buy, when, and how likely.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::{stage, verbs};

/// What the board and the dashboards count deals by, and sum.
const FIGURES: [&str; 8] = [
    "amount",
    "pipeline",
    "stage",
    "status",
    "probability",
    "expected_on",
    "closed_on",
    "lost_reason",
];

/// The declaration of `deal`. It lies under the customer's own key, and has an owner of its own.
pub(super) fn declare() -> Object {
    let mut fields = what();
    fields.extend(course());
    Object {
        name: "deal".into(),
        label: Text::new("商机", "Deal"),
        plural: Text::new("商机", "Deals"),
        icon: "deal".into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: true,
        optional_parent: false,
        figures: FIGURES.map(str::to_owned).to_vec(),
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
        title: vec!["title".into()],
        fields,
    }
}

/// The fields that a stage may ask for before a deal comes in.
pub(super) fn may_be_needed() -> Vec<Choice> {
    what()
        .into_iter()
        .filter(|field| !field.required)
        .map(|field| Choice { label: field.label, ..Choice::new(&field.name, "", "") })
        .collect()
}

fn what() -> Vec<Field> {
    vec![
        Field::new("title", "text", "商机名称", "Title").class(Class::High).required().in_list(),
        Field::new("amount", "money", "预计金额", "Amount").class(Class::Medium).in_list(),
        Field::new("expected_on", "date", "预计成交日期", "Expected on")
            .class(Class::Low)
            .in_list(),
        Field::new("contact", "relation", "联系人", "Contact").class(Class::Low).target("contact"),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ]
}

fn course() -> Vec<Field> {
    vec![
        Field::new("stage", "relation", "阶段", "Stage")
            .class(Class::Low)
            .target("stage")
            .in_list(),
        Field::new("pipeline", "relation", "销售流程", "Pipeline")
            .class(Class::Low)
            .target("pipeline")
            .read_only(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .read_only()
            .in_list()
            .options(stage::kinds()),
        Field::new("probability", "number", "赢单率（%）", "Probability (%)")
            .class(Class::Low)
            .read_only(),
        Field::new("stage_since", "date", "进入阶段日期", "In this stage since")
            .class(Class::Low)
            .read_only()
            .in_list(),
        Field::new("closed_on", "date", "结束日期", "Closed on")
            .class(Class::Low)
            .when("status", "won")
            .or_when("lost"),
        Field::new("lost_reason", "choice", "输单原因", "Reason for loss")
            .class(Class::Low)
            .when("status", "lost")
            .options(vec![
                Choice::new("price", "价格", "Price"),
                Choice::new("rival", "选择竞争对手", "Chose a rival"),
                Choice::new("no_need", "需求取消", "No need any more"),
                Choice::new("no_budget", "预算不足", "No budget"),
                Choice::new("no_stock", "货源不足", "Not in stock"),
                Choice::new("no_answer", "联系不上", "No answer"),
                Choice::new("other", "其他", "Other"),
            ]),
        Field::new("lost_note", "long_text", "输单说明", "Note on the loss")
            .class(Class::High)
            .audience("notes")
            .when("status", "lost"),
    ]
}

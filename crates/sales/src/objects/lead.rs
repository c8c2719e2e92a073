//! The lead 线索: somebody who may become a customer, until it is known whether they do.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::verbs;

/// The declaration of `lead`. A lead is a data subject with a key of its own; `convert` makes it a customer.
pub(super) fn declare() -> Object {
    let mut fields = who();
    fields.extend(wants());
    fields.extend(course());
    fields.extend(outcome());
    Object {
        name: "lead".into(),
        label: Text::new("线索", "Lead"),
        plural: Text::new("线索", "Leads"),
        icon: "lead".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create",
            "update",
            "delete",
            "restore",
            "reveal",
            "import",
            "export",
            "share",
            "collaborate",
            "convert",
            "history",
            "access",
        ]),
        title: vec!["name".into(), "company_name".into()],
        fields,
    }
}

fn who() -> Vec<Field> {
    let reach =
        |name, kind, zh, en| Field::new(name, kind, zh, en).purpose("contact").audience("contact");
    vec![
        Field::new("name", "person_name", "姓名", "Name").audience("contact").in_list(),
        Field::new("company_name", "text", "公司名称", "Company name")
            .class(Class::Medium)
            .audience("contact")
            .in_list(),
        Field::new("position", "text", "职务", "Position").class(Class::Low).audience("contact"),
        reach("phone", "phone", "手机号", "Phone").in_list(),
        reach("email", "email", "邮箱", "E-mail"),
        reach("wechat", "wechat", "微信号", "WeChat id"),
        Field::new("region", "region", "所在地区", "Region")
            .class(Class::Low)
            .purpose("delivery")
            .audience("contact"),
    ]
}

fn wants() -> Vec<Field> {
    vec![
        Field::new("source", "choice", "线索来源", "Source")
            .class(Class::Low)
            .in_list()
            .options_of("customer.source"),
        Field::new("need", "long_text", "需求", "What is wanted")
            .class(Class::High)
            .audience("notes"),
        Field::new("budget", "money", "预算", "Budget").class(Class::Medium),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ]
}

fn course() -> Vec<Field> {
    vec![
        Field::new("status", "choice", "状态", "Status").class(Class::Low).in_list().options(vec![
            Choice::new("new", "新线索", "New").color("blue"),
            Choice::new("following", "跟进中", "Following up").color("orange"),
            Choice::new("qualified", "已确认意向", "Qualified").color("purple"),
            Choice::new("converted", "已转客户", "Converted").color("green").kept(),
            Choice::new("lost", "已流失", "Lost").color("default"),
        ]),
        Field::new("next_contact_on", "date", "下次联系", "Next contact")
            .class(Class::Low)
            .in_list(),
        Field::new("last_contact_on", "date", "最近跟进", "Last contact")
            .class(Class::Low)
            .read_only(),
        Field::new("lost_reason", "choice", "流失原因", "Reason for loss")
            .class(Class::Low)
            .when("status", "lost")
            .options(vec![
                Choice::new("no_need", "没有需求", "No need"),
                Choice::new("no_budget", "预算不足", "No budget"),
                Choice::new("rival", "选择竞争对手", "Chose a rival"),
                Choice::new("no_answer", "联系不上", "No answer"),
                Choice::new("wrong_data", "号码错误或虚假", "Wrong or false data"),
                Choice::new("repeated", "重复线索", "Known already"),
                Choice::new("other", "其他", "Other"),
            ]),
        Field::new("lost_note", "long_text", "流失说明", "Note on the loss")
            .class(Class::High)
            .audience("notes")
            .when("status", "lost"),
    ]
}

/// What the program writes alone: how the lead came to its owner, and what became of it.
fn outcome() -> Vec<Field> {
    let own = |name, kind, zh, en| Field::new(name, kind, zh, en).class(Class::Low).read_only();
    vec![
        own("assignment", "choice", "分配", "Assignment").options(vec![
            Choice::new("waiting", "等待分配", "Waiting"),
            Choice::new("assigned", "自动分配", "Handed out"),
            Choice::new("kept", "录入人跟进", "Kept by who entered it"),
            Choice::new("nobody", "无人可分配", "Nobody to give it to").color("red"),
            Choice::new("by_hand", "手动指定", "By hand"),
        ]),
        own("assigned_by", "relation", "分配规则", "By the rule").target("assignment_rule"),
        own("closed_on", "date", "结束日期", "Closed on"),
        own("customer", "relation", "转成客户", "Became the customer").target("customer"),
        own("contact", "relation", "转成联系人", "Became the contact").target("contact"),
        own("deal", "relation", "转成商机", "Became the deal").target("deal"),
    ]
}

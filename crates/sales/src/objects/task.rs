//! The task: what somebody has to do, until when, and for which customer.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::verbs;

/// The declaration of `task`. It lies under its customer's key, or, where it is about none, under its own.
pub(super) fn declare() -> Object {
    Object {
        name: "task".into(),
        label: Text::new("任务", "Task"),
        plural: Text::new("任务", "Tasks"),
        icon: "task".into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: true,
        optional_parent: true,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create", "update", "delete", "restore", "reveal", "export", "share", "history",
            "access",
        ]),
        title: vec!["title".into()],
        fields: vec![
            Field::new("title", "text", "任务", "Task").class(Class::High).required().in_list(),
            Field::new("kind", "choice", "类型", "Kind").class(Class::Low).in_list().options(vec![
                Choice::new("todo", "待办", "To do"),
                Choice::new("call", "电话", "Call"),
                Choice::new("visit", "拜访", "Visit"),
                Choice::new("meeting", "会议", "Meeting"),
                Choice::new("delivery", "交付", "Delivery"),
            ]),
            Field::new("due_at", "datetime", "截止时间", "Due").class(Class::Low).in_list(),
            Field::new("remind", "choice", "提醒", "Reminder").class(Class::Low).options(vec![
                Choice::new("0", "到期时", "When it is due"),
                Choice::new("10", "提前 10 分钟", "10 minutes before"),
                Choice::new("30", "提前 30 分钟", "30 minutes before"),
                Choice::new("60", "提前 1 小时", "An hour before"),
                Choice::new("1440", "提前 1 天", "A day before"),
            ]),
            Field::new("status", "choice", "状态", "Status")
                .class(Class::Low)
                .required()
                .in_list()
                .options(vec![
                    Choice::new("open", "未完成", "Open").color("blue"),
                    Choice::new("done", "已完成", "Done").color("green"),
                    Choice::new("dropped", "已取消", "Dropped").color("default"),
                ]),
            Field::new("priority", "choice", "优先级", "Priority").class(Class::Low).options(vec![
                Choice::new("high", "高", "High").color("red"),
                Choice::new("normal", "普通", "Normal"),
                Choice::new("low", "低", "Low"),
            ]),
            Field::new("deal", "relation", "商机", "Deal").class(Class::Low).target("deal"),
            Field::new("remark", "long_text", "备注", "Remark")
                .class(Class::High)
                .audience("notes"),
            Field::new("done_on", "date", "完成日期", "Done on").class(Class::Low).read_only(),
        ],
    }
}

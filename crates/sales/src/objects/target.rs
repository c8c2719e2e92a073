//! The target: what somebody is to reach in a month. Its owner is the person; a team's is the sum of them.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::{setting, verbs};

/// The declaration of `target`. It holds nothing about customers, and is seen by its rows like a deal.
pub(super) fn declare() -> Object {
    let fields = vec![
        Field::new("month", "date", "月份", "Month")
            .class(Class::Low)
            .required()
            .in_list()
            .help("任意一天，保存为当月 1 日", "Any day; kept as the first of its month"),
        Field::new("measure", "choice", "指标", "Measure")
            .class(Class::Low)
            .required()
            .in_list()
            .options(measures()),
        Field::new("value", "number", "目标值", "Value").class(Class::Medium).required().in_list(),
        Field::new("key", "text", "唯一标识", "Key").class(Class::Low).read_only().unique(),
    ];
    Object {
        own_owner: true,
        verbs: verbs(&["create", "update", "delete", "restore", "share", "history"]),
        title: vec!["month".into()],
        plural: Text::new("业绩目标", "Targets"),
        ..setting(("target", "业绩目标", "Target", "Targets"), None, fields)
    }
}

/// What can be aimed at. Amounts are in yuan.
fn measures() -> Vec<Choice> {
    vec![
        Choice::new("won_amount", "赢单金额（元）", "Won amount (CNY)"),
        Choice::new("won_deals", "赢单数", "Won deals"),
        Choice::new("new_customers", "新增客户数", "New customers"),
        Choice::new("follow_ups", "跟进次数", "Follow-ups"),
    ]
}

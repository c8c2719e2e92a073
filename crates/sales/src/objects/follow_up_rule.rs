//! After how many days without a follow-up a customer's owner is reminded, their manager is told, and the
//! customer counts as at risk.

use model::{Class, Field, Object};

use super::setting;

/// The declaration of `follow_up_rule`. A step without days is left out.
pub(super) fn declare() -> Object {
    let days = |name, zh, en| Field::new(name, "number", zh, en).class(Class::Low).in_list();
    setting(
        ("follow_up_rule", "跟进提醒规则", "Follow-up rule", "Follow-up rules"),
        None,
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("levels", "choices", "适用等级", "For these levels")
                .class(Class::Low)
                .in_list()
                .options_of("customer.level")
                .help("留空则所有等级", "Empty: all levels"),
            days("remind_days", "提醒负责人（天）", "Remind the owner (days)").help(
                "最近一次跟进之后这么多天，提醒负责人；留空不提醒",
                "So many days after the last follow-up; empty: never",
            ),
            days("manager_days", "通知主管（天）", "Tell the manager (days)"),
            days("risk_days", "标记流失风险（天）", "Mark at risk (days)"),
            Field::new("place", "number", "顺序", "Place")
                .class(Class::Low)
                .help("按顺序取第一条适用的规则", "The first rule that fits counts"),
        ],
    )
}

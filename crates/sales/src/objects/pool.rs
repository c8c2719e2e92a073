//! The pool 公海: where customers lie whom nobody holds, and by which rules they come in and out.

use model::{Class, Field, Object};

use super::setting;

/// The declaration of `pool`. The gate reads `everyone` and the limits (`gate::PoolCard`).
pub(super) fn declare() -> Object {
    let mut fields = vec![
        Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
        Field::new("everyone", "checkbox", "全员可见", "Open to everybody")
            .class(Class::Low)
            .in_list()
            .help("否则只有下面的成员可见", "Otherwise to the members below alone"),
        number("place", ("顺序", "Place")),
    ];
    fields.extend(claiming());
    fields.extend(reclaiming());
    setting(("pool", "公海", "Pool", "Pools"), None, fields)
}

fn number(name: &str, (zh, en): (&str, &str)) -> Field {
    Field::new(name, "number", zh, en).class(Class::Low)
}

/// What one person may take and see. An empty limit is none.
fn claiming() -> Vec<Field> {
    vec![
        number("claims_a_day", ("每人每天可领取", "Claims a day for each"))
            .in_list()
            .help("留空不限", "Empty: no limit"),
        number("holds_at_most", ("每人最多持有", "Customers held by each"))
            .in_list()
            .help("已有这么多客户的人不能再领取", "Who has so many claims no more"),
        number("cool_down_days", ("冷却期（天）", "Cooling down (days)")).help(
            "退回或被回收的客户，原负责人在这些天内不能再领取",
            "So long the former owner may not claim a customer again",
        ),
        number("views_a_day", ("每人每天可查看", "Views a day for each")).help(
            "列表中每行计一次，防止逐页抄录",
            "Each line of a list counts, so that nobody copies the pool page by page",
        ),
    ]
}

/// When customers come back by themselves. An empty rule does not hold.
fn reclaiming() -> Vec<Field> {
    vec![
        number("idle_days", ("未跟进回收（天）", "Back after days without follow-up")).in_list(),
        number("no_deal_days", ("无商机回收（天）", "Back after days without a deal")),
        number("warn_days", ("提前提醒（天）", "Warning (days before)")),
        Field::new("levels", "choices", "只回收这些等级", "Reclaim these levels alone")
            .class(Class::Low)
            .options_of("customer.level")
            .help("留空则所有等级", "Empty: all levels"),
    ]
}

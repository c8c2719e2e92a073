//! The rule by which new leads come to somebody: which leads, to whom, in what way.

use model::{Choice, Class, Field};

use super::setting;

/// The declaration of `assignment_rule`.
pub(super) fn declare() -> model::Object {
    let low = |name, kind, zh, en| Field::new(name, kind, zh, en).class(Class::Low);
    let fields = vec![
        low("name", "text", "名称", "Name").required().in_list(),
        low("on", "checkbox", "启用", "Switched on").in_list(),
        low("place", "number", "顺序", "Place")
            .in_list()
            .help("按顺序使用第一条符合的规则", "The first rule that fits is taken"),
        low("sources", "choices", "线索来源", "Sources")
            .in_list()
            .options_of("lead.source")
            .help("留空则所有来源", "Empty: all sources"),
        low("regions", "text", "地区", "Regions").help(
            "以逗号分隔，如：上海市，浙江省；留空则所有地区",
            "Parted by commas, such as 上海市，浙江省; empty: all regions",
        ),
        low("keep_own", "checkbox", "由录入人跟进", "Stays with who entered it")
            .help("符合此规则的线索不再分配", "Leads that fit are not handed out"),
        low("method", "choice", "分配方式", "Method").in_list().options(vec![
            Choice::new("in_turn", "轮流分配", "In turn"),
            Choice::new("least_load", "分给线索最少的人", "To who has fewest"),
        ]),
        low("at_most", "number", "每人未结束线索上限", "Open leads each at most")
            .help("留空不限", "Empty: no limit"),
    ];
    setting(
        ("assignment_rule", "线索分配规则", "Assignment rule", "Assignment of leads"),
        None,
        fields,
    )
}

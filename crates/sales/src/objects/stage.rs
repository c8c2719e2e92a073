//! The stage of a pipeline: how likely its deals are won, what they need, and who may let them in.

use model::{Choice, Class, Field, Object};

use super::{deal, setting};

/// The declaration of `stage`.
pub(super) fn declare() -> Object {
    setting(
        ("stage", "阶段", "Stage", "Stages"),
        Some("pipeline"),
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("place", "number", "顺序", "Place").class(Class::Low).required().in_list(),
            Field::new("kind", "choice", "性质", "Kind")
                .class(Class::Low)
                .required()
                .in_list()
                .options(kinds()),
            Field::new("probability", "number", "赢单率（%）", "Probability (%)")
                .class(Class::Low)
                .in_list(),
            Field::new("days", "number", "停留天数上限", "Days before it stalls")
                .class(Class::Low)
                .help("超过后商机会标记为停滞", "After so many days a deal counts as stalled"),
            Field::new("needs", "choices", "进入前必填", "Filled in before")
                .class(Class::Low)
                .options(deal::may_be_needed()),
            Field::new("entry", "choice", "进入条件", "Who may let deals in")
                .class(Class::Low)
                .options(vec![
                    Choice::new("in_order", "须从上一阶段进入", "Only from the stage before"),
                    Choice::new("manager", "须由主管推进", "Only a manager"),
                ]),
        ],
    )
}

/// What a stage is, and with it every deal that stands there.
pub(super) fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("open", "进行中", "Open").color("blue"),
        Choice::new("won", "赢单", "Won").color("green"),
        Choice::new("lost", "输单", "Lost").color("default"),
    ]
}

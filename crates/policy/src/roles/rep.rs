//! The salesperson: own customers only, and their sensitive fields masked.

use super::{Builtin, TRADE, staff};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

pub const ROLE: Builtin = Builtin {
    name: "rep",
    label: ("销售", "Sales"),
    about: (
        "只看到自己的客户；联系方式按需查看并留痕，证件和账户信息始终隐藏部分内容",
        "Sees own customers only; contact data on request, identity and finance masked",
    ),
    grants,
};

fn grants() -> Vec<Grant> {
    let mut grants = staff::everybody();
    let cares: &[&[Verb]] = &[Verb::READING, staff::CARE];
    grants.extend(["customer", "contact", "lead"].into_iter().map(|object| {
        Grant::on(object, Rows::Own, cares)
            .edit("*", View::Clear)
            .edit("class:high", View::Reveal)
            .edit("audience:identity", View::Masked)
            .edit("audience:finance", View::Masked)
            // Amounts and the like are work, not secrets of a person's accounts.
            .edit("class:medium", View::Clear)
            .edit("class:low", View::Clear)
            .edit("audience:notes", View::Clear)
            .edit("field:name", View::Clear)
    }));
    grants.extend(
        [
            "deal",
            "task",
            "follow_up",
            "attachment",
            "lead_follow_up",
            "approval",
            "approval_decision",
        ]
        .iter()
        .chain(TRADE)
        .map(|object| Grant::on(object, Rows::Own, cares).edit("*", View::Clear)),
    );
    grants.push(staff::pooled(&[]));
    grants.push(staff::jobs());
    grants
}

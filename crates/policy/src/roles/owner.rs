//! The owner of the business: everything.

use super::{ARRANGEMENTS, Builtin, CUSTOMER_DATA, FIGURES, SYSTEM};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

pub const ROLE: Builtin = Builtin {
    name: "owner",
    label: ("所有者", "Owner"),
    about: ("企业所有者，可查看和管理全部内容", "Owns the business; sees and manages everything"),
    grants,
};

fn grants() -> Vec<Grant> {
    let all = |object: &&str| Grant::on(object, Rows::All, &[Verb::ALL]).edit("*", View::Clear);
    CUSTOMER_DATA.iter().chain(ARRANGEMENTS).chain(FIGURES).chain(SYSTEM).map(all).collect()
}

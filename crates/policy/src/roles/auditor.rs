//! The auditor: the ledger and everything about access, and no customers.

use super::{Builtin, staff};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

pub const ROLE: Builtin = Builtin {
    name: "auditor",
    label: ("审计员", "Auditor"),
    about: (
        "查看和验证审计日志、员工和角色，不能查看客户",
        "Reads and verifies the ledger, users and roles; sees no customers",
    ),
    grants,
};

fn grants() -> Vec<Grant> {
    let mut grants = staff::everybody();
    grants.push(Grant::on("ledger", Rows::All, &[Verb::READING, &[Verb::Ledger, Verb::Export]]));
    let reads: &[&[Verb]] = &[Verb::READING, &[Verb::History]];
    grants.push(Grant::on("user", Rows::All, reads).see("*", View::Clear));
    grants.push(Grant::on("role", Rows::All, reads).see("*", View::Clear));
    grants.push(Grant::on("identity_provider", Rows::All, reads).see("*", View::Clear));
    grants
}

//! The administrator: users, departments, roles and declarations, and no customers.

use super::{ARRANGEMENTS, Builtin, CUSTOMER_DATA, staff};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

pub const ROLE: Builtin = Builtin {
    name: "admin",
    label: ("系统管理员", "Administrator"),
    about: (
        "管理员工、部门、角色和字段，不能查看客户",
        "Manages users, departments, roles and fields; sees no customers",
    ),
    grants,
};

fn grants() -> Vec<Grant> {
    let manages: &[&[Verb]] =
        &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Delete, Verb::Restore, Verb::History]];
    let mut grants: Vec<Grant> =
        ["user", "department", "role", "identity_provider", "view", "dashboard"]
            .iter()
            .chain(ARRANGEMENTS)
            .map(|object| Grant::on(object, Rows::All, manages).edit("*", View::Clear))
            .collect();
    grants.extend(CUSTOMER_DATA.iter().map(|o| Grant::on(o, Rows::All, &[&[Verb::Design]])));
    grants.push(Grant::on(
        "organisation",
        Rows::All,
        &[Verb::READING, &[Verb::Design, Verb::Backup]],
    ));
    grants.push(Grant::on("token", Rows::All, &[Verb::READING, &[Verb::Create, Verb::Delete]]));
    grants.push(staff::jobs());
    grants
}

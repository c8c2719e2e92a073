//! The manager of a department: its customers and those of the departments below it.

use super::{Builtin, CUSTOMER_DATA, FIGURES, staff};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

pub const ROLE: Builtin = Builtin {
    name: "manager",
    label: ("部门经理", "Manager"),
    about: (
        "管理本部门及下级部门的客户，证件和账户信息查看时留痕",
        "Cares for the customers of the department tree; identity and finance on request",
    ),
    grants,
};

fn grants() -> Vec<Grant> {
    let mut grants = staff::everybody();
    let manages: &[&[Verb]] =
        &[Verb::READING, staff::CARE, &[Verb::Import, Verb::Export, Verb::Share]];
    grants.extend(CUSTOMER_DATA.iter().map(|object| {
        Grant::on(object, Rows::Tree, manages)
            .edit("*", View::Clear)
            .edit("audience:identity", View::Reveal)
            .edit("audience:finance", View::Reveal)
            // Amounts and the like are work, not secrets of a person's accounts.
            .edit("class:medium", View::Clear)
            .edit("class:low", View::Clear)
    }));
    let sets: &[&[Verb]] =
        &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Delete, Verb::Restore, Verb::History]];
    grants.extend(
        FIGURES.iter().map(|object| Grant::on(object, Rows::Tree, sets).edit("*", View::Clear)),
    );
    // Who leads others arranges their dashboards too.
    grants.push(
        Grant::on("dashboard", Rows::Own, &[Verb::READING, staff::CARE]).edit("*", View::Clear),
    );
    grants.push(staff::pooled(&[Verb::Share]));
    // What is sold, and for how much.
    let keeps: &[&[Verb]] =
        &[&[Verb::Create, Verb::Update, Verb::Delete, Verb::Restore, Verb::History]];
    grants.push(Grant::on("product", Rows::All, keeps).edit("*", View::Clear));
    grants.push(Grant::on("letterhead", Rows::All, &[Verb::READING]).see("*", View::Clear));
    grants.push(Grant::on("token", Rows::Own, &[Verb::READING, &[Verb::Create, Verb::Delete]]));
    grants.push(staff::jobs());
    grants
}

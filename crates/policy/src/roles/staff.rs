//! What all staff may do, whatever their work.

use super::{ARRANGEMENTS, FIGURES};
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

/// The verbs of ordinary work with a record that one is in charge of.
pub const CARE: &[Verb] = &[
    Verb::Create,
    Verb::Update,
    Verb::Delete,
    Verb::Restore,
    Verb::Release,
    Verb::Collaborate,
    Verb::Merge,
    Verb::Unmerge,
    Verb::Convert,
    Verb::Reveal,
    Verb::Download,
    Verb::Submit,
    Verb::Decide,
    Verb::History,
    Verb::Access,
];

/// Who the colleagues are, the departments, how sales are arranged, one's own account and targets, views of
/// lists and dashboards.
pub fn everybody() -> Vec<Grant> {
    // The company's seal is for those who put it on papers.
    let arranged = ARRANGEMENTS.iter().map(|object| {
        Grant::on(object, Rows::All, &[Verb::READING])
            .see("*", View::Clear)
            .see("audience:seal", View::Hidden)
    });
    let mut grants = vec![
        Grant::on("user", Rows::All, &[Verb::READING]).see("audience:directory", View::Clear),
        Grant::on("user", Rows::Own, &[Verb::READING, &[Verb::Update]])
            .see("audience:account", View::Clear)
            .edit("field:language", View::Clear),
        Grant::on("department", Rows::All, &[Verb::READING]).see("*", View::Clear),
        Grant::on("view", Rows::Shared, &[Verb::READING]).see("*", View::Clear),
        Grant::on("view", Rows::Own, &[Verb::READING, CARE]).edit("*", View::Clear),
        Grant::on("dashboard", Rows::Shared, &[Verb::READING]).see("*", View::Clear),
        Grant::on("dashboard", Rows::Own, &[Verb::READING, CARE])
            .edit("*", View::Clear)
            .see("field:shared", View::Clear),
    ];
    grants.extend(arranged);
    grants.extend(
        FIGURES
            .iter()
            .map(|object| Grant::on(object, Rows::Own, &[Verb::READING]).see("*", View::Clear)),
    );
    grants
}

/// Customers in a pool: who they are and how to reach them is masked until they are claimed, but for the names
/// of companies; what identifies them, their accounts and notes on them are not shown at all. `further` is what else may be done with them.
pub fn pooled(further: &[Verb]) -> Grant {
    Grant::on("customer", Rows::Pool, &[Verb::READING, &[Verb::Claim], further])
        .see("*", View::Clear)
        .see("class:high", View::Masked)
        .see("class:medium", View::Masked)
        .see("field:company_name", View::Clear)
        .see("audience:identity", View::Hidden)
        .see("audience:finance", View::Hidden)
        .see("audience:notes", View::Hidden)
}

/// One's own imports and exports.
pub fn jobs() -> Grant {
    Grant::on("job", Rows::Own, &[Verb::READING, &[Verb::Download]])
}

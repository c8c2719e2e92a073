//! What all staff may do, whatever their work.

use super::ARRANGEMENTS;
use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::verb::Verb;

/// The verbs of ordinary work with a record that one is in charge of.
pub const CARE: &[Verb] = &[
    Verb::Create,
    Verb::Update,
    Verb::Delete,
    Verb::Restore,
    Verb::Reveal,
    Verb::Download,
    Verb::History,
    Verb::Access,
];

/// Who the colleagues are, the departments, how sales are arranged, one's own account, and views of
/// lists.
pub fn everybody() -> Vec<Grant> {
    let arranged = ARRANGEMENTS
        .iter()
        .map(|object| Grant::on(object, Rows::All, &[Verb::READING]).see("*", View::Clear));
    let mut grants = vec![
        Grant::on("user", Rows::All, &[Verb::READING]).see("audience:directory", View::Clear),
        Grant::on("user", Rows::Own, &[Verb::READING, &[Verb::Update]])
            .see("audience:account", View::Clear)
            .edit("field:language", View::Clear),
        Grant::on("department", Rows::All, &[Verb::READING]).see("*", View::Clear),
        Grant::on("view", Rows::Shared, &[Verb::READING]).see("*", View::Clear),
        Grant::on("view", Rows::Own, &[Verb::READING, CARE]).edit("*", View::Clear),
    ];
    grants.extend(arranged);
    grants
}

/// One's own imports and exports.
pub fn jobs() -> Grant {
    Grant::on("job", Rows::Own, &[Verb::READING, &[Verb::Download]])
}

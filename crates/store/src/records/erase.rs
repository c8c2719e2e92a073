//! Physical deletion: rows, tokens, unique values and history. The keys go first (`keys`).

use kernel::{Id, Result};
use policy::Permit;

use crate::conn::{Conn, cells};
use crate::records::merge::linked_subjects;
use crate::records::read::visible;
use crate::sql::dialect::Dialect;
use crate::tokens;

/// Removes one permitted record with its tokens, unique values and history, for good.
///
/// # Errors
/// `not_found` when it is missing or not permitted.
pub fn purge(c: &mut Conn, permit: &Permit, id: Id) -> Result<()> {
    if visible(c, permit, id)?.is_none() {
        return Err(kernel::Fault::not_found());
    }
    remove(c, permit.org(), id)
}

/// Removes all records of a data subject, of every object, with all that hangs on them, and those of the
/// subjects that are the same person by a merge (`linked_subjects`, whose keys go first); their ids.
/// Idempotent.
///
/// # Errors
/// Those of the database.
pub fn erase_subject(c: &mut Conn, permit: &Permit, subject: Id) -> Result<Vec<Id>> {
    let org = permit.org();
    let mut ids = Vec::new();
    for subject in linked_subjects(c, org, subject)? {
        let of_it = cells![org, subject];
        let sql = "SELECT id FROM record WHERE org = ?1 AND subject = ?2";
        for row in c.query(sql, &of_it)? {
            ids.push(row.id(0)?);
        }
        c.execute("DELETE FROM record_history WHERE org = ?1 AND subject = ?2", &of_it)?;
        c.execute(
            "DELETE FROM record_merge WHERE org = ?1 AND (loser_subject = ?2 OR winner_subject = ?2)",
            &of_it,
        )?;
    }
    for id in &ids {
        remove(c, org, *id)?;
    }
    Ok(ids)
}

pub(super) fn remove(c: &mut Conn, org: Id, id: Id) -> Result<()> {
    tokens::unindex(c, org, id)?;
    c.execute("DELETE FROM record_unique WHERE org = ?1 AND record = ?2", &cells![org, id])?;
    c.execute("DELETE FROM record_history WHERE org = ?1 AND record = ?2", &cells![org, id])?;
    c.execute(
        "DELETE FROM record_distinct WHERE org = ?1 AND (one = ?2 OR other = ?2)",
        &cells![org, id],
    )?;
    c.execute("DELETE FROM record_share WHERE org = ?1 AND record = ?2", &cells![org, id])?;
    c.execute("DELETE FROM record WHERE org = ?1 AND id = ?2", &cells![org, id])?;
    Ok(())
}

/// The tables with an organisation's rows; its ledger is `ledger::erase_org`'s.
const TABLES: &[&str] = &[
    "record",
    "record_unique",
    "record_history",
    "record_merge",
    "record_distinct",
    "record_share",
    "declaration",
    "enter_login",
    "enter_credential",
    "enter_password",
    "enter_recovery_code",
    "enter_session",
    "enter_passkey",
    "enter_device",
    "enter_place",
    "enter_token",
    "enter_feed",
    "enter_link",
    "enter_notice",
    "enter_passkey",
    "enter_identity",
    "enter_identity_session",
    "enter_mark",
    "enter_tip",
    "notification",
    "notification_once",
    "notification_choice",
    "mail_waiting",
    "job",
    "job_refused",
    "job_change",
    "upload",
    "blob_chunk",
    "blob",
    "quota",
    "document_number",
    "assignment_turn",
];

/// Removes everything of the permit's organisation, such as the demo company. It holds the
/// writer as long as it takes.
///
/// # Errors
/// Those of the database.
pub fn erase_org(c: &mut Conn, permit: &Permit) -> Result<()> {
    let org = cells![permit.org()];
    if c.dialect() == Dialect::Sqlite {
        c.execute("DELETE FROM record_token WHERE org = ?1", &org)?;
    }
    for table in TABLES {
        c.execute(&format!("DELETE FROM {table} WHERE org = ?1"), &org)?;
    }
    c.execute("DELETE FROM org WHERE id = ?1", &org)?;
    if c.dialect() == Dialect::Postgres {
        // Last, since the other deletions count as changes.
        c.execute("DELETE FROM org_change WHERE org = ?1", &org)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TABLES;
    use crate::{Across, SqliteOptions, Store};

    /// What goes by other ways: the ledger's tables by those of the ledger, tokens before the records.
    const ELSEWHERE: &[&str] = &["record_token"];

    #[test]
    fn every_table_of_an_organisation_goes_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open_sqlite(folder.path(), &[7; 32], SqliteOptions::default());
        let sql = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
                   WHERE m.type = 'table' AND p.name = 'org'";
        let found = store
            .expect("a store")
            .across(Across::Everything)
            .read(|c| c.query(sql, &[])?.into_iter().map(|mut row| row.text(0)).collect())
            .expect("the tables");
        let found: BTreeSet<String> = found;
        let known = |name: &String| {
            name.starts_with("ledger_") || TABLES.iter().chain(ELSEWHERE).any(|one| one == name)
        };
        let forgotten: Vec<_> = found.iter().filter(|name| !known(name)).collect();
        assert!(found.len() > 20 && forgotten.is_empty(), "{forgotten:?}");
    }
}

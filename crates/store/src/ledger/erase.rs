//! The end of an organisation's ledger, with the organisation.

use kernel::Result;
use policy::Permit;

use crate::conn::{Conn, cells};

/// The tables with an organisation's entries. Those that wait for their place stay: they are links
/// of their server's chain, which must not be torn.
const TABLES: &[&str] = &["ledger_entry", "ledger_touch", "ledger_node", "ledger_checkpoint"];

/// Removes the ledger of the permit's organisation. It holds the writer as long as it takes.
///
/// # Errors
/// Those of the database.
pub fn erase_org(c: &mut Conn, permit: &Permit) -> Result<()> {
    let org = cells![permit.org()];
    for table in TABLES {
        c.execute(&format!("DELETE FROM {table} WHERE org = ?1"), &org)?;
    }
    Ok(())
}

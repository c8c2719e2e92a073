//! Making a backup while Kedun works.

use std::io::{BufWriter, Write};
use std::path::Path;

use crypto::Key;
use crypto::stream::Sealer;
use gate::verbs::operator;
use kernel::{Fault, Result};
use parking_lot::Mutex;
use store::Dialect;

use super::pack::pack;
use super::target::{self, Draft};
use super::{Database, FORMAT, Head, LABEL, SUFFIX, archive, unwritable};
use crate::installation::Installation;

/// The folder in the data folder where copies of the databases lie while they are packed.
pub const SCRATCH: &str = "backup.part";

/// One backup at a time: they share the folder for copies.
static ALONE: Mutex<()> = Mutex::new(());

/// Writes a backup into this folder and returns its name and size in bytes. The ledger tells of it
/// first, and tells as well when it fails afterwards. Until it is whole it has another name.
///
/// # Errors
/// `backup_target_missing`, `disk_full`, `file_unwritable`, `ledger_unwritable`.
pub fn create(kedun: &Installation, os_user: &str, target: &Path) -> Result<(String, u64)> {
    let _alone = ALONE.lock();
    target::make(target)?;
    target::sweep(target)?;
    let made_at = kedun.gate.now().rfc3339();
    let name: String = made_at.chars().filter(|c| *c != ':').collect();
    let path = target.join(format!("{name}{SUFFIX}"));
    let draft = Draft::begin(target, &name)?;
    operator::backup(&kedun.gate, os_user, &name)?;
    let done = write(kedun, &draft, made_at).and_then(|()| draft.settle(&path));
    if let Err(fault) = &done
        && let Err(worse) = operator::backup_failed(&kedun.gate, os_user, &name, fault.code)
    {
        tracing::error!(code = worse.code, "the ledger does not tell that a backup failed");
    }
    done.map(|size| (name, size))
}

fn write(kedun: &Installation, draft: &Draft, made_at: String) -> Result<()> {
    let failed = |e: std::io::Error| unwritable(draft.path(), &e);
    let key = Key::random();
    let head = Head {
        format: FORMAT,
        made_at,
        program: concat!("kedun ", env!("CARGO_PKG_VERSION")).to_owned(),
        database: match kedun.store.dialect() {
            Dialect::Sqlite => Database::Sqlite,
            Dialect::Postgres => Database::Postgres,
        },
        root: kedun.root.id(),
        key: hex::encode(kedun.root.wrap(LABEL, &key)?),
    };
    let mut line = serde_json::to_vec(&head).map_err(Fault::internal)?;
    line.push(b'\n');
    let mut out = BufWriter::new(draft.file().map_err(failed)?);
    out.write_all(&line).map_err(failed)?;
    let mut archive =
        archive::Writer::new(Sealer::keyed(&key, &line, out)?, draft.path().to_owned());
    pack(kedun, &mut archive)?;
    let mut out = archive.finish()?.finish()?;
    out.flush().map_err(failed)
}

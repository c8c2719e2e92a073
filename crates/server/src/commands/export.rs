//! `kedun export`

use std::fs::{File, OpenOptions};
use std::io::BufWriter;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use gate::verbs::export::ExportRequest;
use gate::{Entered, Gate, enter};
use jobs::tasks::export::{Wanted, format_of, write};
use kernel::{Fault, FaultKind, Result};
use sales::import::Flow;
use serde_json::json;

use crate::answer::Answer;
use crate::cli::ExportArgs;
use crate::installation::Installation;
use crate::interrupt;
use crate::order::Order;

/// Exports records as the caller may see them.
///
/// # Errors
/// What the gate refuses, or the folder.
pub fn run(kedun: &Installation, order: &Order, args: &ExportArgs) -> Result<Answer> {
    let who = enter::cli::as_login(&kedun.gate, &order.os_user, &args.on_behalf)?;
    let format = format_of(args.out.extension().and_then(|e| e.to_str()).unwrap_or_default())?;
    let request = ExportRequest {
        q: None,
        filter: args.filter.clone(),
        order_by: args.order_by.clone(),
        fields: args.fields.clone(),
        ids: Vec::new(),
        pooled: args.pooled,
        purpose: args.purpose.clone(),
        reason: args.reason.clone(),
    };
    let object = who.catalogue().get(&args.object)?.clone();
    let wanted = Wanted { object: &object, request: &request, format, raw: args.raw };
    // Whether the caller may at all is decided before a file appears.
    gate::verbs::export::may_export(&kedun.gate, &who, &args.object, &request)?;
    let file = BufWriter::new(create(&args.out)?);
    let rows = fill(&kedun.gate, &who, &wanted, file, &args.out)
        .inspect_err(|_| remove_half(&args.out))?;
    let text = format!("{rows}  {}", args.out.display());
    Ok(Answer::done(text, json!({ "rows": rows, "file": args.out })))
}

/// Writes the export durably; the number of its rows.
fn fill(
    gate: &Gate,
    who: &Entered,
    wanted: &Wanted<'_>,
    mut file: BufWriter<File>,
    path: &Path,
) -> Result<u64> {
    let folder = path.parent().unwrap_or(path);
    let room = |bytes| jobs::room::demand(folder, bytes);
    let mut told = |_: u64, _: Option<u64>| {
        if interrupt::heard() { Err(Fault::invalid("interrupted")) } else { Ok(Flow::Continue) }
    };
    let rows = write(gate, &|| Ok(who.clone()), wanted, &mut file, &room, &mut told)?;
    let file = file.into_inner().map_err(|e| unwritable(path, e.error()))?;
    file.sync_all().map_err(|e| unwritable(path, &e))?;
    Ok(rows)
}

/// Removes a file that was not written to its end: it would be taken for a whole one. What is no plain
/// file was there before.
pub fn remove_half(path: &Path) {
    if std::fs::symlink_metadata(path).is_ok_and(|path| path.is_file()) {
        let _ = std::fs::remove_file(path);
    }
}

/// Creates a file that its owner alone can read; an older one of this name is replaced.
///
/// # Errors
/// `file_unwritable`.
pub fn create(path: &Path) -> Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(|e| unwritable(path, &e))
}

/// The fault of a file that cannot be written: `disk_full`, else `file_unwritable`.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Fault {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    let fault = match error.kind() {
        StorageFull | QuotaExceeded => Fault::new(FaultKind::Unavailable, "disk_full"),
        _ => Fault::new(FaultKind::Unavailable, "file_unwritable").with("name", path.display()),
    };
    fault.caused_by(error.kind())
}

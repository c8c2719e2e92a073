//! `kedun import`

mod answers;
mod refusals;

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use gate::{Entered, Gate, enter};
use jobs::tasks::import::{ready, store, write_refused};
use kernel::{Fault, FaultKind, Result};
use sales::import::{Flow, Mapping, Progress, RefusedRow, Spec, WithoutJob};
use serde_json::json;

use crate::answer::Answer;
use crate::cli::ImportArgs;
use crate::installation::Installation;
use crate::interrupt;
use crate::order::Order;
use refusals::Refusals;

/// Bytes of a mapping file at most.
const MAPPING_BYTES: u64 = 1 << 20;
/// Rows after which it is told how far it is.
const TOLD_EVERY: u64 = 2_000;

/// Imports a file. Exit status 1 when rows were refused, or when it did not come to its end: what it
/// stored until then stays, and the answer says how to go on.
///
/// # Errors
/// What reading the file or the gate refuses.
pub fn run(kedun: &Installation, order: &Order, args: &ImportArgs) -> Result<Answer> {
    let gate = &kedun.gate;
    let enter = || enter::cli::as_login(gate, &order.os_user, &args.on_behalf);
    let mut file = open(&args.file)?;
    let spec = Spec {
        mapping: args.mapping.as_deref().map(mapping).transpose()?,
        duplicates: serde_json::from_value(json!(args.duplicates))
            .map_err(|_| Fault::invalid("bad_argument").with("name", "--duplicates"))?,
        dry_run: args.dry_run,
        ..Spec::default()
    };
    let (spec, rows) = ready(gate, enter, &mut file, spec, &args.object)?;
    let mut refusals = Refusals::new(args.errors.as_deref())?;
    let who = enter()?;
    let begun = Progress { after: args.after, ..Progress::default() };
    let mut done = begun.clone();
    let mut told = 0;
    let kept = |progress: &Progress, more: Vec<RefusedRow>| {
        done = progress.clone();
        refusals.add(&more)?;
        if interrupt::is_heard_here() && progress.rows >= told + TOLD_EVERY {
            told = progress.rows;
            answers::progress(order.lang, progress, rows);
        }
        Ok(if interrupt::heard() { Flow::Stop } else { Flow::Continue })
    };
    let mut keeper = WithoutJob { enter: || Ok(who.clone()), kept };
    let stored = store(gate, &mut file, &spec, begun, &mut keeper).map(drop);
    let written = write_file(gate, &who, &mut file, &spec, &mut refusals);
    match stored.and(written) {
        // Nothing is stored: the same command begins anew.
        Err(fault) if done.chunks == 0 => return Err(fault),
        Err(fault) => return Ok(answers::failed(order.lang, &fault, &done, &refusals)),
        Ok(()) => {}
    }
    // The page starts no real import before the recovery key was saved. Whoever works at the server
    // has the root key at hand, so that a reminder is enough here.
    let real = !args.dry_run && !who.org().demo;
    let note = if real { super::keys::reminder(kedun, order.lang)? } else { None };
    Ok(answers::ended(order.lang, &done, &refusals, interrupt::heard()).noting(note))
}

fn open(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(|e| unreadable(path, &e))?;
    let size = file.metadata().map_err(|e| unreadable(path, &e))?.len();
    if size > kernel::limits::IMPORT_BYTES {
        let max = kernel::limits::IMPORT_BYTES >> 20;
        return Err(Fault::new(FaultKind::TooLarge, "file_too_large").with("max", max));
    }
    Ok(file)
}

fn mapping(path: &Path) -> Result<Mapping> {
    let mut text = String::new();
    File::open(path)
        .and_then(|file| file.take(MAPPING_BYTES).read_to_string(&mut text))
        .map_err(|e| unreadable(path, &e))?;
    serde_json::from_str(&text)
        .map_err(|_| Fault::invalid("bad_argument").with("name", "--mapping"))
}

/// Writes the file of refused rows where one is wanted and some were refused. It holds rows in the
/// clear, as they came: it is for its owner alone.
fn write_file(
    gate: &Gate,
    who: &Entered,
    source: &mut File,
    spec: &Spec,
    refusals: &mut Refusals,
) -> Result<()> {
    if refusals.count() == 0 {
        return Ok(());
    }
    let Some((path, all)) = refusals.all()? else { return Ok(()) };
    let mut file = BufWriter::new(super::export::create(path)?);
    write_refused(gate, who, source, spec, all, &mut file)
        .and_then(|()| file.flush().map_err(|e| super::unwritable(path, &e)))
        .inspect_err(|_| super::export::remove_half(path))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Invalid, "file_unreadable")
        .with("name", path.display())
        .caused_by(error.kind())
}

//! `kedun import`

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use gate::{Entered, Gate, enter};
use jobs::tasks::import::{ready, store, write_refused};
use kernel::{Fault, FaultKind, Lang, Result};
use sales::import::{Flow, Mapping, Progress, RefusedRow, Spec, WithoutJob};
use serde_json::json;

use crate::answer::{Answer, say};
use crate::cli::ImportArgs;
use crate::installation::Installation;
use crate::interrupt;
use crate::order::Order;

/// Bytes of a mapping file at most.
const MAPPING_BYTES: u64 = 1 << 20;
/// Rows after which it is told how far it is.
const TOLD_EVERY: u64 = 2_000;

/// Imports a file. Exit status 1 when rows were refused.
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
    let mut refused = Vec::new();
    let mut told = 0;
    let kept = |progress: &Progress, more: Vec<RefusedRow>| {
        refused.extend(more);
        if interrupt::is_heard_here() && progress.rows >= told + TOLD_EVERY {
            told = progress.rows;
            tell(order.lang, progress, rows);
        }
        Ok(if interrupt::heard() { Flow::Stop } else { Flow::Continue })
    };
    let who = enter()?;
    let begun = Progress { after: args.after, ..Progress::default() };
    let mut keeper = WithoutJob { enter: || Ok(who.clone()), kept };
    let done = store(gate, &mut file, &spec, begun, &mut keeper)?;
    if let Some(path) = args.errors.as_deref().filter(|_| !refused.is_empty()) {
        write_file(gate, &who, &mut file, &spec, &refused, path)?;
    }
    // The page starts no real import before the recovery key was saved. Whoever works at the server
    // has the root key at hand, so that a reminder is enough here.
    let real = !args.dry_run && !who.org().demo;
    let note = if real { super::keys::reminder(kedun, order.lang)? } else { None };
    Ok(answer(order.lang, &done, &refused, interrupt::heard()).noting(note))
}

/// What came out, and how to go on with what was stopped.
fn answer(lang: Lang, done: &Progress, refused: &[RefusedRow], stopped: bool) -> Answer {
    let Progress { rows, created, updated, repeated, .. } = done;
    let count = refused.len();
    let mut lines = vec![match lang {
        Lang::Zh => {
            format!("共 {rows} 行：新增 {created}，更新 {updated}，重复 {repeated}，拒绝 {count}")
        }
        Lang::En => format!(
            "{rows} rows: {created} created, {updated} updated, {repeated} repeated, {count} refused"
        ),
    }];
    for row in refused {
        let number = say(lang, "行", "row");
        lines.push(format!("  {number} {}  {}  {}", row.row, row.column, row.message));
    }
    let mut told = json!({
        "rows": rows,
        "created": created,
        "updated": updated,
        "repeated": repeated,
        "refused": refused,
    });
    if stopped {
        lines.push(go_on(lang, done));
        told["stopped"] = json!(true);
        told["after"] = json!(done.after);
    }
    let answer = if refused.is_empty() && !stopped { Answer::done } else { Answer::found };
    answer(lines.join("\n"), told)
}

/// How far it is, on the standard error: the answer alone goes to the standard output.
fn tell(lang: Lang, progress: &Progress, rows: u64) {
    let word = say(lang, "已处理", "rows done");
    // Nobody may be looking.
    let _ = writeln!(std::io::stderr(), "{word} {} / {rows}", progress.rows);
}

/// How to go on with an import that was stopped: what it stored stays.
fn go_on(lang: Lang, done: &Progress) -> String {
    match lang {
        Lang::Zh => {
            format!("已中断，以上内容已保存。接着导入：重复同一命令并加上 --after {}", done.after)
        }
        Lang::En => format!(
            "Stopped; what is told above is stored. To go on, repeat the command with --after {}",
            done.after
        ),
    }
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

/// The file holds rows in the clear, as they came: it is for its owner alone.
fn write_file(
    gate: &Gate,
    who: &Entered,
    source: &mut File,
    spec: &Spec,
    refused: &[RefusedRow],
    path: &Path,
) -> Result<()> {
    let mut file = super::export::create(path)?;
    write_refused(gate, who, source, spec, refused.iter().cloned().map(Ok), &mut file)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Invalid, "file_unreadable")
        .with("name", path.display())
        .caused_by(error.kind())
}

//! `kedun import`

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

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
/// How often it is told how far it is.
const TOLD_EVERY: Duration = Duration::from_secs(5);

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
    let mut told = Instant::now();
    let kept = |progress: &Progress, more: Vec<RefusedRow>| {
        refused.extend(more);
        if told.elapsed() >= TOLD_EVERY {
            told = Instant::now();
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
    let mut lines = vec![match order.lang {
        kernel::Lang::Zh => format!(
            "共 {} 行：新增 {}，更新 {}，重复 {}，拒绝 {}",
            done.rows,
            done.created,
            done.updated,
            done.repeated,
            refused.len()
        ),
        kernel::Lang::En => format!(
            "{} rows: {} created, {} updated, {} repeated, {} refused",
            done.rows,
            done.created,
            done.updated,
            done.repeated,
            refused.len()
        ),
    }];
    for row in &refused {
        let number = say(order.lang, "行", "row");
        lines.push(format!("  {number} {}  {}  {}", row.row, row.column, row.message));
    }
    if interrupt::heard() {
        lines.push(go_on(order.lang, &done));
    }
    let told = json!({
        "rows": done.rows,
        "after": done.after,
        "stopped": interrupt::heard(),
        "created": done.created,
        "updated": done.updated,
        "repeated": done.repeated,
        "refused": refused,
    });
    let whole = refused.is_empty() && !interrupt::heard();
    let answer = if whole { Answer::done } else { Answer::found };
    // The page starts no real import before the recovery key was saved. Whoever works at the server
    // has the root key at hand, so that a reminder is enough here.
    let real = !args.dry_run && !who.org().demo;
    let note = if real { super::keys::reminder(kedun, order.lang)? } else { None };
    Ok(answer(lines.join("\n"), told).noting(note))
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

//! `kedun move`: from the embedded databases to PostgreSQL.

use std::io::Write;
use std::path::Path;

use gate::verbs::operator::{self, Verified};
use kernel::{Fault, FaultKind, Lang, Result};
use serde_json::{Value as Json, json};
use store::{Counted, Moving};

use crate::answer::{Answer, say};
use crate::cli::MoveArgs;
use crate::deployment;
use crate::folder::DataFolder;
use crate::installation::{Installation, root_key};
use crate::moved::{self, Mark};
use crate::order::Order;
use crate::settings::Settings;

/// Takes an embedded installation over to an empty PostgreSQL, or goes on where an earlier run
/// stopped.
///
/// # Errors
/// `data_folder_locked` while a server runs; `nothing_to_move`, `moved_away`, `move_needs_database`;
/// `database_in_use`; `ledger_broken` before anything is copied, `move_differs` when something
/// came other than it was.
pub fn run(args: &MoveArgs, order: &Order, settings: &Settings) -> Result<Answer> {
    let url = args.to.clone().or_else(|| settings.database.clone());
    let url = url.ok_or_else(|| Fault::invalid("move_needs_database"))?;
    let own = Settings { database: None, ..Settings::read(&args.from)? };
    let wanted = Settings {
        keys_database: args.keys_to.clone().or_else(|| settings.keys_database.clone()),
        database: Some(url.clone()),
        ..own.clone()
    };
    let (mark, fresh) = begin(&args.from, &own, order)?;
    let folder = DataFolder::own(&args.from)?;
    let (source, key) = crate::installation::embedded(&folder, &root_key(&folder, &own)?)?;
    drop(key);
    let (keys_url, options) = (wanted.keys_database.as_deref(), wanted.for_postgres());
    let moving = match &mark {
        Mark::UnderWay(id) => {
            let moving = Moving::begin(source, &url, keys_url, &options, id).inspect_err(|_| {
                if fresh {
                    // Nothing has been written anywhere: the folder may be served as before.
                    let _ = Mark::remove(folder.path());
                }
            })?;
            // From here on a database may be of this move: the mark stays whatever comes.
            moving.prepare()?;
            moving
        }
        // All that is left to do is to let others in.
        Mark::Ended(id) => Moving::resume(source, &url, keys_url, &options, id)
            .map_err(|fault| moved::ended(folder.path(), fault))?,
    };
    moving.copy(&mut |table, come| tell(order.lang, table, come))?;
    let tables = moving.check(&|parts| crypto::digest::sha256(parts))?;
    let wrapped = deployment::wrapped_in(folder.path())?;
    let path = folder.path().to_owned();
    let checked = Installation::over(folder, wanted, moving.target(), &wrapped)?;
    let ledgers = operator::check(&checked.gate)?;
    drop(checked);
    demand_sound(&ledgers)?;
    // The folder is marked before others may open the target: there is no moment at which both
    // would be served.
    Mark::Ended(mark.id().to_owned()).write(&path)?;
    moving.finish()?;
    Ok(answer(order.lang, &tables, &ledgers, &path))
}

/// Marks the folder as being moved, once its ledgers are found to be sound and tell of it. The mark
/// of an earlier run that stopped is taken over; the second part says whether it is a new one.
fn begin(from: &Path, own: &Settings, order: &Order) -> Result<(Mark, bool)> {
    let folder = DataFolder::own(from)?;
    if !folder.path().join("kedun.db").exists() {
        return Err(Fault::invalid("nothing_to_move").with("name", from.display()));
    }
    if let Some(mark) = Mark::of(folder.path())? {
        return Ok((mark, false));
    }
    let path = folder.path().to_owned();
    let kedun = Installation::open(folder, own.clone())?;
    operator::moving(&kedun.gate, &order.os_user)?;
    demand_sound(&operator::check(&kedun.gate)?)?;
    let mark = Mark::fresh();
    mark.write(&path)?;
    Ok((mark, true))
}

fn demand_sound(ledgers: &[Verified]) -> Result<()> {
    match ledgers.iter().find(|ledger| !ledger.verdict.ok) {
        Some(ledger) => {
            let fault = Fault::new(FaultKind::Conflict, "ledger_broken");
            Err(fault.with("organisation", ledger.organisation))
        }
        None => Ok(()),
    }
}

/// How far it is, on the standard error: the answer alone goes to the standard output.
fn tell(lang: Lang, table: &str, come: u64) {
    // Nobody may be looking.
    let _ = writeln!(std::io::stderr(), "{} {table} {come}", say(lang, "迁移", "moving"));
}

fn answer(lang: Lang, tables: &[Counted], ledgers: &[Verified], folder: &Path) -> Answer {
    let rows: u64 = tables.iter().map(|table| table.rows).sum();
    let told = |table: &Counted| {
        (table.table.clone(), json!({ "rows": table.rows, "sha256": hex::encode(table.hash) }))
    };
    let all: serde_json::Map<String, Json> = tables.iter().map(told).collect();
    let ledgers: Vec<Json> = ledgers
        .iter()
        .map(|ledger| {
            let newest = ledger.verdict.checkpoint.as_ref();
            json!({
                "organisation": ledger.organisation,
                "entries": ledger.verdict.entries,
                "root": newest.map(|checkpoint| checkpoint.root.clone()),
            })
        })
        .collect();
    let text = match lang {
        Lang::Zh => format!("已迁移 {rows} 行，逐行核对无误，审计链完好。"),
        Lang::En => format!("{rows} rows moved; each was compared, and the ledgers verify."),
    };
    let note = match lang {
        Lang::Zh => format!(
            "请用 --database（或 KEDUN_DATABASE、kedun.toml 的 database）启动服务，数据目录仍为 {0}。\n\
             原来的 kedun.db、ledger.db 与 keys.db 已停用；确认无误并备份后可删除。",
            folder.display()
        ),
        Lang::En => format!(
            "Serve with --database (or KEDUN_DATABASE, or database in kedun.toml) on the same data \
             folder, {0}.\nIts kedun.db, ledger.db and keys.db are no longer in use; remove them once you are \
             content and have a backup.",
            folder.display()
        ),
    };
    let told = json!({ "rows": rows, "tables": all, "ledgers": ledgers, "folder": folder });
    Answer::done(text, told).noting(Some(note))
}

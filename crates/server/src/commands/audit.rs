//! `kedun audit …`

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use audit::log::{Expected, FileReport, verify_file as verify_log_file};
use audit::witness::Notes;
use gate::enter::cli;
use gate::verbs::ledger::{self, LedgerRequest};
use gate::verbs::operator;
use kernel::{Fault, FaultKind, Lang, Result};
use serde_json::{Value as Json, json};

use super::export::{create, unwritable};
use crate::answer::{Answer, say, table};
use crate::cli::AuditCommand;
use crate::installation::Installation;
use crate::order::Order;

/// Carries out the command.
///
/// # Errors
/// What the gate refuses.
pub fn run(kedun: &Installation, order: &Order, command: &AuditCommand) -> Result<Answer> {
    let (gate, os_user) = (&kedun.gate, order.os_user.as_str());
    match command {
        AuditCommand::Verify { on_behalf: Some(login), .. } => {
            let who = cli::as_login(gate, os_user, login)?;
            let verdict = json!(ledger::verify(gate, &who)?);
            Ok(verdicts(&[verdict], order.lang))
        }
        AuditCommand::Verify { on_behalf: None, .. } => {
            let found: Vec<Json> =
                operator::verify(gate, os_user)?.iter().map(|v| json!(v)).collect();
            Ok(verdicts(&found, order.lang))
        }
        AuditCommand::Export { out, on_behalf } => {
            let mut file = BufWriter::new(create(out)?);
            let entries = match on_behalf {
                Some(login) => {
                    let who = cli::as_login(gate, os_user, login)?;
                    ledger::export(gate, &who, &mut file)?.into_inner()
                }
                None => operator::export(gate, os_user, &mut file)?,
            };
            let file = file.into_inner().map_err(|e| unwritable(out, e.error()))?;
            file.sync_all().map_err(|e| unwritable(out, &e))?;
            let text = format!("{entries}  {}", out.display());
            Ok(Answer::done(text, json!({ "entries": entries, "file": out })))
        }
        AuditCommand::Show { limit, actor, record, act, on_behalf } => {
            let who = cli::as_login(gate, os_user, on_behalf)?;
            let id = |text: &Option<String>| text.as_deref().map(str::parse).transpose();
            let request = LedgerRequest {
                actor: id(actor)?,
                record: id(record)?,
                act: act.clone(),
                page_size: Some(*limit),
                ..LedgerRequest::default()
            };
            let page = ledger::query(gate, &who, &request)?.into_inner();
            let rows: Vec<Vec<String>> = page
                .items
                .iter()
                .map(|item| {
                    let object = item.object.clone().unwrap_or_default();
                    let (index, records) = (item.index.to_string(), item.records.to_string());
                    let (at, who) = (item.at.clone(), item.actor_name.clone());
                    vec![index, at, who, item.act.clone(), object, records, item.outcome.clone()]
                })
                .collect();
            Ok(Answer::done(table(&rows), json!(page)))
        }
    }
}

/// One ledger's verdict as the answer, several as a list; status 1 when one does not hold.
fn verdicts(found: &[Json], lang: Lang) -> Answer {
    let ok = found.iter().all(|v| v["ok"] == true);
    let lines: Vec<String> = found.iter().map(|verdict| line(verdict, lang)).collect();
    let entries: u64 = found.iter().filter_map(|v| v["entries"].as_u64()).sum();
    let problem = found.iter().map(|v| &v["problem"]).find(|p| !p.is_null());
    let told = json!({ "ok": ok, "entries": entries, "problem": problem, "ledgers": found });
    let answer = if ok { Answer::done } else { Answer::found };
    answer(lines.join("\n"), told)
}

fn line(verdict: &Json, lang: Lang) -> String {
    let name = verdict["name"].as_str().unwrap_or_default();
    let entries = &verdict["entries"];
    let problem = &verdict["problem"];
    if problem.is_null() {
        let sound = say(lang, "完整，条目数", "sound, entries");
        return format!("{name} {sound} {entries}").trim().to_owned();
    }
    let broken = say(lang, "不符，自条目", "does not fit, from entry");
    let code = problem["code"].as_str().unwrap_or_default();
    format!("{name} {broken} {} ({code})", problem["index"]).trim().to_owned()
}

/// Verifies an exported log, which needs nothing else.
///
/// # Errors
/// `file_unreadable`, `ledger_file_broken`, `ledger_other_key`.
pub fn verify_file(
    path: &Path,
    key: Option<&str>,
    checkpoint: Option<&Path>,
    lang: Lang,
) -> Result<Answer> {
    let expected = key
        .map(|text| audit::note::read_key(text).map(|(origin, key)| Expected { origin, key }))
        .transpose()?;
    let kept =
        checkpoint.map(|path| File::open(path).map_err(|e| unreadable(path, &e))).transpose()?;
    let file = File::open(path).map_err(|e| unreadable(path, &e))?;
    let mut witnessed = kept.into_iter().flat_map(|file| Notes::read(BufReader::new(file)));
    let found: FileReport =
        verify_log_file(BufReader::new(file), expected.as_ref(), &mut witnessed)?;
    let report = &found.report;
    let problem = report.problem.as_ref().map(|p| {
        json!({ "index": p.index, "until": p.until, "code": p.code.code(), "detail": p.detail })
    });
    let told = json!({
        "ok": report.ok(),
        "entries": report.entries,
        "unsigned": report.unsigned,
        "deletion_provable_until": report.deletion_provable_until.map(kernel::Timestamp::rfc3339),
        "name": found.origin,
        "public_key": found.public_key,
        "key_from_file": found.key_from_file,
        "problem": problem,
    });
    let mut text = line(&told, lang);
    if found.key_from_file {
        text.push('\n');
        text.push_str(say(
            lang,
            "公钥取自文件本身；请用 --key 给出另行保存的公钥",
            "the public key came from the file itself; bring the one kept elsewhere with --key",
        ));
    }
    let answer = if report.ok() { Answer::done } else { Answer::found };
    Ok(answer(text, told))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Invalid, "file_unreadable")
        .with("name", path.display())
        .caused_by(error.kind())
}

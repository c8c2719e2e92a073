//! What `kedun import` says.

use std::io::Write;

use kernel::{Fault, Lang};
use sales::import::{CHUNK, Progress};
use serde_json::{Value as Json, json};

use super::refusals::Refusals;
use crate::answer::{Answer, say};

/// How an import ended, and how to go on where it did not come to its end.
pub fn ended(lang: Lang, done: &Progress, refusals: &Refusals, stopped: bool) -> Answer {
    let mut lines = lines(lang, done, refusals);
    let mut told = json!({});
    tell_into(&mut told, done, refusals);
    if stopped {
        lines.push(go_on(lang, done));
        told["stopped"] = json!(true);
        told["after"] = json!(done.after);
    }
    let sound = refusals.count() == 0 && !stopped;
    let answer = if sound { Answer::done } else { Answer::found };
    answer(lines.join("\n"), told)
}

/// What ended an import before its end, and how to go on: what it stored stays.
pub fn failed(lang: Lang, fault: &Fault, done: &Progress, refusals: &Refusals) -> Answer {
    let mut answer = Answer::of_fault(fault, lang);
    let mut all = vec![answer.text];
    all.extend(lines(lang, done, refusals));
    all.push(go_on(lang, done));
    if fault.code == "outcome_unknown" {
        all.push(match lang {
            Lang::Zh => format!("其后的 {CHUNK} 行可能已保存：接着导入之前请先查看。"),
            Lang::En => format!(
                "The {CHUNK} rows behind that one may be stored already: look before you go on."
            ),
        });
    }
    answer.text = all.join("\n");
    tell_into(&mut answer.json, done, refusals);
    answer.json["after"] = json!(done.after);
    answer
}

/// How far it is, on the standard error: the answer alone goes to the standard output.
pub fn progress(lang: Lang, progress: &Progress, rows: u64) {
    let word = say(lang, "已处理", "rows done");
    // Nobody may be looking.
    let _ = writeln!(std::io::stderr(), "{word} {} / {rows}", progress.rows);
}

fn lines(lang: Lang, done: &Progress, refusals: &Refusals) -> Vec<String> {
    let Progress { rows, created, updated, repeated, .. } = done;
    let count = refusals.count();
    let mut lines = vec![match lang {
        Lang::Zh => {
            format!("共 {rows} 行：新增 {created}，更新 {updated}，重复 {repeated}，拒绝 {count}")
        }
        Lang::En => format!(
            "{rows} rows: {created} created, {updated} updated, {repeated} repeated, {count} refused"
        ),
    }];
    for row in refusals.told() {
        let number = say(lang, "行", "row");
        lines.push(format!("  {number} {}  {}  {}", row.row, row.column, row.message));
    }
    let more = count.saturating_sub(refusals.told().len() as u64);
    if more > 0 {
        lines.push(match lang {
            Lang::Zh => format!("  另有 {more} 条，见 --errors 所写的文件"),
            Lang::En => format!("  {more} more, which the file of --errors has"),
        });
    }
    lines
}

fn tell_into(told: &mut Json, done: &Progress, refusals: &Refusals) {
    told["rows"] = json!(done.rows);
    told["created"] = json!(done.created);
    told["updated"] = json!(done.updated);
    told["repeated"] = json!(done.repeated);
    told["refused"] = json!(refusals.told());
    told["refused_count"] = json!(refusals.count());
}

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

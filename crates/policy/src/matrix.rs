//! The permission matrix as a document: what every role may do, as the engine itself decides it on
//! sample rows, not as the grants say it.

use std::collections::BTreeSet;
use std::fmt::Write;

use kernel::{Id, Result, Timestamp};
use model::{Catalogue, Object};

use crate::caller::{Caller, CallerKind, Via};
use crate::cedar::write::exists;
use crate::grants::{Role, Rows};
use crate::permit::View;
use crate::samples::{Sample, reach, samples};
use crate::services;
use crate::set::PolicySet;
use crate::shares::Shares;
use crate::verb::Verb;

const USER: Id = Id::from_bytes(*b"sample-caller-00");
const TEAM: Id = Id::from_bytes(*b"sample-team-0000");
const BELOW: Id = Id::from_bytes(*b"sample-below-000");
const POOL: Id = Id::from_bytes(*b"sample-pool-0000");
const ORG: Id = Id::from_bytes(*b"sample-company-0");

/// The matrix of these roles, and of the named services of the program, in Markdown.
///
/// # Errors
/// An internal fault when the engine refuses the declarations or roles.
pub fn markdown(catalogue: &Catalogue, roles: &[Role]) -> Result<String> {
    let set = PolicySet::build(catalogue, roles)?;
    let mut out = String::from(HEAD);
    for role in roles {
        section(&mut out, &set, catalogue, role, CallerKind::Person)?;
    }
    for role in services::roles() {
        section(&mut out, &set, catalogue, &role, CallerKind::Service)?;
    }
    Ok(out)
}

const HEAD: &str = "# Permissions\n\n\
    Generated from the built-in roles by asking the policy engine about sample rows; do not edit.\n\
    Rows: `own` 本人, `team` 本部门, `tree` 本部门及下级部门, `all` 全部, `shared` 共享, `pool` 公海.\n\
    An object that a role's section does not name is closed to it; a field that a line does not \
    name is hidden; `✎` marks fields that may be written.\n";

fn section(
    out: &mut String,
    set: &PolicySet,
    catalogue: &Catalogue,
    role: &Role,
    kind: CallerKind,
) -> Result<()> {
    let caller = sample_caller(role, kind);
    let _ = writeln!(out, "\n## {} {}\n", cell(&role.name.zh), cell(&role.name.en));
    let mut lines = String::new();
    for object in catalogue.iter() {
        line(&mut lines, set, &caller, object)?;
    }
    if lines.is_empty() {
        out.push_str("Nothing.\n");
    } else {
        out.push_str("| object | may, on which rows | fields |\n|---|---|---|\n");
        out.push_str(&lines);
    }
    Ok(())
}

fn line(out: &mut String, set: &PolicySet, caller: &Caller, object: &Object) -> Result<()> {
    let mut by_rows: Vec<(String, Vec<&str>)> = Vec::new();
    let samples = samples(caller, object);
    for verb in Verb::ALL.iter().filter(|v| exists(object, **v)) {
        let rows = reach(set, caller, *verb, object, &samples)?;
        if rows.is_empty() {
            continue;
        }
        let rows = rows.into_iter().map(rows_name).collect::<Vec<_>>().join(", ");
        match by_rows.iter_mut().find(|(r, _)| *r == rows) {
            Some((_, verbs)) => verbs.push(verb.name()),
            None => by_rows.push((rows, vec![verb.name()])),
        }
    }
    if by_rows.is_empty() {
        return Ok(());
    }
    let may: Vec<String> =
        by_rows.iter().map(|(rows, verbs)| format!("`{rows}`: {}", verbs.join(", "))).collect();
    let _ = writeln!(
        out,
        "| {} `{}` | {} | {} |",
        cell(&object.label.zh),
        object.name,
        may.join("<br>"),
        fields(set, caller, object, &samples)?,
    );
    Ok(())
}

/// How fields are seen on own rows and, where it differs, on the widest rows.
fn fields(set: &PolicySet, caller: &Caller, object: &Object, samples: &[Sample]) -> Result<String> {
    let engine = set.engine(object)?;
    let views = set.known(caller)?.views(engine)?;
    let mut told: Vec<(&str, String)> = Vec::new();
    // What is shared is told by the rows that a verb reaches, not once more for each field.
    for sample in samples.iter().filter(|sample| sample.rows != Rows::Shared) {
        let kind = rows_name(sample.rows);
        let seen = views.on(Verb::Import, &sample.facts());
        let mut parts = Vec::new();
        for view in [View::Clear, View::Reveal, View::Masked] {
            let names: Vec<String> = object
                .fields
                .iter()
                .filter(|f| seen.view(&f.name) == view)
                .map(|f| format!("{}{}", f.name, if seen.may_edit(&f.name) { "✎" } else { "" }))
                .collect();
            if !names.is_empty() {
                parts.push(format!("{}: {}", view_name(view), names.join(", ")));
            }
        }
        let text = parts.join("; ");
        if !text.is_empty() && told.last().is_none_or(|(_, last)| *last != text) {
            told.push((kind, text));
        }
    }
    let one = told.len() == 1;
    let tell = |(kind, text): (&str, String)| if one { text } else { format!("`{kind}`: {text}") };
    Ok(told.into_iter().map(tell).collect::<Vec<_>>().join("<br>"))
}

const fn rows_name(rows: Rows) -> &'static str {
    match rows {
        Rows::Own => "own",
        Rows::Team => "team",
        Rows::Tree => "tree",
        Rows::All => "all",
        Rows::Shared => "shared",
        Rows::Pool => "pool",
    }
}

const fn view_name(view: View) -> &'static str {
    match view {
        View::Hidden => "hidden",
        View::Masked => "masked",
        View::Reveal => "reveal",
        View::Clear => "clear",
    }
}

fn sample_caller(role: &Role, kind: CallerKind) -> Caller {
    Caller {
        org: ORG,
        user: USER,
        kind,
        via: Via::Job,
        roles: BTreeSet::from([role.id]),
        department: Some(TEAM),
        tree: BTreeSet::from([TEAM, BELOW]),
        pools: BTreeSet::from([POOL]),
        shares: Shares::default(),
        session: None,
        fresh_at: Timestamp::default(),
        second_factor: false,
        network: None,
        device: None,
        request: None,
    }
}

/// Text that cannot leave its cell.
fn cell(text: &str) -> String {
    text.chars().map(|c| if c == '|' || c.is_control() { ' ' } else { c }).collect()
}

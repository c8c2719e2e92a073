//! Choosing a target for each column.

use std::collections::BTreeSet;

use model::Object;

use super::{Profile, fresh, synonyms};
use crate::import::mapping::{Target, said_of};

/// Fields that content alone tells, the surest first.
const BY_CONTENT: &[&str] = &["id_card", "credit_code", "email", "phone", "bank_card"];
/// The part of the values that has to fit a field which the title names.
const NAMED: f64 = 0.5;
/// The part of the values that has to fit a field which nothing but content tells.
const UNNAMED: f64 = 0.8;

/// A target for a column, and how sure it is.
#[derive(Clone)]
pub struct Proposal {
    /// The target.
    pub target: Target,
    /// From 0 to 1.
    pub confidence: f64,
}

/// Proposes a target for each column; no field is proposed twice.
#[must_use]
pub fn propose(columns: &[Profile], object: &Object) -> Vec<Proposal> {
    let mut taken = BTreeSet::new();
    let mut proposals: Vec<Option<Proposal>> =
        columns.iter().map(|c| by_title(c, object, &mut taken)).collect();
    person_or_company(&mut proposals);
    for (column, proposal) in columns.iter().zip(&mut proposals) {
        if proposal.is_none() {
            *proposal = by_content(column, object, &mut taken);
        }
    }
    let mut names: BTreeSet<String> = object.fields.iter().map(|f| f.name.clone()).collect();
    columns
        .iter()
        .zip(proposals)
        .map(|(column, proposal)| proposal.unwrap_or_else(|| as_new(column, &mut names)))
        .collect()
}

/// Without a company in the table, its contact is the customer.
fn person_or_company(proposals: &mut [Option<Proposal>]) {
    let goes_to = |p: &Option<Proposal>, name: &str| matches!(p, Some(Proposal { target: Target::Field(f), .. }) if f == name);
    let has = |name: &str| proposals.iter().any(|p| goes_to(p, name));
    if has("company_name") || has("credit_code") {
        return;
    }
    let has_name = has("name");
    for proposal in proposals.iter_mut().flatten() {
        if let Target::Field(name) = &mut proposal.target
            && let Some(own) = name.strip_prefix("contact.")
        {
            match own {
                "name" if !has_name => *name = "name".into(),
                "phone" => *name = "phone2".into(),
                _ => {}
            }
        }
    }
}

fn by_title(column: &Profile, object: &Object, taken: &mut BTreeSet<String>) -> Option<Proposal> {
    if column.filled == 0 || super::synonyms::is_ours(&column.title) {
        return Some(Proposal { target: Target::Skip(true), confidence: 1.0 });
    }
    let named = synonyms::find(&column.title).and_then(|target| own(target, object));
    let mut name = named.or_else(|| declared(column, object).map(str::to_owned))?;
    if name == "phone" && taken.contains("phone") && object.field("phone2").is_some() {
        name = "phone2".into();
    }
    if taken.contains(&name) {
        return None;
    }
    let fit = match object.field(&name) {
        // A value that is no choice would refuse its row: a field of its own keeps them all.
        Some(field) if !field.options.is_empty() => {
            if column.all_fit(field) {
                1.0
            } else {
                0.0
            }
        }
        Some(field) => column.fit(field),
        None => 1.0,
    };
    if fit < NAMED {
        return None;
    }
    taken.insert(name.clone());
    Some(Proposal { target: Target::Field(name), confidence: (0.6 + 0.4 * fit).min(0.99) })
}

/// The target as this object has it: what is of a customer's contact is of a lead itself.
fn own(target: &str, object: &Object) -> Option<String> {
    if object.name == "customer" || target == "owner" {
        return Some(target.to_owned());
    }
    match target.split_once('.') {
        Some(("follow_up", field)) => Some(format!("{}.{field}", said_of(&object.name))),
        Some((_, field)) => object.field(field).map(|field| field.name.clone()),
        None => object.field(target).filter(|field| !field.read_only).map(|f| f.name.clone()),
    }
}

/// The field whose own label or name stands above the column; fields that were added by hand or by
/// an earlier import are found so.
fn declared<'a>(column: &Profile, object: &'a Object) -> Option<&'a str> {
    let title = synonyms::plain(&column.title);
    object
        .fields
        .iter()
        .filter(|f| !f.archived && !f.read_only)
        .find(|f| {
            f.label.zh.trim() == column.title.trim()
                || [&f.label.zh, &f.label.en, &f.name]
                    .iter()
                    .any(|word| !title.is_empty() && synonyms::plain(word) == title)
        })
        .map(|f| f.name.as_str())
}

fn by_content(column: &Profile, object: &Object, taken: &mut BTreeSet<String>) -> Option<Proposal> {
    for name in BY_CONTENT {
        let Some(field) = object.field(name).filter(|_| !taken.contains(*name)) else { continue };
        let fit = column.fit(field);
        if fit >= UNNAMED {
            taken.insert((*name).to_owned());
            return Some(Proposal {
                target: Target::Field((*name).to_owned()),
                confidence: 0.8 * fit,
            });
        }
    }
    None
}

fn as_new(column: &Profile, names: &mut BTreeSet<String>) -> Proposal {
    let (field, confidence) = fresh::field(column, names);
    names.extend(field.name.clone());
    Proposal { target: Target::NewField(field), confidence }
}

//! Explains decisions about one record: which roles permit it, which ones would on other rows, and how each
//! field is seen and by which role.

use std::collections::BTreeSet;

use kernel::{Id, Result, Text};
use model::Object;

use crate::caller::Caller;
use crate::cedar::act::Act;
use crate::cedar::engine::Question;
use crate::cedar::write::{Rule, condition, exists};
use crate::grants::Rows;
use crate::permit::View;
use crate::rows::RowFacts;
use crate::select::Lines;
use crate::set::PolicySet;
use crate::verb::Verb;

/// A rule that decided, or one that could have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Because {
    /// The name of the role, or of the condition.
    pub role: Text,
    /// The rows that the role's grant speaks of; none for a condition.
    pub rows: Option<Rows>,
    /// Whether it holds since the record is shared with the caller, wherever it lies.
    pub shared: bool,
}

/// Why somebody may or may not do something with a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// Whether it is permitted.
    pub allowed: bool,
    /// Whether the record may be read, where that is needed first.
    pub readable: bool,
    /// The rules that decided; empty where nothing permits it.
    pub because: Vec<Because>,
    /// The grants of the caller's roles that permit it on other rows, where none does on this one.
    pub missed: Vec<Because>,
}

/// How somebody sees one field of a record, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldExplanation {
    /// The field's name.
    pub field: String,
    /// How it is seen.
    pub view: View,
    /// Whether it may be written into this record.
    pub edit: bool,
    /// The rules by which it is seen so; empty where it is hidden.
    pub because: Vec<Because>,
}

/// Explains the decision about one record.
///
/// # Errors
/// An internal fault when the engine refuses the question.
pub fn explain(
    set: &PolicySet,
    caller: &Caller,
    verb: Verb,
    object: &Object,
    facts: &RowFacts<'_>,
) -> Result<Explanation> {
    let engine = set.engine(object)?;
    let known = set.known(caller)?;
    let question = engine.question(&known.principal, facts)?;
    let ask = |verb| question.ask(Act::Do(verb), None);
    let readable = !verb.needs_read() || ask(Verb::Read)?.allowed;
    let answer = ask(verb)?;
    let missed = match answer.allowed {
        true => Vec::new(),
        false => granted(set, &known.principal.roles, verb, object),
    };
    Ok(Explanation {
        allowed: readable && answer.allowed,
        readable,
        because: told(answer.because),
        missed,
    })
}

/// Explains how each field of one record is seen, in the order of the declaration.
///
/// # Errors
/// An internal fault when the engine refuses the question.
pub fn explain_fields(
    set: &PolicySet,
    caller: &Caller,
    object: &Object,
    facts: &RowFacts<'_>,
) -> Result<Vec<FieldExplanation>> {
    let engine = set.engine(object)?;
    let known = set.known(caller)?;
    let question = engine.question(&known.principal, facts)?;
    let may = |verb| Ok::<_, kernel::Fault>(question.ask(Act::Do(verb), None)?.allowed);
    let readable = may(Verb::Read)?;
    let writes = readable && exists(object, Verb::Update) && may(Verb::Update)?;
    let mut by_set = Vec::new();
    for fields in engine.sets.all() {
        // Fields of rows that may not be read are hidden, whatever else is granted.
        let (view, because) = match readable {
            true => seen(&question, &fields.name)?,
            false => (View::Hidden, Vec::new()),
        };
        let edit = writes && question.ask(Act::Edit, Some(&fields.name))?.allowed;
        by_set.push((view, edit, because));
    }
    let told = object.fields.iter().filter_map(|field| {
        let (view, edit, because) = by_set.get(engine.sets.of(&field.name)?)?.clone();
        Some(FieldExplanation { field: field.name.clone(), view, edit, because })
    });
    Ok(told.collect())
}

/// How a set of fields is seen: the clearest view that the engine permits, with the rules that give it.
fn seen(question: &Question<'_>, fields: &str) -> Result<(View, Vec<Because>)> {
    let views = [
        (Act::SeeClear, View::Clear),
        (Act::SeeReveal, View::Reveal),
        (Act::SeeMasked, View::Masked),
    ];
    for (act, view) in views {
        let answer = question.ask(act, Some(fields))?;
        if answer.allowed {
            return Ok((view, told(answer.because)));
        }
    }
    Ok((View::Hidden, Vec::new()))
}

/// The grants of these roles that permit the verb on some rows. One that grants nothing, since it cannot be
/// understood, is none of them.
fn granted(set: &PolicySet, roles: &BTreeSet<Id>, verb: Verb, object: &Object) -> Vec<Because> {
    if !exists(object, verb) {
        return Vec::new();
    }
    let all = set.roles(object).iter().filter(|role| roles.contains(&role.id));
    let grants = all.flat_map(|role| role.grants.iter().map(move |grant| (role, grant)));
    let permits = grants.filter(|(_, grant)| {
        grant.verbs.contains(&verb)
            && Lines::of(grant).is_some()
            && condition(grant.rows, object).is_some()
    });
    in_order(permits.map(|(role, grant)| Because {
        role: role.name.clone(),
        rows: Some(grant.rows),
        shared: false,
    }))
}

fn told(rules: Vec<Rule>) -> Vec<Because> {
    in_order(rules.into_iter().map(|rule| Because {
        role: rule.name,
        rows: rule.rows,
        shared: rule.shared,
    }))
}

/// Each once: the engine names the policies that it used in no order, and a role may have several of them.
fn in_order(all: impl Iterator<Item = Because>) -> Vec<Because> {
    let mut all: Vec<Because> = all.collect();
    all.sort_by(|a, b| {
        let key = |one: &Because| (one.role.zh.clone(), one.role.en.clone(), one.shared, one.rows);
        key(a).cmp(&key(b))
    });
    all.dedup();
    all
}

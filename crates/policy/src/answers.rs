//! What the engine answered about single rows, kept: rows that are alike in all that policies look
//! at get the same answer, so the engine is asked once for each kind of row, not for each row.

use std::collections::HashMap;

use kernel::{Id, Result};
use parking_lot::RwLock;

use crate::cedar::act::Act;
use crate::cedar::engine::Engine;
use crate::cedar::entities::Principal;
use crate::rows::RowFacts;
use crate::shares::Held;
use crate::verb::Verb;

/// Answers that are kept for one caller and one object; when more come, all are asked again.
const KEPT: usize = 4_096;

/// All that policies written from roles look at in a row without a list of its own.
#[derive(PartialEq, Eq, Hash)]
struct Kind {
    verb: Verb,
    owner: Option<Id>,
    department: Option<Id>,
    deleted: bool,
    held: Held,
}

/// The engine's answers about one caller and one object.
#[derive(Default)]
pub struct Answers(RwLock<HashMap<Kind, bool>>);

impl Answers {
    /// Whether the engine permits this on this row.
    ///
    /// # Errors
    /// An internal fault when the engine refuses the question.
    pub fn allowed(
        &self,
        engine: &Engine,
        principal: &Principal,
        verb: Verb,
        facts: &RowFacts<'_>,
    ) -> Result<bool> {
        let ask = || {
            let question = engine.question(principal, facts)?;
            Ok(question.ask(Act::Do(verb), None)?.allowed)
        };
        let Some(kind) = kind(engine, principal, verb, facts) else { return ask() };
        if let Some(allowed) = self.0.read().get(&kind) {
            return Ok(*allowed);
        }
        let allowed = ask()?;
        let mut kept = self.0.write();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(kind, allowed);
        Ok(allowed)
    }
}

/// The kind of a row; `None` where policies may look at more than a kind tells.
fn kind(engine: &Engine, principal: &Principal, verb: Verb, facts: &RowFacts<'_>) -> Option<Kind> {
    let deleted = match facts.state {
        "active" => false,
        "deleted" => true,
        _ => return None,
    };
    let alike = engine.looks_at_kinds_only(facts);
    let held = principal.shares.of(facts);
    let (owner, department) = (facts.owner, facts.department);
    alike.then_some(Kind { verb, owner, department, deleted, held })
}

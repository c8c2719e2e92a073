//! Everything that decisions hang on, compiled once, with the decisions kept.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use kernel::{Fault, Result};
use model::{Catalogue, Object, Predicate};
use parking_lot::RwLock;

use crate::answers::Answers;
use crate::caller::Caller;
use crate::cedar::act::Act;
use crate::cedar::conditions::Condition;
use crate::cedar::engine::Engine;
use crate::cedar::entities::Principal;
use crate::cedar::schema;
use crate::fingerprint::Fingerprint;
use crate::grants::Role;
use crate::implies::intersection;
use crate::rows::RowFacts;
use crate::services;
use crate::verb::Verb;
use crate::views::{FieldRows, Views};

/// How many callers are kept; when more come, all are forgotten and worked out again.
const CALLERS: usize = 1_024;

/// The policies of one organisation for one version of its declarations and roles. Build a new one
/// when either changes: the decisions that are kept live and die with it. Cloning is cheap.
#[derive(Clone)]
pub struct PolicySet(Arc<Inner>);

struct Inner {
    engines: HashMap<String, Engine>,
    schema: String,
    callers: RwLock<HashMap<Fingerprint, Arc<Known>>>,
}

/// What is known of one caller.
pub(crate) struct Known {
    pub(crate) principal: Principal,
    objects: RwLock<HashMap<Arc<str>, Arc<Decided>>>,
}

/// What was decided for one caller and one object.
#[derive(Default)]
struct Decided {
    rows: [OnceLock<Arc<Predicate>>; Verb::ALL.len()],
    views: OnceLock<Arc<Views>>,
    answers: Answers,
}

impl PolicySet {
    /// Writes the Cedar schema from the catalogue and the Cedar policies from the roles (the named
    /// services of the program have theirs beside them), and validates both strictly.
    ///
    /// # Errors
    /// An internal fault when the engine refuses what was written.
    pub fn build(catalogue: &Catalogue, roles: &[Role]) -> Result<Self> {
        Self::build_with(catalogue, roles, "")
    }

    /// The same with the organisation's own conditions in Cedar: a `forbid` takes rows away, a
    /// `permit` gives some. They may look at a row's id, owner, department and state and at its open
    /// fields, never at sealed ones.
    ///
    /// # Errors
    /// `bad_policy` when the conditions are no Cedar or do not fit the schema, and as for `build`.
    pub fn build_with(catalogue: &Catalogue, roles: &[Role], conditions: &str) -> Result<Self> {
        let conditions = Condition::parse(conditions)?;
        let mut all = roles.to_vec();
        // No stored role may pass for a service's.
        all.retain(|role| !services::is_role(role.id));
        all.extend(services::roles());
        let objects: Vec<&Object> = catalogue.iter().map(|o| &**o).collect();
        let engines = objects
            .iter()
            .map(|o| {
                let above = catalogue.above(o)?;
                Ok((o.name.clone(), Engine::build(o, above, &all, &conditions)?))
            })
            .collect::<Result<_>>()?;
        let schema = schema::text(&objects)?;
        Ok(Self(Arc::new(Inner { engines, schema, callers: RwLock::default() })))
    }

    /// All policies, readable, in the order of the objects' names.
    #[must_use]
    pub fn cedar_text(&self) -> String {
        let mut engines: Vec<&Engine> = self.0.engines.values().collect();
        engines.sort_by(|a, b| a.object.cmp(&b.object));
        engines.iter().map(|e| e.text.as_str()).collect()
    }

    /// The schema of all objects, readable.
    #[must_use]
    pub fn schema_text(&self) -> String {
        self.0.schema.clone()
    }

    pub(crate) fn engine(&self, object: &Object) -> Result<&Engine> {
        self.0.engines.get(&object.name).ok_or_else(|| Fault::denied("no_grant"))
    }

    pub(crate) fn known(&self, caller: &Caller) -> Result<Arc<Known>> {
        let fingerprint = Fingerprint::of(caller);
        if let Some(known) = self.0.callers.read().get(&fingerprint) {
            return Ok(known.clone());
        }
        let known = Known { principal: Principal::of(caller)?, objects: RwLock::default() };
        let mut callers = self.0.callers.write();
        if callers.len() >= CALLERS {
            callers.clear();
        }
        Ok(callers.entry(fingerprint).or_insert_with(|| Arc::new(known)).clone())
    }
}

impl Known {
    fn decided(&self, engine: &Engine) -> Arc<Decided> {
        if let Some(decided) = self.objects.read().get(&engine.object) {
            return decided.clone();
        }
        self.objects.write().entry(engine.object.clone()).or_default().clone()
    }

    /// Whether the engine permits this on this row.
    pub(crate) fn allows(&self, engine: &Engine, verb: Verb, facts: &RowFacts<'_>) -> Result<bool> {
        self.decided(engine).answers.allowed(engine, &self.principal, verb, facts)
    }

    /// The rows that this verb reaches. What fails is not kept.
    pub(crate) fn rows(&self, engine: &Engine, verb: Verb) -> Result<Arc<Predicate>> {
        let decided = self.decided(engine);
        let place = &decided.rows[verb as usize];
        if let Some(rows) = place.get() {
            return Ok(rows.clone());
        }
        let rows = self.work_out_rows(engine, verb)?;
        Ok(place.get_or_init(|| rows).clone())
    }

    fn work_out_rows(&self, engine: &Engine, verb: Verb) -> Result<Arc<Predicate>> {
        let partial = engine.partial(&self.principal)?;
        let rows = engine.rows(Act::Do(verb), &self.principal, &partial, None)?;
        if !verb.needs_read() || rows == Predicate::False {
            return Ok(Arc::new(rows));
        }
        let readable = self.rows(engine, Verb::Read)?;
        // The commonest case keeps one predicate for all verbs.
        if rows == *readable {
            return Ok(readable);
        }
        Ok(Arc::new(intersection(rows, (*readable).clone())))
    }

    /// How fields are seen. What fails is not kept.
    pub(crate) fn views(&self, engine: &Engine) -> Result<Arc<Views>> {
        let decided = self.decided(engine);
        if let Some(views) = decided.views.get() {
            return Ok(views.clone());
        }
        let views = Arc::new(self.work_out_views(engine)?);
        Ok(decided.views.get_or_init(|| views).clone())
    }

    fn work_out_views(&self, engine: &Engine) -> Result<Views> {
        let partial = engine.partial(&self.principal)?;
        let mut views = Views::new(engine.sets.clone(), self.rows(engine, Verb::Read)?);
        for set in engine.sets.all() {
            let on = |act| engine.rows(act, &self.principal, &partial, Some(&set.name));
            views.push(FieldRows {
                masked: on(Act::SeeMasked)?,
                reveal: on(Act::SeeReveal)?,
                clear: on(Act::SeeClear)?,
                edit: on(Act::Edit)?,
                fill: on(Act::Fill)?,
            });
        }
        Ok(views)
    }
}

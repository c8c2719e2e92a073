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
use crate::source::Source;
use crate::verb::Verb;
use crate::views::{FieldRows, Views};

/// How many callers are kept; when more come, all are forgotten and worked out again.
const CALLERS: usize = 1_024;

/// The policies of one organisation for one version of its declarations and roles. When either changes,
/// the next one follows it: the decisions that are kept live and die with it. Cloning is cheap.
#[derive(Clone)]
pub struct PolicySet(Arc<Inner>);

struct Inner {
    sources: HashMap<String, Arc<Source>>,
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
    /// The Cedar schema written from the catalogue and the Cedar policies written from the roles (the
    /// named services of the program have theirs beside them). Both are compiled and strictly
    /// validated when an object is first asked about; where the engine refuses what was written,
    /// everything about this object fails.
    ///
    /// # Errors
    /// Internal when objects follow one another in a circle.
    pub fn build(catalogue: &Catalogue, roles: &[Role]) -> Result<Self> {
        Self::written(catalogue, roles, Vec::new())
    }

    /// The same with the organisation's own conditions in Cedar: a `forbid` takes rows away, a
    /// `permit` gives some. They may look at a row's id, owner, department and state and at its open
    /// fields, never at sealed ones.
    ///
    /// # Errors
    /// `bad_policy` when the conditions are no Cedar or do not fit the schema, and as for `build`.
    pub fn build_with(catalogue: &Catalogue, roles: &[Role], conditions: &str) -> Result<Self> {
        let set = Self::written(catalogue, roles, Condition::parse(conditions)?)?;
        set.validate()?;
        Ok(set)
    }

    /// What `build` gives, with all that these policies have compiled and that still holds; with
    /// the decisions as well, when nothing has changed.
    ///
    /// # Errors
    /// As for `build`.
    pub fn follow(&self, catalogue: &Catalogue, roles: &[Role]) -> Result<Self> {
        let mut sources = Self::build(catalogue, roles)?.0.sources.clone();
        let mut changed = sources.len() != self.0.sources.len();
        for (name, source) in &mut sources {
            match self.0.sources.get(name).filter(|before| before.same(source)) {
                Some(before) => *source = before.clone(),
                None => changed = true,
            }
        }
        Ok(if changed { Self::of(sources) } else { self.clone() })
    }

    fn written(catalogue: &Catalogue, roles: &[Role], conditions: Vec<Condition>) -> Result<Self> {
        let conditions: Arc<[Condition]> = conditions.into();
        let mut all = roles.to_vec();
        // No stored role may pass for a service's.
        all.retain(|role| !services::is_role(role.id));
        all.extend(services::roles());
        let source = |object: &Arc<Object>| {
            let source = Source::new(catalogue, object, &all, &conditions)?;
            Ok((object.name.clone(), Arc::new(source)))
        };
        Ok(Self::of(catalogue.iter().map(source).collect::<Result<_>>()?))
    }

    fn of(sources: HashMap<String, Arc<Source>>) -> Self {
        Self(Arc::new(Inner { sources, callers: RwLock::default() }))
    }

    /// Compiles all of it now.
    ///
    /// # Errors
    /// An internal fault when the engine refuses what was written, `bad_policy` when it refuses a
    /// condition.
    pub fn validate(&self) -> Result<()> {
        self.0.sources.values().try_for_each(|source| source.engine().map(drop))
    }

    /// All policies, readable, in the order of the objects' names.
    ///
    /// # Errors
    /// As for `validate`.
    pub fn cedar_text(&self) -> Result<String> {
        self.sources().into_iter().map(|source| Ok(source.engine()?.text.as_str())).collect()
    }

    /// The schema of all objects, readable.
    ///
    /// # Errors
    /// An internal fault when an object's name cannot stand in a schema.
    pub fn schema_text(&self) -> Result<String> {
        let objects: Vec<&Object> = self.sources().into_iter().map(Source::object).collect();
        schema::text(&objects)
    }

    fn sources(&self) -> Vec<&Source> {
        let mut sources: Vec<&Source> = self.0.sources.values().map(|source| &**source).collect();
        sources.sort_by(|a, b| a.object().name.cmp(&b.object().name));
        sources
    }

    pub(crate) fn engine(&self, object: &Object) -> Result<&Engine> {
        let source = self.0.sources.get(&object.name);
        source.ok_or_else(|| Fault::denied("no_grant"))?.engine()
    }

    /// The roles that grant something on this object, with these grants alone.
    pub(crate) fn roles(&self, object: &Object) -> &[Role] {
        self.0.sources.get(&object.name).map(|source| source.roles()).unwrap_or_default()
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

//! The engine of one object: its schema, its policies sliced by action, and the two ways to ask.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, PartialEntities,
    PartialEntityUid, PartialRequest, PolicyId, PolicySet, Request, RestrictedExpression, Schema,
    ValidationMode, ValidationResult, Validator,
};
use kernel::{Fault, Result};
use model::{Object, Predicate, Storage};

use super::act::{Act, ON_FIELDS};
use super::compile::Compiler;
use super::conditions::Condition;
use super::entities::{Principal, row, type_name};
use super::slices::{Sliceable, Slices};
use super::write::{Rule, Written, policies};
use super::{quoted, schema};
use crate::grants::Role;
use crate::implies::union;
use crate::rows::RowFacts;
use crate::sets::FieldSets;

/// The answer to one question, with the policies that it hangs on.
pub struct Answer {
    /// Whether it is permitted.
    pub allowed: bool,
    /// The rules that decided.
    pub because: Vec<Rule>,
}

/// All that is needed to decide about one object's rows.
pub struct Engine {
    /// The object's name.
    pub object: Arc<str>,
    /// The objects that stand above it, the nearest first.
    pub above: Arc<[String]>,
    /// Its field sets.
    pub sets: Arc<FieldSets>,
    /// Its policies, readable.
    pub text: String,
    schema: Schema,
    resource: EntityTypeName,
    policies: Sliceable,
    storages: BTreeMap<String, Storage>,
    mentioned: BTreeMap<String, Storage>,
    /// Whether policies may look at what tells one row from another of its kind.
    single: bool,
    rules: HashMap<PolicyId, Rule>,
    authorizer: Authorizer,
}

impl Engine {
    /// Writes schema and policies of this object, and validates them strictly together with the
    /// organisation's own conditions.
    ///
    /// # Errors
    /// An internal fault when the engine refuses what was written; `bad_policy` when it refuses a
    /// condition.
    pub fn build(
        object: &Object,
        above: Arc<[String]>,
        roles: &[Role],
        conditions: &[Condition],
    ) -> Result<Self> {
        let (schema, _) =
            Schema::from_cedarschema_str(&schema::text(&[object])?).map_err(Fault::internal)?;
        let sets = FieldSets::of_object(object, roles);
        let written = policies(object, roles, &sets);
        let (mut all, mut rules) = parse(&written)?;
        validate(&schema, &all).map_err(Fault::internal)?;
        let resource = type_name(&object.name)?;
        let conditions: Vec<_> = conditions.iter().filter(|c| c.matters(&resource)).collect();
        for condition in &conditions {
            all.add(condition.policy.clone()).map_err(Fault::internal)?;
            rules.insert(condition.policy.id().clone(), condition.rule());
        }
        if !conditions.is_empty() {
            validate(&schema, &all).map_err(|e| Fault::invalid("bad_policy").with("detail", e))?;
        }
        let storages: BTreeMap<String, Storage> = object
            .fields
            .iter()
            .filter_map(|f| schema::usable(f).map(|s| (f.name.clone(), s)))
            .collect();
        let of_roles = || written.iter().filter(|w| !w.rule.shared);
        let by_id = of_roles().any(|w| w.text.contains("resource.id"));
        let single = by_id || !conditions.is_empty();
        // What is written from roles looks at these fields only; conditions may look at any.
        let looks_at = |field: &str| {
            let named = format!("resource.values.{field}");
            matches!(field, "shared" | "pool") && written.iter().any(|w| w.text.contains(&named))
        };
        let mut mentioned = storages.clone();
        mentioned.retain(|field, _| !conditions.is_empty() || looks_at(field));
        Ok(Self {
            object: object.name.as_str().into(),
            above,
            text: readable(object, &sets, &written, &conditions),
            sets: Arc::new(sets),
            policies: Sliceable::new(&all, |id| rules.get(id).is_some_and(|rule| rule.shared)),
            resource,
            schema,
            storages,
            mentioned,
            single,
            rules,
            authorizer: Authorizer::new(),
        })
    }

    /// The caller, ready for partial evaluation on this object.
    ///
    /// # Errors
    /// An internal fault when the engine refuses the caller.
    pub fn partial(&self, principal: &Principal) -> Result<PartialEntities> {
        principal.partial(&self.schema)
    }

    /// The rows on which the caller may do this (for field actions: with this field set).
    ///
    /// # Errors
    /// `denied` (`policy_not_compilable`) when a condition cannot be asked of the database.
    pub fn rows(
        &self,
        act: Act,
        principal: &Principal,
        known: &PartialEntities,
        set: Option<&str>,
    ) -> Result<Predicate> {
        let slices = self.policies.of(&principal.roles, !principal.shares.is_empty())?;
        let Some(slice) = slices.get(&act) else { return Ok(Predicate::False) };
        let request = PartialRequest::new(
            PartialEntityUid::from_concrete(principal.uid.clone()),
            slice.action.clone(),
            PartialEntityUid::new(self.resource.clone(), None),
            Some(context(act, set)?),
            &self.schema,
        )
        .map_err(Fault::internal)?;
        let answer = slice.policies.tpe(&request, known, &self.schema).map_err(Fault::internal)?;
        let compiler = Compiler { storages: &self.storages };
        let refuse = || Fault::denied("policy_not_compilable");
        let compile = |id: &PolicyId| -> Result<Predicate> {
            let policy = answer.get_policy(id).ok_or_else(refuse)?;
            let policy = policy.to_pst().map_err(|_| refuse())?;
            compiler.clauses(policy.body().clauses()).map_err(|_| refuse())
        };
        // A forbidding policy that fails is passed over by the engine; a list refuses instead.
        if answer.error_forbids().next().is_some() {
            return Err(refuse());
        }
        if answer.true_forbids().next().is_some() {
            return Ok(Predicate::False);
        }
        let permitted = if answer.true_permits().next().is_some() {
            Predicate::True
        } else {
            union(answer.residual_permits().map(compile).collect::<Result<Vec<_>>>()?)
        };
        let forbidden = answer.residual_forbids().map(compile).collect::<Result<Vec<_>>>()?;
        Ok(Predicate::all([permitted, union(forbidden).negate()]))
    }

    /// Whether policies look at nothing of this row beyond its owner, department and state, and how it is shared
    /// with the caller: conditions may look at anything, and a user's own record is known by its id.
    pub fn looks_at_kinds_only(&self, facts: &RowFacts<'_>) -> bool {
        !self.single && !self.mentioned.keys().any(|field| facts.open.contains_key(field))
    }

    /// Lays one caller and one row before the engine, to be asked about.
    ///
    /// # Errors
    /// An internal fault when the engine refuses an attribute.
    pub fn question<'a>(
        &'a self,
        principal: &'a Principal,
        facts: &RowFacts<'_>,
    ) -> Result<Question<'a>> {
        let resource = EntityUid::from_type_name_and_id(
            self.resource.clone(),
            EntityId::new(facts.id.to_string()),
        );
        let entities = principal.with(row(resource.clone(), facts, &self.mentioned)?)?;
        let slices = self.policies.of(&principal.roles, !principal.shares.is_empty())?;
        Ok(Question { engine: self, principal, slices, resource, entities })
    }
}

/// One caller and one row before the engine.
pub struct Question<'a> {
    engine: &'a Engine,
    principal: &'a Principal,
    slices: Arc<Slices>,
    resource: EntityUid,
    entities: Entities,
}

impl Question<'_> {
    /// Whether the caller may do this on this row (for field actions: with this field set).
    ///
    /// # Errors
    /// An internal fault when the engine refuses the question.
    pub fn ask(&self, act: Act, set: Option<&str>) -> Result<Answer> {
        let Some(slice) = self.slices.get(&act) else {
            return Ok(Answer { allowed: false, because: Vec::new() });
        };
        let request = Request::new(
            self.principal.uid.clone(),
            slice.action.clone(),
            self.resource.clone(),
            context(act, set)?,
            None,
        )
        .map_err(Fault::internal)?;
        let answer =
            self.engine.authorizer.is_authorized(&request, &slice.policies, &self.entities);
        // A policy that fails decides nothing; where one does, nothing is permitted.
        let failed = answer.diagnostics().errors().next().is_some();
        let reasons = answer.diagnostics().reason();
        Ok(Answer {
            allowed: answer.decision() == Decision::Allow && !failed,
            because: reasons.filter_map(|id| self.engine.rules.get(id)).cloned().collect(),
        })
    }
}

fn context(act: Act, set: Option<&str>) -> Result<Context> {
    match set {
        Some(set) if ON_FIELDS.contains(&act) => {
            let set = RestrictedExpression::new_string(set.to_owned());
            Context::from_pairs([("field_set".to_owned(), set)]).map_err(Fault::internal)
        }
        _ => Ok(Context::empty()),
    }
}

fn parse(written: &[Written]) -> Result<(PolicySet, HashMap<PolicyId, Rule>)> {
    let mut all = PolicySet::new();
    let mut rules = HashMap::new();
    // Read in one go, since each reading sets up the whole grammar anew.
    let text: String = written.iter().map(|one| one.text.as_str()).collect();
    let read: PolicySet = text.parse().map_err(Fault::internal)?;
    if read.num_of_policies() != written.len() {
        return Err(Fault::internal("what was written is not as many policies"));
    }
    for (n, one) in written.iter().enumerate() {
        // The reader numbers policies in the order of the text.
        let policy = read.policy(&PolicyId::new(format!("policy{n}")));
        let policy = policy.ok_or_else(|| Fault::internal("a policy was not read"))?;
        let id = PolicyId::new(&one.id);
        all.add(policy.new_id(id.clone())).map_err(Fault::internal)?;
        rules.insert(id, one.rule.clone());
    }
    Ok((all, rules))
}

fn validate(schema: &Schema, policies: &PolicySet) -> Result<(), ValidationResult> {
    let checked = Validator::new(schema.clone()).validate(policies, ValidationMode::Strict);
    if checked.validation_passed() { Ok(()) } else { Err(checked) }
}

fn readable(
    object: &Object,
    sets: &FieldSets,
    written: &[Written],
    conditions: &[&Condition],
) -> String {
    let line = |text: &str| text.replace(char::is_control, " ");
    let mut out = format!("// ==== {} ({}) ====\n", line(&object.label.zh), object.name);
    for set in sets.all() {
        out.push_str(&format!("// field set {}: {}\n", quoted(&set.name), set.fields.join(", ")));
    }
    for one in written {
        let name = &one.rule.name;
        out.push_str(&format!("\n// {} — {}\n{}", line(&name.zh), line(&name.en), one.text));
    }
    for one in conditions {
        out.push_str(&format!("\n{}\n", one.policy));
    }
    out.push('\n');
    out
}

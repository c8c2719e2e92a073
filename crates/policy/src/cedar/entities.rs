//! Callers and rows as the engine sees them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use cedar_policy::{
    Entities, Entity, EntityId, EntityTypeName, EntityUid, PartialEntities, RestrictedExpression,
    Schema,
};
use kernel::{Fault, Id, Result};
use model::Storage;
use serde_json::Value as Json;

use super::NAMESPACE;
use crate::caller::{Caller, CallerKind};
use crate::rows::RowFacts;
use crate::services;
use crate::shares::Shares;

/// The type of this name in our namespace.
///
/// # Errors
/// An internal fault when it is no name.
pub fn type_name(name: &str) -> Result<EntityTypeName> {
    format!("{NAMESPACE}::{name}").parse().map_err(Fault::internal)
}

/// The entity of this type and id.
///
/// # Errors
/// An internal fault when the type is no name.
pub fn uid(kind: &str, id: &str) -> Result<EntityUid> {
    Ok(EntityUid::from_type_name_and_id(type_name(kind)?, EntityId::new(id)))
}

fn text(value: impl Into<String>) -> RestrictedExpression {
    RestrictedExpression::new_string(value.into())
}

fn id_text(id: Option<Id>) -> RestrictedExpression {
    text(id.map(|id| id.to_string()).unwrap_or_default())
}

/// A caller as the engine sees it.
pub struct Principal {
    /// The user.
    pub uid: EntityUid,
    /// The roles that count.
    pub roles: BTreeSet<Id>,
    /// The single records that are shared.
    pub shares: Shares,
    entity: Entity,
}

impl Principal {
    /// The caller with its roles, department, tree, pools and what is shared with them.
    ///
    /// # Errors
    /// An internal fault when the engine refuses an attribute.
    pub fn of(caller: &Caller) -> Result<Self> {
        let set = |ids: &BTreeSet<Id>| {
            RestrictedExpression::new_set(ids.iter().map(|id| text(id.to_string())))
        };
        let attributes = HashMap::from([
            ("id".to_owned(), text(caller.user.to_string())),
            ("department".to_owned(), id_text(caller.department)),
            ("tree".to_owned(), set(&caller.tree)),
            ("pools".to_owned(), set(&caller.pools)),
            ("shared".to_owned(), set(caller.shares.read())),
            ("shared_edit".to_owned(), set(caller.shares.edit())),
        ]);
        // The roles of services are for services alone, and services have no others.
        let service = caller.kind == CallerKind::Service;
        let counts = |role: &&Id| services::is_role(**role) == service;
        let roles: BTreeSet<Id> = caller.roles.iter().filter(counts).copied().collect();
        let parents: HashSet<EntityUid> =
            roles.iter().map(|role| uid("Role", &role.to_string())).collect::<Result<_>>()?;
        let uid = uid("User", &caller.user.to_string())?;
        let entity = Entity::new(uid.clone(), attributes, parents).map_err(Fault::internal)?;
        Ok(Self { uid, roles, shares: caller.shares.clone(), entity })
    }

    /// The caller alone, for partial evaluation.
    ///
    /// # Errors
    /// An internal fault when the engine refuses an attribute.
    pub fn partial(&self, schema: &Schema) -> Result<PartialEntities> {
        let entities = self
            .roles
            .iter()
            .map(|role| Ok(Entity::new_no_attrs(uid("Role", &role.to_string())?, HashSet::new())));
        let mut entities: Vec<Entity> = entities.collect::<Result<_>>()?;
        entities.push(self.entity.clone());
        let entities = Entities::from_entities(entities, Some(schema)).map_err(Fault::internal)?;
        PartialEntities::from_concrete(entities, schema).map_err(Fault::internal)
    }

    /// The caller and one row, for a single decision.
    ///
    /// # Errors
    /// An internal fault when the engine refuses an attribute.
    pub fn with(&self, row: Entity) -> Result<Entities> {
        Entities::from_entities([self.entity.clone(), row], None).map_err(Fault::internal)
    }
}

/// A row as the engine sees it: with those of its open fields that policies mention.
///
/// # Errors
/// An internal fault when the engine refuses an attribute.
pub fn row(
    uid: EntityUid,
    facts: &RowFacts<'_>,
    mentioned: &BTreeMap<String, Storage>,
) -> Result<Entity> {
    let mut attributes = HashMap::from([
        ("id".to_owned(), text(facts.id.to_string())),
        ("owner".to_owned(), id_text(facts.owner)),
        ("department".to_owned(), id_text(facts.department)),
        ("parent".to_owned(), id_text(facts.parent)),
        ("state".to_owned(), text(facts.state)),
    ]);
    if !mentioned.is_empty() {
        let values = mentioned
            .iter()
            .map(|(field, storage)| (field.clone(), value(facts.open.get(field), *storage)));
        let values = RestrictedExpression::new_record(values).map_err(Fault::internal)?;
        attributes.insert("values".to_owned(), values);
    }
    Entity::new(uid, attributes, HashSet::new()).map_err(Fault::internal)
}

/// The stored value, or the neutral default of its kind.
fn value(stored: Option<&Json>, storage: Storage) -> RestrictedExpression {
    match storage {
        Storage::Text | Storage::Money => text(stored.and_then(Json::as_str).unwrap_or_default()),
        Storage::Integer => {
            RestrictedExpression::new_long(stored.and_then(Json::as_i64).unwrap_or_default())
        }
        Storage::Boolean => {
            RestrictedExpression::new_bool(stored.and_then(Json::as_bool).unwrap_or_default())
        }
        Storage::List => {
            let members = stored.and_then(Json::as_array).into_iter().flatten();
            RestrictedExpression::new_set(members.filter_map(Json::as_str).map(text))
        }
    }
}

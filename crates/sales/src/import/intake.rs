//! The gate behind a run: chunks become records, with all five steps of the gate.

use std::collections::BTreeMap;
use std::sync::Arc;

use gate::verbs::{design, import};
use gate::{Entered, Gate};
use kernel::{Fault, Result};
use model::{Object, Value};
use serde_json::{Map, json};

use super::keeper::Keeper;
use super::mapping::{ColumnTarget, Duplicates, Spec, Target, named};
use super::outcome::ImportRow;
use super::run::{Chunk, Flow, Intake, Progress, RefusedRow, Taken};

/// Adds the fields that a mapping wants and the object lacks. `enter` lets the caller in anew before
/// each: who is in holds the declarations of the moment of entering, and a field that is added on
/// top of old declarations would drop the one before. The run needs a caller who enters after it.
///
/// # Errors
/// `denied` for who may not design fields; what is wrong with a field.
pub fn add_fields(
    gate: &Gate,
    enter: impl Fn() -> Result<Entered>,
    object: &Object,
    mapping: &[ColumnTarget],
) -> Result<usize> {
    let mut added = 0;
    for column in mapping {
        let Target::NewField(new) = &column.target else { continue };
        if object.field(named(new)?).is_some() {
            continue;
        }
        design::add_field(gate, &enter()?, &object.name, new.clone())?;
        added += 1;
    }
    Ok(added)
}

/// Checks for a trial, which adds nothing, that the fields of a mapping could be added.
///
/// # Errors
/// `denied` for who may not design fields.
pub fn may_add_fields(
    gate: &Gate,
    who: &Entered,
    object: &Object,
    mapping: &[ColumnTarget],
) -> Result<()> {
    let declared = |name: &Option<String>| name.as_ref().is_some_and(|n| object.field(n).is_some());
    let lacks = |column: &ColumnTarget| match &column.target {
        Target::NewField(new) => !declared(&new.name),
        _ => false,
    };
    if mapping.iter().any(lacks) { design::may_add(gate, who) } else { Ok(()) }
}

/// The intake that stores chunks through the gate.
pub struct GateIntake<'a> {
    gate: &'a Gate,
    keeper: &'a mut dyn Keeper,
    object: Arc<Object>,
    rules: import::ImportRules,
    dry_run: bool,
}

impl<'a> GateIntake<'a> {
    /// Stores chunks of customers as the keeper's caller.
    ///
    /// # Errors
    /// `denied` for who may not import.
    pub fn new(gate: &'a Gate, spec: &Spec, keeper: &'a mut dyn Keeper) -> Result<Self> {
        let who = keeper.enter()?;
        import::may_import(gate, &who, "customer")?;
        let object = Arc::clone(who.catalogue().get("customer")?);
        let mut with = Map::new();
        with.insert("kind".into(), json!("note"));
        with.insert("at".into(), json!(gate.now().rfc3339()));
        let note = import::NoteRule {
            from: "remark".into(),
            object: "follow_up".into(),
            field: "body".into(),
            with,
        };
        let duplicates = match spec.duplicates {
            Duplicates::Update => import::Duplicates::Update,
            Duplicates::Skip => import::Duplicates::Skip,
            Duplicates::Refuse => import::Duplicates::Refuse,
        };
        let rules =
            import::ImportRules { duplicates, weak: vec!["phone".into()], note: Some(note) };
        Ok(Self { gate, keeper, object, rules, dry_run: spec.dry_run })
    }

    /// The row as the gate takes it: a contact and a follow-up that stand in the same row become
    /// records that follow the customer.
    fn row(
        &self,
        row: ImportRow,
        columns: &Arc<BTreeMap<String, String>>,
    ) -> Result<import::ImportRow> {
        let mut values = row.values;
        let mut children = Vec::new();
        if let Some(contact) = row.contact {
            children.push(("contact".to_owned(), contact));
        }
        if let Some(mut follow_up) = row.follow_up {
            if follow_up.get("kind").is_none() {
                follow_up.set("kind", Value::text("note"));
            }
            if follow_up.get("at").is_none() {
                follow_up.set("at", Value::text(self.gate.now().rfc3339()));
            }
            children.push(("follow_up".to_owned(), follow_up));
        }
        if let Some(owner) =
            row.owner.as_ref().filter(|_| self.object.field("owner_name").is_some())
        {
            values.set("owner_name", Value::text(owner.clone()));
        }
        if self.dry_run {
            // The fields that this import would add are not there in a trial. Their values were
            // read already, as values of their types.
            let names = values.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
            for name in names.iter().filter(|name| self.object.field(name).is_none()) {
                values.remove(name);
            }
        }
        let number = u32::try_from(row.row).map_err(|_| Fault::invalid("too_many_rows"))?;
        Ok(import::ImportRow {
            row: number,
            values,
            owner: row.owner,
            children,
            columns: Arc::clone(columns),
        })
    }
}

impl Intake for GateIntake<'_> {
    fn take(
        &mut self,
        mut chunk: Chunk,
        columns: &BTreeMap<String, String>,
        before: &Progress,
    ) -> Result<(Progress, Flow)> {
        let columns = Arc::new(columns.clone());
        let rows = std::mem::take(&mut chunk.rows);
        let rows =
            rows.into_iter().map(|row| self.row(row, &columns)).collect::<Result<Vec<_>>>()?;
        // The caller's permissions are those of this moment.
        let who = self.keeper.enter()?;
        let come_out = |stored: &import::ImportChunk| become_of(before, &chunk, stored);
        let beside = |stored: &import::ImportChunk| {
            let (progress, refused) = come_out(stored);
            self.keeper.step(&progress, &refused)
        };
        let stored = if rows.is_empty() {
            let nothing = import::ImportChunk::default();
            if let Some(step) = beside(&nothing)? {
                step.keep_alone(self.gate)?;
            }
            nothing
        } else {
            let (rules, dry_run) = (&self.rules, self.dry_run);
            import::import_beside(self.gate, &who, "customer", &rows, rules, dry_run, &beside)?
                .into_inner()
        };
        let (progress, refused) = come_out(&stored);
        let flow = self.keeper.kept(&progress, refused)?;
        Ok((progress, flow))
    }
}

/// The progress behind a chunk, and all its refusals in the order of their rows.
fn become_of(
    before: &Progress,
    chunk: &Chunk,
    stored: &import::ImportChunk,
) -> (Progress, Vec<RefusedRow>) {
    let mut refused = chunk.refused.clone();
    refused.extend(stored.refused.iter().cloned().map(|r| RefusedRow {
        row: u64::from(r.row),
        column: r.column,
        code: r.code,
        message: r.message,
    }));
    refused.sort_by_key(|r| r.row);
    let taken = Taken {
        created: stored.created,
        updated: stored.updated,
        repeated: stored.repeated,
        refused: refused.len() as u64,
    };
    (before.behind(chunk, &taken), refused)
}

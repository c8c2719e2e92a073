//! The gate behind a run: chunks become records, with all five steps of the gate.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;

use gate::verbs::{design, import};
use gate::{Entered, Gate};
use kernel::{Fault, Id, Result};
use model::{Object, Value};
use parking_lot::RwLock;
use serde_json::{Map, json};

use super::keeper::Keeper;
use super::mapping::{ColumnTarget, Duplicates, Spec, Target, named, said_of};
use super::outcome::ImportRow;
use super::run::{Chunk, Flow, Intake, Prepare, Progress, RefusedRow, Taken};
use super::turns::WINDOW;

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

/// Makes chunks ready for the gate: rows become values, people are recognised, values are sealed.
pub struct GatePreparer {
    gate: Gate,
    /// The caller as of the chunk that was stored last. A chunk that was made ready for a caller
    /// with other rights than they have when it is stored is made ready anew.
    who: RwLock<Entered>,
    object: Arc<Object>,
    rules: import::ImportRules,
    marker: import::Marker,
    dry_run: bool,
}

/// A chunk that is ready for the gate; what is left of the chunk is its refusals and numbers.
pub struct ReadyChunk {
    chunk: Chunk,
    /// Nothing when all its rows were refused.
    rows: Option<import::Ready>,
}

impl GatePreparer {
    fn who(&self) -> Entered {
        self.who.read().clone()
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
            children.push((said_of(&self.object.name).to_owned(), follow_up));
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

impl Prepare for GatePreparer {
    type Ready = ReadyChunk;

    fn marks(&self, chunk: &Chunk) -> HashSet<u64> {
        // A trial stores nothing that a later chunk could meet.
        if self.dry_run {
            return HashSet::new();
        }
        self.marker.of(chunk.rows.iter().map(|row| &row.values))
    }

    fn ready(
        &self,
        mut chunk: Chunk,
        columns: &Arc<BTreeMap<String, String>>,
    ) -> Result<ReadyChunk> {
        let rows = std::mem::take(&mut chunk.rows);
        let rows =
            rows.into_iter().map(|row| self.row(row, columns)).collect::<Result<Vec<_>>>()?;
        let rows = if rows.is_empty() {
            None
        } else {
            let (who, rules) = (self.who(), &self.rules);
            let object = &self.object.name;
            Some(import::prepare(&self.gate, &who, object, rows, rules, self.dry_run)?)
        };
        Ok(ReadyChunk { chunk, rows })
    }
}

/// The intake that stores chunks through the gate.
pub struct GateIntake<'a> {
    gate: &'a Gate,
    keeper: &'a mut dyn Keeper,
    preparer: Arc<GatePreparer>,
    /// The records that the last chunks recognised, the latest first.
    known: VecDeque<HashSet<Id>>,
}

impl<'a> GateIntake<'a> {
    /// Stores chunks of the specification's object as the keeper's caller.
    ///
    /// # Errors
    /// `denied` for who may not import.
    pub fn new(gate: &'a Gate, spec: &Spec, keeper: &'a mut dyn Keeper) -> Result<Self> {
        let who = keeper.enter()?;
        import::may_import(gate, &who, spec.object())?;
        let object = Arc::clone(who.catalogue().get(spec.object())?);
        let rules = rules(gate, spec);
        let marker = import::Marker::new(&object, &rules);
        let preparer = Arc::new(GatePreparer {
            gate: gate.clone(),
            who: RwLock::new(who),
            object,
            rules,
            marker,
            dry_run: spec.dry_run,
        });
        Ok(Self { gate, keeper, preparer, known: VecDeque::new() })
    }

    /// Decides the chunk anew when one that overtook it changed a record that both recognised: what
    /// the file says of a person twice must not be stored twice.
    fn refresh(&mut self, who: &Entered, rows: &mut import::Ready, overtaken: u64) -> Result<()> {
        let overtaken = usize::try_from(overtaken).unwrap_or(usize::MAX);
        if self.known.iter().take(overtaken).any(|other| !other.is_disjoint(rows.known())) {
            rows.again(self.gate, who)?;
        }
        self.known.push_front(rows.known().clone());
        self.known.truncate(WINDOW);
        Ok(())
    }
}

fn rules(gate: &Gate, spec: &Spec) -> import::ImportRules {
    let mut with = Map::new();
    with.insert("kind".into(), json!("note"));
    with.insert("at".into(), json!(gate.now().rfc3339()));
    let note = import::NoteRule {
        from: "remark".into(),
        object: said_of(spec.object()).into(),
        field: "body".into(),
        with,
    };
    let duplicates = match spec.duplicates {
        Duplicates::Update => import::Duplicates::Update,
        Duplicates::Skip => import::Duplicates::Skip,
        Duplicates::Refuse => import::Duplicates::Refuse,
    };
    import::ImportRules { duplicates, weak: vec!["phone".into()], note: Some(note) }
}

impl Intake for GateIntake<'_> {
    type Preparer = GatePreparer;

    fn preparer(&self) -> Arc<GatePreparer> {
        Arc::clone(&self.preparer)
    }

    fn take(
        &mut self,
        ready: ReadyChunk,
        overtaken: u64,
        before: &Progress,
    ) -> Result<(Progress, Flow)> {
        let ReadyChunk { chunk, rows } = ready;
        // The caller's permissions are those of this moment.
        let who = self.keeper.enter()?;
        let stored = match rows {
            None => {
                self.known.push_front(HashSet::new());
                let nothing = import::ImportChunk::default();
                let (progress, refused) = become_of(before, &chunk, &nothing);
                if let Some(step) = self.keeper.step(&progress, &refused)? {
                    step.keep_alone(self.gate)?;
                }
                nothing
            }
            Some(mut rows) => {
                self.refresh(&who, &mut rows, overtaken)?;
                let keeper = &*self.keeper;
                let beside = |stored: &import::ImportChunk| {
                    let (progress, refused) = become_of(before, &chunk, stored);
                    keeper.step(&progress, &refused)
                };
                rows.store(self.gate, &who, &beside)?.into_inner()
            }
        };
        *self.preparer.who.write() = who;
        let (progress, refused) = become_of(before, &chunk, &stored);
        let flow = self.keeper.kept(&progress, refused)?;
        Ok((progress, flow))
    }

    fn give_up(&mut self, ready: ReadyChunk) {
        // A key that stays is the key of nobody.
        let _ = ready.rows.map(|rows| rows.give_up(self.gate));
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

//! What a change of a role would change: who holds it and gains or loses what, and how many records each of them
//! could list before and after. Nothing is stored.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, FaultKind, Id, Result, limits};
use model::{Object, Predicate};
use policy::{Caller, Difference, Grant, PolicySet, Verb};
use serde::Serialize;
use serde_json::Value as Json;
use store::Which;

use super::{WORD, administers};
use crate::answer::Counted;
use crate::enter::caller::imagined;
use crate::entered::Entered;
use crate::objects::rules;
use crate::org::UserCard;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, record, record_refusal};
use crate::pools;
use crate::verbs::count::counted;

/// People whose records are counted; of the others it is told how many they are.
const PEOPLE: usize = 100;

/// What a change of a role would change.
#[derive(Serialize)]
pub struct RolePreview {
    /// How many hold the role and are not frozen.
    pub holders: u64,
    /// How many of them gain or lose something.
    pub affected: u64,
    /// Those for whom the same changes.
    pub groups: Vec<GroupForeseen>,
}

/// People for whom the same changes.
#[derive(Serialize)]
pub struct GroupForeseen {
    /// What changes, by object.
    pub objects: Vec<ObjectForeseen>,
    /// The people, by name.
    pub people: Vec<PersonForeseen>,
    /// So many more, who are not told one by one.
    pub more: u64,
}

/// What changes with one object.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ObjectForeseen {
    /// The object's name.
    pub object: String,
    /// The verbs and fields.
    #[serde(flatten)]
    pub difference: Difference,
}

/// What one of them could list.
#[derive(Serialize)]
pub struct PersonForeseen {
    /// The user's record id.
    pub id: Id,
    /// The name among colleagues.
    pub name: String,
    /// The objects of which other records can be listed.
    pub counts: Vec<CountForeseen>,
}

/// How many records of an object somebody could list.
#[derive(Serialize)]
pub struct CountForeseen {
    /// The object's name.
    pub object: String,
    /// As it is.
    pub before: Counted,
    /// As it would be.
    pub after: Counted,
}

/// Tells who would gain and lose what if the role granted this.
///
/// # Errors
/// `denied` for who may not change the role or does not administer access; `not_found`; `bad_grants` at the
/// field `grants`.
pub fn preview(gate: &Gate, who: &Entered, role: Id, sent: Json) -> Result<Shown<RolePreview>> {
    let act = Act::begin(gate, who, Verb::Update, "role")?.told_as(WORD);
    administers(&act, &[role])?;
    let (row, permit) = act.fetch(role)?;
    let refused = |fault| record_refusal(&act, &[role], fault);
    if !permit.may_edit("grants", &facts(&row)) {
        return Err(refused(Fault::denied("no_grant")));
    }
    rules::may_change(&act, role).map_err(refused)?;
    let given = rules::grants_of(&act, sent)?;
    let change = Change::of(&act, role, given)?;
    let answer = change.foresee(role)?;
    let entry = Entry::about(role).with("preview", "role").with("count", answer.affected);
    record(&act, Unrecorded::new(answer), entry)
}

/// What of a person the changes hang on: their roles, and whether there is a department, one below it, and a
/// pool. Rows are told by how they lie to the person, so that for all who are alike in this the same changes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    roles: BTreeSet<Id>,
    placed: bool,
    leads: bool,
    pooled: bool,
}

impl Kind {
    fn of(caller: &Caller) -> Self {
        Self {
            roles: caller.roles.clone(),
            placed: caller.department.is_some(),
            leads: caller.tree.iter().any(|id| Some(*id) != caller.department),
            pooled: !caller.pools.is_empty(),
        }
    }
}

/// The policies as they are, and as they would be.
struct Change<'a> {
    act: &'a Act<'a>,
    before: &'a PolicySet,
    after: PolicySet,
    /// The objects about which the role grants something else.
    objects: Vec<&'a Object>,
}

impl<'a> Change<'a> {
    fn of(act: &'a Act<'a>, role: Id, given: Vec<Grant>) -> Result<Self> {
        let org = act.who.org();
        let mut roles = org.roles.clone();
        let mut objects = Vec::new();
        if let Some(role) = roles.iter_mut().find(|one| one.id == role) {
            let about = |grants: &[Grant], object: &Object| -> Vec<Grant> {
                grants.iter().filter(|grant| grant.object == object.name).cloned().collect()
            };
            let changes = |object: &&Object| about(&role.grants, object) != about(&given, object);
            objects = org.catalogue.iter().map(|object| &**object).filter(changes).collect();
            role.grants = given;
        }
        // What is compiled already is taken over; nothing of it is kept for other calls.
        let after = org.policies.follow(&org.catalogue, &roles)?;
        Ok(Self { act, before: &org.policies, after, objects })
    }

    fn foresee(&self, role: Id) -> Result<RolePreview> {
        let org = self.act.who.org();
        let holds = |card: &&UserCard| card.status != "frozen" && card.roles.contains(&role);
        let mut holders: Vec<&UserCard> = org.users.values().filter(holds).collect();
        holders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let mut known: BTreeMap<Kind, Vec<ObjectForeseen>> = BTreeMap::new();
        let mut groups: Vec<GroupForeseen> = Vec::new();
        let (mut affected, mut told) = (0, 0);
        for card in &holders {
            let them = imagined(org, card, self.act.now);
            let kind = Kind::of(&them);
            let objects = match known.get(&kind) {
                Some(objects) => objects.clone(),
                None => known.entry(kind).or_insert(self.differences(&them)?).clone(),
            };
            if objects.is_empty() {
                continue;
            }
            affected += 1;
            let at = groups.iter().position(|group| group.objects == objects);
            let at = at.unwrap_or_else(|| {
                groups.push(GroupForeseen { objects, people: Vec::new(), more: 0 });
                groups.len() - 1
            });
            let group = &mut groups[at];
            if told == PEOPLE {
                group.more += 1;
                continue;
            }
            told += 1;
            let counts = self.counts(&them, &group.objects)?;
            group.people.push(PersonForeseen { id: card.id, name: card.name.clone(), counts });
        }
        Ok(RolePreview { holders: holders.len() as u64, affected, groups })
    }

    fn differences(&self, them: &Caller) -> Result<Vec<ObjectForeseen>> {
        let mut found = Vec::new();
        for object in &self.objects {
            let difference = policy::compare(self.before, &self.after, them, object)?;
            if !difference.is_nothing() {
                found.push(ObjectForeseen { object: object.name.clone(), difference });
            }
        }
        Ok(found)
    }

    /// How many records of the objects whose lists change.
    fn counts(&self, them: &Caller, objects: &[ObjectForeseen]) -> Result<Vec<CountForeseen>> {
        let mut counts = Vec::new();
        for one in objects {
            let lists = one.difference.verbs.iter().any(|verb| verb.verb == Verb::List);
            let object = self.act.who.catalogue().get(&one.object)?;
            // What stands for permission alone has no records.
            if lists && !object.fields.is_empty() {
                counts.push(CountForeseen {
                    object: one.object.clone(),
                    before: self.count(self.before, them, object)?,
                    after: self.count(&self.after, them, object)?,
                });
            }
        }
        Ok(counts)
    }

    fn count(&self, set: &PolicySet, them: &Caller, object: &Object) -> Result<Counted> {
        let most = limits::COUNT_EXACT;
        let permit = match policy::decide(set, them, Verb::List, object) {
            Ok(permit) => permit,
            Err(fault) if fault.kind == FaultKind::Denied => return Ok(counted(0, most)),
            Err(fault) => return Err(fault),
        };
        let gate = &self.act.gate.0;
        let pooled = pools::has_pools(object).then_some(Which::Pooled);
        let mut total = 0;
        for which in [Some(Which::Active), pooled].into_iter().flatten() {
            let permit = match which.state() {
                Some(state) => permit.clone().in_state(state),
                None => permit.clone(),
            };
            total += gate.totals.count(&gate.store, &permit, &Predicate::True, which, most)?;
        }
        Ok(counted(total, most))
    }
}

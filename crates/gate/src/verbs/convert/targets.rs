//! One object that a record turns into: whether the caller may make it, what comes along, and whether that would be
//! seen better than before.

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Value, Values};
use policy::{Permit, RowFacts, Verb, View};
use serde_json::{Map, Value as Json};
use store::SealedRow;

use super::{at, named};
use crate::conversion::{Asked, Carried, Conversion};
use crate::path::{Act, facts, record_refusal};
use crate::rules::Standing;
use crate::verbs::create::{Place, Prepared, complete, prepare};
use crate::verbs::write::normalise;

/// The record that is converted.
pub struct Source<'a> {
    pub act: &'a Act<'a>,
    pub row: &'a SealedRow,
    /// All of its values.
    pub values: &'a Values,
    pub readable: Permit,
}

/// An object that it turns into.
pub struct Target<'a> {
    pub source: &'a Source<'a>,
    pub act: Act<'a>,
    pub readable: Permit,
    /// What comes along.
    pub carried: Vec<Carried>,
}

impl<'a> Target<'a> {
    /// The object of this name.
    pub fn of(
        source: &'a Source<'a>,
        object: &str,
        asked: Asked,
        conversion: &dyn Conversion,
    ) -> Result<Self> {
        let act = Act::begin(source.act.gate, source.act.who, Verb::Create, object)?;
        let readable = act.permit_rows_for(Verb::Read)?;
        let carried = conversion.carry(&source.act.object, &act.object, source.values, asked);
        Ok(Self { source, act, readable, carried })
    }

    /// A record that is there already and that the caller may update.
    pub fn existing(&self, id: Id) -> Result<SealedRow> {
        let act = Act::begin(self.act.gate, self.act.who, Verb::Update, &self.act.object.name)?;
        let found = act.fetch(id).map_err(|fault| match fault.code {
            "not_found" => at(&self.act.object.name, "bad_relation"),
            _ => fault,
        })?;
        match found.0.state.as_str() {
            "active" => Ok(found.0),
            _ => Err(at(&self.act.object.name, "bad_relation")),
        }
    }

    /// Makes one ready: of what the caller sent, and of what comes along where nothing was sent.
    pub fn make(
        &self,
        above: Option<&SealedRow>,
        sent: Map<String, Json>,
        with: Option<(&str, Value)>,
    ) -> Result<Prepared> {
        let name = &self.act.object.name;
        self.made(above, sent, with).map_err(|fault| named(name, fault))
    }

    fn made(
        &self,
        above: Option<&SealedRow>,
        sent: Map<String, Json>,
        with: Option<(&str, Value)>,
    ) -> Result<Prepared> {
        let (act, id) = (&self.act, Id::new());
        let place = self.place(id, above);
        let nothing = Map::new();
        let to_be = RowFacts {
            id,
            owner: place.owner,
            department: place.department,
            parent: place.parent,
            state: "active",
            open: &nothing,
        };
        let permit =
            policy::decide_create(&act.who.org().policies, act.who.caller(), &act.object, &to_be)
                .map_err(|fault| record_refusal(act, &[], fault))?;
        let mut taken = normalise(act, &permit, &to_be, sent)?;
        let mut used = Vec::new();
        for one in &self.carried {
            if taken.contains_key(&one.to) {
                continue;
            }
            if !permit.may_edit(&one.to, &to_be) {
                return Err(Fault::fields(vec![FieldFault::new(&one.to, "read_only")]));
            }
            taken.insert(one.to.clone(), Some(one.value.clone()));
            used.push(one);
        }
        let standing = Standing { id, parent: place.parent, owner: place.owner };
        let values = complete(act, standing, taken, |values| {
            if let Some((field, value)) = with
                && act.object.field(field).is_some()
            {
                values.set(field, value);
            }
        })?;
        let prepared = prepare(act, &permit, id, &place, &values)?;
        self.hold_back(&prepared.row, &values, &used)?;
        Ok(prepared)
    }

    /// Where a new one belongs: with the record's owner, or with what it follows.
    fn place(&self, id: Id, above: Option<&SealedRow>) -> Place {
        let object = &self.act.object;
        let users = &self.act.who.org().users;
        let owner = self.source.row.owner.unwrap_or_else(|| self.act.who.user());
        let department = users.get(&owner).and_then(|card| card.department);
        let Some(above) = above else {
            return Place { subject: id, parent: None, owner: Some(owner), department };
        };
        let subject = if object.own_subject { id } else { above.subject };
        let (owner, department) = match object.own_owner {
            true => (Some(owner), department),
            false => (above.owner, above.department),
        };
        Place { subject, parent: Some(above.id), owner, department }
    }

    /// Refuses what would be seen better in its new place than it was before.
    fn hold_back(&self, row: &SealedRow, values: &Values, used: &[&Carried]) -> Result<()> {
        let source = self.source;
        let before = |field: &String| source.readable.view(field, &facts(source.row));
        let now = |field: &str| match self.readable.covers(&facts(row)) {
            true => self.readable.view(field, &facts(row)),
            false => View::Hidden,
        };
        let shows = used.iter().find(|one| {
            let stays = values.get(&one.to) == Some(&one.value);
            stays && one.from.iter().map(before).min().is_some_and(|before| now(&one.to) > before)
        });
        match shows {
            None => Ok(()),
            Some(one) => {
                let lang = self.act.who.lang();
                let label =
                    source.act.object.field(&one.from[0]).map(|field| field.label.get(lang));
                let fault = Fault::new(FaultKind::Denied, "conversion_reveals")
                    .with("field", label.unwrap_or_default());
                Err(record_refusal(source.act, &[source.row.id], fault))
            }
        }
    }
}

//! The rules of the business's own objects, handed in by whoever opens the gate: they complete what is
//! about to be written, or refuse it. They never see more than the caller may.

use std::collections::BTreeMap;

use kernel::{Fault, Id, Result, Timestamp, limits};
use model::{Object, Predicate, Value, Values};
use policy::{Permit, Verb};
use store::{Conn, ListQuery, Order, Which};

pub use crate::conversion::{Asked, Carried, Conversion};
use crate::notify::{Plan, Tell};
use crate::path::{Act, record_refusal};

/// The rules of one object.
pub trait Rules: Send + Sync {
    /// The object's name.
    fn object(&self) -> &'static str;

    /// Completes what is about to be written, or refuses it.
    ///
    /// # Errors
    /// What is wrong with the fields, or why the caller may not do this.
    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()>;

    /// What the record, written so, means for the one that it follows. Whoever may write the one need not
    /// be allowed to edit the other.
    fn touches(&self, _writing: &Writing<'_>, _values: &Values) -> Option<Touch> {
        None
    }

    /// What a record of this object becomes when it is converted, where it can be.
    fn conversion(&self) -> Option<&dyn Conversion> {
        None
    }
    /// Who is to be told of the record, written so.
    fn tells(&self, _writing: &Writing<'_>, _at: Standing, _values: &Values) -> Vec<Tell> {
        Vec::new()
    }

    /// What is told later, in place of what was planned before; `None` for objects that plan nothing.
    fn plans(&self, _writing: &Writing<'_>, _at: Standing, _values: &Values) -> Option<Plan> {
        None
    }
}

/// What the rules of the object tell, and what they plan.
pub(crate) fn tells(
    act: &Act<'_>,
    at: Standing,
    before: Option<&Values>,
    values: &Values,
) -> (Vec<Tell>, Option<Plan>) {
    let writing = Writing { act, before, owner: at.owner, parent: at.parent };
    let of_object = || act.gate.0.rules.iter().filter(|rules| rules.object() == act.object.name);
    let tells = of_object().flat_map(|rules| rules.tells(&writing, at, values)).collect();
    (tells, of_object().find_map(|rules| rules.plans(&writing, at, values)))
}

/// What a record means for the one that it follows: open fields of it that nobody else writes.
#[derive(Default)]
pub struct Touch {
    /// Fields that become this value unless they are behind it already, such as dates.
    pub latest: Vec<(&'static str, Value)>,
    /// Fields that are emptied where one of the former moved.
    pub clear: Vec<&'static str>,
    /// Fields that become this, or are emptied, unless one of the former is behind what is there already.
    pub newest: Vec<(&'static str, Option<Value>)>,
    /// A field, what it was, and what it becomes then.
    pub from: Vec<(&'static str, &'static str, &'static str)>,
}

/// A record that is about to be written.
pub struct Writing<'a> {
    act: &'a Act<'a>,
    /// What it was; `None` for a new one.
    pub before: Option<&'a Values>,
    /// Whose it will be.
    pub owner: Option<Id>,
    /// The record that it follows.
    pub parent: Option<Id>,
}

/// Where a record that is about to be written stands.
#[derive(Clone, Copy)]
pub struct Standing {
    /// The record.
    pub id: Id,
    /// The one that it follows.
    pub parent: Option<Id>,
    /// Whose it will be.
    pub owner: Option<Id>,
}

/// A record of an object that belongs to the organisation's own working, such as a stage.
pub struct Setting {
    /// Its id.
    pub id: Id,
    /// The record that it follows.
    pub parent: Option<Id>,
    /// Its open values.
    pub values: Values,
}

impl Writing<'_> {
    /// The present moment.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.act.now
    }

    /// Today's date in China, as a date field holds it.
    #[must_use]
    pub fn today(&self) -> Value {
        crate::pools::today(self.act.now)
    }

    /// What is being done.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        self.act.verb
    }

    /// Whether the caller is the one whose it will be.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.owner == Some(self.act.who.user())
    }

    /// An open text of the record above that the caller may read, such as how far a lead is; it is told to nobody.
    ///
    /// # Errors
    /// `not_found` where the caller may not read it; those of the store.
    pub fn above_text(&self, field: &str) -> Result<Option<String>> {
        let (Some(parent), Some(above)) = (self.parent, self.act.object.follows.as_deref()) else {
            return Ok(None);
        };
        let object = self.act.who.catalogue().get(above)?;
        let policies = &self.act.who.org().policies;
        let permit = policy::decide(policies, self.act.who.caller(), Verb::Read, object)?;
        let row = self.act.store().read(|c| store::records::fetch(c, &permit, parent))?;
        let row = row.ok_or_else(Fault::not_found)?;
        Ok(row.open.get(field).and_then(|value| value.as_str()).map(str::to_owned))
    }

    /// Whether this write gives the field another value than it had.
    #[must_use]
    pub fn changes(&self, values: &Values, field: &str) -> bool {
        self.before.and_then(|before| before.get(field)) != values.get(field)
    }

    /// Whether the caller may do this with some record of the object.
    #[must_use]
    pub fn may(&self, verb: Verb) -> bool {
        let policies = &self.act.who.org().policies;
        policy::decide(policies, self.act.who.caller(), verb, &self.act.object).is_ok()
    }

    /// Who writes a new record by hand; nobody for what comes out of a file or is made by a service.
    #[must_use]
    pub fn author(&self) -> Option<Id> {
        let by_hand = self.act.verb == Verb::Create
            && self.act.who.caller().kind != policy::CallerKind::Service;
        (self.before.is_none() && by_hand).then(|| self.act.who.user())
    }

    /// The year in China.
    #[must_use]
    pub fn year(&self) -> i64 {
        let year = self.today().as_str().and_then(|day| day.get(..4)?.parse().ok());
        year.unwrap_or_default()
    }

    /// The next number of the year's series of this object. It is never given again, even where what is about
    /// to be written is refused.
    ///
    /// # Errors
    /// `denied` where the caller may write no such record; those of the store.
    pub fn draw_number(&self) -> Result<i64> {
        let (policies, caller) = (&self.act.who.org().policies, self.act.who.caller());
        let permit = policy::decide(policies, caller, self.act.verb, &self.act.object)?;
        let year = self.year();
        self.act.store().write(move |c| store::numbers::next(c, &permit, year))
    }

    /// What another record that the caller may read follows, such as the customer of a contract; nothing of the
    /// record itself is told.
    ///
    /// # Errors
    /// `not_found` where the caller may not read it; those of the store.
    pub fn parent_of(&self, object: &str, id: Id) -> Result<Option<Id>> {
        let object = self.act.who.catalogue().get(object)?;
        let policies = &self.act.who.org().policies;
        let permit = policy::decide(policies, self.act.who.caller(), Verb::Read, object)?;
        let row = self.act.store().read(|c| store::records::fetch(c, &permit, id))?;
        row.map(|row| row.parent).ok_or_else(Fault::not_found)
    }

    /// All records in use of an object of the organisation's own working that the caller may read, by id.
    /// They hold no personal data, so the ledger does not tell of it.
    ///
    /// # Errors
    /// Internal for any other object; those of the store.
    pub fn settings(&self, object: &str) -> Result<BTreeMap<Id, Setting>> {
        let object = self.act.who.catalogue().get(object)?;
        if !object.system {
            return Err(Fault::internal("rules read the organisation's own records alone"));
        }
        let policies = &self.act.who.org().policies;
        let permit = policy::decide(policies, self.act.who.caller(), Verb::Read, object)?;
        let query = ListQuery {
            predicate: Predicate::True,
            order: vec![Order { column: model::Column::Id, descending: false }],
            limit: limits::PAGE_SIZE,
            after: None,
            which: Which::Active,
        };
        let rows = self.act.store().read(|c| store::records::list(c, &permit, &query))?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let values = crate::clerk::values(object, &row);
                (row.id, Setting { id: row.id, parent: row.parent, values })
            })
            .collect())
    }
}

/// Lets the rules of the object complete what is about to be written.
///
/// # Errors
/// What the rules refuse; the refusal is recorded.
pub fn complete(
    act: &Act<'_>,
    at: Standing,
    before: Option<&Values>,
    values: &mut Values,
) -> Result<()> {
    let Standing { id, parent, owner } = at;
    let writing = Writing { act, before, owner, parent };
    let of_object = act.gate.0.rules.iter().filter(|rules| rules.object() == act.object.name);
    for rules in of_object {
        rules.before_write(&writing, values).map_err(|fault| record_refusal(act, &[id], fault))?;
    }
    Ok(())
}

/// What records that come to follow another one mean for it, each written as it is.
pub fn meant(act: &Act<'_>, at: Standing, values: &Values) -> Vec<Touch> {
    let writing = Writing { act, before: None, owner: at.owner, parent: at.parent };
    let of_object = act.gate.0.rules.iter().filter(|rules| rules.object() == act.object.name);
    of_object.filter_map(|rules| rules.touches(&writing, values)).collect()
}

/// What is written to the record above in the same transaction.
pub struct Touches {
    parent: Id,
    permit: Permit,
    touches: Vec<store::records::Touch>,
    at: Timestamp,
}

/// What the record, written so, means for the one above it; `None` where it means nothing.
///
/// # Errors
/// Internal when a field that is touched is not there or sealed.
pub fn touches(act: &Act<'_>, parent: Option<Id>, values: &Values) -> Result<Option<Touches>> {
    let (Some(parent), Some(above)) = (parent, act.object.follows.as_deref()) else {
        return Ok(None);
    };
    let writing = Writing { act, before: None, owner: None, parent: Some(parent) };
    let of_object = act.gate.0.rules.iter().filter(|rules| rules.object() == act.object.name);
    let wanted: Vec<Touch> = of_object.filter_map(|r| r.touches(&writing, values)).collect();
    if wanted.is_empty() {
        return Ok(None);
    }
    let above = act.who.catalogue().get(above)?;
    let stored = |one: &(&'static str, Value)| stored(above, one);
    let ready = |touch: Touch| {
        Ok(store::records::Touch {
            latest: touch.latest.iter().map(stored).collect::<Result<_>>()?,
            clear: touch.clear.into_iter().map(str::to_owned).collect(),
            newest: touch.newest.iter().map(|one| newest(above, one)).collect::<Result<_>>()?,
            from: touch.from.into_iter().map(|(f, a, b)| (f.into(), a.into(), b.into())).collect(),
        })
    };
    let touches = wanted.into_iter().map(ready).collect::<Result<_>>()?;
    // Who may not read the other one changes nothing of it.
    let policies = &act.who.org().policies;
    let permit = policy::decide(policies, act.who.caller(), Verb::Read, above);
    let Ok(permit) = permit else { return Ok(None) };
    Ok(Some(Touches { parent, permit, touches, at: act.now }))
}

/// A text as it lies in the record above.
fn stored(above: &Object, (name, value): &(&'static str, Value)) -> Result<(String, String)> {
    let field = above.known_field(name)?;
    let stored = field.of_type().stored(value);
    match stored.as_str().filter(|_| !field.is_sealed()) {
        Some(text) => Ok(((*name).to_owned(), text.to_owned())),
        None => Err(Fault::internal("only open texts are touched")),
    }
}

fn newest(
    above: &Object,
    (name, value): &(&'static str, Option<Value>),
) -> Result<(String, Option<String>)> {
    match value {
        Some(value) => stored(above, &(name, value.clone())).map(|(name, text)| (name, Some(text))),
        None => Ok(((*name).to_owned(), None)),
    }
}

impl Touches {
    /// Writes it in the transaction at hand.
    pub fn keep(&self, c: &mut Conn) -> Result<()> {
        let mut all = self.touches.iter();
        all.try_for_each(|one| store::records::touch(c, &self.permit, self.parent, one, self.at))
    }
}

//! What somebody gains and loses when roles change: two sets of policies, held against sample rows of each kind.

use std::sync::Arc;

use kernel::Result;
use model::{Field, Object, Predicate};
use serde::Serialize;

use crate::caller::Caller;
use crate::cedar::write::exists;
use crate::grants::Rows;
use crate::permit::View;
use crate::rows::holds;
use crate::samples::{Sample, reach, samples};
use crate::set::PolicySet;
use crate::verb::Verb;
use crate::views::{Seen, Views};

/// What changes for one caller and one object.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Difference {
    /// The verbs that reach other rows than before.
    pub verbs: Vec<VerbChange>,
    /// The fields that are seen or written in another way.
    pub fields: Vec<FieldChange>,
}

/// A verb that reaches other rows than before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerbChange {
    /// The verb.
    pub verb: Verb,
    /// The rows that it reached; none where it was not permitted.
    pub before: Vec<Rows>,
    /// The rows that it reaches then; none where it is not permitted any more.
    pub after: Vec<Rows>,
}

/// A field that is seen or written in another way, on rows of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// The nearest rows on which it changes so.
    pub rows: Rows,
    /// As it was.
    pub before: Seeing,
    /// As it is then.
    pub after: Seeing,
}

/// How a field is seen, and whether it may be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Seeing {
    /// How it is seen.
    pub view: View,
    /// Whether it may be written, into a new record or into one that is there.
    pub edit: bool,
}

impl Difference {
    /// Whether nothing changes.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.verbs.is_empty() && self.fields.is_empty()
    }
}

/// What changes for this caller on this object from one set of policies to another one.
///
/// # Errors
/// An internal fault when the engine refuses a question.
pub fn compare(
    before: &PolicySet,
    after: &PolicySet,
    caller: &Caller,
    object: &Object,
) -> Result<Difference> {
    let samples = samples(caller, object);
    let mut change = Difference::default();
    for verb in Verb::ALL.iter().copied().filter(|verb| exists(object, *verb)) {
        let (was, is) = (
            reach(before, caller, verb, object, &samples)?,
            reach(after, caller, verb, object, &samples)?,
        );
        if was != is {
            change.verbs.push(VerbChange { verb, before: was, after: is });
        }
    }
    let (was, is) = (Seer::of(before, caller, object)?, Seer::of(after, caller, object)?);
    for sample in seen(&samples, &was, &is) {
        was.compare(&is, object, sample, &mut change.fields);
    }
    Ok(change)
}

/// The rows on which views are compared: those that may be read before and after. Where there are none, the
/// nearest that may be read at all; rows that come or go beside others say nothing new about fields.
fn seen<'a>(samples: &'a [Sample], was: &Seer, is: &Seer) -> Vec<&'a Sample> {
    let both: Vec<&Sample> = samples.iter().filter(|one| was.reads(one) && is.reads(one)).collect();
    if both.is_empty() {
        return samples.iter().find(|one| was.reads(one) || is.reads(one)).into_iter().collect();
    }
    both
}

/// How one caller sees the rows of one object under one set of policies.
struct Seer {
    views: Arc<Views>,
    readable: Arc<Predicate>,
}

impl Seer {
    fn of(set: &PolicySet, caller: &Caller, object: &Object) -> Result<Self> {
        let (engine, known) = (set.engine(object)?, set.known(caller)?);
        Ok(Self { views: known.views(engine)?, readable: known.rows(engine, Verb::Read)? })
    }

    fn reads(&self, sample: &Sample) -> bool {
        holds(&self.readable, &sample.facts()) == Some(true)
    }

    fn compare(&self, after: &Self, object: &Object, on: &Sample, found: &mut Vec<FieldChange>) {
        let facts = on.facts();
        // An import writes new records and those that are there.
        let (was, is) = (self.views.on(Verb::Import, &facts), after.views.on(Verb::Import, &facts));
        let seeing = |seen: &Seen<'_>, field: &Field| Seeing {
            view: seen.view(&field.name),
            edit: seen.may_edit(&field.name),
        };
        for field in object.fields.iter().filter(|field| !field.archived) {
            let (was, is) = (seeing(&was, field), seeing(&is, field));
            let told =
                |one: &FieldChange| one.field == field.name && one.before == was && one.after == is;
            if was != is && !found.iter().any(told) {
                let field = field.name.clone();
                found.push(FieldChange { field, rows: on.rows, before: was, after: is });
            }
        }
    }
}

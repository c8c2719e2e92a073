//! An approval as it is shown: its steps and what was done. A remark is shown to who takes part in it, and to
//! whom their own rights show it.

use kernel::{Id, Result};
use model::{Column, Compare, Field, Predicate, Scalar, Value};
use policy::{Verb, View};
use serde::Serialize;
use store::{ListQuery, Order, SealedRow, Which};

use crate::answer::moment;
use crate::approvals::course::Status;
use crate::approvals::keep::{self, Kept};
use crate::approvals::{APPROVAL, DECISION, people};
use crate::path::{Act, facts, open_all};

/// Decisions of one approval that are shown.
const DECISIONS: usize = 200;

/// A colleague.
#[derive(Clone, Serialize)]
pub struct PersonShown {
    /// The user's record id.
    pub id: Id,
    /// The name.
    pub name: String,
}

/// A step.
#[derive(Clone, Serialize)]
pub struct StepShown {
    /// What it is called.
    pub name: String,
    /// `all` must agree, or `any` of them.
    pub need: &'static str,
    /// Who is asked.
    pub people: Vec<PersonShown>,
    /// Who has agreed.
    pub agreed: Vec<Id>,
    /// `done`, `current` or `ahead`; `closed` where nobody is asked any more.
    pub state: &'static str,
}

/// One act.
#[derive(Clone, Serialize)]
pub struct DecisionShown {
    /// `submit`, `approve`, `reject`, `return`, `return_previous`, `delegate`, `withdraw` or `void`.
    pub act: String,
    /// The step in which it was done, from 1.
    pub step: usize,
    /// When.
    pub at: String,
    /// By whom.
    pub by: Option<PersonShown>,
    /// To whom it was handed.
    pub to: Option<PersonShown>,
    /// What was said to it; absent where nothing was, or not for the caller.
    pub remark: Option<String>,
}

/// An approval.
#[derive(Clone, Serialize)]
pub struct ApprovalShown {
    /// Its record id.
    pub id: Id,
    /// The flow's name when it was asked for.
    pub flow: String,
    /// `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`.
    pub status: &'static str,
    /// Who asked.
    pub requester: Option<PersonShown>,
    /// When.
    pub submitted_at: String,
    /// The steps.
    pub steps: Vec<StepShown>,
    /// What was done, the first act first.
    pub decisions: Vec<DecisionShown>,
    /// What the caller may do: `decide`, `return_previous`, `withdraw`.
    pub may: Vec<&'static str>,
}

/// A colleague by id.
pub fn person(act: &Act<'_>, id: Id) -> PersonShown {
    PersonShown { id, name: act.who.org().actor_name(Some(id), act.who.lang()) }
}

/// The steps of an approval.
pub fn steps(act: &Act<'_>, of: &Kept) -> Vec<StepShown> {
    let course = &of.course;
    let state = |place: usize| match place.cmp(&course.at) {
        _ if course.status == Status::Approved => "done",
        std::cmp::Ordering::Less => "done",
        _ if course.status != Status::Pending => "closed",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "ahead",
    };
    let step = |(place, step): (usize, &crate::approvals::course::Step)| StepShown {
        name: step.name.clone(),
        need: if step.all { "all" } else { "any" },
        people: step.people.iter().map(|id| person(act, *id)).collect(),
        agreed: step.agreed.clone(),
        state: state(place),
    };
    course.steps.iter().enumerate().map(step).collect()
}

/// What the caller may do with it. `owner` is whose the record is by now: nobody decides on their own.
pub fn may(act: &Act<'_>, of: &Kept, owner: Option<Id>) -> Vec<&'static str> {
    let (user, mut may) = (act.who.user(), Vec::new());
    let can = |verb| {
        let org = act.who.org();
        org.catalogue
            .get(APPROVAL)
            .is_ok_and(|object| policy::may(&org.policies, act.who.caller(), verb, object))
    };
    if of.course.waiting().contains(&user) && owner != Some(user) && can(Verb::Decide) {
        may.push("decide");
        if of.course.at > 0 {
            may.push("return_previous");
        }
    }
    let pending = of.course.status == Status::Pending;
    if pending && of.requester == Some(user) && can(Verb::Submit) {
        may.push("withdraw");
    }
    may
}

/// An approval of this record, with all that was done. The call is on the record's object.
pub fn shown(act: &Act<'_>, of: &Kept, row: &SealedRow) -> Result<ApprovalShown> {
    let (user, mut may) = (act.who.user(), may(act, of, row.owner));
    let pending = of.course.status == Status::Pending;
    if pending && of.requester != Some(user) && people::takes_back(act, of.requester, row) {
        may.push("withdraw");
    }
    Ok(ApprovalShown {
        id: of.row.id,
        flow: of.title.clone(),
        status: of.course.status.name(),
        requester: of.requester.map(|id| person(act, id)),
        submitted_at: moment(of.row.created_at),
        steps: steps(act, of),
        decisions: decisions(act, of)?,
        may,
    })
}

fn decisions(act: &Act<'_>, of: &Kept) -> Result<Vec<DecisionShown>> {
    let act = Act::begin(act.gate, act.who, act.verb, DECISION)?;
    let permit = keep::permit(&act, DECISION, Verb::List)?;
    let parent = Scalar::Text(of.row.id.to_string());
    let query = ListQuery {
        predicate: Predicate::Is(Column::Parent, Compare::Eq, parent),
        order: vec![
            Order { column: Column::CreatedAt, descending: false },
            Order { column: Column::Id, descending: false },
        ],
        limit: DECISIONS,
        after: None,
        which: Which::Active,
    };
    let rows = act.store().read(|c| store::records::list(c, &permit, &query))?;
    let fields: Vec<&Field> = act.object.fields.iter().collect();
    let user = act.who.user();
    let takes_part = of.requester == Some(user)
        || of.acted.contains(&user)
        || of.course.steps.iter().any(|step| step.people.contains(&user));
    let own = act.permit_rows_quietly(Verb::Read);
    let sees = |row: &SealedRow| {
        let own = own.as_ref().map(|permit| permit.view("remark", &facts(row)));
        takes_part || own == Some(View::Clear)
    };
    let one = |open: crate::path::OpenRow| {
        let text = |field: &str| open.values.text(field);
        let someone = |field: &str| Some(person(&act, text(field)?.parse().ok()?));
        let remark = open.values.get("remark").filter(|_| sees(&open.row));
        DecisionShown {
            act: text("act").unwrap_or_default().to_owned(),
            step: text("step").and_then(|step| step.parse().ok()).unwrap_or(1),
            at: moment(open.row.created_at),
            by: someone("by"),
            to: someone("to"),
            remark: remark.and_then(Value::as_str).map(str::to_owned),
        }
    };
    Ok(open_all(&act, rows, &fields)?.into_iter().map(one).collect())
}

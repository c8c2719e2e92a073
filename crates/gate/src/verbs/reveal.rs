//! Shows masked fields of one record in the clear, for a stated purpose.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, FieldFault, Id, Result, limits};
use model::{Class, Field, purpose};
use policy::{Verb, View};
use serde::Deserialize;
use store::quota::{self, Count};

use crate::answer::Revealed;
use crate::day;
use crate::enter::session;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, open_row, record};
use crate::terms::Proof;

/// After so many seconds the page masks revealed values again.
const REMASK_SECONDS: u32 = 60;

/// What is to be revealed, and what for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevealRequest {
    /// The fields' names.
    pub fields: Vec<String>,
    /// One of `model::purpose::ALL`.
    pub purpose: String,
    /// Why, in the caller's words; sealed under the person's key in the ledger.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The values in the clear.
///
/// # Errors
/// `purpose_needed`, `denied` when a field may not be revealed, `not_found`; `step_up` where the proof of who the
/// caller is has become too old for values of class high; `reveals_used_up` with the seconds until tomorrow.
pub fn reveal(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: RevealRequest,
) -> Result<Shown<Revealed>> {
    let act = Act::begin(gate, who, Verb::Reveal, object)?;
    check(&request)?;
    let (row, permit) = act.fetch(id)?;
    let mut fields: Vec<&Field> = Vec::with_capacity(request.fields.len());
    for name in &request.fields {
        let field = act.object.known_field(name)?;
        if permit.view(name, &facts(&row)) < View::Reveal {
            let fault = Fault::denied("field_not_revealable").with("field", name);
            return Err(crate::path::record_refusal(&act, &[id], fault));
        }
        fields.push(field);
    }
    if fields.iter().any(|field| field.class == Class::High) {
        let fresh = session::demand_fresh(gate, who, Proof::Reveal);
        fresh.map_err(|fault| crate::path::record_refusal(&act, &[id], fault))?;
    }
    count(&act).map_err(|fault| crate::path::record_refusal(&act, &[id], fault))?;
    let subject = row.subject;
    let open = open_row(&act, row, fields.into_iter())?;
    let values: BTreeMap<_, _> =
        open.values.into_iter().map(|(name, value)| (name, value.into_json())).collect();
    let entry = Entry {
        fields: request.fields,
        purpose: Some(request.purpose),
        personal: request.reason.filter(|r| !r.is_empty()).map(|reason| (subject, reason)),
        ..Entry::about(id)
    };
    let answer = Revealed { values, remask_seconds: REMASK_SECONDS };
    record(&act, Unrecorded::new(answer), entry)
}

/// Counts a reveal against what the caller's roles allow on one day. One that fails afterwards is counted as well.
fn count(act: &Act<'_>) -> Result<()> {
    let Some(most) = act.who.org().terms_of(&act.who.caller().roles).reveals_a_day else {
        return Ok(());
    };
    let count = Count {
        org: act.who.org_id(),
        user: act.who.user(),
        kind: "reveal".into(),
        hour: day::last_hour(act.now),
    };
    if act.store().write(move |c| quota::spend(c, &count, 1, most.into()))? {
        return Ok(());
    }
    let fault = Fault::new(FaultKind::TooMany, "reveals_used_up").with("max", most);
    Err(fault.with("retry_after", day::until_tomorrow(act.now)))
}

fn check(request: &RevealRequest) -> Result<()> {
    if !purpose::is_known(&request.purpose) {
        return Err(Fault::invalid("purpose_needed"));
    }
    if request.fields.is_empty() || request.fields.len() > limits::FIELDS {
        return Err(Fault::fields(vec![FieldFault::new("fields", "required")]));
    }
    if request.reason.as_ref().is_some_and(|r| r.chars().count() > limits::REASON_CHARS) {
        let fault = FieldFault::new("reason", "too_long").with("max", limits::REASON_CHARS);
        return Err(Fault::fields(vec![fault]));
    }
    Ok(())
}

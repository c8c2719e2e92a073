//! Shows masked fields of one record in the clear, for a stated purpose.

use std::collections::BTreeMap;

use kernel::{Fault, FieldFault, Id, Result, limits};
use model::{Field, purpose};
use policy::{Verb, View};
use serde::Deserialize;

use crate::answer::Revealed;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, open_row, record};

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
/// `purpose_needed`, `denied` when a field may not be revealed, `not_found`.
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

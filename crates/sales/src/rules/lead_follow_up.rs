//! A follow-up of a lead says when it was last cared for and when it is next, and that it is being followed up.

use gate::rules::{Rules, Touch, Writing};
use kernel::{Fault, FaultKind, Result};
use model::{Value, Values, calendar};

use super::follow_up::{last_contact, signed};

/// The rules of `lead_follow_up`.
pub struct LeadFollowUpRules;

impl Rules for LeadFollowUpRules {
    fn object(&self) -> &'static str {
        "lead_follow_up"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        signed(writing, values);
        // What belongs to a lead that became a customer goes on with the customer.
        match writing.above_text("status")?.as_deref() {
            Some("converted") => Err(Fault::new(FaultKind::Conflict, "lead_converted")),
            _ => Ok(()),
        }
    }

    fn touches(&self, writing: &Writing<'_>, values: &Values) -> Option<Touch> {
        let next = values.text("next_at").and_then(calendar::moment);
        let next = next.map(|at| Value::text(calendar::CHINA.to_datetime(at).date().to_string()));
        Some(Touch {
            latest: vec![("last_contact_on", last_contact(writing, values)?)],
            newest: vec![("next_contact_on", next)],
            from: vec![("status", "new", "following")],
            ..Touch::default()
        })
    }
}

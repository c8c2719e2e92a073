//! The follow-up of a lead: the same as a customer's, under the lead's own key.

use kernel::Text;
use model::Object;

use super::follow_up;

/// The declaration of `lead_follow_up`.
pub(super) fn declare() -> Object {
    let mut object = follow_up::declare();
    object.name = "lead_follow_up".into();
    object.label = Text::new("线索跟进", "Follow-up of a lead");
    object.plural = Text::new("线索跟进", "Follow-ups of leads");
    object.follows = Some("lead".into());
    // A lead has no deal yet.
    object.fields.retain(|field| field.name != "deal");
    object
}

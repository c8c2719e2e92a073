//! Approvals: asking, deciding, what stands on a record, and what waits for whom.

mod decide;
mod inbox;
mod shown;
mod standing;
mod submit;

pub use crate::approvals::course::Deed;
pub use decide::{DecideRequest, decide};
pub use inbox::{Inbox, InboxItem, Which, inbox, waiting};
pub use shown::{ApprovalShown, DecisionShown, PersonShown, StepShown};
pub use standing::{Standing, standing};
pub use submit::{SubmitRequest, submit};

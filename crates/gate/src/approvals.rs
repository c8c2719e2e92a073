//! Approvals 审批: what must be agreed to before a record goes on, whose turn it is, and what was decided.
//!
//! The objects `approval_flow` and `approval_step` say when and by whom; `approval` is one request about one
//! record, `approval_decision` one act on it. The business declares all four. An approval gives no sight of its
//! record: whoever decides reads that by rights of their own.

pub(crate) mod course;
pub(crate) mod flow;
pub(crate) mod guard;
pub(crate) mod keep;
mod news;
pub(crate) mod people;

pub use news::{ApprovalNews, announce};

/// The object of requests.
pub(crate) const APPROVAL: &str = "approval";
/// The object of acts on them.
pub(crate) const DECISION: &str = "approval_decision";
/// The object of flows.
pub(crate) const FLOW: &str = "approval_flow";
/// The object of their steps.
pub(crate) const STEP: &str = "approval_step";
/// Steps of one flow at most.
pub(crate) const STEPS: usize = 10;
/// People of one step at most.
pub(crate) const PEOPLE: usize = 20;
/// Characters of a remark at most.
pub(crate) const REMARK_CHARS: usize = 2_000;

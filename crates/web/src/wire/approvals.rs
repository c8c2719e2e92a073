//! Approvals.

use gate::verbs::approvals::{Deed, Which};
use kernel::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::records::{Counted, Record};

/// Asks for the approval of a record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The version that the caller saw.
    pub version: i64,
    /// What the caller says to it, 2,000 characters at most.
    pub remark: Option<String>,
}

/// What was asked for.
#[derive(serde::Serialize, ToSchema)]
pub struct Submitted {
    /// The approval's record id.
    pub id: String,
}

/// Whose requests.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxQuery {
    /// `waiting` for the caller, `mine`, or `done` by the caller.
    #[param(value_type = String)]
    pub which: Which,
}

/// An act on an approval.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// `approve`, `reject`, `return`, `return_previous`, `delegate` or `withdraw`.
    #[schema(value_type = String)]
    pub act: Deed,
    /// What the caller says to it, 2,000 characters at most; needed for what is returned.
    pub remark: Option<String>,
    /// To whom it is handed, for `delegate`.
    #[schema(value_type = Option<String>)]
    pub to: Option<Id>,
}

/// How an approval stands after an act.
#[derive(serde::Serialize, ToSchema)]
pub struct Decided {
    /// `pending`, `approved`, `rejected`, `returned` or `withdrawn`.
    pub status: &'static str,
}

/// A colleague.
#[derive(ToSchema)]
pub struct ApprovalPerson {
    /// The user's record id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// A step of an approval.
#[derive(ToSchema)]
pub struct ApprovalStep {
    /// What it is called.
    pub name: String,
    /// `all` must agree, or `any` of them.
    pub need: String,
    /// Who is asked.
    pub people: Vec<ApprovalPerson>,
    /// Who has agreed.
    pub agreed: Vec<String>,
    /// `done`, `current`, `ahead` or `closed`.
    pub state: String,
}

/// One act.
#[derive(ToSchema)]
pub struct ApprovalDecision {
    /// `submit`, `approve`, `reject`, `return`, `return_previous`, `delegate`, `withdraw` or `void`.
    pub act: String,
    /// The step in which it was done, from 1.
    pub step: usize,
    /// When.
    pub at: String,
    /// By whom.
    pub by: Option<ApprovalPerson>,
    /// To whom it was handed.
    pub to: Option<ApprovalPerson>,
    /// What was said to it, for who takes part and whom their rights show it.
    pub remark: Option<String>,
}

/// An approval.
#[derive(ToSchema)]
pub struct Approval {
    /// Its record id.
    pub id: String,
    /// The flow's name when it was asked for.
    pub flow: String,
    /// `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`.
    pub status: String,
    /// Who asked.
    pub requester: Option<ApprovalPerson>,
    /// When.
    pub submitted_at: String,
    /// The steps.
    pub steps: Vec<ApprovalStep>,
    /// What was done, the first act first.
    pub decisions: Vec<ApprovalDecision>,
    /// What the caller may do: `decide`, `return_previous`, `withdraw`.
    pub may: Vec<String>,
}

/// How a record stands with approvals.
#[derive(ToSchema)]
pub struct Standing {
    /// Whether it needs an approval that it does not have.
    pub needed: bool,
    /// The flow that it needs, by name.
    pub flow: Option<String>,
    /// What it may not become before, as fields.
    pub guards: Vec<String>,
    /// Whether the caller may ask for it.
    pub may_submit: bool,
    /// Who would be asked.
    pub preview: Vec<ApprovalStep>,
    /// Why it cannot be asked for, in words.
    pub hindered: Option<String>,
    /// Its approvals, the latest first.
    pub approvals: Vec<Approval>,
}

/// A request.
#[derive(ToSchema)]
pub struct InboxItem {
    /// The approval's record id.
    pub id: String,
    /// The flow's name.
    pub flow: String,
    /// The object of the record.
    pub object: String,
    /// `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`.
    pub status: String,
    /// Who asked.
    pub requester: Option<ApprovalPerson>,
    /// When.
    pub submitted_at: String,
    /// When something was last done with it.
    pub updated_at: String,
    /// The steps.
    pub steps: Vec<ApprovalStep>,
    /// What the caller may do.
    pub may: Vec<String>,
    /// The record as the caller may see it; `null` where the caller may not read it.
    pub record: Option<Record>,
}

/// Requests, the latest first.
#[derive(ToSchema)]
pub struct Inbox {
    /// The requests, 100 at most.
    pub items: Vec<InboxItem>,
    /// How many wait for the caller.
    pub waiting: Counted,
}

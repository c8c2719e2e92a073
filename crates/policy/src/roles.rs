//! The built-in roles: one file each, one line in the registry each.

mod admin;
mod auditor;
mod manager;
mod owner;
mod rep;
mod staff;

use crate::grants::Grant;

/// The objects that hold customers' data.
pub const CUSTOMER_DATA: &[&str] = &[
    "customer",
    "contact",
    "deal",
    "task",
    "follow_up",
    "attachment",
    "quote",
    "contract",
    "order",
    "payment",
    "invoice",
    "lead",
    "lead_follow_up",
    "approval",
    "approval_decision",
];

/// What is agreed with customers and what they pay.
pub const TRADE: &[&str] = &["quote", "contract", "order", "payment", "invoice"];

/// The objects by which sales are arranged, without personal data: all colleagues read them.
pub const ARRANGEMENTS: &[&str] = &[
    "pipeline",
    "stage",
    "pool",
    "pool_member",
    "product",
    "letterhead",
    "exchange_rate",
    "assignment_rule",
    "assignment_member",
    "follow_up_rule",
    "approval_flow",
    "approval_step",
];

/// The figures of a team, without customers' data: seen by their rows, set by managers.
pub const FIGURES: &[&str] = &["target"];

/// The objects of the program's own working; the last four stand for permission alone.
pub const SYSTEM: &[&str] = &[
    "user",
    "department",
    "role",
    "identity_provider",
    "view",
    "dashboard",
    "ledger",
    "organisation",
    "token",
    "job",
];

/// A built-in role.
pub struct Builtin {
    /// Its key, which stays when its label is changed.
    pub name: &'static str,
    /// What people read, Chinese and English.
    pub label: (&'static str, &'static str),
    /// What it is for, Chinese and English.
    pub about: (&'static str, &'static str),
    /// What it grants.
    pub grants: fn() -> Vec<Grant>,
}

static ALL: &[Builtin] = &[owner::ROLE, admin::ROLE, manager::ROLE, rep::ROLE, auditor::ROLE];

/// All built-in roles, the mightiest first.
#[must_use]
pub fn all() -> &'static [Builtin] {
    ALL
}

/// The built-in role of this key.
#[must_use]
pub fn find(name: &str) -> Option<&'static Builtin> {
    ALL.iter().find(|role| role.name == name)
}

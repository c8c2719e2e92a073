//! Tips that are shown until the caller closes them, on whichever device.

use kernel::{Fault, FaultKind, Result, limits};
use store::enter::marks;

use crate::enter::record;
use crate::entered::Entered;
use crate::parts::Gate;

/// The tips that the caller closed.
///
/// # Errors
/// Those of the store.
pub fn closed(gate: &Gate, who: &Entered) -> Result<Vec<String>> {
    let (org, user) = (who.org_id(), who.user());
    gate.0.store.of(org).read(|c| marks::closed_tips(c, org, user))
}

/// Notes that the caller closed a tip. Its name is the page's: small letters, digits and `_`.
///
/// # Errors
/// `bad_argument` for what is no name, or one more than are kept.
pub fn close(gate: &Gate, who: &Entered, tip: &str) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "close_tip", user);
    let refusal = event.clone();
    let bad = || Fault::new(FaultKind::Invalid, "bad_argument").with("name", "tip");
    let is_name = (1..=40).contains(&tip.len())
        && tip.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !is_name {
        return Err(record::refused(gate, refusal, bad()));
    }
    let tip = tip.to_owned();
    record::change(gate, event, move |c| {
        if marks::closed_tips(c, org, user)?.len() >= limits::TIPS {
            return Err(bad());
        }
        marks::close_tip(c, org, user, &tip)
    })
    .map_err(|fault| record::refused(gate, refusal, fault))
}

/// Shows the caller all tips again.
///
/// # Errors
/// `ledger_unwritable`.
pub fn show_again(gate: &Gate, who: &Entered) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "show_tips", user);
    record::change(gate, event, move |c| marks::show_tips(c, org, user))
}

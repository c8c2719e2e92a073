//! The organisation itself: its name, its size, and the demo company's removal.

use audit::Outcome;
use kernel::{Fault, FieldFault, Result};
use policy::Verb;
use serde::Serialize;

use crate::answer::moment;
use crate::entered::Entered;
use crate::ledger::{Recorder, origin};
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record, recorded_with_change};

/// The organisation as its administrators see it.
#[derive(Serialize)]
pub struct OrganisationShown {
    /// Its id.
    pub id: kernel::Id,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// Users who are not frozen.
    pub users: usize,
    /// Departments.
    pub departments: usize,
    /// When it was made.
    pub created_at: String,
    /// The ledger's public key as `kedun audit verify --key` takes it.
    pub ledger_key: String,
}

/// The organisation.
///
/// # Errors
/// `denied`.
pub fn read(gate: &Gate, who: &Entered) -> Result<Shown<OrganisationShown>> {
    let act = Act::begin(gate, who, Verb::Administer, "organisation")?;
    act.permit_rows()?;
    let org = who.org();
    let row = act.store().read(|c| store::orgs::get(c, org.id))?.ok_or_else(Fault::not_found)?;
    let shown = OrganisationShown {
        id: org.id,
        name: row.name,
        demo: row.demo,
        users: org.users.values().filter(|u| u.status != "frozen").count(),
        departments: org.departments.len(),
        created_at: moment(row.created_at),
        ledger_key: audit::note::write_key(&origin(org.id), &act.keys.ledger.verifying_key()),
    };
    record(&act, Unrecorded::new(shown), Entry::default())
}

/// Gives the organisation a new name.
///
/// # Errors
/// `invalid` for an empty or overlong name; `denied`.
pub fn rename(gate: &Gate, who: &Entered, name: &str) -> Result<Shown<()>> {
    let act = Act::begin(gate, who, Verb::Administer, "organisation")?;
    act.permit_rows()?;
    let name = checked_name(name)?;
    let event = act.event(Entry::default().with("change", "name"), Outcome::Done)?;
    let (org, chain) = (who.org_id(), gate.0.recorder.chain());
    act.store().write(move |c| {
        store::orgs::change(c, org, |row| row.name.clone_from(&name))?;
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    gate.forget_org(org);
    Ok(recorded_with_change(Unrecorded::new(())))
}

/// A name of an organisation: 1 to 100 characters, trimmed.
pub(crate) fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    let fits =
        !name.is_empty() && name.chars().count() <= 100 && !name.chars().any(char::is_control);
    if fits {
        Ok(name.to_owned())
    } else {
        Err(Fault::fields(vec![FieldFault::new("company", "required")]))
    }
}

/// Removes the demo company with everything in it, keys first.
///
/// # Errors
/// `denied` for a real organisation: that is never removed by one click.
pub fn remove_demo(gate: &Gate, who: &Entered) -> Result<Shown<()>> {
    let act = Act::begin(gate, who, Verb::Administer, "organisation")?;
    act.permit_rows()?;
    let org = who.org();
    if !org.demo {
        return Err(crate::path::record_refusal(&act, &[], Fault::denied("not_the_demo")));
    }
    // The deployment's ledger keeps the act; the organisation's own goes with it.
    let mut event = act.event(Entry::about(org.id), Outcome::Done)?;
    event.org = crate::ledger::DEPLOYMENT;
    "remove_demo".clone_into(&mut event.act);
    crate::lifecycle::remove(gate, org.id, Some(event))?;
    Ok(recorded_with_change(Unrecorded::new(())))
}

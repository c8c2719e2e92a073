//! Why somebody may or may not do something with a record: which of their roles permit it and on which rows, why
//! this record is not among them, and how they see each field of it. It tells no value of the record.
//!
//! Who asks administers access (`administers`) and may read the record themselves: an administrator who sees no
//! customers is refused here as anywhere, since the answer tells that a record exists and whose it is.

mod answer;
pub mod roles;

use kernel::{Fault, Id, Result, Text};
use model::Predicate;
use policy::{Because, Caller, Explanation, Permit, Verb, View};
use store::SealedRow;

use crate::answer::moment;
use crate::enter::caller::imagined;
use crate::entered::Entered;
use crate::org::UserCard;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, live_fields, record, record_refusal};
use crate::{pools, sharing};

pub use answer::{
    Barrier, Explained, FieldExplained, PersonExplained, Place, RoleRows, SharedBy, VerbExplained,
};

/// What the ledger calls it; there is no permission of this name.
const WORD: &str = "explain";

/// Explains what somebody may do with a record.
///
/// # Errors
/// `denied` for who does not administer access; `not_found` when the record is missing or not the caller's to
/// read, or nobody has this id.
pub fn explain(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    person: Id,
) -> Result<Shown<Explained>> {
    let act = Act::begin(gate, who, Verb::Read, object)?.told_as(WORD).noting("person", person);
    administers(&act, &[id])?;
    let (row, _) = act.fetch(id)?;
    let org = who.org();
    let Some(card) = org.users.get(&person) else {
        return Err(record_refusal(&act, &[id], Fault::not_found()));
    };
    let shares = sharing::of(gate, org, card, act.now)?;
    let them = Caller { shares, ..imagined(org, card, act.now) };
    let answer = Explained {
        person: PersonExplained {
            id: person,
            name: card.name.clone(),
            department: card.department.and_then(|id| department(&act, id)),
            roles: card.roles.iter().filter_map(|role| org.role_name(*role)).collect(),
        },
        place: place(&act, &row),
        shares: shares_by(&act, card, &row)?,
        barriers: barriers(&act, card),
        verbs: verbs(&act, card, &them, &row)?,
        fields: fields(&act, &them, &row)?,
    };
    record(&act, Unrecorded::new(answer), Entry::about(id))
}

/// Whether the caller administers access: may change every role, and sees which roles everybody holds. That is
/// what owners and administrators may; there is no permission of its own for it. `about` is what was asked of.
///
/// # Errors
/// `denied`, recorded.
fn administers(act: &Act<'_>, about: &[Id]) -> Result<()> {
    let org = act.who.org();
    let on_all = |object: &str, verb| -> Result<Permit> {
        let object = org.catalogue.get(object)?;
        let permit = policy::decide(&org.policies, act.who.caller(), verb, object)?;
        let all = *permit.rows() == Predicate::True;
        if all { Ok(permit) } else { Err(Fault::denied("no_grant")) }
    };
    let checked = on_all("role", Verb::Update).and_then(|_| on_all("user", Verb::Read));
    let checked = checked.and_then(|users| match users.worst_view("roles") {
        View::Clear => Ok(()),
        _ => Err(Fault::denied("no_grant")),
    });
    checked.map_err(|fault| record_refusal(act, about, fault))
}

fn department(act: &Act<'_>, id: Id) -> Option<String> {
    act.who.org().departments.get(&id).map(|card| card.name.clone())
}

fn place(act: &Act<'_>, row: &SealedRow) -> Place {
    let org = act.who.org();
    // The record about a user is the user's own, whoever made it.
    let owner = if row.object == "user" { Some(row.id) } else { row.owner };
    Place {
        owner: owner.map(|id| org.user_name(Some(id))).filter(|name| !name.is_empty()),
        department: row.department.and_then(|id| department(act, id)),
        state: row.state.clone(),
        pool: pools::of(row).and_then(|id| org.pools.get(&id)).map(|pool| pool.name.clone()),
    }
}

/// By which shares the record is the person's, of itself or of the one that it follows.
fn shares_by(act: &Act<'_>, card: &UserCard, row: &SealedRow) -> Result<Vec<SharedBy>> {
    let org = act.who.org();
    let permit = act.permit_rows()?;
    let records: Vec<Id> = std::iter::once(row.id).chain(row.parent).collect();
    let grantees = sharing::grantees(org, card);
    let found =
        act.store().read(|c| store::shares::through(c, &permit, &records, &grantees, act.now))?;
    let told = |share: store::shares::Share| SharedBy {
        by: org.user_name(Some(share.given_by)),
        department: share.is_department.then(|| department(act, share.grantee)).flatten(),
        edit: share.edit,
        until: moment(share.until),
    };
    Ok(found.into_iter().map(told).collect())
}

fn barriers(act: &Act<'_>, card: &UserCard) -> Vec<Barrier> {
    let org = act.who.org();
    let mut found = Vec::new();
    let mut add = |code, role| found.push(Barrier { code, role });
    match card.status.as_str() {
        "frozen" => add("frozen", None),
        "invited" => add("invited", None),
        _ => {}
    }
    if card.roles.is_empty() {
        add("no_roles", None);
    }
    for role in &card.roles {
        let Some(terms) = org.terms.get(role) else { continue };
        if !terms.in_hours(act.now) {
            add("outside_hours", org.role_name(*role));
        }
        // From where the person would come, nobody knows before they do.
        if terms.names_networks() {
            add("networks", org.role_name(*role));
        }
    }
    found
}

/// The verbs that are about a record which is there, as far as its state lets anybody do them.
fn verbs(
    act: &Act<'_>,
    card: &UserCard,
    them: &Caller,
    row: &SealedRow,
) -> Result<Vec<VerbExplained>> {
    let object = &act.object;
    let exists = |verb: Verb| {
        Verb::READING.contains(&verb) || object.verbs.iter().any(|name| name == verb.name())
    };
    let told = |verb: Verb| {
        (verb == Verb::Read || verb.needs_read())
            && verb != Verb::Count
            && exists(verb)
            && act.fits(verb, row)
            && (verb != Verb::Restore || row.state == "deleted")
    };
    let explained = |verb: Verb| -> Result<VerbExplained> {
        let policies = &act.who.org().policies;
        let why = policy::explain(policies, them, verb, object, &facts(row))?;
        let frozen = verb == Verb::Export && card.exports_frozen;
        Ok(verb_of(verb, why, frozen))
    };
    // Whether the record may be opened stands first: much else hangs on it.
    let rest = Verb::ALL.iter().copied().filter(|verb| *verb != Verb::Read);
    std::iter::once(Verb::Read).chain(rest).filter(|verb| told(*verb)).map(explained).collect()
}

fn verb_of(verb: Verb, why: Explanation, exports_frozen: bool) -> VerbExplained {
    let code = match why.readable {
        false => Some("not_readable"),
        true => exports_frozen.then_some("exports_frozen"),
    };
    let (zh, en) = verb.label();
    VerbExplained {
        verb,
        label: Text::new(zh, en),
        allowed: why.allowed && code.is_none(),
        code,
        because: told(why.because),
        missed: told(why.missed),
    }
}

fn fields(act: &Act<'_>, them: &Caller, row: &SealedRow) -> Result<Vec<FieldExplained>> {
    let policies = &act.who.org().policies;
    let all = policy::explain_fields(policies, them, &act.object, &facts(row))?;
    let explained = all.into_iter().filter_map(|one| {
        let field = live_fields(&act.object).find(|field| field.name == one.field)?;
        Some(FieldExplained {
            field: one.field,
            label: field.label.clone(),
            view: one.view,
            edit: one.edit,
            because: told(one.because),
        })
    });
    Ok(explained.collect())
}

fn told(rules: Vec<Because>) -> Vec<RoleRows> {
    rules
        .into_iter()
        .map(|rule| RoleRows { role: rule.role, rows: rule.rows, shared: rule.shared })
        .collect()
}

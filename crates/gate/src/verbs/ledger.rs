//! The ledger: read, verified, exported.

use std::io::Write;

use kernel::{Id, Result, Timestamp, limits};
use policy::Verb;
use serde::{Deserialize, Serialize};
use store::ledger::Filter;

use crate::answer::moment;
use crate::entered::Entered;
use crate::ledger as book;
pub use crate::ledger::Verdict;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, reasons, record};

/// Which entries.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerRequest {
    /// Acts of this user.
    pub actor: Option<Id>,
    /// Acts on this record.
    pub record: Option<Id>,
    /// Acts on this object.
    pub object: Option<String>,
    /// This verb.
    pub act: Option<String>,
    /// From this moment on (RFC 3339).
    pub from: Option<String>,
    /// Up to this moment (RFC 3339), without it.
    pub to: Option<String>,
    /// Entries of one page.
    pub page_size: Option<usize>,
    /// The index to go on from, as the page before told it.
    pub page_token: Option<String>,
}

/// One entry as the auditor reads it.
#[derive(Serialize)]
pub struct LedgerItem {
    /// Its place in the log, from 0.
    pub index: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Option<Id>,
    /// The user's or service's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// The object.
    pub object: Option<String>,
    /// How many records it was about.
    pub records: usize,
    /// The first hundred of them.
    pub record_ids: Vec<Id>,
    /// The fields in question.
    pub fields: Vec<String>,
    /// The purpose given.
    pub purpose: Option<String>,
    /// Why, in the actor's words; for who may read all records that the act was about.
    pub reason: Option<String>,
    /// `done` or `refused`.
    pub outcome: String,
    /// Why it was refused.
    pub code: Option<String>,
    /// The network it came from.
    pub network: Option<String>,
    /// The device or program.
    pub device: Option<String>,
    /// `page`, `token`, `cli` or `job`.
    pub via: String,
    /// What else was noted; no personal data.
    pub details: std::collections::BTreeMap<String, String>,
}

/// One page of the ledger, newest first.
#[derive(Serialize)]
pub struct LedgerPage {
    /// The entries.
    pub items: Vec<LedgerItem>,
    /// Where the next page begins.
    pub next_page_token: Option<String>,
    /// Entries in all.
    pub size: i64,
}

/// The entries that fit, newest first.
///
/// # Errors
/// `denied` for who may not read the ledger.
pub fn query(gate: &Gate, who: &Entered, request: &LedgerRequest) -> Result<Shown<LedgerPage>> {
    let act = Act::begin(gate, who, Verb::Ledger, "ledger")?;
    let permit = act.permit_rows()?;
    gate.0.recorder.settle()?;
    let limit = request.page_size.unwrap_or(limits::PAGE_SIZE_DEFAULT).clamp(1, limits::PAGE_SIZE);
    let moment_of = |text: &Option<String>| text.as_deref().and_then(Timestamp::parse);
    let filter = Filter {
        actor: request.actor,
        record: request.record,
        object: request.object.clone(),
        act: request.act.clone(),
        from: moment_of(&request.from),
        to: moment_of(&request.to),
        before: request.page_token.as_deref().and_then(|token| token.parse().ok()),
    };
    let (rows, size) = gate.0.store.of(who.org_id()).ledger_read(|c| {
        let rows = store::ledger::query(c, &permit, &filter, limit)?;
        Ok((rows, store::ledger::size(c, who.org_id())?))
    })?;
    let next = (rows.len() == limit).then(|| rows.last().map(|r| r.index.to_string())).flatten();
    let events =
        rows.iter().map(|row| audit::Event::decode(&row.body)).collect::<Result<Vec<_>>>()?;
    let mut reasons = reasons(&act, &events)?;
    let entry = Entry::default().with("entries", rows.len()).with("reasons", reasons.len());
    let told = rows.iter().zip(events).map(|(row, event)| {
        let reason = reasons.remove(&event.id);
        item(who, row.index, event, reason)
    });
    let items = told.collect();
    let page = LedgerPage { items, next_page_token: next, size };
    record(&act, Unrecorded::new(page), entry)
}

fn item(who: &Entered, index: i64, event: audit::Event, reason: Option<String>) -> LedgerItem {
    let code = match &event.outcome {
        audit::Outcome::Refused(code) => Some(code.clone()),
        audit::Outcome::Done => None,
    };
    let named = who.org().user_name(event.actor);
    let service = event.actor.and_then(policy::services::name_of);
    LedgerItem {
        index,
        at: moment(event.at),
        actor: event.actor,
        actor_name: if named.is_empty() { service.unwrap_or_default().to_owned() } else { named },
        act: event.act,
        object: event.object,
        records: event.records.len(),
        record_ids: event.records.into_iter().take(100).collect(),
        fields: event.fields,
        purpose: event.purpose,
        reason,
        outcome: event.outcome.name().to_owned(),
        code,
        network: event.network,
        device: event.device,
        via: event.via.name().to_owned(),
        details: event.details,
    }
}

/// Verifies the whole ledger of the caller's organisation.
///
/// # Errors
/// `denied`; a ledger that does not verify is an answer, not an error.
pub fn verify(gate: &Gate, who: &Entered) -> Result<Shown<Verdict>> {
    let act = Act::begin(gate, who, Verb::Ledger, "ledger")?;
    act.permit_rows()?;
    let verdict = book::verify(gate, who.org_id())?;
    let entry = Entry::default().with("verified", verdict.ok).with("entries", verdict.entries);
    record(&act, Unrecorded::new(verdict), entry)
}

/// Checks that the caller may export the ledger, before an answer begins.
///
/// # Errors
/// `denied`.
pub fn may_export(gate: &Gate, who: &Entered) -> Result<()> {
    Act::begin(gate, who, Verb::Export, "ledger")?.permit_rows().map(drop)
}

/// Writes the organisation's log as a file that `kedun audit verify` reads without a database.
///
/// # Errors
/// `denied`, or when the writer fails.
pub fn export(gate: &Gate, who: &Entered, into: &mut dyn Write) -> Result<Shown<u64>> {
    let act = Act::begin(gate, who, Verb::Export, "ledger")?;
    act.permit_rows()?;
    // Recorded before the first byte leaves: whoever cuts the line has most of it already.
    let org = who.org_id();
    let held = gate.0.store.of(org).ledger_read(|c| store::ledger::size(c, org))?;
    let shown = record(&act, Unrecorded::new(()), Entry::default().with("entries", held))?;
    let entries = book::export(gate, org, into)?;
    Ok(shown.map(|()| entries))
}

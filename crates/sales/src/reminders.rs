//! What follows from the days of documents: a contract that ends soon makes a task for whoever is in charge of
//! it, once, and a quote that waits behind its day has expired.

use gate::notify::Tell;
use gate::work::remind;
use gate::work::service::{AtWork, Wanted};
use gate::{Gate, ShownRecord, ShownValue};
use kernel::{Lang, Result};
use model::calendar::days_after;
use serde_json::{Map, Value as Json, json};

/// So many days before its end a contract asks for its renewal.
const RENEWAL_DAYS: u32 = 30;

/// Looks after the documents of all organisations, once a day.
///
/// # Errors
/// Those of the gate; what was done until then stays so.
pub fn daily(gate: &Gate) -> Result<()> {
    remind::each_day(gate, |work| expire(work).and_then(|()| renew(work)))
}

/// Quotes without an answer behind their last day.
fn expire(work: &AtWork<'_>) -> Result<()> {
    let filter = format!("status = \"sent\" AND valid_until < \"{}\"", work.today());
    let wanted = Wanted { object: "quote", filter: &filter, ..Wanted::default() };
    work.list(&wanted, |quotes| {
        let status = || [("status", Some("expired".to_owned()))];
        quotes.iter().try_for_each(|quote| work.note(quote, &status()).map(drop))
    })
}

/// Contracts that run, end soon and have not asked yet. One whose owner has left asks when somebody else has it.
fn renew(work: &AtWork<'_>) -> Result<()> {
    let today = work.today();
    let Some(until) = days_after(&today, RENEWAL_DAYS) else { return Ok(()) };
    let filter = format!(
        "status = \"active\" AND ends_on >= \"{today}\" AND ends_on <= \"{until}\" AND NOT renewal_on:*"
    );
    let wanted = Wanted {
        object: "contract",
        filter: &filter,
        fields: &["number", "ends_on"],
        ..Wanted::default()
    };
    work.list(&wanted, |contracts| {
        for contract in &contracts {
            let (Some(customer), Some(owner)) = (contract.parent, work.works(contract)) else {
                continue;
            };
            // Noted first: of several nodes one makes the task.
            let note = [("renewal_on", Some(today.clone()))];
            let tell = Tell::new(owner, "contract_ends", "contract", contract.id);
            if work.note_and_tell(contract, &note, vec![tell])? {
                let language = work.org().users.get(&owner).map_or(Lang::Zh, |user| user.language);
                work.task(customer, owner, task(contract, language))?;
            }
        }
        Ok(())
    })
}

fn task(contract: &ShownRecord, language: Lang) -> Map<String, Json> {
    let (number, ends) = (text(contract, "number"), text(contract, "ends_on"));
    let title = match language {
        Lang::Zh => format!("合同 {number} 将于 {ends} 到期，联系客户续签"),
        Lang::En => format!("Contract {number} ends on {ends}: ask about its renewal"),
    };
    let values = json!({ "title": title, "kind": "call", "status": "open",
        "due_at": format!("{ends}T02:00:00Z") });
    values.as_object().cloned().unwrap_or_default()
}

fn text(shown: &ShownRecord, field: &str) -> String {
    match shown.values.get(field) {
        Some(ShownValue::Clear(json)) => json.as_str().unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

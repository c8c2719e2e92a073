//! The ledger.

use axum::response::Response;
use gate::verbs::ledger::{self, LedgerPage, LedgerRequest, Verdict};
use kernel::Id;

use crate::ctx::{Answer, Ctx, blocking};
use crate::extract::{Query, malformed};
use crate::files::{self, Kind};
use crate::problem::Problem;
use crate::wire;
use crate::wire::ledger::LedgerQuery;
use crate::wire::problem::Refusals;

/// Lists entries, newest first.
#[utoipa::path(get, path = "/ledger", tag = "ledger", params(LedgerQuery),
    responses((status = 200, description = "A page", body = wire::ledger::LedgerPage), Refusals))]
pub async fn list(ctx: Ctx, Query(query): Query<LedgerQuery>) -> Answer<LedgerPage> {
    let request = LedgerRequest {
        actor: id_of(query.actor)?,
        record: id_of(query.record)?,
        object: query.object,
        act: query.act,
        from: query.from,
        to: query.to,
        page_size: query.page_size,
        page_token: query.page_token,
    };
    ctx.answer(move |gate, who| ledger::query(gate, who, &request)).await
}

/// Verifies the whole ledger: nothing altered, deleted, inserted or reordered.
#[utoipa::path(post, path = "/ledger/verify", tag = "ledger",
    responses((status = 200, description = "The verdict", body = wire::ledger::Verdict), Refusals))]
pub async fn verify(ctx: Ctx) -> Answer<Verdict> {
    ctx.answer(ledger::verify).await
}

/// The log file for the offline verifier, `kedun audit verify --file`.
#[utoipa::path(get, path = "/ledger/export", tag = "ledger",
    responses((status = 200, description = "JSON lines", content_type = "application/x-ndjson"),
        Refusals))]
pub async fn export(ctx: Ctx) -> Result<Response, Problem> {
    // Whether the caller may is decided before the answer begins; the file follows as a stream.
    let (app, who) = ctx.enter().await?;
    let (gate, asking) = (app.0.gate.clone(), who.clone());
    blocking(move || ledger::may_export(&gate, &asking)).await?;
    let name = format!("kedun-ledger-{}.jsonl", app.0.gate.now().rfc3339().replace(':', ""));
    files::send(&name, Kind::JsonLines, None, move |into| {
        ledger::export(&app.0.gate, &who, into).map(drop)
    })
    .await
}

fn id_of(text: Option<String>) -> Result<Option<Id>, Problem> {
    text.filter(|t| !t.is_empty())
        .map(|t| t.parse::<Id>().map_err(|_| Problem(malformed())))
        .transpose()
}

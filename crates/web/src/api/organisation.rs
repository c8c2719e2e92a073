//! The organisation.

use axum::Json;
use gate::enter::recovery_key;
use gate::verbs::organisation::{self, OrganisationShown};

use crate::ctx::{Answer, Ctx, Plain};
use crate::extract::Body;
use crate::wire;
use crate::wire::Empty;
use crate::wire::organisation::{AskRecoveryKey, RecoveryKey, Rename};
use crate::wire::problem::Refusals;

/// Shows the organisation.
#[utoipa::path(get, path = "/organisation", tag = "organisation",
    responses((status = 200, description = "The organisation", body = wire::organisation::Organisation),
        Refusals))]
pub async fn read(ctx: Ctx) -> Answer<OrganisationShown> {
    ctx.answer(organisation::read).await
}

/// Renames the organisation.
#[utoipa::path(patch, path = "/organisation", tag = "organisation", request_body = Rename,
    responses((status = 200, description = "The organisation", body = wire::organisation::Organisation),
        Refusals))]
pub async fn rename(ctx: Ctx, Body(new): Body<Rename>) -> Answer<OrganisationShown> {
    ctx.answer(move |gate, who| {
        organisation::rename(gate, who, &new.name)?;
        organisation::read(gate, who)
    })
    .await
}

/// Shows the recovery key, after one's own password. Whoever has it and a backup can read
/// everything.
#[utoipa::path(post, path = "/organisation/recovery-key", tag = "organisation",
    request_body = AskRecoveryKey,
    responses((status = 200, description = "The key", body = RecoveryKey), Refusals))]
pub async fn give_recovery_key(
    ctx: Ctx,
    Body(typed): Body<AskRecoveryKey>,
) -> Plain<recovery_key::RecoveryKey> {
    ctx.plain(move |gate, who| recovery_key::give(gate, who, &typed.password)).await
}

/// Says that the recovery key lies in a safe place.
#[utoipa::path(post, path = "/organisation/recovery-key/saved", tag = "organisation",
    responses((status = 200, description = "Noted", body = Empty), Refusals))]
pub async fn recovery_key_saved(ctx: Ctx) -> Plain<Empty> {
    ctx.run(recovery_key::saved).await?;
    Ok(Json(Empty {}))
}

/// Removes the demo company: its keys first, then its rows.
#[utoipa::path(delete, path = "/organisation/demo", tag = "organisation",
    responses((status = 200, description = "Removed", body = Empty), Refusals))]
pub async fn remove_demo(ctx: Ctx) -> Plain<Empty> {
    ctx.run(organisation::remove_demo).await?;
    Ok(Json(Empty {}))
}

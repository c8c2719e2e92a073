//! The caller's own things.

use axum::Json;
use gate::enter::{self, device, me, password, recovery, session, totp};
use kernel::{Id, Secret};

use crate::ctx::{Ctx, Plain};
use crate::extract::{Body, Path};
use crate::wire::Empty;
use crate::wire::auth::{Confirm, Enrolment};
use crate::wire::me::{
    ChangeMe, ChangePassword, Device, Ended, Items, Me, OwnPassword, RecoveryCodes, Session,
};
use crate::wire::problem::Refusals;

/// Who the caller is and what they may do.
#[utoipa::path(get, path = "/me", tag = "me",
    responses((status = 200, description = "The caller", body = Me), Refusals))]
pub async fn read(ctx: Ctx) -> Plain<me::Me> {
    let cookie = ctx.cookie.clone();
    ctx.plain(move |gate, who| me::me(gate, who, text(cookie.as_ref()))).await
}

/// Changes one's own settings.
#[utoipa::path(patch, path = "/me", tag = "me", request_body = ChangeMe,
    responses((status = 200, description = "The caller", body = Me), Refusals))]
pub async fn change(ctx: Ctx, Body(change): Body<ChangeMe>) -> Plain<me::Me> {
    let cookie = ctx.cookie.clone();
    ctx.plain(move |gate, who| {
        if let Some(language) = change.language {
            me::set_language(gate, who, language)?;
        }
        let mut shown = me::me(gate, who, text(cookie.as_ref()))?;
        // The caller came in before the change, and is told what holds after it.
        shown.user.language = change.language.unwrap_or(shown.user.language);
        Ok(shown)
    })
    .await
}

/// Changes one's own password; all other sessions end.
#[utoipa::path(post, path = "/me/password", tag = "me", request_body = ChangePassword,
    responses((status = 200, description = "Changed", body = Empty), Refusals))]
pub async fn change_password(ctx: Ctx, Body(typed): Body<ChangePassword>) -> Plain<Empty> {
    ctx.run(move |gate, who| password::change(gate, who, &typed.current, &typed.new)).await?;
    Ok(Json(Empty {}))
}

/// Begins to enrol another authenticator; the present one stays until the new one is confirmed.
#[utoipa::path(post, path = "/me/mfa/enrol", tag = "me", request_body = OwnPassword,
    responses((status = 200, description = "The new secret", body = Enrolment), Refusals))]
pub async fn enrol(ctx: Ctx, Body(typed): Body<OwnPassword>) -> Plain<totp::Enrolment> {
    ctx.plain(move |gate, who| totp::enrol_again(gate, who, &typed.password)).await
}

/// Confirms the new authenticator by its first code.
#[utoipa::path(post, path = "/me/mfa/confirm", tag = "me", request_body = Confirm,
    responses((status = 200, description = "New recovery codes", body = RecoveryCodes), Refusals))]
pub async fn confirm(ctx: Ctx, Body(typed): Body<Confirm>) -> Plain<RecoveryCodes> {
    let codes = ctx.run(move |gate, who| totp::confirm_again(gate, who, &typed.code)).await?;
    Ok(Json(RecoveryCodes { recovery_codes: codes }))
}

/// Makes new recovery codes; the old ones are void.
#[utoipa::path(post, path = "/me/recovery-codes", tag = "me", request_body = OwnPassword,
    responses((status = 200, description = "New recovery codes", body = RecoveryCodes), Refusals))]
pub async fn recovery_codes(ctx: Ctx, Body(typed): Body<OwnPassword>) -> Plain<RecoveryCodes> {
    let codes = ctx.run(move |gate, who| recovery::renew(gate, who, &typed.password)).await?;
    Ok(Json(RecoveryCodes { recovery_codes: codes }))
}

/// Lists one's own sessions.
#[utoipa::path(get, path = "/me/sessions", tag = "me",
    responses((status = 200, description = "The sessions", body = Items<Session>), Refusals))]
pub async fn sessions(ctx: Ctx) -> Plain<Items<session::SessionItem>> {
    ctx.plain(|gate, who| Ok(Items { items: enter::session::list(gate, who)? })).await
}

/// Ends all of one's own sessions but this one.
#[utoipa::path(delete, path = "/me/sessions", tag = "me",
    responses((status = 200, description = "Ended", body = Ended), Refusals))]
pub async fn end_other_sessions(ctx: Ctx) -> Plain<Ended> {
    let ended = ctx.run(session::end_others).await?;
    Ok(Json(Ended { ended }))
}

/// Lists the browsers with a key that one has signed in with.
#[utoipa::path(get, path = "/me/devices", tag = "me",
    responses((status = 200, description = "The devices", body = Items<Device>), Refusals))]
pub async fn devices(ctx: Ctx) -> Plain<Items<device::DeviceItem>> {
    ctx.plain(|gate, who| Ok(Items { items: device::list(gate, who)? })).await
}

/// Blocks a lost device: its sessions end, and its key opens nothing any more.
#[utoipa::path(post, path = "/me/devices/{id}/block", tag = "me",
    params(("id" = String, Path, description = "The device's id")),
    responses((status = 200, description = "Blocked", body = Empty), Refusals))]
pub async fn block_device(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| device::block(gate, who, id)).await?;
    Ok(Json(Empty {}))
}

/// Lets a blocked device in again.
#[utoipa::path(delete, path = "/me/devices/{id}/block", tag = "me",
    params(("id" = String, Path, description = "The device's id")),
    responses((status = 200, description = "Let in again", body = Empty), Refusals))]
pub async fn unblock_device(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| device::unblock(gate, who, id)).await?;
    Ok(Json(Empty {}))
}

/// Ends one of one's own sessions.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "me",
    params(("id" = String, Path, description = "The session's id")),
    responses((status = 200, description = "Ended", body = Empty), Refusals))]
pub async fn end_session(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| session::end(gate, who, id)).await?;
    Ok(Json(Empty {}))
}

fn text(cookie: Option<&Secret>) -> Option<&str> {
    cookie.and_then(Secret::expose_str)
}

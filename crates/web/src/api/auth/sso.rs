//! Single sign-on on the way in.

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::{Json, http};
use gate::enter::sso::{self, Typed};
use kernel::Id;

use super::admitted;
use crate::cookie::{self, Way};
use crate::ctx::{Plain, Visitor};
use crate::extract::{Body, Path, malformed};
use crate::problem::Problem;
use crate::wire::Empty;
use crate::wire::auth::AuthAnswer;
use crate::wire::me::Items;
use crate::wire::problem::Refusals;
use crate::wire::sso::{BackChannelLogout, Begin, Begun, DirectoryLogin, Provider, Return};

/// Where the browser goes next, with the cookie that binds the answer to it.
pub(in crate::api) fn begun(begun: sso::Begun, tls: bool) -> Response {
    let body = Json(Begun { address: begun.address });
    match cookie::set_way(&begun.browser, tls) {
        Some(value) => (AppendHeaders([(header::SET_COOKIE, value)]), body).into_response(),
        None => body.into_response(),
    }
}

/// The identity providers that the sign-in page offers.
#[utoipa::path(get, path = "/auth/sso", tag = "auth",
    responses((status = 200, description = "The providers", body = Items<Provider>), Refusals))]
pub async fn providers(visitor: Visitor) -> Plain<Items<sso::Offered>> {
    visitor.run(|gate, _| Ok(Items { items: sso::offered(gate)? })).await.map(Json)
}

/// Begins to sign in by a provider (OpenID Connect), or to take an invitation with it.
#[utoipa::path(post, path = "/auth/sso/begin", tag = "auth", request_body = Begin,
    responses((status = 200, description = "Where the browser goes", body = Begun), Refusals))]
pub async fn begin(visitor: Visitor, Body(wanted): Body<Begin>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let begin = move |gate: &_, v: &Visitor| {
        let at = (wanted.org, wanted.provider);
        sso::begin(gate, &v.visit, &v.site, at, wanted.invitation.as_deref())
    };
    visitor.run(begin).await.map(|answer| begun(answer, tls))
}

/// Ends it with what the provider sent back. The cookie of the way is void then.
#[utoipa::path(post, path = "/auth/sso/finish", tag = "auth", request_body = Return,
    responses((status = 200, description = "How far in the caller is", body = AuthAnswer), Refusals))]
pub async fn finish(
    visitor: Visitor,
    way: Way,
    Body(sent): Body<Return>,
) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let finish = move |gate: &_, v: &Visitor| sso::finish(gate, &v.visit, way.text(), &sent.into());
    let admission = visitor.run(finish).await?;
    let clear = AppendHeaders([(header::SET_COOKIE, cookie::clear_way(tls))]);
    Ok((clear, admitted(admission, tls)).into_response())
}

/// Signs in by a directory (LDAP, Active Directory), or takes an invitation with an account of it.
#[utoipa::path(post, path = "/auth/sso/password", tag = "auth", request_body = DirectoryLogin,
    responses((status = 200, description = "How far in the caller is", body = AuthAnswer), Refusals))]
pub async fn password(
    visitor: Visitor,
    Body(sent): Body<DirectoryLogin>,
) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let sign_in = move |gate: &_, v: &Visitor| {
        let typed = Typed { login: sent.login, password: sent.password };
        let at = (sent.org, sent.provider);
        sso::sign_in(gate, &v.visit, at, &typed, sent.invitation.as_deref())
    };
    visitor.run(sign_in).await.map(|admission| admitted(admission, tls))
}

/// A provider's server ends sessions that it began (OpenID Connect Back-Channel Logout 1.0).
#[utoipa::path(post, path = "/auth/sso/{org}/{provider}/logout", tag = "auth",
    params(("org" = String, Path, description = "The organisation"),
        ("provider" = String, Path, description = "The provider")),
    request_body(content = BackChannelLogout, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Ended", body = Empty), Refusals))]
pub async fn back_channel(
    visitor: Visitor,
    Path(at): Path<(Id, Id)>,
    form: Result<Form<BackChannelLogout>, FormRejection>,
) -> Result<Response, Problem> {
    let Form(sent) = form.map_err(|_| Problem(malformed()))?;
    let end =
        move |gate: &_, v: &Visitor| sso::end_sessions(gate, &v.visit, at, &sent.logout_token);
    visitor.run(end).await?;
    let never_kept = AppendHeaders([(http::header::CACHE_CONTROL, "no-store")]);
    Ok((never_kept, Json(Empty {})).into_response())
}

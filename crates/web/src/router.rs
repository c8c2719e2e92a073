//! All routes on one page.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::get;
use kernel::limits;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{
    approvals, auth, calendar, changes, events, exports, figures, identities, imports, jobs,
    ledger, marks, me, notifications, objects, organisation, passkeys, records, roles, tokens,
    users,
};
use crate::app::App;
use crate::{docs, layers, operations, ready, site};

/// Bytes of a multipart form beside its file.
const FORM_BYTES: usize = 64 << 10;

#[derive(OpenApi)]
#[openapi(
    components(schemas(crate::wire::problem::FieldProblem)),
    info(
        title = "Kedun",
        description = "Kedun 客盾 keeps customers' personal data safe.\n\n\
        Every route but those under /auth needs a session (a cookie, and the header X-Kedun-CSRF \
        for changes) or a token (Authorization: Bearer kd_…). Refusals are problem documents \
        (RFC 9457) with a stable code. A masked value is {\"masked\": \"138****5678\"}, a hidden \
        field is absent. Values of class high never stand in an address."
    )
)]
struct Document;

/// The routes of the interface, with their document.
fn interface() -> OpenApiRouter<App> {
    let uploads = OpenApiRouter::new()
        .routes(routes!(imports::look))
        .routes(routes!(records::attachments::attach, records::attachments::list))
        .layer(DefaultBodyLimit::max(limits::UPLOAD_BYTES as usize + FORM_BYTES));
    OpenApiRouter::new()
        .routes(routes!(auth::setup::state))
        .routes(routes!(auth::setup::check))
        .routes(routes!(auth::setup::company))
        .routes(routes!(auth::setup::look_around))
        .routes(routes!(auth::strength))
        .routes(routes!(auth::login))
        .routes(routes!(auth::mfa::mfa))
        .routes(routes!(auth::mfa::enrol))
        .routes(routes!(auth::mfa::confirm))
        .routes(routes!(auth::passkey::options))
        .routes(routes!(auth::passkey::login))
        .routes(routes!(auth::passkey::proof_options))
        .routes(routes!(auth::passkey::enrol))
        .routes(routes!(auth::passkey::confirm))
        .merge(of_sign_on())
        .routes(routes!(auth::invitation::check))
        .routes(routes!(auth::invitation::accept))
        .routes(routes!(auth::logout))
        .routes(routes!(objects::list))
        .routes(routes!(objects::read))
        .routes(routes!(objects::add_field))
        .routes(routes!(objects::change_field))
        .routes(routes!(imports::look_again))
        .routes(routes!(imports::start))
        .routes(routes!(exports::start))
        .routes(routes!(changes::list))
        .routes(routes!(changes::read))
        .routes(routes!(changes::take_back))
        .routes(routes!(changes::preview))
        .routes(routes!(changes::start))
        .routes(routes!(changes::reads))
        .routes(routes!(jobs::list))
        .routes(routes!(jobs::read))
        .routes(routes!(jobs::cancel))
        .routes(routes!(jobs::pause))
        .routes(routes!(jobs::resume))
        .routes(routes!(jobs::file))
        .routes(routes!(jobs::errors))
        .routes(routes!(users::invite))
        .routes(routes!(users::reset_password))
        .routes(routes!(users::freeze))
        .routes(routes!(users::unfreeze))
        .routes(routes!(users::end_sessions))
        .routes(routes!(users::reset_mfa))
        .routes(routes!(roles::matrix))
        .routes(routes!(roles::preview))
        .routes(routes!(ledger::list))
        .routes(routes!(ledger::verify))
        .routes(routes!(ledger::export))
        .routes(routes!(tokens::list, tokens::create))
        .routes(routes!(tokens::revoke))
        .routes(routes!(organisation::read, organisation::rename))
        .routes(routes!(organisation::give_recovery_key))
        .routes(routes!(organisation::recovery_key_saved))
        .routes(routes!(organisation::remove_demo))
        .routes(routes!(approvals::inbox))
        .routes(routes!(approvals::waiting))
        .routes(routes!(approvals::decide))
        .routes(routes!(events::follow))
        .merge(of_me())
        .merge(of_records())
        .layer(DefaultBodyLimit::max(limits::BODY_BYTES))
        .merge(uploads)
}

/// Single sign-on.
fn of_sign_on() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(auth::sso::providers))
        .routes(routes!(auth::sso::begin))
        .routes(routes!(auth::sso::finish))
        .routes(routes!(auth::sso::password))
        .routes(routes!(auth::sso::back_channel))
        .routes(routes!(identities::list))
        .routes(routes!(identities::begin))
        .routes(routes!(identities::finish))
        .routes(routes!(identities::password))
        .routes(routes!(identities::unlink))
}

/// What is the caller's own: the account, what is marked and told, the calendar's feed.
fn of_me() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(me::read, me::change))
        .routes(routes!(me::change_password))
        .routes(routes!(me::enrol))
        .routes(routes!(me::confirm))
        .routes(routes!(me::recovery_codes))
        .routes(routes!(passkeys::list, passkeys::add))
        .routes(routes!(passkeys::options))
        .routes(routes!(passkeys::remove))
        .routes(routes!(me::sessions, me::end_other_sessions))
        .routes(routes!(me::devices))
        .routes(routes!(me::block_device, me::unblock_device))
        .routes(routes!(me::end_session))
        .routes(routes!(marks::read))
        .routes(routes!(marks::remember, marks::forget))
        .routes(routes!(marks::star))
        .routes(routes!(marks::unstar))
        .routes(routes!(marks::close_tip, marks::show_tips))
        .routes(routes!(notifications::list))
        .routes(routes!(notifications::unread))
        .routes(routes!(notifications::read))
        .routes(routes!(notifications::choices, notifications::choose))
        .routes(routes!(notifications::set_address))
        .routes(routes!(calendar::state, calendar::create, calendar::revoke))
        .routes(routes!(calendar::read))
}

fn of_records() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(records::lists::list, records::changes::create))
        .routes(routes!(records::lists::search))
        .routes(routes!(records::lists::count))
        .routes(routes!(records::lists::groups))
        .routes(routes!(figures::figures))
        .routes(routes!(records::lists::children))
        .routes(routes!(records::changes::read, records::changes::update, records::changes::delete))
        .routes(routes!(records::changes::restore))
        .routes(routes!(records::changes::reveal))
        .routes(routes!(records::pools::pools))
        .routes(routes!(records::pools::claim))
        .routes(routes!(records::pools::release))
        .routes(routes!(records::duplicates::of_draft))
        .routes(routes!(records::duplicates::of_record))
        .routes(routes!(records::duplicates::pairs))
        .routes(routes!(records::duplicates::are_distinct))
        .routes(routes!(records::duplicates::distinct))
        .routes(routes!(records::merges::merge))
        .routes(routes!(records::merges::preview))
        .routes(routes!(records::merges::unmerge))
        .routes(routes!(records::merges::merges))
        .routes(routes!(records::collaborators::list, records::collaborators::share))
        .routes(routes!(records::collaborators::stop))
        .routes(routes!(records::convert::convert))
        .routes(routes!(approvals::standing))
        .routes(routes!(approvals::submit))
        .routes(routes!(records::past::history))
        .routes(routes!(records::past::access))
        .routes(routes!(records::explain::explain))
        .routes(routes!(records::bulk::bulk))
        .routes(routes!(records::bulk::preview))
        .routes(routes!(records::bulk::start))
        .routes(routes!(records::attachments::content))
}

/// The routes without their state, and their document.
fn whole() -> (Router<App>, utoipa::openapi::OpenApi) {
    let whole = OpenApiRouter::with_openapi(Document::openapi()).nest("/api/v1", interface());
    let (routes, mut document) = whole.split_for_parts();
    operations::name(&mut document);
    (routes, document)
}

/// The OpenAPI document (3.1) with the addresses as they are.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    whole().1
}

/// Everything that answers requests, with all layers around it.
pub fn router(app: App) -> Router {
    let settings = app.0.settings.clone();
    let (routes, document) = whole();
    let document = serde_json::to_value(document).unwrap_or_default();
    let text = document.to_string();
    let routes = routes
        .route("/ready", get(ready::answer))
        .with_state(app)
        .route("/api/openapi.json", get(move || async move { openapi(text) }))
        .route("/api/docs", get(move || async move { docs::page(&document) }))
        .fallback(site::serve);
    layers::around(routes, &settings)
}

fn openapi(text: String) -> Response {
    use axum::http::header::CONTENT_TYPE;
    use axum::response::IntoResponse;
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

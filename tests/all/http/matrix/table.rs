//! The table. Columns of `expected`: owner, administrator, manager of the rep's department, rep,
//! rep of another department, auditor, nobody who is signed in. The customer is the rep's.
//!
//! `ok` it is done; `denied` 403; `hidden` 404, as if there were nothing; `unknown` 401;
//! `checked` the caller may, and the values were looked at and refused.

mod acts;
mod sign_on;

/// A route, a call of it, and what each role gets.
pub struct Row {
    /// Method and path as the OpenAPI document names them.
    pub route: &'static str,
    /// The path that is called, with marks for what it is about; the route's own when empty.
    pub path: &'static str,
    /// The body; `file` for a form.
    pub body: &'static str,
    /// What each role gets.
    pub expected: &'static str,
}

const fn row(
    route: &'static str,
    path: &'static str,
    body: &'static str,
    expected: &'static str,
) -> Row {
    Row { route, path, body, expected }
}

const ALL: &str = "ok ok ok ok ok ok ok";
const IN: &str = "ok ok ok ok ok ok unknown";
const CHECKED: &str = "checked checked checked checked checked checked checked";
const PROOF: &str = "checked checked checked checked checked checked unknown";
const ON_THE_WAY_IN: &str = "denied denied denied denied denied denied unknown";
const NOWHERE: &str = "hidden hidden hidden hidden hidden hidden hidden";
const NOT_ONES_OWN: &str = "hidden hidden hidden hidden hidden hidden unknown";
const OWNER: &str = "ok denied denied denied denied denied unknown";
const OFFICE: &str = "ok ok denied denied denied denied unknown";
const LEDGER: &str = "ok denied denied denied denied ok unknown";
// Who may see no customers at all is told so, whether this one exists or not.
const THE_REPS: &str = "ok denied ok ok hidden denied unknown";
const UPLOADS: &str = "ok hidden ok hidden hidden hidden unknown";
const SALES: &str = "ok denied ok ok ok denied unknown";
const MANAGERS: &str = "ok denied ok denied denied denied unknown";

/// All rows. What ends sessions comes last.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    acts::ROWS.iter().chain(sign_on::ROWS).chain(ROWS)
}

const ROWS: &[Row] = &[
    // Right passwords first, for wrong ones slow down whatever follows.
    row("POST /me/mfa/enrol", "", r#"{"password": "wu-tong-shu-xia-7-pian-ye"}"#, IN),
    row("POST /me/recovery-codes", "", r#"{"password": "wu-tong-shu-xia-7-pian-ye"}"#, IN),
    row(
        "POST /organisation/recovery-key",
        "",
        r#"{"password": "wu-tong-shu-xia-7-pian-ye"}"#,
        OWNER,
    ),
    // Entering: open to everybody, and nothing is told to whom nothing belongs.
    row("GET /auth/state", "", "", ALL),
    row("POST /auth/setup/check", "", r#"{"secret": "x"}"#, CHECKED),
    row(
        "POST /auth/setup",
        "",
        r#"{"secret":"x","company":"x","login":"x1","name":"x","password":"wu-tong-shu-xia-8"}"#,
        CHECKED,
    ),
    row("POST /auth/setup/demo", "", r#"{"secret": "x", "customers": 1}"#, CHECKED),
    row("POST /auth/strength", "", r#"{"password": "x"}"#, ALL),
    row(
        "POST /auth/login",
        "",
        r#"{"login": "no-{role}", "password": "x"}"#,
        "unknown unknown unknown unknown unknown unknown unknown",
    ),
    row(
        "POST /auth/mfa",
        "",
        r#"{"code": "000000"}"#,
        "unknown unknown unknown unknown unknown unknown unknown",
    ),
    // Only on the way in; who is in already proves themselves under `/me`.
    row("POST /auth/mfa/enrol", "", "{}", ON_THE_WAY_IN),
    row("POST /auth/mfa/confirm", "", r#"{"code": "000000"}"#, ON_THE_WAY_IN),
    // The server of these tests has an address and no name: there are no passkeys for it.
    row("POST /auth/passkey/options", "", "{}", CHECKED),
    row("POST /auth/passkey", "", r#"{"handle": "x", "credential": {}}"#, CHECKED),
    row("POST /auth/mfa/passkey/options", "", "{}", PROOF),
    row("POST /auth/mfa/passkey/enrol", "", "{}", ON_THE_WAY_IN),
    row(
        "POST /auth/mfa/passkey/confirm",
        "",
        r#"{"name": "x", "handle": "x", "credential": {}}"#,
        ON_THE_WAY_IN,
    ),
    row("POST /auth/invitation/check", "", r#"{"secret": "x"}"#, NOWHERE),
    row(
        "POST /auth/invitation",
        "",
        r#"{"secret": "x", "password": "wu-tong-shu-xia-8"}"#,
        NOWHERE,
    ),
    // One's own things.
    row("GET /me", "", "", IN),
    row("PATCH /me", "", r#"{"language": "zh-CN"}"#, IN),
    row("POST /me/password", "", r#"{"current": "x", "new": "wu-tong-shu-xia-8"}"#, PROOF),
    row("POST /me/mfa/confirm", "", r#"{"code": "000000"}"#, PROOF),
    row("GET /me/passkeys", "", "", IN),
    row("POST /me/passkeys/options", "", "{}", PROOF),
    row("POST /me/passkeys", "", r#"{"name": "x", "handle": "x", "credential": {}}"#, PROOF),
    row("DELETE /me/passkeys/{id}", "/me/passkeys/{none}", "", NOT_ONES_OWN),
    row("GET /me/sessions", "", "", IN),
    row("DELETE /me/sessions", "", "", IN),
    row("GET /me/devices", "", "", IN),
    row("POST /me/devices/{id}/block", "/me/devices/{none}/block", "", NOT_ONES_OWN),
    row("DELETE /me/devices/{id}/block", "/me/devices/{none}/block", "", NOT_ONES_OWN),
    row("DELETE /me/sessions/{id}", "/me/sessions/{none}", "", NOT_ONES_OWN),
    row("GET /me/marks", "", "", IN),
    row("POST /me/recent", "", r#"{"object":"customer","id":"{customer}"}"#, THE_REPS),
    row("DELETE /me/recent", "", "", IN),
    row("POST /me/favourites", "", r#"{"object":"customer","id":"{customer}"}"#, THE_REPS),
    row("DELETE /me/favourites/{id}", "/me/favourites/{none}", "", IN),
    row("POST /me/tips", "", r#"{"tip": "palette"}"#, IN),
    row("DELETE /me/tips", "", "", IN),
    // One's own calendar, made before it is ended; links that are none are not found by anybody.
    row("GET /me/notifications", "", "", IN),
    row("GET /me/notifications/unread", "", "", IN),
    row("POST /me/notifications/read", "", "{}", IN),
    row("POST /me/notifications/address", "", r#"{"address":"a@example.com"}"#, IN),
    row("GET /me/notifications/choices", "", "", IN),
    row(
        "PATCH /me/notifications/choices",
        "",
        r#"{"kind":"mentioned","page":true,"mail":"off"}"#,
        IN,
    ),
    row("GET /me/calendar", "", "", IN),
    row("POST /me/calendar", "", "", IN),
    row("DELETE /me/calendar", "", "", IN),
    row("GET /calendar/{file}", "/calendar/{none}.ics", "", NOWHERE),
    // Declarations.
    row("GET /objects", "", "", IN),
    row("GET /objects/{object}", "/objects/customer", "", "ok hidden ok ok ok hidden unknown"),
    row(
        "POST /objects/{object}/fields",
        "/objects/customer/fields",
        r#"{"name":"f_{fresh}","label":{"zh":"x","en":"x"},"type":"text","class":"low","purpose":"service","audience":"notes"}"#,
        OFFICE,
    ),
    row(
        "PATCH /objects/{object}/fields/{field}",
        "/objects/customer/fields/source",
        r#"{"required": false}"#,
        OFFICE,
    ),
    row("GET /roles/matrix", "", "", "ok ok denied denied denied ok unknown"),
    // Customers.
    row("GET /records/{object}", "/records/customer", "", SALES),
    row("POST /records/{object}/search", "/records/customer/search", r#"{"q": "王芳"}"#, SALES),
    row("POST /records/{object}/count", "/records/customer/count", "{}", SALES),
    // Each question in it is answered or refused by itself, as the next row has it.
    row("POST /figures", "", r#"{"asks": [{"object": "customer", "by": ["level"]}]}"#, IN),
    row("POST /records/{object}/groups", "/records/customer/groups", r#"{"by":["level"]}"#, SALES),
    row(
        "POST /records/{object}",
        "/records/customer",
        r#"{"values": {"kind": "person", "name": "王芳"}}"#,
        SALES,
    ),
    row("GET /records/{object}/{id}", "/records/customer/{customer}", "", THE_REPS),
    row(
        "PATCH /records/{object}/{id}",
        "/records/customer/{customer}",
        r#"{"version": 1, "values": {"level": "vip"}}"#,
        THE_REPS,
    ),
    row("DELETE /records/{object}/{id}", "/records/customer/{customer}?version=1", "", THE_REPS),
    row(
        "POST /records/{object}/{id}/restore",
        "/records/customer/{deleted}/restore",
        r#"{"version": 2}"#,
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/reveal",
        "/records/customer/{customer}/reveal",
        r#"{"fields": ["phone"], "purpose": "contact"}"#,
        THE_REPS,
    ),
    row("GET /records/{object}/{id}/history", "/records/customer/{customer}/history", "", THE_REPS),
    row("GET /records/{object}/{id}/access", "/records/customer/{customer}/access", "", THE_REPS),
    // Who may do what is told to those who give rights, of records that they may read themselves.
    row(
        "GET /records/{object}/{id}/explain",
        "/records/customer/{customer}/explain?user={colleague}",
        "",
        OWNER,
    ),
    row(
        "GET /records/{object}/{id}/explain",
        "/records/user/{rep}/explain?user={colleague}",
        "",
        OFFICE,
    ),
    row("POST /roles/{id}/preview", "/roles/{selling}/preview", r#"{"grants": []}"#, OFFICE),
    row(
        "GET /records/{object}/{id}/children/{child}",
        "/records/customer/{customer}/children/contact",
        "",
        SALES,
    ),
    // Pools: who works with customers knows the one that everybody is a member of. Staff claim what lies in a
    // pool alone; the owner, who may claim anything, is told that this customer lies in none. All who care for
    // a customer may give them back.
    row("GET /records/{object}/pools", "/records/customer/pools", "", SALES),
    row(
        "POST /records/{object}/{id}/claim",
        "/records/customer/{customer}/claim",
        "",
        "checked denied denied denied hidden denied unknown",
    ),
    row(
        "POST /records/{object}/{id}/release",
        "/records/customer/{customer}/release",
        r#"{"version": 0}"#,
        "checked denied checked checked hidden denied unknown",
    ),
    row("GET /records/attachment", "", "", SALES),
    row("POST /records/attachment", "", "file {customer}", THE_REPS),
    row(
        "GET /records/attachment/{id}/content",
        "/records/attachment/{attachment}/content?purpose=service",
        "",
        THE_REPS,
    ),
    // Import, export, jobs.
    row(
        "POST /records/{object}/import/preview",
        "/records/customer/import/preview",
        "file",
        MANAGERS,
    ),
    row(
        "POST /records/{object}/import/preview/{upload}",
        "/records/customer/import/preview/{upload}",
        "{}",
        UPLOADS,
    ),
    row(
        "POST /records/{object}/import",
        "/records/customer/import",
        r#"{"upload": "{upload}", "dry_run": true}"#,
        UPLOADS,
    ),
    row(
        "POST /records/{object}/export",
        "/records/customer/export",
        r#"{"format": "csv", "purpose": "service"}"#,
        MANAGERS,
    ),
    row("GET /jobs", "", "", IN),
    row("GET /jobs/{id}", "/jobs/{job}", "", "ok hidden hidden hidden hidden hidden unknown"),
    row(
        "GET /jobs/{id}/file",
        "/jobs/{job}/file",
        "",
        "ok hidden hidden hidden hidden hidden unknown",
    ),
    row("GET /jobs/{id}/errors", "/jobs/{job}/errors", "", NOT_ONES_OWN),
    row(
        "POST /jobs/{id}/cancel",
        "/jobs/{job}/cancel",
        "",
        "checked hidden hidden hidden hidden hidden unknown",
    ),
    row(
        "POST /jobs/{id}/pause",
        "/jobs/{job}/pause",
        "",
        "checked hidden hidden hidden hidden hidden unknown",
    ),
    row(
        "POST /jobs/{id}/resume",
        "/jobs/{job}/resume",
        "",
        "checked hidden hidden hidden hidden hidden unknown",
    ),
    row("GET /events", "", "", IN),
    // Users: kept by the office.
    row("GET /records/{object}", "/records/user", "", IN),
    row("GET /records/{object}/{id}", "/records/user/{rep}", "", IN),
    row(
        "POST /records/{object}",
        "/records/user",
        r#"{"values": {"login": "{fresh}", "name": "x"}}"#,
        OFFICE,
    ),
    row(
        "PATCH /records/{object}/{id}",
        "/records/user/{user}",
        r#"{"version": 1, "values": {"name": "x"}}"#,
        OFFICE,
    ),
    row("POST /users/{id}/invite", "/users/{user}/invite", "", OFFICE),
    row("POST /users/{id}/reset-password", "/users/{colleague}/reset-password", "", OFFICE),
    row("POST /users/{id}/freeze", "/users/{user}/freeze", r#"{"reason": "x"}"#, OFFICE),
    row("POST /users/{id}/unfreeze", "/users/{user}/unfreeze", r#"{"reason": "x"}"#, OFFICE),
    row(
        "POST /users/{id}/end-sessions",
        "/users/{colleague}/end-sessions",
        r#"{"reason": "x"}"#,
        OFFICE,
    ),
    row("POST /users/{id}/reset-mfa", "/users/{colleague}/reset-mfa", r#"{"reason": "x"}"#, OFFICE),
    row("GET /records/{object}", "/records/role", "", "ok ok denied denied denied ok unknown"),
    row("GET /records/{object}", "/records/department", "", IN),
    row("GET /records/{object}", "/records/view", "", IN),
    row("GET /records/{object}", "/records/dashboard", "", IN),
    row("GET /records/{object}", "/records/target", "", "ok denied ok ok ok ok unknown"),
    row(
        "POST /records/{object}",
        "/records/target",
        r#"{"values": {"month": "2026-11-01", "measure": "won_deals", "value": "x"}}"#,
        "checked denied checked denied denied denied unknown",
    ),
    row(
        "POST /records/{object}",
        "/records/role",
        r#"{"values": {"name": "x", "grants": []}}"#,
        OFFICE,
    ),
    row("POST /records/{object}", "/records/department", r#"{"values": {"name": "x"}}"#, OFFICE),
    // The ledger.
    row("GET /ledger", "", "", LEDGER),
    row("POST /ledger/verify", "", "", LEDGER),
    row("GET /ledger/export", "", "", LEDGER),
    // Tokens and the organisation.
    row("GET /tokens", "", "", "ok ok ok denied denied denied unknown"),
    row("POST /tokens", "", r#"{"name": "x", "days": 1}"#, "ok ok ok denied denied denied unknown"),
    row("DELETE /tokens/{id}", "/tokens/{token}", "", "ok ok hidden denied denied denied unknown"),
    row("GET /organisation", "", "", OWNER),
    row("PATCH /organisation", "", r#"{"name": "尚品二奢"}"#, OWNER),
    row("POST /organisation/recovery-key/saved", "", "", OWNER),
    row("DELETE /organisation/demo", "", "", "denied denied denied denied denied denied unknown"),
    // Last, for it ends the sessions of the table.
    row("POST /auth/logout", "", "", ALL),
];

//! Single sign-on: open to everybody, and nothing is told of providers that are not there. Its settings are the office's.

use super::{ALL, CHECKED, IN, NOT_ONES_OWN, OFFICE, PROOF, Row, row};

const UNKNOWN: &str = "unknown unknown unknown unknown unknown unknown unknown";

pub const ROWS: &[Row] = &[
    row("GET /auth/sso", "", "", ALL),
    row("POST /auth/sso/begin", "", r#"{"org": "{none}", "provider": "{none}"}"#, UNKNOWN),
    row("POST /auth/sso/finish", "", r#"{"state": "x", "code": "x"}"#, UNKNOWN),
    row(
        "POST /auth/sso/password",
        "",
        r#"{"org": "{none}", "provider": "{none}", "login": "x", "password": "x"}"#,
        UNKNOWN,
    ),
    row("POST /auth/sso/{org}/{provider}/logout", "/auth/sso/{none}/{none}/logout", "{}", CHECKED),
    row("GET /me/identities", "", "", IN),
    row("POST /me/identities/begin", "", r#"{"provider": "{none}"}"#, PROOF),
    row("POST /me/identities/finish", "", r#"{"state": "x", "code": "x"}"#, PROOF),
    row(
        "POST /me/identities/password",
        "",
        r#"{"provider": "{none}", "login": "x", "password": "x"}"#,
        PROOF,
    ),
    row("DELETE /me/identities/{provider}", "/me/identities/{none}", "", NOT_ONES_OWN),
    row(
        "GET /records/{object}",
        "/records/identity_provider",
        "",
        "ok ok denied denied denied ok unknown",
    ),
    row(
        "POST /records/{object}",
        "/records/identity_provider",
        r#"{"values": {"name": "x", "kind": "oidc", "issuer": "https://id.example", "client_id": "x"}}"#,
        OFFICE,
    ),
];

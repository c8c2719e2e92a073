//! The token against requests that another site makes in a person's name. It is an HMAC of the
//! session's secret (OWASP's signed double submit, bound to the session), so nothing is stored.

use crate::parts::Gate;

/// The token that belongs to this session secret.
pub fn of(gate: &Gate, cookie: &str) -> String {
    hex::encode(gate.0.enter.csrf(gate).tag(&[b"csrf\0", cookie.as_bytes()]))
}

/// Whether this token belongs to this session secret.
pub fn fits(gate: &Gate, cookie: &str, token: Option<&str>) -> bool {
    token.is_some_and(|token| crypto::token::eq(of(gate, cookie).as_bytes(), token.as_bytes()))
}

//! What the gate asks of other machines: identity providers. Nothing else in it goes out.
//!
//! An address is asked only if its origin is one that the organisation's settings name; it is TLS, or a server on this
//! machine. Redirects are not followed, answers are short, and nobody waits long. No fault and no log holds what was
//! sent or answered.

pub mod address;
pub mod https;
pub mod ldap;
pub mod roots;

use kernel::{Fault, FaultKind};

/// What is said where a provider does not answer, or answers what cannot be understood. The cause, which names no
/// value, is for the operator's log.
pub fn unreachable(cause: &'static str) -> Fault {
    tracing::warn!(cause, "an identity provider cannot be used");
    Fault::new(FaultKind::Unavailable, "provider_unreachable")
}

//! Who somebody is to a provider.

use kernel::Timestamp;

/// Somebody whom a provider has recognised. It has no `Debug`: it may hold a name.
pub struct Identity {
    /// Hash of issuer and subject.
    pub subject: [u8; 32],
    /// Hash of the provider's name of its session.
    pub sid: Option<[u8; 32]>,
    /// What would be a login.
    pub login: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// Whether the provider saw a second factor and is trusted with it.
    pub second_factor: bool,
    /// When they last proved who they are.
    pub proved_at: Timestamp,
}

/// What is kept of a subject: it tells nothing of it, and another issuer's same subject is another.
pub fn subject(namespace: &str, subject: &[u8]) -> [u8; 32] {
    hashed(b"kedun.identity.subject.v1\0", namespace, subject)
}

/// What is kept of the name of a provider's session.
pub fn session(namespace: &str, sid: &str) -> [u8; 32] {
    hashed(b"kedun.identity.session.v1\0", namespace, sid.as_bytes())
}

fn hashed(label: &[u8], namespace: &str, name: &[u8]) -> [u8; 32] {
    // The namespace goes in by its own hash, so that nothing can move over the border between the two.
    let namespace = crypto::digest::sha256(&[namespace.as_bytes()]);
    crypto::digest::sha256(&[label, &namespace, name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_subject_of_another_issuer_is_somebody_else() {
        assert_ne!(subject("https://a", b"1"), subject("https://b", b"1"));
        assert_ne!(subject("https://a", b"1"), subject("https://a1", b""));
        assert_ne!(subject("https://a", b"1"), session("https://a", "1"));
    }
}

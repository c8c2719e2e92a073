//! Who can enter: organisations, logins, credentials, sessions, tokens, links, failed attempts
//! and notices. Only the gate's entrance uses this module. Secrets are here as hashes alone.

pub mod api_tokens;
pub mod attempts;
pub mod credentials;
pub mod links;
pub mod logins;
pub mod notices;
pub mod orgs;
pub mod sessions;

//! Who may come in: logins, credentials, sessions, tokens, one-time links. Tables only; the gate's
//! `enter` alone calls these functions. Secrets stand here hashed or sealed, and no type that
//! holds one has `Debug`.

pub mod challenges;
pub mod credentials;
pub mod devices;
pub mod feeds;
pub mod identities;
pub mod links;
pub mod logins;
pub mod marks;
pub mod notices;
pub mod passkeys;
pub mod recovery;
pub mod sessions;
pub mod throttle;
pub mod tokens;

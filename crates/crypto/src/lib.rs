//! Keys and ciphers: sealing of values and files, blind tokens, key providers, passwords, signatures.
//!
//! Nothing here knows what a customer is or where bytes are kept. Whoever holds a [`Key`] decides
//! what it may open; the gate is the only crate that does. Primitives come from AWS-LC (AES-256-GCM,
//! HMAC, HKDF, Ed25519, SHA-256) and RustCrypto (Argon2id); only their composition is ours.

pub mod aad;
pub mod aead;
pub mod blind;
mod code;
pub mod derive;
pub mod device;
pub mod digest;
mod encode;
pub mod jws;
mod key;
pub mod kms;
pub mod mac;
pub mod pages;
pub mod password;
pub mod random;
pub mod recovery;
pub mod sign;
pub mod stream;
pub mod token;
pub mod wrap;

pub use aead::SealKey;
pub use key::Key;
pub use zeroize::Zeroizing;

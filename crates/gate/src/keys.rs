//! The keys in use: root → organisation → subject (design: Keys).

mod deployment;
mod keyring;

pub use deployment::DeploymentKeys;
pub use keyring::{Keyring, OrgKeys, SubjectKey};

//! Keys of the whole deployment, derived from the deployment key.

use std::sync::Arc;

use crypto::aead::SealKey;
use crypto::sign::SigningKey;
use crypto::{Key, derive};

/// Keys that belong to no organisation. Cheap to clone.
#[derive(Clone)]
pub struct DeploymentKeys(Arc<Inner>);

struct Inner {
    pages: SealKey,
    csrf: Key,
    ledger: SigningKey,
    chain: Key,
}

impl DeploymentKeys {
    /// Derives all of them.
    pub fn new(deployment: &Key) -> Self {
        Self(Arc::new(Inner {
            pages: SealKey::new(&derive::derive(deployment, "page tokens")),
            csrf: derive::derive(deployment, "csrf"),
            ledger: SigningKey::from_seed(&derive::derive(deployment, "deployment ledger")),
            chain: derive::derive(deployment, "pending chain"),
        }))
    }

    /// Seals page tokens.
    pub fn pages(&self) -> &SealKey {
        &self.0.pages
    }

    /// Makes CSRF tokens out of session secrets.
    pub fn csrf(&self) -> &Key {
        &self.0.csrf
    }

    /// Signs the deployment's own ledger: what no organisation owns.
    pub fn ledger(&self) -> &SigningKey {
        &self.0.ledger
    }

    /// Chains pending ledger entries of this deployment.
    pub fn chain(&self) -> &Key {
        &self.0.chain
    }
}

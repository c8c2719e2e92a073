//! Specifications and cursors of jobs, sealed under the organisation's file key.

use crypto::{SealKey, derive};
use kernel::{Fault, Id, Result};
use serde_json::Value as Json;

use crate::parts::Gate;

/// The key of this use, apart from the keys of files.
pub fn key(gate: &Gate, org: Id) -> Result<SealKey> {
    let keys = gate.0.keyring.org(org)?;
    Ok(SealKey::new(&derive::derive(&keys.files, "work.v1")))
}

/// Seals JSON, bound to the organisation, to the thing that it belongs to and to its part there.
pub fn seal(gate: &Gate, org: Id, of: Id, part: &str, json: &Json) -> Result<Vec<u8>> {
    Ok(key(gate, org)?.seal(&binding(org, of, part), json.to_string().as_bytes()))
}

/// Opens what `seal` sealed.
///
/// # Errors
/// `wrong_key` when it was altered or belongs elsewhere.
pub fn open(gate: &Gate, org: Id, of: Id, part: &str, sealed: &[u8]) -> Result<Json> {
    let plain = key(gate, org)?.open(&binding(org, of, part), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::internal("a sealed part of a job is no JSON"))
}

/// What binds a file or a part of a job to its place.
pub fn binding(org: Id, of: Id, part: &str) -> Vec<u8> {
    crypto::aad::file(&org, part, &of, 1)
}

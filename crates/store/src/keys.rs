//! The database of keys: wrapped keys of organisations and data subjects, and the erasure ledger.
//! These functions run inside `Store::keys_read` and `Store::keys_write` only.
//!
//! Creating: the key is durable first, then the rows. Erasing: the erasure ledger first, then the
//! keys, then the rows; each step can be repeated.

mod erasures;
mod org_keys;
mod subject_keys;

pub use erasures::{Erasure, erasure, erasures, erasures_to_finish, put_erasure};
pub use org_keys::{OrgKey, org_key, org_keys, put_org_key, remove_org, replace_org_key};
pub use subject_keys::{
    SubjectKey, destroy, insert, insert_many, latest, latest_many, rewrap, stale, subject_count,
    version,
};

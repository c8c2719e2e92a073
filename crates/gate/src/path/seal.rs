//! Sealing: values on their way in become ciphertexts, open JSON, blind tokens and digests.

use std::collections::{BTreeMap, BTreeSet};

use crypto::aad;
use kernel::Id;
use model::{Object, Predicate, Term, Values};
use serde_json::{Map, Value as Json};
use zeroize::Zeroize;

use crate::keys::{OrgKeys, SubjectKey};

/// One record's values, ready for the store.
pub struct Sealed {
    pub open: Map<String, Json>,
    pub sealed: BTreeMap<String, Vec<u8>>,
    pub tokens: Vec<i64>,
}

/// Seals all values of a record under its subject's key.
pub fn seal_values(
    keys: &OrgKeys,
    key: &SubjectKey,
    object: &Object,
    record: Id,
    values: &Values,
) -> Sealed {
    let mut out = Sealed { open: Map::new(), sealed: BTreeMap::new(), tokens: Vec::new() };
    let mut tokens = BTreeSet::new();
    for (name, value) in values.iter() {
        let Some(field) = object.field(name) else { continue };
        if field.is_sealed() {
            let aad = aad::field(&keys.org, &object.name, &record, name, key.version);
            let mut plain = value.encode();
            out.sealed.insert(name.to_owned(), key.seal.seal(&aad, &plain));
            plain.zeroize();
        } else {
            out.open.insert(name.to_owned(), field.of_type().stored(value));
        }
        if !field.searches.is_empty() {
            let terms = field.of_type().terms(field, value);
            tokens.extend(terms.iter().map(|term| token(keys, object, name, term)));
        }
    }
    out.tokens = tokens.into_iter().collect();
    out
}

/// The digests that unique fields claim.
pub fn unique_claims(keys: &OrgKeys, object: &Object, values: &Values) -> Vec<(String, [u8; 32])> {
    object
        .fields
        .iter()
        .filter(|field| field.unique)
        .filter_map(|field| {
            let value = values.get(&field.name)?;
            let plain = value.as_str()?;
            let digest = keys.blind.digest(&keys.org, &object.name, &field.name, plain);
            Some((field.name.clone(), digest))
        })
        .collect()
}

/// The condition that the blind index holds all these terms of a field.
pub fn predicate_of(keys: &OrgKeys, object: &Object, field: &str, terms: &[Term]) -> Predicate {
    let tokens: BTreeSet<i64> = terms.iter().map(|term| token(keys, object, field, term)).collect();
    Predicate::Tokens(tokens.into_iter().collect())
}

fn token(keys: &OrgKeys, object: &Object, field: &str, term: &Term) -> i64 {
    keys.blind.token(&keys.org, &object.name, field, term.search.name(), &term.text)
}

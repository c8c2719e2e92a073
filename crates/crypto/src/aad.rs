//! Associated data: what a ciphertext is bound to, so that it opens nowhere else.
//!
//! The bytes are never stored; whoever opens a value makes them again from where it lies.

use kernel::Id;

use crate::encode::Parts;

/// For one field's value of one record. `key_version` is the subject key's version.
#[must_use]
pub fn field(org: &Id, object: &str, record: &Id, field: &str, key_version: u32) -> Vec<u8> {
    Parts::of("kedun.field.v1")
        .add(&org.bytes())
        .add(object.as_bytes())
        .add(&record.bytes())
        .add(field.as_bytes())
        .add(&key_version.to_be_bytes())
        .done()
}

/// For the sealed part of one version in a record's history.
#[must_use]
pub fn history(org: &Id, object: &str, record: &Id, version: i64, key_version: u32) -> Vec<u8> {
    Parts::of("kedun.history.v1")
        .add(&org.bytes())
        .add(object.as_bytes())
        .add(&record.bytes())
        .add(&version.to_be_bytes())
        .add(&key_version.to_be_bytes())
        .done()
}

/// For the sealed details of one event in the ledger, by the event's own id.
#[must_use]
pub fn ledger(org: &Id, event: &Id, subject: &Id, key_version: u32) -> Vec<u8> {
    Parts::of("kedun.ledger.v1")
        .add(&org.bytes())
        .add(&event.bytes())
        .add(&subject.bytes())
        .add(&key_version.to_be_bytes())
        .done()
}

/// For a sealed file: `kind` says what it is, such as `attachment`, `export`, `upload` or `backup`.
#[must_use]
pub fn file(org: &Id, kind: &str, file: &Id, key_version: u32) -> Vec<u8> {
    Parts::of("kedun.file.v1")
        .add(&org.bytes())
        .add(kind.as_bytes())
        .add(&file.bytes())
        .add(&key_version.to_be_bytes())
        .done()
}

/// For a wrapped key: `kind` says which (`organisation`, `subject`, `blind`, `signing` …), `id`
/// whose it is, `version` which of its versions.
#[must_use]
pub fn key(org: &Id, kind: &str, id: &Id, version: u32) -> Vec<u8> {
    Parts::of("kedun.key.v1")
        .add(&org.bytes())
        .add(kind.as_bytes())
        .add(&id.bytes())
        .add(&version.to_be_bytes())
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_changes_the_associated_data() {
        let (org, other, record) = (Id::new(), Id::new(), Id::new());
        let base = field(&org, "customer", &record, "phone", 1);
        let variants = [
            field(&other, "customer", &record, "phone", 1),
            field(&org, "contact", &record, "phone", 1),
            field(&org, "customer", &other, "phone", 1),
            field(&org, "customer", &record, "email", 1),
            field(&org, "customer", &record, "phone", 2),
            history(&org, "customer", &record, 1, 1),
            ledger(&org, &record, &other, 1),
            file(&org, "customer", &record, 1),
            key(&org, "customer", &record, 1),
        ];
        for variant in variants {
            assert_ne!(base, variant);
        }
    }

    #[test]
    fn names_cannot_flow_into_each_other() {
        let (org, record) = (Id::new(), Id::new());
        assert_ne!(field(&org, "ab", &record, "c", 1), field(&org, "a", &record, "bc", 1));
    }
}

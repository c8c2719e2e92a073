//! Blind index: keyed tokens by which sealed values can be found without being opened.
//!
//! A token is the first 64 bits of an HMAC over organisation, object, field, kind of search and
//! term. Truncation makes a few false hits, which the gate sorts out after opening; a digest for
//! uniqueness keeps all 256 bits.

use kernel::Id;

use crate::encode::Parts;
use crate::mac::MacKey;
use crate::{Key, derive};

/// The key of an organisation's blind index. It has no `Debug`.
pub struct BlindKey {
    tokens: MacKey,
    digests: MacKey,
}

impl BlindKey {
    /// Prepares the two keys (tokens, digests) that this key stands for.
    #[must_use]
    pub fn new(key: &Key) -> Self {
        Self {
            tokens: MacKey::new(&derive::derive(key, "blind.tokens.v1")),
            digests: MacKey::new(&derive::derive(key, "blind.digests.v1")),
        }
    }

    /// The token of a search term. `search` names the kind of search (whole, last4, bigram …).
    #[must_use]
    pub fn token(&self, org: &Id, object: &str, field: &str, search: &str, term: &str) -> i64 {
        let input = Parts::of("kedun.token.v1")
            .add(&org.bytes())
            .add(object.as_bytes())
            .add(field.as_bytes())
            .add(search.as_bytes())
            .add(term.as_bytes())
            .done();
        let tag = self.tokens.tag(&[&input]);
        let (first, _) = tag.split_first_chunk::<8>().expect("a tag has 32 bytes");
        i64::from_be_bytes(*first)
    }

    /// The digest by which a normalised value is unique within an organisation's field.
    #[must_use]
    pub fn digest(&self, org: &Id, object: &str, field: &str, value: &str) -> [u8; 32] {
        let input = Parts::of("kedun.digest.v1")
            .add(&org.bytes())
            .add(object.as_bytes())
            .add(field.as_bytes())
            .add(value.as_bytes())
            .done();
        self.digests.tag(&[&input])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_depends_on_every_part() {
        let key = BlindKey::new(&Key::from_bytes([1; 32]));
        let other_key = BlindKey::new(&Key::from_bytes([2; 32]));
        let (org, other) = (Id::new(), Id::new());
        let base = key.token(&org, "customer", "phone", "whole", "13800138000");
        assert_eq!(base, key.token(&org, "customer", "phone", "whole", "13800138000"));
        assert_ne!(base, key.token(&other, "customer", "phone", "whole", "13800138000"));
        assert_ne!(base, key.token(&org, "contact", "phone", "whole", "13800138000"));
        assert_ne!(base, key.token(&org, "customer", "mobile", "whole", "13800138000"));
        assert_ne!(base, key.token(&org, "customer", "phone", "last4", "13800138000"));
        assert_ne!(base, key.token(&org, "customer", "phone", "whole", "13800138001"));
        assert_ne!(base, other_key.token(&org, "customer", "phone", "whole", "13800138000"));
    }

    #[test]
    fn a_digest_is_of_another_family_than_tokens() {
        let key = BlindKey::new(&Key::from_bytes([1; 32]));
        let org = Id::new();
        let digest = key.digest(&org, "customer", "phone", "1");
        assert_eq!(digest, key.digest(&org, "customer", "phone", "1"));
        assert_ne!(digest, key.digest(&org, "customer", "phone", "2"));
        assert_ne!(digest[..8], key.token(&org, "customer", "phone", "", "1").to_be_bytes());
    }
}

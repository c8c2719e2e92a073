//! The chain over entries that wait for their place in the tree.
//!
//! Between its commit and the next checkpoint an entry is covered by no signature. Each node of a
//! cluster therefore chains its own pending entries by an HMAC with a key that the database does not
//! hold: whoever has the database alone cannot alter, drop or slip in a waiting entry unnoticed.

use crypto::Key;
use crypto::mac::MacKey;

/// A tag of the chain.
pub type Link = [u8; 32];

/// A node's chain: its key, how many entries it has, and the tag of the last one.
pub struct Chain {
    key: MacKey,
    number: u64,
    last: Link,
}

impl Chain {
    /// The beginning of a node's chain. `node` names the node, so that chains cannot be exchanged.
    #[must_use]
    pub fn begin(key: &Key, node: &str) -> Self {
        let key = MacKey::new(key);
        let last = key.tag(&[b"kedun.chain.begin.v1\0", node.as_bytes()]);
        Self { key, number: 0, last }
    }

    /// The chain after `number` entries, the last of which has the tag `last`.
    #[must_use]
    pub fn resume(key: &Key, number: u64, last: Link) -> Self {
        Self { key: MacKey::new(key), number, last }
    }

    /// How many entries the chain has.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The tag of the last entry, or of the beginning.
    #[must_use]
    pub const fn last(&self) -> &Link {
        &self.last
    }

    /// Appends an entry and gives its number (from 0) and tag, which are stored beside it.
    pub fn append(&mut self, entry: &[u8]) -> (u64, Link) {
        let number = self.number;
        self.last = tag(&self.key, &self.last, number, entry);
        self.number += 1;
        (number, self.last)
    }

    /// Checks the next stored entry; where it fits, the chain moves past it.
    #[must_use]
    pub fn check(&mut self, number: u64, entry: &[u8], link: &[u8]) -> bool {
        let expected = tag(&self.key, &self.last, self.number, entry);
        let fits = number == self.number && crypto::token::eq(&expected, link);
        if fits {
            self.last = expected;
            self.number += 1;
        }
        fits
    }
}

/// The tag of entry `number` after the entry with the tag `previous`.
#[must_use]
pub fn mac(key: &Key, previous: &Link, number: u64, entry: &[u8]) -> Link {
    tag(&MacKey::new(key), previous, number, entry)
}

fn tag(key: &MacKey, previous: &Link, number: u64, entry: &[u8]) -> Link {
    // The parts before the entry have fixed lengths, so the borders are clear.
    key.tag(&[b"kedun.chain.v1\0", previous, &number.to_be_bytes(), entry])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(key: &Key) -> Vec<(Vec<u8>, u64, Link)> {
        let mut chain = Chain::begin(key, "node-1");
        [b"a", b"b", b"c"]
            .map(|entry| {
                let (number, link) = chain.append(entry);
                (entry.to_vec(), number, link)
            })
            .to_vec()
    }

    fn fits(key: &Key, node: &str, entries: &[(Vec<u8>, u64, Link)]) -> bool {
        let mut chain = Chain::begin(key, node);
        entries.iter().all(|(entry, number, link)| chain.check(*number, entry, link))
    }

    #[test]
    fn an_untouched_chain_fits_its_key_and_node_alone() {
        let (key, other) = (Key::random(), Key::random());
        let entries = written(&key);
        assert!(fits(&key, "node-1", &entries));
        assert!(!fits(&other, "node-1", &entries));
        assert!(!fits(&key, "node-2", &entries));
    }

    #[test]
    fn altering_dropping_and_swapping_break_the_chain() {
        let key = Key::random();
        let mut altered = written(&key);
        altered[1].0 = b"x".to_vec();
        assert!(!fits(&key, "node-1", &altered));
        let mut dropped = written(&key);
        dropped.remove(1);
        assert!(!fits(&key, "node-1", &dropped));
        let mut swapped = written(&key);
        swapped.swap(0, 1);
        assert!(!fits(&key, "node-1", &swapped));
    }

    #[test]
    fn a_chain_goes_on_after_a_restart() {
        let key = Key::random();
        let entries = written(&key);
        let mut resumed = Chain::resume(&key, 2, entries[1].2);
        assert!(resumed.check(2, &entries[2].0, &entries[2].2));
        assert_eq!(mac(&key, &entries[1].2, 2, b"c"), entries[2].2);
    }
}

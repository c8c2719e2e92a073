//! The links of pending entries: each is held against the one before, wherever that was sequenced.
//!
//! Where a chain stood lies in the database, so that any node takes it up, under a proof that the
//! database alone cannot make: whoever took entries out and moved the chain past them is noticed.

use std::collections::BTreeMap;

use audit::chain::Chain;
use crypto::Key;
use crypto::mac::MacKey;
use kernel::{Fault, FaultKind, Id, Result};
use store::Conn;
use store::ledger::{self as table, Pending, Sequenced};

use super::pending;

/// The code of pending entries that were altered or taken out behind the gate's back.
pub const PENDING_BROKEN: &str = "ledger_pending_broken";

/// Where chains stand within one transaction: the last place that was checked and its MAC.
pub type Chains = BTreeMap<Id, (i64, [u8; 32])>;

/// What checks links.
pub struct Links {
    chain: Key,
    proof: MacKey,
}

impl Links {
    /// Under the key of the chains.
    pub fn new(chain: &Key) -> Self {
        let proof = MacKey::new(&crypto::derive::derive(chain, "sequenced.v1"));
        Self { chain: chain.duplicate(), proof }
    }

    /// Holds a pending entry against its chain, and moves the chain past it.
    ///
    /// # Errors
    /// `ledger_pending_broken`.
    pub fn check(&self, c: &mut Conn, chains: &mut Chains, row: &Pending) -> Result<()> {
        let at = match chains.get(&row.node) {
            Some(at) => Some(*at),
            None => self.stored(c, row.node)?,
        };
        let mut chain = match at {
            Some((n, mac)) => Chain::resume(&self.chain, n.unsigned_abs(), mac),
            None => pending::begin(&self.chain, row.node),
        };
        let place = row.n.unsigned_abs().saturating_sub(1);
        if !chain.check(place, &row.body, &row.mac) {
            return Err(broken("a pending ledger entry does not fit its chain"));
        }
        chains.insert(row.node, (row.n, row.mac));
        Ok(())
    }

    /// Whether this entry has its place already: the program ended before it was removed.
    ///
    /// # Errors
    /// `ledger_pending_broken`.
    pub fn is_behind(&self, c: &mut Conn, chains: &Chains, row: &Pending) -> Result<bool> {
        let at = match chains.get(&row.node) {
            Some(at) => Some(*at),
            None => self.stored(c, row.node)?,
        };
        Ok(at.is_some_and(|(n, _)| row.n <= n))
    }

    fn stored(&self, c: &mut Conn, node: Id) -> Result<Option<(i64, [u8; 32])>> {
        let Some(at) = table::sequenced(c, node)? else { return Ok(None) };
        if self.proved(node, at.n, at.mac) != at {
            return Err(broken("where a chain of pending entries stood was altered"));
        }
        Ok(Some((at.n, at.mac)))
    }

    /// Where a chain stands, with its proof.
    pub fn proved(&self, node: Id, n: i64, mac: [u8; 32]) -> Sequenced {
        let proof = self.proof.tag(&[&node.bytes(), &n.to_be_bytes(), &mac]);
        Sequenced { n, mac, proof }
    }
}

fn broken(what: &str) -> Fault {
    Fault::new(FaultKind::Internal, PENDING_BROKEN).caused_by(what)
}

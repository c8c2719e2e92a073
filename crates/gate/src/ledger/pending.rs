//! Pending entries: written in the same transaction as their change, chained by a MAC per node so
//! that one that vanishes before it is sequenced is noticed.

use std::sync::Arc;

use audit::Event;
use audit::chain::Chain as MacChain;
use crypto::Key;
use kernel::{Fault, Id, Result};
use store::Conn;
use store::ledger::{self as table, Pending};

/// What appending needs to know. Cheap to clone.
#[derive(Clone)]
pub struct Chain(Arc<(Id, Key)>);

impl Chain {
    /// The chain of this node under this key.
    pub fn new(node: Id, key: Key) -> Self {
        Self(Arc::new((node, key)))
    }

    /// The chain behind its last entry.
    fn behind(&self, head: Option<(i64, [u8; 32])>) -> MacChain {
        match head {
            Some((n, mac)) => MacChain::resume(&self.0.1, n.unsigned_abs(), mac),
            None => begin(&self.0.1, self.0.0),
        }
    }
}

/// The beginning of a node's chain.
pub fn begin(key: &Key, node: Id) -> MacChain {
    MacChain::begin(key, &node.to_string())
}

/// Appends these events in the transaction at hand: they are durable when it is.
pub fn append(c: &mut Conn, chain: &Chain, events: &[Event]) -> Result<()> {
    let node = chain.0.0;
    let head = table::chain_head(c, node)?;
    let mut macs = chain.behind(head);
    for event in events {
        let body = event.encode();
        let (number, mac) = macs.append(&body);
        let n = i64::try_from(number + 1).map_err(Fault::internal)?;
        table::append_pending(
            c,
            &Pending {
                node,
                n,
                org: event.org,
                id: event.id,
                at: event.at,
                actor: event.actor,
                act: event.act.clone(),
                object: event.object.clone(),
                records: event.records.clone(),
                mac,
                body,
            },
        )?;
    }
    Ok(())
}

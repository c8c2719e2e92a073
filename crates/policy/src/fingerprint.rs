//! What of a caller decisions hang on, as one key to look them up by.

use kernel::Id;

use crate::caller::{Caller, CallerKind};

/// The user, whether it is a service, the department, the roles, the tree, the pools and what is shared. Callers that are
/// equal in these are treated alike, whatever their session or address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Fingerprint(Box<[u8]>);

impl Fingerprint {
    /// The caller's. The whole is compared, not a digest of it, so two callers never share one.
    pub(crate) fn of(caller: &Caller) -> Self {
        let (read, edit) = (caller.shares.read(), caller.shares.edit());
        let all = [&caller.roles, &caller.tree, &caller.pools, read, edit];
        let ids = 6 + all.iter().map(|ids| ids.len()).sum::<usize>();
        let mut bytes = Vec::with_capacity(16 * ids);
        bytes.push(u8::from(caller.kind == CallerKind::Service));
        bytes.extend(caller.user.bytes());
        bytes.push(u8::from(caller.department.is_some()));
        bytes.extend(caller.department.map(|id| id.bytes()).unwrap_or_default());
        for ids in all {
            bytes.extend((ids.len() as u64).to_be_bytes());
            bytes.extend(ids.iter().flat_map(Id::bytes));
        }
        Self(bytes.into_boxed_slice())
    }
}

//! Recovery codes: ten, each good once, shown when they are made and kept as hashes.

mod code;

use kernel::{Result, Secret};
use store::enter::{notices, recovery as table, sessions};

use super::{account, notice, proof, record};
use crate::entered::Entered;
use crate::parts::Gate;

pub(super) use code::hash;

/// New codes in the clear and their hashes.
pub(super) fn fresh() -> (Vec<String>, Vec<[u8; 32]>) {
    let codes: Vec<String> = (0..code::CODES).map(|_| code::fresh()).collect();
    let hashes = codes.iter().filter_map(|c| hash(&Secret::from(c.clone()))).collect();
    (codes, hashes)
}

/// Makes ten new codes against the password; the old ones die, and all other sessions end.
///
/// # Errors
/// `wrong_credentials`; `locked` and `slow_down`; `denied` for programs.
pub fn renew(gate: &Gate, who: &Entered, password: &Secret) -> Result<Vec<String>> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "renew_recovery_codes", user);
    let account = account::by_user(gate, org, user)?;
    proof::password(gate, who, &account, password, &event)?;
    let (plain, hashes) = fresh();
    let told = notice::row(org, user, "notice_recovery_renewed", None, gate.now());
    let current = who.caller().session;
    record::ending(gate, event, user, move |c| {
        table::replace(c, org, user, &hashes)?;
        sessions::end_all(c, org, user, current)?;
        notices::insert(c, &told)
    })?;
    Ok(plain)
}

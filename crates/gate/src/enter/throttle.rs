//! Wrong tries are counted for each login and each network, and slow the next ones down.
//!
//! The count stands under an HMAC of what was typed, so that a login that does not exist behaves
//! exactly like one that does, and so that the table holds nothing that was typed. A try is
//! counted before it is checked: a thousand tries at once are a thousand tries. Nobody sleeps
//! here; the wait is told to the caller by `retry_after`.

mod rule;

use kernel::{Fault, FaultKind, Result, Timestamp};
use store::Conn;
use store::enter::throttle::{self as table, ThrottleRow};

pub use rule::{LOGIN, NETWORK, Rule};

use crate::parts::Gate;

/// The keys under which one try is counted.
#[derive(Clone)]
pub struct Counters {
    login: [u8; 32],
    network: Option<[u8; 32]>,
}

/// What counting a try brought about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counted {
    /// Should this try turn out wrong, the login is locked and the owners are told.
    pub locks_if_wrong: bool,
}

impl Counters {
    /// The counters of this login (normalised already) and this network.
    pub fn of(gate: &Gate, login: &str, network: Option<&str>) -> Self {
        let mac = gate.0.enter.throttle(gate);
        Self {
            login: mac.tag(&[b"login\0", login.as_bytes()]),
            network: network.map(|n| mac.tag(&[b"network\0", home(n).as_bytes()])),
        }
    }

    /// Counts a try before it is checked.
    ///
    /// # Errors
    /// `locked` or `slow_down` with `retry_after` where the next try is not allowed yet; such a
    /// try is not counted, so that knocking does not lengthen the wait.
    pub fn begin(&self, c: &mut Conn, now: Timestamp) -> Result<Counted> {
        let login = fetch(c, &LOGIN, self.login, now)?;
        LOGIN.allows(&login, now).map_err(too_many)?;
        if let Some(key) = self.network {
            let network = fetch(c, &NETWORK, key, now)?;
            NETWORK.allows(&network, now).map_err(too_many)?;
            table::put(c, &NETWORK.counted(network, now))?;
        }
        let counted = LOGIN.counted(login, now);
        let locks_if_wrong = counted.locked_until.is_some();
        table::put(c, &counted)?;
        Ok(Counted { locks_if_wrong })
    }

    /// The try was right, and the caller is in: the login's count begins anew. The network's
    /// loses this one try only, or whoever owns one login could wash off tries at others.
    pub fn succeeded(&self, c: &mut Conn, now: Timestamp) -> Result<()> {
        table::clear(c, &self.login)?;
        self.give_back_network(c, now)
    }

    /// The try was right but is only half of the way in (a second factor follows): only this
    /// try is taken back, or whoever knows the password could guess codes for ever.
    pub fn half_way(&self, c: &mut Conn, now: Timestamp) -> Result<()> {
        let login = fetch(c, &LOGIN, self.login, now)?;
        table::put(c, &LOGIN.taken_back(login))?;
        self.give_back_network(c, now)
    }

    /// Lifts the login's lock, when another way of proof was shown.
    pub fn lift(&self, c: &mut Conn) -> Result<()> {
        table::clear(c, &self.login)
    }

    fn give_back_network(&self, c: &mut Conn, now: Timestamp) -> Result<()> {
        let Some(key) = self.network else { return Ok(()) };
        let network = fetch(c, &NETWORK, key, now)?;
        table::put(c, &NETWORK.taken_back(network))
    }
}

fn fetch(c: &mut Conn, rule: &Rule, key: [u8; 32], now: Timestamp) -> Result<ThrottleRow> {
    Ok(table::fetch(c, &key)?.filter(|row| !rule.forgotten(row, now)).unwrap_or(ThrottleRow {
        key,
        failures: 0,
        last_at: Timestamp(0),
        locked_until: None,
    }))
}

fn too_many((code, seconds): (&'static str, i64)) -> Fault {
    Fault::new(FaultKind::TooMany, code).with("retry_after", seconds)
}

/// What counts as one network: an IPv4 address, or the /64 of an IPv6 address, since a single
/// household has a whole /64 to try from.
fn home(network: &str) -> String {
    match network.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V6(v6)) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        },
        Ok(v4) => v4.to_string(),
        Err(_) => network.chars().take(64).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn an_ipv6_household_is_one_network_and_a_mapped_address_is_its_ipv4() {
        assert_eq!(home("2001:db8:1:2:3:4:5:6"), home("2001:db8:1:2::9"));
        assert_ne!(home("2001:db8:1:2::9"), home("2001:db8:1:3::9"));
        assert_eq!(home("::ffff:192.0.2.7"), "192.0.2.7");
    }
}

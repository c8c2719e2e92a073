//! Where a request really comes from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use kernel::Network;

/// The address that a request comes from: the peer's, or, behind trusted proxies, the last one of
/// `X-Forwarded-For` that no trusted proxy has.
#[must_use]
pub fn origin(peer: IpAddr, forwarded: Option<&str>, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|n| n.contains(address));
    let mut origin = peer.to_canonical();
    for hop in forwarded.unwrap_or_default().rsplit(',') {
        if !is_trusted(origin) {
            break;
        }
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        origin = address.to_canonical();
    }
    origin
}

/// What requests are counted by: the IPv4 address, or the /64 of an IPv6 address, since whoever
/// has one of its addresses has all of them.
#[must_use]
pub fn counted_by(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => Ipv4Addr::to_string(&v4),
        IpAddr::V6(v6) => {
            let network = v6.to_bits() & !u128::from(u64::MAX);
            format!("{}/64", Ipv6Addr::from_bits(network))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_stranger_cannot_forge_its_address() {
        let trusted = ["127.0.0.1".parse().expect("a network")];
        let forged = Some("1.2.3.4");
        assert_eq!(origin(at("9.9.9.9"), forged, &trusted), at("9.9.9.9"));
        assert_eq!(origin(at("127.0.0.1"), Some("1.2.3.4, 9.9.9.9"), &trusted), at("9.9.9.9"));
        assert_eq!(origin(at("127.0.0.1"), None, &trusted), at("127.0.0.1"));
    }

    #[test]
    fn neighbours_in_one_ipv6_network_are_counted_together() {
        assert_eq!(counted_by(at("2001:db8::1")), counted_by(at("2001:db8::2:3")));
        assert_ne!(counted_by(at("2001:db8::1")), counted_by(at("2001:db8:0:1::1")));
        assert_ne!(counted_by(at("10.0.0.1")), counted_by(at("10.0.0.2")));
    }
}

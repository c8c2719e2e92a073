//! Addresses of networks, and where a request really comes from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A network in CIDR notation (RFC 4632): an address and the length of its prefix in bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether this address lies in the network. IPv4 addresses that are mapped into IPv6 count
    /// as IPv4.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text} is no network address");
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(longest);
        if bits > longest {
            return Err(wrong());
        }
        Ok(Self { address, bits })
    }
}

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
    fn a_network_contains_its_addresses_and_no_others() {
        let network: Network = "10.1.0.0/16".parse().expect("a network");
        assert!(network.contains(at("10.1.255.3")));
        assert!(network.contains(at("::ffff:10.1.2.3")));
        assert!(!network.contains(at("10.2.0.1")));
        assert!(!network.contains(at("::1")));
        let all: Network = "0.0.0.0/0".parse().expect("a network");
        assert!(all.contains(at("8.8.8.8")));
    }

    #[test]
    fn a_prefix_that_is_too_long_is_refused() {
        assert!("10.0.0.0/33".parse::<Network>().is_err());
        assert!("shop.example".parse::<Network>().is_err());
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

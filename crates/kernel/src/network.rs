//! Networks, as lists of those that are allowed or trusted name them.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
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

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

/// The network that a change of address stays in: the /24 of an IPv4 address, the /64 of an IPv6 one. A text that
/// is no address is its own network.
#[must_use]
pub fn neighbourhood(address: &str) -> String {
    match address.split('/').next().unwrap_or_default().parse::<IpAddr>().map(|a| a.to_canonical())
    {
        Ok(IpAddr::V4(v4)) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(IpAddr::V6(v6)) => {
            format!("{}/64", Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)))
        }
        Err(_) => address.to_owned(),
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
    fn neighbours_share_their_neighbourhood() {
        assert_eq!(neighbourhood("10.1.2.3"), neighbourhood("::ffff:10.1.2.200"));
        assert_ne!(neighbourhood("10.1.2.3"), neighbourhood("10.1.3.3"));
        assert_eq!(neighbourhood("2001:db8::1"), neighbourhood("2001:db8::/64"));
        assert_ne!(neighbourhood("2001:db8::1"), neighbourhood("2001:db8:0:1::1"));
    }
}

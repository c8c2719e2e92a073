//! Addresses that may be asked: encrypted ones, or servers on this machine.

use std::net::IpAddr;

use url::{Host, Url};

/// Where an address leads: scheme, host and port.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Site {
    scheme: String,
    host: String,
    port: u16,
}

impl Site {
    /// The site of a web address: `https`, or `http` on this machine.
    pub fn web(text: &str) -> Option<Self> {
        Self::of(text, ("https", 443), ("http", 80))
    }

    /// The site of a directory: `ldaps`, or `ldap` on this machine.
    pub fn directory(text: &str) -> Option<Self> {
        Self::of(text, ("ldaps", 636), ("ldap", 389))
    }

    fn of(text: &str, safe: (&str, u16), local: (&str, u16)) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        if !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        let usual = match url.scheme() {
            scheme if scheme == safe.0 => safe.1,
            scheme if scheme == local.0 && is_here(&url) => local.1,
            _ => return None,
        };
        let host = url.host_str().filter(|host| !host.is_empty())?.to_lowercase();
        Some(Self { scheme: url.scheme().to_owned(), host, port: url.port().unwrap_or(usual) })
    }

    /// Whether this text names the site and nothing behind it.
    pub fn is_bare(&self, text: &str) -> bool {
        let path = Url::parse(text).ok().map(|url| (url.path().to_owned(), url.query().is_some()));
        path.is_some_and(|(path, query)| matches!(path.as_str(), "" | "/") && !query)
            && Self::web(text).as_ref() == Some(self)
    }
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            // Of other schemes than the web's, the library takes an IPv4 address for a name.
            name.eq_ignore_ascii_case("localhost")
                || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_addresses_and_this_machine_are_asked() {
        for good in [
            "https://id.shop.example/a",
            "http://127.0.0.1:8080",
            "http://[::1]:1/",
            "http://localhost:3",
        ] {
            assert!(Site::web(good).is_some(), "{good}");
        }
        for bad in [
            "http://id.shop.example",
            "http://127.0.0.1.evil.example",
            "http://10.0.0.1",
            "https://user:word@id.shop.example",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "id.shop.example",
            "http://169.254.169.254/",
        ] {
            assert!(Site::web(bad).is_none(), "{bad}");
        }
        assert!(Site::directory("ldaps://dc.shop.example").is_some());
        assert!(Site::directory("ldap://127.0.0.1:3890").is_some());
        assert!(Site::directory("ldap://dc.shop.example").is_none());
    }

    #[test]
    fn another_port_scheme_or_host_is_another_site() {
        let site = Site::web("https://id.shop.example/a");
        assert_eq!(site, Site::web("https://ID.shop.example:443/b"));
        for other in ["https://id.shop.example:8443/", "https://id.shop.example.evil/"] {
            assert_ne!(site, Site::web(other), "{other}");
        }
        let site = site.expect("a site");
        assert!(
            site.is_bare("https://id.shop.example/") && !site.is_bare("https://id.shop.example/a")
        );
    }
}

//! What the operator decides about HTTP.

use kernel::Network;

/// Settings of the HTTP side; the server reads them from `kedun.toml` and `KEDUN_…`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Host names under which people reach Kedun, without a port; `localhost` and loopback
    /// addresses are always among them. Requests with another `Host` are refused, so that no
    /// foreign page can reach Kedun by pointing its own name here (DNS rebinding).
    pub hosts: Vec<String>,
    /// Whether this process speaks TLS itself.
    pub tls: bool,
    /// Networks of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<Network>,
    /// Requests a minute that one network may make without being signed in.
    pub unauthenticated_per_minute: u32,
    /// Seconds after which a request that is no upload is given up.
    pub request_seconds: u64,
    /// Seconds after which an upload or a download is given up.
    pub transfer_seconds: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            tls: false,
            trusted_proxies: Vec::new(),
            unauthenticated_per_minute: 120,
            request_seconds: 60,
            transfer_seconds: 900,
        }
    }
}

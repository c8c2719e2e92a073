//! Identity providers: a real one (npm `oidc-provider`, run by Node), and one that says whatever a test wants it to say.

mod hostile;
mod real;

use url::Url;

pub use hostile::{Hostile, Token};
pub use real::Real;

/// The name by which providers know Kedun.
pub const CLIENT: &str = "kedun";
/// Kedun's secret at them.
pub const SECRET: &str = "qiao-lou-deng-huo-wan-jia-0937-test";

/// A parameter of an address, behind `?` or `#`.
#[must_use]
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let behind = url.fragment().unwrap_or_default();
    let all = url::form_urlencoded::parse(behind.as_bytes()).chain(url.query_pairs());
    all.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

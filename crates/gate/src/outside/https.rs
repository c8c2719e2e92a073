//! Calls of an identity provider over HTTPS.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::{Result, Secret};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use url::form_urlencoded;

use super::address::Site;
use super::{roots, unreachable};

/// Seconds in which a call is over.
const SECONDS: u64 = 10;
/// Bytes of an answer.
const ANSWER_BYTES: u64 = 256 << 10;

/// What may be asked of one provider. It keeps no connection and no cookie.
pub struct Caller {
    agent: Agent,
    sites: BTreeSet<Site>,
}

/// An answer: the status and what came with it.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// How a client proves itself at the token endpoint.
pub enum Proof<'a> {
    /// In the header (`client_secret_basic`).
    Basic(&'a str, &'a Secret),
    /// Somewhere in the form, or not at all.
    Form,
}

impl Caller {
    /// May ask these addresses' sites and no other, trusting these certificates beside the machine's.
    pub fn new<'a>(addresses: impl Iterator<Item = &'a str>, certificates: &str) -> Self {
        let certs = roots::with(certificates);
        let certs: Vec<_> =
            certs.iter().map(|c| Certificate::from_der(c.as_ref()).to_owned()).collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(certs)))
            .unversioned_rustls_crypto_provider(roots::provider())
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            // A proxy of the environment would see where people sign in; nothing is said of one in the settings.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(true)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .max_response_header_size(32 << 10)
            .timeout_global(Some(Duration::from_secs(SECONDS)))
            .user_agent("kedun")
            .build();
        Self { agent: config.into(), sites: addresses.filter_map(Site::web).collect() }
    }

    /// Whether this address may be asked.
    pub fn knows(&self, address: &str) -> bool {
        Site::web(address).is_some_and(|site| self.sites.contains(&site))
    }

    fn demand(&self, address: &str) -> Result<()> {
        if self.knows(address) { Ok(()) } else { Err(unreachable("an address of another origin")) }
    }

    /// Asks for what lies at this address.
    ///
    /// # Errors
    /// `provider_unreachable`, also for every answer but 200.
    pub fn get(&self, address: &str) -> Result<Vec<u8>> {
        self.demand(address)?;
        let asked = self.agent.get(address).header("accept", "application/json").call();
        let answer = read(asked.map_err(|_| unreachable("no answer"))?)?;
        if answer.status == 200 {
            Ok(answer.body)
        } else {
            Err(unreachable("an answer of refusal"))
        }
    }

    /// Sends a form.
    ///
    /// # Errors
    /// `provider_unreachable` where there is no answer.
    pub fn post(&self, address: &str, proof: &Proof<'_>, form: &[(&str, &str)]) -> Result<Answer> {
        self.demand(address)?;
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut request = self
            .agent
            .post(address)
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded");
        if let Proof::Basic(id, secret) = proof {
            // RFC 6749, section 2.3.1: both are form-encoded first.
            let word = |bytes: &[u8]| form_urlencoded::byte_serialize(bytes).collect::<String>();
            let pair = format!("{}:{}", word(id.as_bytes()), word(secret.expose()));
            request = request.header("authorization", format!("Basic {}", STANDARD.encode(pair)));
        }
        read(request.send(body.as_bytes()).map_err(|_| unreachable("no answer"))?)
    }
}

fn read(mut answer: ureq::http::Response<ureq::Body>) -> Result<Answer> {
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(ANSWER_BYTES).read_to_vec();
    Ok(Answer { status, body: body.map_err(|_| unreachable("an answer that is cut or too long"))? })
}

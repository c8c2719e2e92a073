//! Which certificates are trusted: the machine's, and those that the organisation adds for one provider.

use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// Certificates of one provider that are read.
const MOST: usize = 20;

/// The certificates of a text in PEM form; `None` where something in it is none.
pub fn parse(text: &str) -> Option<Vec<CertificateDer<'static>>> {
    let read = CertificateDer::pem_slice_iter(text.as_bytes()).take(MOST);
    read.collect::<Result<Vec<_>, _>>().ok()
}

/// The machine's own, and these.
pub fn with(text: &str) -> Vec<CertificateDer<'static>> {
    static MACHINE: OnceLock<Vec<CertificateDer<'static>>> = OnceLock::new();
    let machine = MACHINE.get_or_init(|| rustls_native_certs::load_native_certs().certs);
    machine.iter().cloned().chain(parse(text).unwrap_or_default()).collect()
}

/// The one cryptographic provider.
pub fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

//! The listening side: plain HTTP for this machine and for trusted proxies, TLS 1.2 and 1.3 by
//! rustls for everybody else.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::TokioTimer;

/// A connection that sends its headers more slowly is cut.
const HEADERS_WITHIN: Duration = Duration::from_secs(15);
/// Requests that run at the end get so much time to finish.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// The way to end a server: requests that run are finished, live connections are cut in the end.
#[derive(Clone)]
pub struct Stop(Handle<SocketAddr>);

impl Default for Stop {
    fn default() -> Self {
        Self(Handle::new())
    }
}

impl Stop {
    /// Ends the server.
    pub fn now(&self) {
        self.0.graceful_shutdown(Some(LAST_WORDS));
    }
}

/// Serves plain HTTP on this socket until it is stopped.
///
/// # Errors
/// When the socket fails.
pub async fn plain(listener: TcpListener, routes: Router, stop: Stop) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let mut server = axum_server::from_tcp(listener)?.handle(stop.0);
    patient(server.http_builder());
    server.serve(routes.into_make_service_with_connect_info::<SocketAddr>()).await
}

/// Serves TLS on this socket until it is stopped.
///
/// # Errors
/// When the certificate or its key cannot be read, or the socket fails.
pub async fn tls(
    listener: TcpListener,
    routes: Router,
    stop: Stop,
    certificate: &Path,
    key: &Path,
) -> io::Result<()> {
    // Another crate may bring a second provider in; rustls would then not know which one is meant.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let config = RustlsConfig::from_pem_file(certificate, key).await?;
    listener.set_nonblocking(true)?;
    let mut server = axum_server::from_tcp_rustls(listener, config)?.handle(stop.0);
    patient(server.http_builder());
    server.serve(routes.into_make_service_with_connect_info::<SocketAddr>()).await
}

fn patient(builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>) {
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(100);
}

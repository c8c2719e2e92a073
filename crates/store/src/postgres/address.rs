//! Where a PostgreSQL is and how the way to it is kept safe.
//!
//! Plain connections stay on this machine. Every other one is encrypted, and the server proves its
//! name by a certificate of an authority that is known: without that, encryption would speak to
//! whoever answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use kernel::{Fault, FaultKind, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;
use url::form_urlencoded;

use crate::store::PostgresOptions;

/// How long one server may take to accept a connection. With several in the address the next one is
/// tried after it, so that a dead one costs no more.
const CONNECT: Duration = Duration::from_secs(3);
/// A server that does not confirm what it was sent for so long is gone, though nothing said so.
const UNCONFIRMED: Duration = Duration::from_secs(5);
/// A silent connection is asked after so long whether the other end lives …
const KEEPALIVE: Duration = Duration::from_secs(5);
/// … and then this often,
const KEEPALIVE_AGAIN: Duration = Duration::from_secs(1);
/// so many times.
const KEEPALIVES: u32 = 3;

/// Where systems keep the authorities that they trust; `sslrootcert=system` names them.
const SYSTEM: &[&str] = &["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];

/// An address with what a connection needs.
#[derive(Clone)]
pub(crate) struct Address {
    pub config: Config,
    pub tls: MakeRustlsConnect,
}

impl Address {
    /// The address in this text: `postgres://…`, also with several hosts, or key-value pairs.
    ///
    /// # Errors
    /// `bad_database_url`; `database_needs_tls` where `sslmode=disable` leads to another machine;
    /// `file_unreadable` for the authorities' file.
    pub fn parse(text: &str, options: &PostgresOptions) -> Result<Self> {
        let (rest, asked) = Asked::take_out(text)?;
        // The cause would quote the address, which holds a password.
        let mut config: Config = rest.parse().map_err(|_| bad_url())?;
        let ca = asked.ca.or_else(|| options.ca.clone());
        let encrypted = match asked.encrypted {
            Some(false) if !is_local(&config) => {
                return Err(Fault::new(FaultKind::Precondition, "database_needs_tls"));
            }
            Some(encrypted) => encrypted,
            // No server speaks TLS on a socket of this machine, which leads to nobody else anyway.
            None => !is_socket(&config) && (ca.is_some() || !is_local(&config)),
        };
        let hosts = config.get_hosts().len().max(config.get_hostaddrs().len()).max(1);
        config
            .ssl_mode(if encrypted { SslMode::Require } else { SslMode::Disable })
            .application_name("kedun")
            .connect_timeout(CONNECT)
            .tcp_user_timeout(UNCONFIRMED)
            .keepalives(true)
            .keepalives_idle(KEEPALIVE)
            .keepalives_interval(KEEPALIVE_AGAIN)
            .keepalives_retries(KEEPALIVES)
            .options(session(options));
        if hosts > 1 {
            // One of several is the primary, and it may be another one tomorrow.
            config.target_session_attrs(tokio_postgres::config::TargetSessionAttrs::ReadWrite);
        }
        let roots = if encrypted { roots(ca.as_deref())? } else { RootCertStore::empty() };
        Ok(Self { config, tls: connector(roots)? })
    }

    /// The longest time that a connection may take to be made: each server in its turn.
    pub fn patience(&self) -> Duration {
        let hosts = self.config.get_hosts().len().max(self.config.get_hostaddrs().len()).max(1);
        CONNECT * u32::try_from(hosts).unwrap_or(u32::MAX)
    }
}

/// What each session asks of the server: nothing may run, wait for a lock, or hold a transaction open
/// for ever, since whoever waited for it has gone away long before.
fn session(options: &PostgresOptions) -> String {
    format!(
        "-c statement_timeout={}s -c lock_timeout={}s -c idle_in_transaction_session_timeout={}s \
         -c timezone=UTC",
        options.statement_seconds, options.lock_seconds, options.idle_seconds
    )
}

/// What an address says of encryption, which the driver knows less words for.
#[derive(Default)]
struct Asked {
    encrypted: Option<bool>,
    ca: Option<PathBuf>,
}

impl Asked {
    /// Takes `sslmode` and `sslrootcert` out of an address. Whatever asks for encryption gets it with
    /// the server's name verified, as `verify-full` means it.
    fn take_out(text: &str) -> Result<(String, Self)> {
        let mut asked = Self::default();
        if !text.contains("://") {
            let mut rest = Vec::new();
            for pair in pairs(text)? {
                if !asked.takes(pair.name, &pair.value)? {
                    rest.push(pair.text);
                }
            }
            return Ok((rest.join(" "), asked));
        }
        let Some((base, query)) = text.split_once('?') else { return Ok((text.into(), asked)) };
        let mut rest = Vec::new();
        for pair in query.split('&') {
            let mut read = form_urlencoded::parse(pair.as_bytes());
            match read.next() {
                Some((name, value)) if asked.takes(&name, &value)? => {}
                _ => rest.push(pair),
            }
        }
        let mark = if rest.is_empty() { "" } else { "?" };
        Ok((format!("{base}{mark}{}", rest.join("&")), asked))
    }

    fn takes(&mut self, name: &str, value: &str) -> Result<bool> {
        match (name, value) {
            ("sslmode", "disable") => self.encrypted = Some(false),
            ("sslmode", "allow" | "prefer") => self.encrypted = None,
            ("sslmode", "require" | "verify-ca" | "verify-full") => self.encrypted = Some(true),
            ("sslmode", _) => return Err(bad_url()),
            ("sslrootcert", path) => self.ca = Some(path.into()),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// One pair of a key-value address.
struct Pair<'a> {
    name: &'a str,
    value: String,
    /// As it stands in the address.
    text: &'a str,
}

/// The pairs of a key-value address (libpq, "Keyword/Value Connection Strings"): values with blanks
/// stand in quotes, and a backslash takes the next character as it is.
fn pairs(text: &str) -> Result<Vec<Pair<'_>>> {
    let (mut pairs, mut rest) = (Vec::new(), text.trim_start());
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('=').ok_or_else(bad_url)?;
        let behind = behind.trim_start();
        let (value, length) = value_of(behind)?;
        let end = rest.len() - behind.len() + length;
        pairs.push(Pair { name: name.trim_end(), value, text: &rest[..end] });
        rest = rest[end..].trim_start();
    }
    Ok(pairs)
}

/// The value that a text begins with, and how many of its bytes it takes.
fn value_of(text: &str) -> Result<(String, usize)> {
    let quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut chars = text.char_indices().skip(usize::from(quoted));
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => value.push(chars.next().ok_or_else(bad_url)?.1),
            '\'' if quoted => return Ok((value, at + 1)),
            c if !quoted && c.is_whitespace() => return Ok((value, at)),
            c => value.push(c),
        }
    }
    // A quote that never ends.
    if quoted { Err(bad_url()) } else { Ok((value, text.len())) }
}

/// Whether all servers are reached by sockets of this machine.
fn is_socket(config: &Config) -> bool {
    let hosts = config.get_hosts();
    !hosts.is_empty()
        && config.get_hostaddrs().is_empty()
        && hosts.iter().all(|host| matches!(host, Host::Unix(_)))
}

/// Whether the traffic stays on this machine, whichever of the servers answers.
fn is_local(config: &Config) -> bool {
    let named = config.get_hosts().iter().all(|host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost"
                || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    });
    named && config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback)
}

fn roots(ca: Option<&Path>) -> Result<RootCertStore> {
    let system = || SYSTEM.iter().map(Path::new).find(|path| path.exists());
    let path = match ca {
        Some(path) if path != Path::new("system") => path,
        _ => system().ok_or_else(|| unreadable(Path::new(SYSTEM[0])))?,
    };
    let mut roots = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(path).map_err(|_| unreadable(path))?;
    for certificate in certificates {
        // A bundle of the system may hold one that is of no use here.
        let _ = roots.add(certificate.map_err(|_| unreadable(path))?);
    }
    if roots.is_empty() { Err(unreadable(path)) } else { Ok(roots) }
}

fn connector(roots: RootCertStore) -> Result<MakeRustlsConnect> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Fault::internal)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn unreadable(path: &Path) -> Fault {
    Fault::new(FaultKind::Precondition, "file_unreadable").with("name", path.display())
}

/// An address that cannot be understood.
pub(super) fn bad_url() -> Fault {
    Fault::new(FaultKind::Precondition, "bad_database_url")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        Address::parse(text, &PostgresOptions::default()).err().map(|fault| fault.code)
    }

    fn is_encrypted(text: &str) -> bool {
        let address = Address::parse(text, &PostgresOptions::default()).expect("an address");
        address.config.get_ssl_mode() == SslMode::Require
    }

    #[test]
    fn a_plain_connection_stays_on_this_machine() {
        assert!(!is_encrypted("postgres://k@127.0.0.1,localhost/k"));
        assert!(!is_encrypted("host=/run/postgresql dbname=k user=k"));
        for far in [
            "postgres://k@db.example/k?sslmode=disable",
            "postgres://k@localhost,db.example/k?sslmode=disable",
            "hostaddr=192.0.2.1 dbname=k user=k sslmode=disable",
            "host=localhost hostaddr=192.0.2.1 dbname=k user=k sslmode=disable",
        ] {
            assert_eq!(code(far), Some("database_needs_tls"), "{far}");
        }
    }

    #[test]
    fn every_way_to_another_machine_is_encrypted_and_any_wish_for_it_is_heeded() {
        for text in [
            "postgres://k@db.example/k?sslrootcert=%2Fetc%2Fssl%2Fcerts%2Fca-certificates.crt",
            "postgres://k@db.example/k?sslmode=prefer&sslrootcert=system",
            "postgres://k@localhost/k?sslmode=verify-full&sslrootcert=system",
        ] {
            // Machines without a bundle of authorities say so instead.
            match code(text) {
                None => assert!(is_encrypted(text), "{text}"),
                told => assert_eq!(told, Some("file_unreadable"), "{text}"),
            }
        }
        assert_eq!(code("postgres://k@localhost/k?sslmode=maybe"), Some("bad_database_url"));
        let none = "postgres://k@db.example/k?sslrootcert=/nowhere.pem";
        assert_eq!(code(none), Some("file_unreadable"));
    }

    #[test]
    fn other_options_of_an_address_are_left_as_they_are() {
        let (rest, asked) =
            Asked::take_out("postgres://k@a,b/k?sslmode=require&load_balance_hosts=random")
                .expect("understood");
        assert_eq!(rest, "postgres://k@a,b/k?load_balance_hosts=random");
        assert_eq!(asked.encrypted, Some(true));
        let (rest, asked) =
            Asked::take_out("host=a sslrootcert=/ca.pem dbname=k").expect("understood");
        assert_eq!((rest.as_str(), asked.ca), ("host=a dbname=k", Some("/ca.pem".into())));
    }

    #[test]
    fn a_quoted_password_stays_as_it_is_whatever_stands_in_it() {
        let text = "host=a  password = 'zwei  Blanks\tund \\' sslmode=disable' \
                    sslrootcert='/my ca.pem' dbname=k\\ 2";
        let (rest, asked) = Asked::take_out(text).expect("understood");
        assert_eq!(rest, "host=a password = 'zwei  Blanks\tund \\' sslmode=disable' dbname=k\\ 2");
        assert_eq!((asked.encrypted, asked.ca), (None, Some("/my ca.pem".into())));
        let config: Config = rest.parse().expect("the driver understands it as well");
        assert_eq!(config.get_password(), Some(&b"zwei  Blanks\tund ' sslmode=disable"[..]));
        assert_eq!(config.get_dbname(), Some("k 2"));
        for broken in ["host=a password='never ends", "host=a dbname"] {
            assert_eq!(code(broken), Some("bad_database_url"), "{broken}");
        }
    }

    #[test]
    fn a_socket_of_this_machine_is_spoken_to_in_the_clear_whatever_authority_the_settings_name() {
        let ca = Some(PathBuf::from("/nowhere.pem"));
        let options = PostgresOptions { ca, ..PostgresOptions::default() };
        let mode = |text: &str| Address::parse(text, &options).map(|at| at.config.get_ssl_mode());
        let socket = mode("host=/run/postgresql dbname=k user=k");
        assert_eq!(socket.expect("no authority is asked"), SslMode::Disable);
        let fault = mode("host=localhost dbname=k user=k").expect_err("an authority is asked");
        assert_eq!(fault.code, "file_unreadable");
    }
}

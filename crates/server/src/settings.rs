//! What the operator decides: `kedun.toml` in the data folder, each also as `KEDUN_…`, the command
//! line above both.

mod mail;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use kernel::{Fault, FaultKind, Result};
use serde::Deserialize;
use store::PostgresOptions;
use web::Network;

pub use mail::{MailSettings, MailTls};

/// Bytes of a settings file at most.
const FILE_BYTES: u64 = 1 << 20;

/// All settings with their defaults.
#[derive(Deserialize, Clone)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// A PostgreSQL URL; the embedded database when not given.
    pub database: Option<String>,
    /// The PostgreSQL URL of the key database; beside the other when not given.
    pub keys_database: Option<String>,
    /// The file of the authorities whose certificates PostgreSQL may show; `system` for those of
    /// the machine.
    pub database_ca: Option<PathBuf>,
    /// Connections to each of the two databases at most.
    pub database_connections: usize,
    /// Seconds that a statement may run in PostgreSQL.
    pub database_statement_seconds: u32,
    /// Seconds that a statement may wait there for a lock.
    pub database_lock_seconds: u32,
    /// Seconds that a transaction may stay open there without a statement.
    pub database_idle_seconds: u32,
    /// On PostgreSQL a folder for sealed files that all nodes share, such as one of a network; in
    /// the database when not given.
    pub files: Option<PathBuf>,
    /// The root key's file; `root.key` in the data folder when not given.
    pub root_key: Option<PathBuf>,
    /// Host names under which people reach Kedun; the first one stands in links.
    pub hosts: Vec<String>,
    /// Networks of proxies that are believed.
    pub trusted_proxies: Vec<String>,
    /// The certificate chain in PEM.
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key in PEM.
    pub tls_key: Option<PathBuf>,
    /// `text` or `json`.
    pub log: String,
    /// What the log tells, such as `info` or `web=debug`.
    pub log_level: String,
    /// Requests a minute that one network may make without being signed in.
    pub unauthenticated_per_minute: u32,
    /// The name of this node, for clusters on PostgreSQL.
    pub node: String,
    /// The mail server for notifications; without one no mail is sent.
    pub mail: MailSettings,
}

impl Default for Settings {
    fn default() -> Self {
        // The reasons for these numbers stand there.
        let postgres = PostgresOptions::default();
        Self {
            database_ca: postgres.ca,
            database_connections: postgres.connections,
            database_statement_seconds: postgres.statement_seconds,
            database_lock_seconds: postgres.lock_seconds,
            database_idle_seconds: postgres.idle_seconds,
            listen: SocketAddr::from(([127, 0, 0, 1], 7420)),
            database: None,
            keys_database: None,
            files: None,
            root_key: None,
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            tls_certificate: None,
            tls_key: None,
            log: "text".into(),
            log_level: "info".into(),
            unauthenticated_per_minute: 120,
            node: "main".into(),
            mail: MailSettings::default(),
        }
    }
}

impl Settings {
    /// The settings of this data folder.
    ///
    /// # Errors
    /// `bad_setting` names the setting that cannot be understood, never its value.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut settings = Self::from_file(&folder.join("kedun.toml"))?;
        settings.take_environment(&|name| std::env::var(name).ok())?;
        Ok(settings)
    }

    /// What the file says alone; the defaults where there is none.
    ///
    /// # Errors
    /// `bad_setting`.
    pub fn from_file(path: &Path) -> Result<Self> {
        use std::io::Read;
        let file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(e) => return Err(bad("kedun.toml").caused_by(e.kind())),
        };
        let mut text = String::new();
        file.take(FILE_BYTES)
            .read_to_string(&mut text)
            .map_err(|e| bad("kedun.toml").caused_by(e.kind()))?;
        // The parser's own message quotes the line, which may hold a password.
        toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(0, |s| text[..s.start].matches('\n').count() + 1);
            bad("kedun.toml").with("line", line)
        })
    }

    fn take_environment(&mut self, variable: &dyn Fn(&str) -> Option<String>) -> Result<()> {
        let of = |name: &str| variable(&format!("KEDUN_{name}")).filter(|v| !v.is_empty());
        let list = |text: String| text.split(',').map(|s| s.trim().to_owned()).collect();
        if let Some(text) = of("LISTEN") {
            self.listen = text.parse().map_err(|_| bad("KEDUN_LISTEN"))?;
        }
        if let Some(text) = of("UNAUTHENTICATED_PER_MINUTE") {
            let name = "KEDUN_UNAUTHENTICATED_PER_MINUTE";
            self.unauthenticated_per_minute = text.parse().map_err(|_| bad(name))?;
        }
        let number = |name: &str, into: &mut u32| match of(name) {
            Some(text) => match text.parse::<u32>() {
                Ok(value) => {
                    *into = value;
                    Ok(())
                }
                Err(_) => Err(bad(&format!("KEDUN_{name}"))),
            },
            None => Ok(()),
        };
        number("DATABASE_STATEMENT_SECONDS", &mut self.database_statement_seconds)?;
        number("DATABASE_LOCK_SECONDS", &mut self.database_lock_seconds)?;
        number("DATABASE_IDLE_SECONDS", &mut self.database_idle_seconds)?;
        if let Some(text) = of("DATABASE_CONNECTIONS") {
            let name = "KEDUN_DATABASE_CONNECTIONS";
            self.database_connections = text.parse().map_err(|_| bad(name))?;
        }
        self.database_ca = of("DATABASE_CA").map(PathBuf::from).or(self.database_ca.take());
        self.database = of("DATABASE").or(self.database.take());
        self.keys_database = of("KEYS_DATABASE").or(self.keys_database.take());
        self.files = of("FILES").map(PathBuf::from).or(self.files.take());
        self.root_key = of("ROOT_KEY").map(PathBuf::from).or(self.root_key.take());
        self.tls_certificate =
            of("TLS_CERTIFICATE").map(PathBuf::from).or(self.tls_certificate.take());
        self.tls_key = of("TLS_KEY").map(PathBuf::from).or(self.tls_key.take());
        if let Some(text) = of("HOSTS") {
            self.hosts = list(text);
        }
        if let Some(text) = of("TRUSTED_PROXIES") {
            self.trusted_proxies = list(text);
        }
        if let Some(text) = of("LOG") {
            self.log = text;
        }
        if let Some(text) = of("LOG_LEVEL") {
            self.log_level = text;
        }
        if let Some(text) = of("NODE") {
            self.node = text;
        }
        self.mail.take_environment(&of)
    }

    /// Whether this process speaks TLS itself.
    ///
    /// # Errors
    /// `bad_setting` when only one of certificate and key is named.
    pub fn tls(&self) -> Result<Option<(&Path, &Path)>> {
        match (&self.tls_certificate, &self.tls_key) {
            (Some(certificate), Some(key)) => Ok(Some((certificate, key))),
            (None, None) => Ok(None),
            (None, Some(_)) => Err(bad("tls_certificate")),
            (Some(_), None) => Err(bad("tls_key")),
        }
    }

    /// Refuses to speak plain HTTP with anybody but this machine and trusted proxies.
    ///
    /// # Errors
    /// `plain_http`.
    pub fn check_listen(&self) -> Result<()> {
        let safe = self.listen.ip().is_loopback()
            || self.tls()?.is_some()
            || !self.trusted_proxies.is_empty();
        if safe { Ok(()) } else { Err(Fault::new(FaultKind::Invalid, "plain_http")) }
    }

    /// What the store needs of them for PostgreSQL. Zeros, which PostgreSQL takes for "for ever", and
    /// no connections at all become the least that works.
    #[must_use]
    pub fn for_postgres(&self) -> PostgresOptions {
        PostgresOptions {
            connections: self.database_connections.max(2),
            statement_seconds: self.database_statement_seconds.max(1),
            lock_seconds: self.database_lock_seconds.max(1),
            idle_seconds: self.database_idle_seconds.max(1),
            ca: self.database_ca.clone(),
        }
    }

    /// The address that people open.
    #[must_use]
    pub fn address(&self, port: u16) -> String {
        let tls = self.tls_certificate.is_some() || !self.trusted_proxies.is_empty();
        match self.hosts.first() {
            Some(host) if !self.trusted_proxies.is_empty() => format!("https://{host}"),
            Some(host) => format!("{}://{host}:{port}", if tls { "https" } else { "http" }),
            None => format!("{}://localhost:{port}", if tls { "https" } else { "http" }),
        }
    }

    /// What the HTTP side needs of them.
    ///
    /// # Errors
    /// `bad_setting` when a network cannot be understood.
    pub fn for_web(&self) -> Result<web::Settings> {
        let proxies: Result<Vec<Network>, _> =
            self.trusted_proxies.iter().map(|n| n.parse::<Network>()).collect();
        Ok(web::Settings {
            hosts: self.hosts.clone(),
            tls: self.tls()?.is_some(),
            trusted_proxies: proxies.map_err(|_| bad("trusted_proxies"))?,
            unauthenticated_per_minute: self.unauthenticated_per_minute,
            ..web::Settings::default()
        })
    }
}

/// A setting that cannot be understood.
fn bad(name: &str) -> Fault {
    Fault::invalid("bad_setting").with("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_stands_above_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kedun.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nlog = \"json\"\n").expect("written");
        let mut settings = Settings::from_file(&file).expect("settings");
        let variable = |n: &str| (n == "KEDUN_LISTEN").then(|| "127.0.0.1:2".to_owned());
        settings.take_environment(&variable).expect("settings");
        assert_eq!(settings.listen.port(), 2);
        assert_eq!(settings.log, "json");
    }

    #[test]
    fn a_wrong_setting_is_named_and_its_value_is_not_repeated() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kedun.toml");
        std::fs::write(&file, "\ndatabase = 5 # hunter2\n").expect("written");
        let fault = Settings::from_file(&file).err().expect("refused");
        assert_eq!(fault.code, "bad_setting");
        assert_eq!(fault.param("line"), Some("2"));
        assert!(!fault.to_string().contains("hunter2"));
    }

    #[test]
    fn limits_of_the_database_are_numbers_and_never_for_ever() {
        let mut settings = Settings::default();
        let variable = |n: &str| match n {
            "KEDUN_DATABASE_CONNECTIONS" => Some("4".to_owned()),
            "KEDUN_DATABASE_LOCK_SECONDS" => Some("0".to_owned()),
            _ => None,
        };
        settings.take_environment(&variable).expect("settings");
        let options = settings.for_postgres();
        assert_eq!((options.connections, options.lock_seconds), (4, 1));
        let wrong = |n: &str| (n == "KEDUN_DATABASE_IDLE_SECONDS").then(|| "an hour".to_owned());
        let fault = settings.take_environment(&wrong).expect_err("no number");
        assert_eq!(fault.param("name"), Some("KEDUN_DATABASE_IDLE_SECONDS"));
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        let mut settings =
            Settings { listen: "0.0.0.0:7420".parse().expect("an address"), ..Settings::default() };
        assert_eq!(settings.check_listen().err().map(|f| f.code), Some("plain_http"));
        settings.trusted_proxies = vec!["10.0.0.1".into()];
        assert!(settings.check_listen().is_ok());
        assert!(Settings::default().check_listen().is_ok());
    }

    #[test]
    fn a_certificate_without_its_key_is_refused() {
        let settings = Settings { tls_certificate: Some("a.pem".into()), ..Settings::default() };
        assert!(settings.tls().is_err());
    }
}

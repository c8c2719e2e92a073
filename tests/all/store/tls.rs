//! Connections to PostgreSQL that leave the machine are encrypted, and the server proves its name.

use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use store::{Moving, News, PostgresOptions, Store};
use tests::postgres::{Server, server};

use super::kit::sqlite;

/// News come within this time, or never.
const PATIENCE: Duration = Duration::from_secs(30);

/// An authority, and the file that tells of it.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    file: PathBuf,
    // Removed at the end.
    _dir: tempfile::TempDir,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).expect("a certificate");
        let dir = tempfile::tempdir().expect("a temporary folder");
        let file = dir.path().join("ca.pem");
        std::fs::write(&file, certificate.pem()).expect("written");
        Self { issuer: Issuer::new(params, key), file, _dir: dir }
    }

    /// A certificate for this name and its key, in PEM.
    fn certificate(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(vec![name.to_owned()]).expect("parameters");
        let signed = params.signed_by(&key, &self.issuer).expect("a certificate");
        (signed.pem(), key.serialize_pem())
    }
}

/// A server whose certificate names `localhost`, and its authority.
fn encrypted() -> &'static (Server, Authority) {
    static SERVER: OnceLock<(Server, Authority)> = OnceLock::new();
    SERVER.get_or_init(|| {
        let authority = Authority::new();
        let (certificate, key) = authority.certificate("localhost");
        (Server::encrypted(&certificate, &key), authority)
    })
}

fn open(host: &str, options: &str) -> Result<Store, &'static str> {
    let server = &encrypted().0;
    let name = server.name_of_new_database();
    let url = format!("postgres://kedun@{host}:{}/{name}?{options}", server.port());
    Store::open_postgres(&url, None, PostgresOptions::default()).map_err(|fault| fault.code)
}

#[test]
fn a_server_that_proves_its_name_is_reached_in_secret_and_heard_so() {
    let ca = encrypted().1.file.display().to_string();
    let store = open("localhost", &format!("sslmode=verify-full&sslrootcert={ca}"));
    let store = store.expect("it opens");
    let sql = "SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let secret = store
        .across(store::Across::Deployment)
        .read(|c| c.query_first(sql, &[])?.expect("a row").int(0));
    assert_eq!(secret.expect("an answer"), 1);
    let (tell, told) = channel();
    let tell = Mutex::new(tell);
    let ear = store.listen(Arc::new(move |news| {
        // Nobody listens any more once the test has ended.
        let _ = tell.lock().expect("no panic before").send(news);
    }));
    assert_eq!(told.recv_timeout(PATIENCE).expect("news"), News::Missed);
    drop(ear);
}

#[test]
fn a_server_of_another_name_or_another_authority_is_not_spoken_to() {
    let ca = encrypted().1.file.display().to_string();
    let other = Authority::new();
    let stranger = other.file.display().to_string();
    for (host, ca) in [("127.0.0.1", &ca), ("localhost", &stranger)] {
        // The weakest word for encryption asks for the same proof.
        let refused = open(host, &format!("sslmode=require&sslrootcert={ca}")).err();
        assert_eq!(refused, Some("database_unreachable"), "{host}");
    }
}

#[test]
fn a_server_that_speaks_in_the_clear_is_refused_where_encryption_was_asked_for() {
    let ca = encrypted().1.file.display().to_string();
    let url = format!("{}?sslmode=require&sslrootcert={ca}", server().database());
    let refused = Store::open_postgres(&url, None, PostgresOptions::default());
    assert_eq!(refused.err().map(|fault| fault.code), Some("database_unreachable"));
}

#[test]
fn an_authority_in_the_settings_asks_for_encryption_as_well() {
    let server = &encrypted().0;
    let url =
        format!("postgres://kedun@localhost:{}/{}", server.port(), server.name_of_new_database());
    let ca = Some(encrypted().1.file.clone());
    let options = PostgresOptions { ca, ..PostgresOptions::default() };
    Store::open_postgres(&url, None, options).expect("it opens");
    let plain = Store::open_postgres(&url, None, PostgresOptions::default());
    assert!(plain.is_err(), "the server takes no plain connection");
}

#[test]
fn a_move_to_a_server_connects_as_everybody_else_does() {
    let server = &encrypted().0;
    let url =
        format!("postgres://kedun@localhost:{}/{}", server.port(), server.name_of_new_database());
    let kit = sqlite();
    let begin = |ca| {
        let options = PostgresOptions { ca, ..PostgresOptions::default() };
        let moving = Moving::begin(kit.store.clone(), &url, None, &options, "mark");
        moving.map(drop).map_err(|fault| fault.code)
    };
    assert_eq!(begin(Some(encrypted().1.file.clone())), Ok(()));
    assert_eq!(begin(None), Err("database_unreachable"), "the server takes no plain connection");
}

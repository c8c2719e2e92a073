//! A second node beside the company's first.

use std::process::Command;
use std::time::{Duration, Instant};

use gate::enter::cli;
use gate::{Entered, Gate};
use store::Store;
use tempfile::TempDir;
use tests::app::App;
use tests::postgres;
use tests::site::Site;

/// What one node does reaches the others long before; a busy machine may be late.
const PATIENCE: Duration = Duration::from_secs(10);

/// Another node on the company's database.
pub struct Node {
    pub gate: Gate,
    pub store: Store,
    pub dir: TempDir,
}

impl Node {
    /// Opens it and waits until it hears the others.
    pub fn beside(app: &App) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let key = "root.key";
        std::fs::copy(app.dir.path().join(key), dir.path().join(key)).expect("the same root key");
        let site = Site { dir: dir.path().to_owned(), url: app.site.url.clone() };
        let (store, gate) = site.open();
        Self::of(gate, store, dir)
    }

    /// Opens one whose sealed files lie in its data folder, as if all nodes shared that.
    pub fn with_folder(app: &App) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let key = "root.key";
        std::fs::copy(app.dir.path().join(key), dir.path().join(key)).expect("the same root key");
        let site = Site { dir: dir.path().to_owned(), url: app.site.url.clone() };
        let (store, gate) = site.open_with(Some(dir.path().to_owned()));
        Self::of(gate, store, dir)
    }

    fn of(gate: Gate, store: Store, dir: TempDir) -> Self {
        until("the node hears the others", || gate.hears());
        Self { gate, store, dir }
    }

    /// Lets somebody in here.
    pub fn enter(&self, login: &str) -> Entered {
        cli::as_login(&self.gate, "tests", login).expect("the login is let in")
    }
}

/// Waits until something holds.
pub fn until(what: &str, holds: impl Fn() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < PATIENCE, "it never comes to this: {what}");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

/// A process of the server that stands still until this is dropped.
pub struct Halted(String);

impl Halted {
    /// The process at the newest connection that listens.
    pub fn newest_listener(app: &App) -> Self {
        let pid = app.site.sql(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'kedun listener'
             AND datname = current_database() ORDER BY backend_start DESC LIMIT 1",
        );
        let halted = Self(pid[0][0].clone());
        halted.signal("-STOP");
        halted
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.0]).status().expect("kill runs");
        assert!(sent.success());
    }
}

impl Drop for Halted {
    fn drop(&mut self) {
        self.signal("-CONT");
    }
}

/// Cuts every connection that listens to the company's database.
pub fn cut_listeners(app: &App) {
    let url = app.site.url.as_deref().expect("a company on PostgreSQL");
    postgres::server().sql(
        postgres::name_of(url),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'kedun listener' AND datname = current_database()",
    );
}

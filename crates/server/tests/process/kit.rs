//! Kedun in a data folder of its own, and the commands that are given to it.

mod import;
mod served;
mod small_disk;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crypto::derive;
use crypto::kms::RootKey;
use crypto::kms::file::FileRoot;
use serde_json::Value as Json;
use tempfile::TempDir;
use tests::app::PASSWORD;
use tests::http::Base;
use tests::{postgres, site};

pub use import::Job;
pub use served::{News, Served, keep_recovery_key};
pub use small_disk::SmallDisk;

/// A place where Kedun works: a data folder, and a database where that is PostgreSQL.
pub struct Place {
    data: PathBuf,
    url: Option<String>,
    disk: Option<SmallDisk>,
    // For files beside the data folder; removed at the end.
    dir: TempDir,
}

impl Place {
    /// A new, empty place.
    pub fn new(base: Base) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = (base == Base::Postgres).then(|| postgres::server().database());
        Self { data: dir.path().join("data"), url, disk: None, dir }
    }

    /// A place whose data folder, and whose database where it has one of its own, lie on this disk.
    pub fn on_disk(disk: SmallDisk, url: Option<String>) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        Self { data: disk.inside().join("data"), url, disk: Some(disk), dir }
    }

    /// A place where a company was founded at the command line; `boss` owns it.
    pub fn founded(base: Base) -> Self {
        let place = Self::new(base);
        place.found();
        place
    }

    /// The same data folder with the database at this address.
    pub fn moved_to(self, url: String) -> Self {
        Self { url: Some(url), ..self }
    }

    /// Another node on the same database with the same root key, which is made where it is missing.
    pub fn another_node(&self) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let data = dir.path().join("data");
        std::fs::create_dir_all(&self.data).expect("a folder");
        std::fs::create_dir_all(&data).expect("a folder");
        let (ours, theirs) = (self.data.join("root.key"), data.join("root.key"));
        FileRoot::open_or_create(&ours).expect("a root key");
        std::fs::copy(ours, theirs).expect("the same root key");
        Self { data, url: self.url.clone(), disk: None, dir }
    }

    /// Founds the company.
    pub fn found(&self) {
        let said = self.told(&SETUP, PASSWORD);
        assert_eq!(said.status, 0, "{}", said.stderr);
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The address of its PostgreSQL database, where it has one.
    pub fn url(&self) -> &str {
        self.url.as_deref().expect("a place on PostgreSQL")
    }

    /// The disk that holds it, where that is a small one.
    pub fn disk(&self) -> &SmallDisk {
        self.disk.as_ref().expect("a place on a small disk")
    }

    /// A path beside the data folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The program with these arguments, not started yet. It takes nothing from the environment of
    /// whoever runs the tests.
    pub fn program(&self, args: &[&str]) -> Command {
        let kedun = env!("CARGO_BIN_EXE_kedun");
        let mut command = match &self.disk {
            Some(disk) => disk.program(kedun),
            None => Command::new(kedun),
        };
        let own = std::env::vars_os().map(|(name, _)| name);
        for name in own.filter(|name| name.to_string_lossy().starts_with("KEDUN_")) {
            command.env_remove(name);
        }
        command.arg("--data").arg(&self.data).args(["--lang", "en"]);
        if let Some(url) = &self.url {
            command.args(["--database", url]);
        }
        command.args(args).current_dir("/");
        command
    }

    /// Gives a command and waits for its end.
    pub fn run(&self, args: &[&str]) -> Said {
        self.told(args, "")
    }

    /// Gives a command with this standard input and waits for its end.
    pub fn told(&self, args: &[&str], input: &str) -> Said {
        let mut child = self
            .program(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input");
        // A command that refuses at once does not read its input.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Said::of(&child.wait_with_output().expect("it ends"))
    }

    /// Gives a command that must succeed; its answer for programs.
    pub fn json(&self, args: &[&str]) -> Json {
        let said = self.run(&[&["--json"], args].concat());
        assert_eq!(said.status, 0, "{args:?}: {} {}", said.stdout, said.stderr);
        said.json()
    }

    /// A token of the owner's, for clients that outlive a server.
    pub fn token(&self) -> String {
        let made = self.json(&["token", "create", "--as", "boss", "--name", "tests"]);
        made["token"].as_str().expect("a token").to_owned()
    }

    /// Starts the server and waits until it answers.
    pub fn serve(&self) -> Served {
        Served::start(self, &[])
    }

    /// Runs SQL on the rows past the product, as somebody with all keys of the machine could.
    pub fn sql(&self, sql: &str) -> Vec<Vec<String>> {
        assert!(self.disk.is_none(), "SQLite does not follow the path into another namespace");
        if self.url.is_some() {
            let site = site::Site { dir: self.data.clone(), url: self.url.clone() };
            return site.sql(sql);
        }
        let root = FileRoot::open(&self.data.join("root.key")).expect("the root key");
        let wrapped =
            std::fs::read_to_string(self.data.join("deployment.key")).expect("the wrapped key");
        let wrapped = hex::decode(wrapped.trim()).expect("hexadecimal");
        let deployment = root.unwrap("deployment", &wrapped).expect("the deployment key");
        let key = derive::derive(&deployment, "database file");
        site::on_sqlite(&self.data, key.expose(), sql)
    }
}

/// How the company is founded.
pub const SETUP: [&str; 7] = ["setup", "--org", "尚品二奢", "--admin", "boss", "--name", "王店长"];

/// What a command said.
pub struct Said {
    /// Its exit status; -1 after a signal.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error: failures for people, and the log.
    pub stderr: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// The answer for programs: one JSON value and nothing beside it.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|e| panic!("{e}: {} {}", self.stdout, self.stderr))
    }

    /// The code of the failure.
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

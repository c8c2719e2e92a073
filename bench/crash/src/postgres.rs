//! A PostgreSQL of its own: Debian's programs, a folder, a port on loopback. It is killed and
//! started again like the nodes.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a server is ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// SIGKILL to the postmaster: its processes notice and end, nothing is cleaned up.
    Killed,
    /// An immediate stop: all processes end without a checkpoint.
    Immediate,
}

/// A server. Dropping it stops it.
pub struct Postgres {
    bin: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a server in this folder and starts it.
    pub fn new(folder: &Path) -> Result<Self> {
        let bin = installed().context("PostgreSQL is missing: apt-get install postgresql")?;
        let outer = folder.join("postgres");
        std::fs::create_dir_all(&outer)?;
        if is_root() {
            run(Command::new("chown").arg("postgres:").arg(&outer))?;
            // The way to the folder must be open to that user; what lies beside it is not.
            run(Command::new("chmod").arg("711").arg(folder))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self { bin, data: outer.join("data"), port };
        let mut make = server.program("initdb");
        make.arg("-D").arg(&server.data).args(["-U", "postgres", "--auth=trust"]);
        run(make.args(["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]))?;
        server.start()?;
        // An ordinary role, as in production; each later database begins as template1.
        server.sql("postgres", "CREATE ROLE kedun LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")?;
        server.sql("template1", include_str!("../../../deploy/postgres/prepare.sql"))?;
        server.sql("postgres", "CREATE DATABASE kedun OWNER kedun")?;
        Ok(server)
    }

    /// The address of its only database.
    pub fn url(&self) -> String {
        format!("postgres://kedun@127.0.0.1:{}/kedun", self.port)
    }

    /// Runs SQL as the server's administrator.
    fn sql(&self, database: &str, sql: &str) -> Result<()> {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres", "-p"]);
        run(psql.arg(self.port.to_string()).args(["-d", database, "-c", sql]))
    }

    /// Starts it and waits until it takes connections.
    pub fn start(&self) -> Result<()> {
        let outer = self.data.parent().context("a folder")?;
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {} -k {} -c max_connections=200 -c fsync=on",
            self.port,
            outer.display()
        );
        let mut start = self.program("pg_ctl");
        start.args(["-w", "-t", "60", "start", "-D"]).arg(&self.data);
        start.arg("-l").arg(outer.join("log")).args(["-o", &options]);
        // What is left of a killed server holds its memory for a moment, and a new one waits for it.
        let began = Instant::now();
        while let Err(error) = run(&mut start) {
            ensure!(began.elapsed() < PATIENCE, "PostgreSQL does not start: {error}");
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    /// Ends it without letting it clean up.
    pub fn end(&self, how: End) -> Result<()> {
        if how == End::Immediate {
            let mut stop = self.program("pg_ctl");
            return run(stop.args(["-w", "-m", "immediate", "stop", "-D"]).arg(&self.data));
        }
        // The folder belongs to the server's user, and its first line is the postmaster's id.
        let pid = std::fs::read_to_string(self.data.join("postmaster.pid"))?;
        let pid = pid.lines().next().context("no postmaster")?.to_owned();
        run(Command::new("kill").args(["-KILL", &pid]))
    }

    /// A program of PostgreSQL, as a user that it accepts: it refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let path = self.bin.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir("/");
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // It may have been ended already.
        let _ = self.end(End::Immediate);
    }
}

fn run(command: &mut Command) -> Result<()> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = quiet.status()?;
    ensure!(status.success(), "{} failed: {status}", command.get_program().display());
    Ok(())
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The newest installed server's programs.
fn installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| number(path))
        .map(|path| path.join("bin"))
}

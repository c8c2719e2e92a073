//! A PostgreSQL of the bench's own: Debian's programs, a temporary folder, a port on loopback. It is
//! stopped and its folder removed when the process ends, however it ends: a guard waits for the end
//! of a pipe that this process alone holds open.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// A running server.
pub struct Postgres {
    bin: PathBuf,
    port: u16,
    // Its standard input is the pipe; dropping it ends the guard.
    _guard: Child,
}

impl Postgres {
    /// Starts a server in a new folder of this one. It flushes what it commits, as in production.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub fn start(within: &Path) -> Result<Self> {
        let bin = installed().context("PostgreSQL is missing: apt-get install postgresql")?;
        let dir = within.join("postgres");
        std::fs::create_dir_all(&dir)?;
        if is_root() {
            // The server runs as another user, who must be able to come to its folder.
            done(Command::new("chmod").arg("a+x").arg(within))?;
            done(Command::new("chown").arg("postgres:").arg(&dir))?;
        }
        let data = dir.join("data");
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut init = unprivileged(&bin.join("initdb"));
        done(init.arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]))?;
        let guard = guard(&bin, &dir)?;
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {port} -k {} -c max_connections=200 -c fsync=on \
             -c shared_buffers=256MB",
            dir.display()
        );
        let mut start = unprivileged(&bin.join("pg_ctl"));
        start.args(["-w", "-t", "60", "start", "-D"]).arg(&data);
        done(start.arg("-l").arg(dir.join("log")).args(["-o", &options]))?;
        let server = Self { bin, port, _guard: guard };
        // An ordinary role, as in production; each later database begins as template1.
        server.sql("postgres", "CREATE ROLE kedun LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")?;
        server.sql("template1", include_str!("../../../deploy/postgres/prepare.sql"))?;
        Ok(server)
    }

    /// The address of a new, empty database of this name.
    ///
    /// # Errors
    /// When the server refuses it.
    pub fn database(&self, name: &str) -> Result<String> {
        self.sql("postgres", &format!("CREATE DATABASE {name} OWNER kedun"))?;
        Ok(format!("postgres://kedun@127.0.0.1:{}/{name}", self.port))
    }

    /// Runs SQL as the server's administrator.
    fn sql(&self, database: &str, sql: &str) -> Result<()> {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres", "-p"]);
        done(psql.arg(self.port.to_string()).args(["-d", database, "-c", sql]))
    }
}

/// Stops the server and removes its folder when this process is gone.
fn guard(bin: &Path, dir: &Path) -> Result<Child> {
    let script = "cat >/dev/null; \"$1/pg_ctl\" -D \"$2/data\" -m immediate -w stop \
                  >/dev/null 2>&1; rm -rf \"$2\"";
    let mut shell = unprivileged(Path::new("/bin/sh"));
    shell.args(["-c", script, "guard"]).arg(bin).arg(dir);
    Ok(shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}

/// The newest installed server's programs.
fn installed() -> Option<PathBuf> {
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| number(path))
        .map(|path| path.join("bin"))
}

/// A command as a user that PostgreSQL accepts: it refuses to run as root.
fn unprivileged(program: &Path) -> Command {
    let mut command = match is_root() {
        true => {
            let mut other = Command::new("runuser");
            other.args(["-u", "postgres", "--"]).arg(program);
            other
        }
        false => Command::new(program),
    };
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Runs a command to its end. A server that stays must not hold the pipes of whoever started it.
fn done(command: &mut Command) -> Result<()> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let name = quiet.get_program().display().to_string();
    let status = quiet.status().with_context(|| format!("{name} does not start"))?;
    ensure!(status.success(), "{name} ended with {status}");
    Ok(())
}

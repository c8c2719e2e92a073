//! A real PostgreSQL for tests: Debian's package, a temporary folder, an own port on loopback.
//!
//! One server serves all tests of a process, each with databases of its own. It is stopped and
//! its folder removed when the process ends, however it ends: a guard waits for the end of a pipe
//! that only this process holds open.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// What the databases' administrator runs once, so that indexes serve under row-level security.
const PREPARE: &str = include_str!("../../deploy/postgres/prepare.sql");

/// A running server. The program connects as `kedun`, which owns its databases and is no superuser: row-level
/// security holds for it.
pub struct Server {
    bin: PathBuf,
    dir: PathBuf,
    port: u16,
    databases: AtomicU32,
    tablespace: Option<&'static str>,
    // Its standard input is the pipe; dropping it ends the guard.
    _guard: Child,
}

/// The server of this process, started at the first call.
///
/// # Panics
/// When PostgreSQL is not installed or does not start: the message says what to install.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(&[]))
}

impl Server {
    /// Starts a server whose programs run behind these words, such as those of `nsenter(1)`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(within: &[String]) -> Self {
        Self::start_with(within, &[])
    }

    /// Starts a server that shows this certificate, in PEM, and takes no plain connection.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn encrypted(certificate: &str, key: &str) -> Self {
        Self::start_with(&[], &[("server.crt", certificate), ("server.key", key)])
    }

    fn start_with(within: &[String], files: &[(&str, &str)]) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let unprivileged = |program: &Path| unprivileged(within, program);
        let bin = installed().expect("PostgreSQL is missing: apt-get install postgresql");
        let n = STARTED.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("kedun-pg-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a folder for PostgreSQL");
        if is_root() {
            run(Command::new("chown").arg("postgres:").arg(&dir), "chown");
        }
        let port = free_port();
        let data = dir.join("data");
        run(
            unprivileged(&bin.join("initdb"))
                .arg("-D")
                .arg(&data)
                .args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
                .arg("--no-sync"),
            "initdb",
        );
        for (name, text) in files {
            use std::os::unix::fs::PermissionsExt as _;
            let path = data.join(name);
            std::fs::write(&path, text).expect("a file for PostgreSQL");
            let mode = std::fs::Permissions::from_mode(0o600);
            std::fs::set_permissions(&path, mode).expect("its mode");
            if is_root() {
                run(Command::new("chown").arg("postgres:").arg(&path), "chown");
            }
        }
        if !files.is_empty() {
            let only = "local all all trust\nhostssl all all 127.0.0.1/32 trust\n";
            std::fs::write(data.join("pg_hba.conf"), only).expect("who may connect");
        }
        let guard = guard(unprivileged(Path::new("/bin/sh")), &bin, &dir);
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {port} -k {} -c max_connections=200 -c fsync=on{}",
            dir.display(),
            if files.is_empty() { "" } else { " -c ssl=on" }
        );
        run(
            unprivileged(&bin.join("pg_ctl"))
                .args(["-w", "-t", "60", "start", "-D"])
                .arg(&data)
                .arg("-l")
                .arg(dir.join("log"))
                .args(["-o", &options]),
            "pg_ctl start",
        );
        let server =
            Self { bin, dir, port, databases: AtomicU32::new(0), tablespace: None, _guard: guard };
        let role = "CREATE ROLE kedun LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB";
        server.sql("postgres", role);
        // Each later database begins as a copy of this one.
        server.sql("template1", PREPARE);
        server
    }

    /// Lets all later databases lie in this empty folder, as the server names it; the write-ahead
    /// log stays where it is.
    ///
    /// # Panics
    /// When the server refuses it.
    pub fn put_databases_in(&mut self, folder: &Path) {
        self.sql(
            "postgres",
            &format!("CREATE TABLESPACE small OWNER kedun LOCATION '{}'", folder.display()),
        );
        self.tablespace = Some("small");
    }

    /// The address of a new, empty database.
    ///
    /// # Panics
    /// When the server does not answer.
    pub fn database(&self) -> String {
        format!("postgres://kedun@127.0.0.1:{}/{}", self.port, self.name_of_new_database())
    }

    /// The name of a new, empty database.
    ///
    /// # Panics
    /// When the server does not answer.
    pub fn name_of_new_database(&self) -> String {
        let n = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("kedun_{}_{n}", std::process::id());
        let space = self.tablespace.map(|name| format!(" TABLESPACE {name}")).unwrap_or_default();
        self.sql("postgres", &format!("CREATE DATABASE {name} OWNER kedun{space}"));
        name
    }

    /// Runs SQL past the product and its row-level security, as a tamperer would; the answer's rows, columns parted by `|`.
    ///
    /// # Panics
    /// When the server refuses it.
    pub fn sql(&self, database: &str, sql: &str) -> String {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.arg("-h")
            .arg(&self.dir)
            .args(["-U", "postgres", "-X", "-q", "-A", "-t"])
            .args(["-v", "ON_ERROR_STOP=1", "-p"])
            .arg(self.port.to_string())
            .args(["-d", database, "-c", sql]);
        run(&mut psql, "psql")
    }

    /// All of a database as text, as `pg_dump` writes it.
    ///
    /// # Panics
    /// When the server refuses it.
    pub fn dump(&self, database: &str) -> String {
        let mut dump = Command::new(self.bin.join("pg_dump"));
        dump.args(["-h", "127.0.0.1", "-U", "postgres", "-p"])
            .arg(self.port.to_string())
            .arg(database);
        run(&mut dump, "pg_dump")
    }

    /// The port on loopback.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops the server as a loss of its power would.
    ///
    /// # Panics
    /// When it does not stop.
    pub fn stop(&self) {
        let mut stop = unprivileged(&[], &self.bin.join("pg_ctl"));
        stop.arg("-D").arg(self.dir.join("data")).args(["-m", "immediate", "-w", "stop"]);
        run(&mut stop, "pg_ctl stop");
    }

    /// The server's log: statements that failed stand in it.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.join("log")).unwrap_or_default()
    }
}

/// The database's name in an address that `Server::database` gave.
pub fn name_of(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or(url)
}

/// Stops the server and removes its folder when this process is gone.
fn guard(mut shell: Command, bin: &Path, dir: &Path) -> Child {
    let script = "cat >/dev/null; \"$1/pg_ctl\" -D \"$2/data\" -m immediate -w stop >/dev/null 2>&1; rm -rf \"$2\"";
    shell
        .args(["-c", script, "guard"])
        .arg(bin)
        .arg(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a guard for PostgreSQL")
}

/// The newest installed server's programs.
fn installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number =
        |path: &Path| path.file_name().and_then(|n| n.to_str()).and_then(|n| n.parse::<u32>().ok());
    versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| number(path))
        .map(|path| path.join("bin"))
}

/// A command as a user that PostgreSQL accepts: it refuses to run as root.
fn unprivileged(within: &[String], program: &Path) -> Command {
    let user: &[&str] = if is_root() { &["runuser", "-u", "postgres", "--"] } else { &[] };
    let mut words = within.iter().map(String::as_str).chain(user.iter().copied());
    let mut command = match words.next() {
        Some(first) => {
            let mut command = Command::new(first);
            command.args(words).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.current_dir("/");
    command
}

/// Whether the tests run as root.
#[must_use]
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// A port that nobody listens on at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
    listener.local_addr().expect("the port's number").port()
}

/// Runs a command to its end and gives its output.
fn run(command: &mut Command, what: &str) -> String {
    // A server that stays must not hold the pipes of whoever started it.
    let stays = what == "pg_ctl start";
    if stays {
        let status =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.is_ok_and(|s| s.success()), "{what} failed");
        return String::new();
    }
    let output = command.stdin(Stdio::null()).output().expect("a program of PostgreSQL runs");
    assert!(output.status.success(), "{what} failed: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

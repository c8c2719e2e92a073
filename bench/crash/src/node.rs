//! One node: `kedun serve` on a data folder, started and killed.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

/// A node. Dropping it kills it.
pub struct Node {
    program: PathBuf,
    data: PathBuf,
    database: Option<String>,
    name: String,
    port: u16,
    child: Option<Child>,
}

impl Node {
    /// A node that is not started yet. It keeps its port from start to start.
    pub fn new(program: &Path, data: &Path, name: &str, database: Option<&str>) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let (program, data) = (program.to_owned(), data.to_owned());
        let (database, name) = (database.map(str::to_owned), name.to_owned());
        Ok(Self { program, data, database, name, port, child: None })
    }

    /// Where it answers.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Starts it and waits until it answers.
    pub fn start(&mut self) -> Result<()> {
        let mut child = self.spawn()?;
        let output = child.stdout.take().context("no output")?;
        self.child = Some(child);
        let mut output = BufReader::new(output);
        let mut line = String::new();
        output.read_line(&mut line)?;
        ensure!(
            line.contains("http://"),
            "{} does not start; its log is beside its data",
            self.name
        );
        // The rest is nobody's business, but the pipe must not fill.
        thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Ok(())
    }

    /// Starts it and kills it after a while, ready or not.
    pub fn start_and_kill(&mut self, after: Duration) -> Result<()> {
        self.child = Some(self.spawn()?);
        thread::sleep(after);
        self.kill()
    }

    /// Kills it with SIGKILL, from which no program can clean up.
    pub fn kill(&mut self) -> Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        child.kill()?;
        child.wait()?;
        Ok(())
    }

    /// Whether it was started and not killed.
    pub fn runs(&self) -> bool {
        self.child.is_some()
    }

    /// Whether it has ended though nobody killed it; then it does not run any more.
    pub fn ended_by_itself(&mut self) -> Result<bool> {
        let Some(child) = &mut self.child else { return Ok(false) };
        let ended = child.try_wait()?.is_some();
        if ended {
            self.child = None;
        }
        Ok(ended)
    }

    /// Gives a command on its data folder; its standard output.
    pub fn command(&self, arguments: &[&str], input: &str) -> Result<String> {
        let mut child = self
            .program(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // A command that does not read its input is no failure.
        let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            let why = String::from_utf8_lossy(&output.stderr);
            bail!("kedun {arguments:?} ended with {}: {said} {why}", output.status);
        }
        Ok(said)
    }

    fn spawn(&self) -> Result<Child> {
        let log = OpenOptions::new().create(true).append(true).open(self.log())?;
        let listen = format!("127.0.0.1:{}", self.port);
        let mut command = self.program(&["serve", "--listen", &listen]);
        command.env("KEDUN_UNAUTHENTICATED_PER_MINUTE", "100000").env("KEDUN_LOG_LEVEL", "warn");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        command.spawn().with_context(|| format!("{} does not start", self.program.display()))
    }

    /// What it said, for people: beside its data.
    pub fn log(&self) -> PathBuf {
        self.data.with_extension("log")
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        let variables = std::env::vars_os().map(|(name, _)| name);
        for name in variables.filter(|name| name.to_string_lossy().starts_with("KEDUN_")) {
            command.env_remove(name);
        }
        command.args(["--json", "--lang", "en", "--data"]).arg(&self.data);
        if let Some(database) = &self.database {
            command.args(["--database", database]).env("KEDUN_NODE", &self.name);
        }
        command.args(arguments);
        command
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.kill();
    }
}

/// The first bytes of a random source of the machine, in hexadecimal.
pub fn unguessable() -> Result<String> {
    let mut bytes = [0_u8; 16];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

//! Programs that are started here, and ended here with everything that was started.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value as Json;

/// Clock ticks of a second in `/proc` (USER_HZ): 100 on every Linux.
const TICKS: f64 = 100.0;

/// A server that ends with this value.
pub struct Server {
    child: Child,
    /// Kept open: a server that says more than its address would meet a closed pipe.
    out: Option<BufReader<ChildStdout>>,
    /// Where it listens, such as `127.0.0.1:7420`.
    pub address: String,
}

impl Server {
    /// Starts a server, hands it something on the standard input, and waits for the line that
    /// tells its address.
    ///
    /// # Errors
    /// When it does not start or ends before it listens.
    pub fn start(command: &mut Command, input: &str) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What it says there is why a call failed.
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| format!("{} does not start", command.get_program().display()))?;
        let written = child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()));
        let out = child.stdout.take().map(BufReader::new);
        // From here on the child ends with this value, whatever happens.
        let mut server = Self { child, out, address: String::new() };
        written.transpose().context("the server took no input")?;
        let mut line = String::new();
        while let Some(out) = &mut server.out {
            line.clear();
            if out.read_line(&mut line)? == 0 {
                break;
            }
            if let Some((_, address)) = line.split_once("http://") {
                // The machine's own name may mean another family of addresses.
                server.address = address.trim().replace("localhost", "127.0.0.1");
                return Ok(server);
            }
        }
        bail!("the server ended before it listened")
    }

    /// MiB of memory that it holds now.
    ///
    /// # Errors
    /// When it has ended.
    pub fn memory_mib(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok());
        kib.map(|kib: f64| kib / 1024.0).context("no line about memory")
    }

    /// Seconds of processor time that it has used so far, in all its threads.
    ///
    /// # Errors
    /// When it has ended.
    pub fn processor_seconds(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The second column is the name in brackets and may hold blanks.
        let (_, columns) = stat.rsplit_once(')').context("an unknown form of /proc/PID/stat")?;
        let column = |n: usize| columns.split_whitespace().nth(n).and_then(|c| c.parse().ok());
        let (user, system): (Option<f64>, Option<f64>) = (column(11), column(12));
        Ok((user.context("no user time")? + system.context("no system time")?) / TICKS)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A Kedun: its program, its data folder, and a database where it is not the embedded one.
#[derive(Clone)]
pub struct Kedun {
    /// The program.
    pub program: PathBuf,
    /// The data folder.
    pub data: PathBuf,
    /// The address of a PostgreSQL database.
    pub database: Option<String>,
}

impl Kedun {
    /// Starts its server on loopback, on a port that is free.
    ///
    /// # Errors
    /// When it does not start.
    pub fn serve(&self) -> Result<Server> {
        let mut command = self.command();
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        Server::start(&mut command, "")
    }

    /// Runs one of its commands and gives its answer in JSON. What the command asks for is `input`.
    ///
    /// # Errors
    /// When it ends badly.
    pub fn run(&self, arguments: &[&str], input: &str) -> Result<Json> {
        let mut command = self.command();
        command.args(["--json", "--lang", "en"]).args(arguments);
        answer(command, arguments, input)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data);
        if let Some(database) = &self.database {
            command.env("KEDUN_DATABASE", database);
        }
        command
    }
}

fn answer(mut command: Command, arguments: &[&str], input: &str) -> Result<Json> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("{} does not start", command.get_program().display()))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads nothing may have ended already.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = child.wait_with_output()?;
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("kedun {arguments:?} ended with {}: {answer}", output.status);
    }
    serde_json::from_str(&answer).context("kedun's answer is no JSON")
}

//! Programs that are started here, and ended here with everything that was started.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
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
    pub fn start(command: &mut Command, input: &str) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
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

    /// Seconds of processor time that it has used so far, in all its threads.
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

/// Runs a command of Kedun on a data folder and gives its answer in JSON.
pub fn kedun(program: &Path, data: &Path, arguments: &[&str]) -> Result<Json> {
    let output = Command::new(program)
        .args(["--json", "--lang", "en", "--data"])
        .arg(data)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", program.display()))?;
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("kedun {arguments:?} ended with {}: {answer}", output.status);
    }
    serde_json::from_str(&answer).context("kedun's answer is no JSON")
}

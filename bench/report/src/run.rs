//! Runs the programs that measure, one after the other, and keeps what they say as JSON.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value as Json;

use crate::Args;

/// What was measured; what was not is missing.
pub struct Measured {
    /// `kedun bench` by the number of customers.
    pub sizes: Vec<(u32, Json)>,
    /// `compare` on the embedded database.
    pub compare: Option<Json>,
    /// `compare` on PostgreSQL.
    pub postgres: Option<Json>,
}

/// Measures all.
pub fn all(args: &Args) -> Result<()> {
    std::fs::create_dir_all(&args.keep)?;
    for size in &args.sizes {
        bench(args, *size)?;
    }
    compare(args, "compare.json", &["--bare-rounds", "3"])?;
    compare(args, "postgres.json", &["--postgres", "--only", "http", "--connections", "8"])
}

/// Fills a folder, if it is not filled yet, and measures in it with a process of its own, so that
/// start and idle memory are those of a folder that is there.
fn bench(args: &Args, size: u32) -> Result<()> {
    let bench = |more: &[&str]| {
        let mut command = Command::new(&args.kedun);
        command.arg("--data").arg(args.keep.join(format!("made-{size}")));
        command.args(["--json", "--lang", "en", "bench", "--customers", &size.to_string()]);
        command.args(more);
        output(command)
    };
    bench(&["--only", "fill"])?;
    let seconds = args.seconds.to_string();
    let told = bench(&["--seconds", &seconds])?;
    keep(args, &bench_file(size), &told)
}

/// Sets Kedun beside the plain server and the bare database.
fn compare(args: &Args, file: &str, more: &[&str]) -> Result<()> {
    let mut command = Command::new(std::env::current_exe()?.with_file_name("compare"));
    command.arg("--kedun").arg(&args.kedun).env("TMPDIR", &args.keep);
    command.args(["--customers", &args.beside.to_string()]);
    command.args(["--seconds", &args.seconds.to_string()]);
    command.args(["--rounds", &args.rounds.to_string()]);
    command.args(more);
    keep(args, file, &output(command)?)
}

fn output(mut command: Command) -> Result<Vec<u8>> {
    let name = command.get_program().display().to_string();
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("{name} does not start"))?;
    ensure!(output.status.success(), "{name} ended with {}", output.status);
    Ok(output.stdout)
}

fn bench_file(size: u32) -> String {
    format!("bench-{size}.json")
}

/// Keeps one answer in place of an older one, whole or not at all.
fn keep(args: &Args, file: &str, told: &[u8]) -> Result<()> {
    let (path, new) = (args.keep.join(file), args.keep.join(format!("{file}.new")));
    std::fs::write(&new, told)?;
    Ok(std::fs::rename(new, path)?)
}

impl Measured {
    /// Everything that was kept.
    pub fn read(args: &Args) -> Result<Self> {
        let of = |file: &str| read(&args.keep.join(file));
        let mut sizes = Vec::new();
        for size in &args.sizes {
            sizes.extend(of(&bench_file(*size))?.map(|told| (*size, told)));
        }
        ensure!(!sizes.is_empty(), "nothing was measured yet");
        Ok(Self { sizes, compare: of("compare.json")?, postgres: of("postgres.json")? })
    }
}

fn read(path: &PathBuf) -> Result<Option<Json>> {
    if !Path::new(path).exists() {
        return Ok(None);
    }
    let told = std::fs::read(path)?;
    serde_json::from_slice(&told).map(Some).with_context(|| path.display().to_string())
}

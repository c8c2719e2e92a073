//! Every acknowledged act has its entry in the ledger, about this record and this version.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::book::Act;
use crate::client::Client;
use crate::findings::Findings;

/// Entries of another node may wait a moment for their place in the log.
const PATIENCE: Duration = Duration::from_secs(20);

/// How far the ledger was read.
#[derive(Default)]
pub struct Ledger {
    /// Entries in it.
    pub entries: u64,
    read: u64,
}

impl Ledger {
    /// Looks the acts up in the log as it is exported for the offline verifier.
    pub fn hold(
        &mut self,
        client: &Client,
        address: &str,
        acts: Vec<Act>,
        findings: &mut Findings,
    ) -> Result<()> {
        let mut missing: HashMap<String, Act> =
            acts.into_iter().map(|act| (act.request.clone(), act)).collect();
        let began = Instant::now();
        loop {
            let log =
                client.file(address, "/ledger/export").context("the ledger is not exported")?;
            for line in log.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                self.line(line, &mut missing, findings)?;
            }
            if missing.is_empty() || began.elapsed() > PATIENCE {
                break;
            }
            thread::sleep(Duration::from_millis(500));
        }
        for act in missing.into_values() {
            let text = format!("{} of {} (request {})", act.act, act.record, act.request);
            findings.unrecorded(text);
        }
        Ok(())
    }

    fn line(
        &mut self,
        line: &[u8],
        missing: &mut HashMap<String, Act>,
        findings: &mut Findings,
    ) -> Result<()> {
        let line: Json = serde_json::from_slice(line)?;
        // Other lines hold signatures and hashes, which the verifier reads.
        let Some(index) = line["i"].as_u64().filter(|index| *index >= self.read) else {
            return Ok(());
        };
        self.read = index + 1;
        self.entries = self.entries.max(index + 1);
        let body = STANDARD.decode(line["body"].as_str().unwrap_or_default())?;
        let entry: Json = serde_json::from_slice(&body)?;
        let request = entry["request"].as_str().unwrap_or_default();
        let Some(act) = missing.remove(request) else { return Ok(()) };
        let fits = entry["act"] == act.act
            && entry["outcome"] == "done"
            && entry["records"][0] == act.record.as_str()
            && act.version.is_none_or(|version| entry["versions"][1] == version);
        if !fits {
            findings
                .unrecorded(format!("{} of {} is told otherwise: {entry}", act.act, act.record));
        }
        Ok(())
    }
}

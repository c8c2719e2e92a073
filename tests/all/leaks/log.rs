//! The log of the whole test binary at its most talkative, listened to for markers.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};

use tracing_subscriber::EnvFilter;

use super::canaries::{SECRET, found};

static LINES: AtomicU64 = AtomicU64::new(0);
static HITS: LazyLock<Mutex<Vec<String>>> = LazyLock::new(Mutex::default);

/// Looks at each line and keeps the ones that tell what they must not.
struct Listener;

impl io::Write for Listener {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES.fetch_add(1, Ordering::Relaxed);
        let hits = found(line, &SECRET);
        if !hits.is_empty() {
            let told = format!("{hits:?}: {}", String::from_utf8_lossy(line));
            HITS.lock().expect("no panic before").push(told);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to listen. The client of the tests logs what it sends, which is no log of Kedun's.
pub fn listen() {
    let filter = EnvFilter::new("trace,ureq=off,ureq_proto=off");
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Listener);
    // Another test of this process may have begun already.
    let _ = log.try_init();
}

/// How many lines there were, and those that tell what they must not.
pub fn heard() -> (u64, Vec<String>) {
    (LINES.load(Ordering::Relaxed), HITS.lock().expect("no panic before").clone())
}

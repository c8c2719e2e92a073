//! The operator's log, on standard error. It holds codes, ids and times; values of customers never
//! reach it, because nothing that holds them can be printed.

use tracing_subscriber::EnvFilter;

/// Starts the log in this form (`text` or `json`) and at this level.
pub fn start(form: &str, level: &str) {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if form == "json" { log.json().try_init() } else { log.try_init() };
    // A second start in one process (tests) keeps the first log.
    drop(started);
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may quote a value, so only its place is told.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

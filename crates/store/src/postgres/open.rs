//! Connecting: addresses, the pool and its runtime.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod};
use kernel::{Fault, FaultKind, Result};
use tokio::runtime::Handle;
use tokio_postgres::config::Host;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Config, NoTls};

use crate::postgres::faults::unreachable;
use crate::postgres::{fault, wait};
use crate::store::PostgresOptions;

/// How long to wait for a connection, a new one or a free one.
const PATIENCE: Duration = Duration::from_secs(15);

/// A runtime that drives connections and can be dropped anywhere, in asynchronous code too.
pub(crate) struct Runtime(Option<tokio::runtime::Runtime>);

impl Runtime {
    pub fn start() -> Result<Self> {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("store-postgres")
            .enable_all()
            .build()
            .map(|r| Self(Some(r)))
            .map_err(Fault::internal)
    }

    /// # Panics
    /// Never before the value is dropped.
    pub fn handle(&self) -> &Handle {
        self.0.as_ref().expect("the runtime lives until it is dropped").handle()
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// The settings in this address; `postgres://…` or key-value pairs.
fn config(url: &str) -> Result<Config> {
    // The cause would quote the address, which holds a password.
    let mut config: Config =
        url.parse().map_err(|_| Fault::new(FaultKind::Precondition, "bad_database_url"))?;
    if !config.get_hosts().iter().all(is_local) {
        return Err(Fault::new(FaultKind::Precondition, "database_needs_tls"));
    }
    config
        .application_name("kedun")
        .connect_timeout(PATIENCE)
        .options("-c statement_timeout=120000 -c lock_timeout=15000 -c idle_in_transaction_session_timeout=300000 -c timezone=UTC");
    Ok(config)
}

/// Whether the traffic stays on this machine; it is not encrypted on its way.
fn is_local(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost"
                || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    }
}

/// The address of the key database: that of the rows with `_keys` after the database's name.
///
/// # Errors
/// `bad_database_url` when the address names no database.
fn keys_url(url: &str) -> Result<String> {
    let bad = || Fault::new(FaultKind::Precondition, "bad_database_url");
    let name = config(url)?.get_dbname().map(str::to_owned).ok_or_else(bad)?;
    if !url.contains("://") {
        return Ok(format!("{url} dbname={name}_keys"));
    }
    let (base, options) = url.split_once('?').map_or((url, None), |(b, o)| (b, Some(o)));
    let base = base.strip_suffix(&name).ok_or_else(bad)?;
    let options = options.map(|o| format!("?{o}")).unwrap_or_default();
    Ok(format!("{base}{name}_keys{options}"))
}

/// The pools of both databases, and where the rows are.
pub(crate) struct Pools {
    pub rows: Pool,
    pub keys: Pool,
    pub rows_at: Config,
}

/// Pools of both databases. Without `keys` the key database is that beside the rows; it is created
/// where it is missing.
pub(crate) fn pools(
    url: &str,
    keys: Option<&str>,
    options: &PostgresOptions,
    handle: &Handle,
) -> Result<Pools> {
    let rows = pool(url, options, handle)?;
    let keys = match keys {
        Some(given) => given.to_owned(),
        None => {
            let derived = keys_url(url)?;
            ensure_database(&rows, &derived, handle)?;
            derived
        }
    };
    Ok(Pools { rows, keys: pool(&keys, options, handle)?, rows_at: config(url)? })
}

/// A pool of connections to this address; none is opened yet.
fn pool(url: &str, options: &PostgresOptions, handle: &Handle) -> Result<Pool> {
    let manager = Manager::from_config(
        config(url)?,
        NoTls,
        ManagerConfig { recycling_method: RecyclingMethod::Fast },
    );
    let _inside = handle.enter();
    Pool::builder(manager)
        .max_size(options.connections)
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .build()
        .map_err(|_| Fault::internal("the pool of connections could not be made"))
}

/// Creates the database of the second address over a connection of the first where it is missing.
fn ensure_database(pool: &Pool, keys_url: &str, handle: &Handle) -> Result<()> {
    let name = config(keys_url)?.get_dbname().unwrap_or_default().to_owned();
    let client = wait(handle, pool.get())?.map_err(|e| pool_fault(&e))?;
    let known =
        wait(handle, client.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]))?
            .map_err(|e| fault(&e))?;
    if known.is_some() {
        return Ok(());
    }
    let quoted = name.replace('"', "\"\"");
    // Two nodes may start at once: whoever comes second finds it made, or sees the name being taken.
    let made = |e: &tokio_postgres::Error| {
        matches!(e.code(), Some(&SqlState::DUPLICATE_DATABASE | &SqlState::UNIQUE_VIOLATION))
    };
    match wait(handle, client.batch_execute(&format!("CREATE DATABASE \"{quoted}\"")))? {
        Err(e) if !made(&e) => Err(fault(&e)),
        _ => Ok(()),
    }
}

/// The fault for an error of the pool.
pub(super) fn pool_fault(error: &PoolError) -> Fault {
    match error {
        PoolError::Backend(e) => {
            let fault = fault(e);
            if fault.kind == FaultKind::Internal { unreachable().caused_by(e) } else { fault }
        }
        PoolError::Timeout(_) => Fault::new(FaultKind::Unavailable, "database_busy"),
        _ => unreachable(),
    }
}

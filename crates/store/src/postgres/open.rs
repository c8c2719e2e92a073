//! Connecting: addresses, the pool and its runtime.

use std::time::Duration;

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, TimeoutType,
};
use kernel::{Fault, FaultKind, Result};
use tokio::runtime::Handle;

use crate::postgres::address::{Address, bad_url};
use crate::postgres::faults::unreachable;
use crate::postgres::{fault, wait};
use crate::store::PostgresOptions;

/// How long to wait for a free connection while all are in use. Whoever waits longer is told that the
/// database is busy, before the page gives up by itself.
const QUEUE: Duration = Duration::from_secs(10);

/// Held while the database of keys is created.
const DATABASE_LOCK: i64 = 0x006b_6564_7570;

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

/// The address of the key database: that of the rows with `_keys` after the database's name.
///
/// # Errors
/// `bad_database_url` when the address names no database.
fn keys_url(url: &str, options: &PostgresOptions) -> Result<String> {
    let address = Address::parse(url, options)?;
    let name = address.config.get_dbname().map(str::to_owned).ok_or_else(bad_url)?;
    if !url.contains("://") {
        // The last one counts. A name may hold what ends a value.
        let name = name.replace('\\', "\\\\").replace('\'', "\\'");
        return Ok(format!("{url} dbname='{name}_keys'"));
    }
    let (base, options) = url.split_once('?').map_or((url, None), |(b, o)| (b, Some(o)));
    let base = base.strip_suffix(&name).ok_or_else(bad_url)?;
    let options = options.map(|o| format!("?{o}")).unwrap_or_default();
    Ok(format!("{base}{name}_keys{options}"))
}

/// The pools of both databases, and where the rows are.
pub(crate) struct Pools {
    pub rows: Pool,
    pub keys: Pool,
    pub rows_at: Address,
}

/// Pools of both databases. Without `keys` the key database is that beside the rows; it is created
/// where it is missing.
pub(crate) fn pools(
    url: &str,
    keys: Option<&str>,
    options: &PostgresOptions,
    handle: &Handle,
) -> Result<Pools> {
    let rows_at = Address::parse(url, options)?;
    let rows = pool(&rows_at, options, handle)?;
    let keys = match keys {
        Some(given) => given.to_owned(),
        None => {
            let derived = keys_url(url, options)?;
            ensure_database(&rows, &Address::parse(&derived, options)?, handle)?;
            derived
        }
    };
    let keys = pool(&Address::parse(&keys, options)?, options, handle)?;
    Ok(Pools { rows, keys, rows_at })
}

/// A pool of connections to this address; none is opened yet.
fn pool(at: &Address, options: &PostgresOptions, handle: &Handle) -> Result<Pool> {
    let manager = Manager::from_config(
        at.config.clone(),
        at.tls.clone(),
        ManagerConfig { recycling_method: RecyclingMethod::Fast },
    );
    let _inside = handle.enter();
    Pool::builder(manager)
        .max_size(options.connections)
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .wait_timeout(Some(QUEUE))
        .create_timeout(Some(at.patience()))
        .build()
        .map_err(|_| Fault::internal("the pool of connections could not be made"))
}

/// Creates the database of the second address over a connection of the first where it is missing.
/// Nodes that start at once do it one after the other.
fn ensure_database(pool: &Pool, keys: &Address, handle: &Handle) -> Result<()> {
    let name = keys.config.get_dbname().unwrap_or_default().to_owned();
    let client = wait(handle, pool.get())?.map_err(|e| pool_fault(&e))?;
    // The connection ends with this function, and the lock with it.
    let client = Object::take(client);
    let made = async {
        let lock = format!("SET lock_timeout = 0; SELECT pg_advisory_lock({DATABASE_LOCK})");
        client.batch_execute(&lock).await?;
        let known = "SELECT 1 FROM pg_database WHERE datname = $1";
        if client.query_opt(known, &[&name]).await?.is_none() {
            let quoted = name.replace('"', "\"\"");
            client.batch_execute(&format!("CREATE DATABASE \"{quoted}\"")).await?;
        }
        Ok(())
    };
    wait(handle, made)?.map_err(|e: tokio_postgres::Error| fault(&e))
}

/// The fault for an error of the pool.
pub(super) fn pool_fault(error: &PoolError) -> Fault {
    match error {
        PoolError::Backend(e) => {
            let fault = fault(e);
            if fault.kind == FaultKind::Internal { unreachable().caused_by(e) } else { fault }
        }
        PoolError::Timeout(TimeoutType::Wait) => {
            Fault::new(FaultKind::Unavailable, "database_busy")
        }
        _ => unreachable(),
    }
}

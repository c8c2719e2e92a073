//! Copies what a caller sees in Kedun into the plain server's database.

use std::path::Path;

use anyhow::Result;
use load::client::Caller;
use plain::record::{Names, Page};
use plain::{database, session, write};
use serde_json::{Map, Value as Json};

use crate::tell;

/// Customers whose values are kept, to be searched for and created alike.
const KEPT: usize = 2_000;

/// What the plain server needs, and what can be asked of it.
pub struct Copied {
    /// The database's key in hexadecimal.
    pub key: String,
    /// A cookie of a session that was begun.
    pub cookie: String,
    /// The records' ids, the latest change first.
    pub ids: Vec<String>,
    /// Phone numbers of some, where they are seen in the clear.
    pub phones: Vec<String>,
    /// The values of some.
    pub values: Vec<Map<String, Json>>,
}

/// Copies page after page through the interface.
pub async fn copy(caller: &Caller, into: &Path) -> Result<Copied> {
    // Nothing is secret here: the file is measured and removed.
    let key = "6b".repeat(32);
    let mut conn = database::writer(into, &key)?;
    let mut kedun = caller.connect().await?;
    let (mut ids, mut token) = (Vec::new(), None::<String>);
    let mut values: Vec<Map<String, Json>> = Vec::new();
    loop {
        let mut path = "/api/v1/records/customer?page_size=500".to_owned();
        if let Some(token) = &token {
            path = format!("{path}&page_token={token}");
        }
        let page: Page = serde_json::from_slice(&kedun.get(&path).await?)?;
        let names: Names = page.refs;
        write::store(&mut conn, &page.items, &names)?;
        let room = KEPT.saturating_sub(values.len());
        values.extend(page.items.iter().take(room).map(|item| item.values.clone()));
        ids.extend(page.items.into_iter().map(|item| item.id));
        if ids.len() % 10_000 == 0 {
            tell(&format!("{} records copied", ids.len()));
        }
        token = page.next_page_token;
        if token.is_none() {
            break;
        }
    }
    let secret = "a-secret-of-the-plain-server";
    session::begin(&conn, secret, "somebody")?;
    // The log goes into the file, as it would have in a server that has run for a while.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let phones = values.iter().filter_map(|values| Some(values.get("phone")?.as_str()?.to_owned()));
    let (phones, cookie) = (phones.collect(), format!("{}={secret}", session::COOKIE));
    Ok(Copied { key, cookie, ids, phones, values })
}

//! Page tokens: where the next page begins, sealed so that a cursor tells nothing.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Fault, Result};
use serde::{Deserialize, Serialize};
use store::Cursor;

use super::Act;

/// What a page token carries.
#[derive(Serialize, Deserialize)]
pub struct PageState {
    /// A hash of the query: a token of one list does not open in another.
    pub query: String,
    /// The last row of the page before.
    pub cursor: Option<Cursor>,
    /// Whether the newest come first, since a search found many and nobody asked for an order.
    #[serde(default)]
    pub newest: bool,
    /// For lists that are sorted in the gate: how many rows to pass over.
    pub skip: usize,
}

/// The token for this state.
pub fn write_token(act: &Act<'_>, state: &PageState) -> Result<String> {
    let plain = serde_json::to_vec(state).map_err(Fault::internal)?;
    let sealed = act.gate.0.deployment.pages().seal(&binding(act), &plain);
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

/// The state in a token that this gate made for this user and query.
pub fn read_token(act: &Act<'_>, token: &str, query: &str) -> Result<PageState> {
    let invalid = || Fault::invalid("page_token_invalid");
    let sealed = URL_SAFE_NO_PAD.decode(token).map_err(|_| invalid())?;
    let plain =
        act.gate.0.deployment.pages().open(&binding(act), &sealed).map_err(|_| invalid())?;
    let state: PageState = serde_json::from_slice(&plain).map_err(|_| invalid())?;
    if state.query == query { Ok(state) } else { Err(invalid()) }
}

fn binding(act: &Act<'_>) -> Vec<u8> {
    format!("page:{}:{}:{}", act.who.org_id(), act.who.user(), act.object.name).into_bytes()
}

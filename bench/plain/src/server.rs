//! The routes: one record, and a page of records.

use std::path::Path as FilePath;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::get;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::database::Readers;
use crate::record::{self, Names};
use crate::session;

/// Records on a page at most, and when nothing is said.
const PAGE: (usize, usize) = (500, 50);

struct Shared {
    readers: Readers,
    names: Names,
}

/// The routes over this database.
///
/// # Errors
/// When it cannot be opened.
pub fn router(path: &FilePath, key: &str) -> Result<Router> {
    let readers = Readers::new(path, key);
    let names = readers.read(record::names)?;
    Ok(Router::new()
        .route("/api/v1/records/{object}", get(list))
        .route("/api/v1/records/{object}/{id}", get(open))
        .with_state(Arc::new(Shared { readers, names })))
}

async fn open(
    State(shared): State<Arc<Shared>>,
    Path((object, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    answer(shared, headers, move |conn, names| record::fetch(conn, names, &object, &id)).await
}

#[derive(Deserialize)]
struct Wanted {
    page_size: Option<usize>,
    page_token: Option<String>,
}

async fn list(
    State(shared): State<Arc<Shared>>,
    Path(object): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    answer(shared, headers, move |conn, names| {
        let size = wanted.page_size.unwrap_or(PAGE.1).clamp(1, PAGE.0);
        record::list(conn, names, &object, size, wanted.page_token.as_deref()).map(Some)
    })
    .await
}

/// Looks the session up, asks the database on a thread that may block, and answers in JSON.
async fn answer<T: Serialize + Send + 'static>(
    shared: Arc<Shared>,
    headers: HeaderMap,
    ask: impl FnOnce(&Connection, &Names) -> Result<Option<T>> + Send + 'static,
) -> Response {
    let cookies = headers.get(header::COOKIE).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let asked = tokio::task::spawn_blocking(move || {
        shared.readers.read(|conn| {
            let user = session::user(conn, cookies.as_deref().unwrap_or_default())?;
            Ok(match user {
                Some(_) => Ok(ask(conn, &shared.names)?),
                None => Err(StatusCode::UNAUTHORIZED),
            })
        })
    });
    match asked.await {
        Ok(Ok(Ok(Some(found)))) => Json(found).into_response(),
        Ok(Ok(Ok(None))) => StatusCode::NOT_FOUND.into_response(),
        Ok(Ok(Err(refused))) => refused.into_response(),
        Ok(Err(_)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

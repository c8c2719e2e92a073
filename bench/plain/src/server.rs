//! The routes: records opened, listed, searched, counted, created and changed.

use std::path::Path as FilePath;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use parking_lot::Mutex;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::database::{self, Readers};
use crate::read::{self, Wanted};
use crate::record::{self, Names};
use crate::session;
use crate::write::{self, Changed};

/// Records on a page at most, and when nothing is said.
const PAGE: (usize, usize) = (500, 50);

struct Shared {
    readers: Readers,
    /// One writer, as SQLite has it.
    writer: Mutex<Connection>,
    names: Names,
}

/// The routes over this database.
///
/// # Errors
/// When it cannot be opened.
pub fn router(path: &FilePath, key: &str) -> Result<Router> {
    let readers = Readers::new(path, key);
    let names = readers.read(record::names)?;
    let writer = Mutex::new(database::writer(path, key)?);
    Ok(Router::new()
        .route("/api/v1/records/{object}", get(list).post(create))
        .route("/api/v1/records/{object}/{id}", get(open).patch(update))
        .route("/api/v1/records/{object}/search", post(search))
        .route("/api/v1/records/{object}/count", post(count))
        .with_state(Arc::new(Shared { readers, writer, names })))
}

type Of<T> = State<Arc<T>>;
type Answered<T> = Result<Result<T, StatusCode>>;

async fn open(
    State(shared): Of<Shared>,
    Path((object, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    answer(shared, headers, move |shared| {
        let found = shared.readers.read(|c| read::fetch(c, &shared.names, &object, &id))?;
        Ok(found.ok_or(StatusCode::NOT_FOUND))
    })
    .await
}

/// Parameters of a list, in an address or a body.
#[derive(Deserialize)]
struct Asked {
    page_size: Option<usize>,
    page_token: Option<String>,
    filter: Option<String>,
    order_by: Option<String>,
    q: Option<String>,
}

impl Asked {
    fn wanted(self) -> Result<Wanted> {
        let size = self.page_size.unwrap_or(PAGE.1).clamp(1, PAGE.0);
        let wanted = Wanted { size, token: self.page_token, phone: self.q, ..Wanted::default() };
        wanted.read(self.filter.as_deref(), self.order_by.as_deref())
    }
}

async fn list(
    State(shared): Of<Shared>,
    Path(object): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    page(shared, object, asked, headers).await
}

async fn search(
    State(shared): Of<Shared>,
    Path(object): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<Asked>,
) -> Response {
    page(shared, object, asked, headers).await
}

async fn page(shared: Arc<Shared>, object: String, asked: Asked, headers: HeaderMap) -> Response {
    answer(shared, headers, move |shared| {
        let wanted = asked.wanted()?;
        shared.readers.read(|c| read::list(c, &shared.names, &object, &wanted)).map(Ok)
    })
    .await
}

async fn count(
    State(shared): Of<Shared>,
    Path(object): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<Asked>,
) -> Response {
    answer(shared, headers, move |shared| {
        let wanted = asked.wanted()?;
        shared.readers.read(|c| read::count(c, &object, &wanted)).map(Ok)
    })
    .await
}

async fn create(
    State(shared): Of<Shared>,
    Path(object): Path<String>,
    headers: HeaderMap,
    Json(new): Json<write::Create>,
) -> Response {
    let made = answer(shared, headers, move |shared| {
        write::create(&mut shared.writer.lock(), &shared.names, &object, new).map(Ok)
    });
    let mut made = made.await;
    if made.status().is_success() {
        *made.status_mut() = StatusCode::CREATED;
    }
    made
}

async fn update(
    State(shared): Of<Shared>,
    Path((object, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(change): Json<write::Update>,
) -> Response {
    answer(shared, headers, move |shared| {
        let at = (object.as_str(), id.as_str());
        Ok(match write::update(&mut shared.writer.lock(), &shared.names, at, change)? {
            Changed::Done(record) => Ok(record),
            Changed::Stale => Err(StatusCode::CONFLICT),
            Changed::Missing => Err(StatusCode::NOT_FOUND),
        })
    })
    .await
}

/// Looks the session up, asks the database on a thread that may block, and answers in JSON.
async fn answer<T: Serialize + Send + 'static>(
    shared: Arc<Shared>,
    headers: HeaderMap,
    ask: impl FnOnce(&Shared) -> Answered<T> + Send + 'static,
) -> Response {
    let cookies = headers.get(header::COOKIE).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let asked = tokio::task::spawn_blocking(move || {
        let cookies = cookies.as_deref().unwrap_or_default();
        match shared.readers.read(|c| session::user(c, cookies))? {
            Some(_) => ask(&shared),
            None => Ok(Err(StatusCode::UNAUTHORIZED)),
        }
    });
    match asked.await {
        Ok(Ok(Ok(found))) => Json(found).into_response(),
        Ok(Ok(Err(refused))) => refused.into_response(),
        Ok(Err(_)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

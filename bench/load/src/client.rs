//! A caller of a server: HTTP/1.1 over connections that are kept open, with a session's cookie and
//! the header that changes need.

use std::net::{IpAddr, SocketAddr};

use anyhow::{Context as _, Result, bail, ensure};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, Response, header};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value as Json, json};
use tokio::net::{TcpSocket, TcpStream};

/// Who calls which server.
#[derive(Clone)]
pub struct Caller {
    address: String,
    cookie: String,
    csrf: Option<String>,
    from: Option<IpAddr>,
}

/// One connection of a caller.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    caller: Caller,
}

/// A whole answer.
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Seconds after which to come again, where the server says so.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Bytes,
}

impl Reply {
    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none.
    pub fn json(&self) -> Result<Json> {
        serde_json::from_slice(&self.body).context("an answer that is no JSON")
    }

    /// The answer, if it is well.
    ///
    /// # Errors
    /// When its status says otherwise; the code of the refusal is told, never the body.
    pub fn well(self) -> Result<Self> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let code = self.json().ok().and_then(|body| body["code"].as_str().map(str::to_owned));
        bail!("answered {} {}", self.status, code.unwrap_or_default())
    }
}

impl Caller {
    /// A caller with this cookie, `name=value`.
    #[must_use]
    pub fn new(address: &str, cookie: &str) -> Self {
        let (address, cookie) = (address.to_owned(), cookie.to_owned());
        Self { address, cookie, csrf: None, from: None }
    }

    /// The same from another address of this machine, such as `127.0.0.9`: to the server it is
    /// another network.
    #[must_use]
    pub fn from(self, address: IpAddr) -> Self {
        Self { from: Some(address), ..self }
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn connect(&self) -> Result<Connection> {
        let (sender, connection) = handshake(TokioIo::new(self.stream().await?)).await?;
        // It ends with its sender; a failure shows in the request that meets it.
        tokio::spawn(connection);
        Ok(Connection { sender, caller: self.clone() })
    }

    /// A bare connection, for what no well-behaved client does.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn stream(&self) -> Result<TcpStream> {
        let to: SocketAddr = self.address.parse().context("the server's address")?;
        let socket = TcpSocket::new_v4()?;
        if let Some(from) = self.from {
            socket.bind(SocketAddr::new(from, 0))?;
        }
        let stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// The lines of a request's head that say who calls, for bare connections.
    #[must_use]
    pub fn head(&self) -> String {
        format!("Host: {}\r\nCookie: {}\r\n", self.address, self.cookie)
    }

    /// Signs in at Kedun.
    ///
    /// # Errors
    /// When the login is not let in at once, with the code of the refusal.
    pub async fn sign_in(self, login: &str, password: &str) -> Result<Self> {
        let mut connection = self.connect().await?;
        let typed = json!({ "login": login, "password": password }).to_string();
        let answer = connection.send(Method::POST, "/api/v1/auth/login", typed.into()).await?;
        let cookie = answer.headers().get(header::SET_COOKIE).cloned();
        let body = whole(answer).await?.well()?.json()?;
        ensure!(body["status"] == "ok", "more than a password is wanted: {}", body["status"]);
        let cookie = cookie.context("no cookie")?;
        let pair = cookie.to_str()?.split(';').next().unwrap_or_default().to_owned();
        let signed = Self { cookie: pair, ..self };
        let me = signed.connect().await?.get("/api/v1/me").await?;
        let me: Json = serde_json::from_slice(&me)?;
        let csrf = me["csrf"].as_str().context("no word for changes")?;
        Ok(Self { csrf: Some(csrf.to_owned()), ..signed })
    }
}

impl Connection {
    /// The body of an answer that is well.
    ///
    /// # Errors
    /// When the connection fails or the answer is not well.
    pub async fn get(&mut self, path: &str) -> Result<Bytes> {
        let reply = self.call(Method::GET, path, Bytes::new()).await?;
        Ok(reply.well().with_context(|| path.to_owned())?.body)
    }

    /// The JSON of an answer that is well, to a body of JSON.
    ///
    /// # Errors
    /// When the connection fails or the answer is not well.
    pub async fn send_json(&mut self, method: Method, path: &str, body: &Json) -> Result<Json> {
        let reply = self.call(method, path, body.to_string().into()).await?;
        reply.well().with_context(|| path.to_owned())?.json()
    }

    /// Any answer, whole.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn call(&mut self, method: Method, path: &str, body: Bytes) -> Result<Reply> {
        whole(self.send(method, path, body).await?).await
    }

    /// Any answer, of which nothing but the head was read.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Bytes,
    ) -> Result<Response<Incoming>> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.caller.address)
            .header(header::COOKIE, &self.caller.cookie);
        if let Some(csrf) = &self.caller.csrf {
            request = request.header("x-kedun-csrf", csrf);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        self.sender.ready().await?;
        Ok(self.sender.send_request(request.body(Full::new(body))?).await?)
    }

    /// Creates a record and gives it as it was answered.
    ///
    /// # Errors
    /// As `send_json`.
    pub async fn create(&mut self, object: &str, values: &Map<String, Json>) -> Result<Json> {
        let path = format!("/api/v1/records/{object}");
        self.send_json(Method::POST, &path, &json!({ "values": values })).await
    }

    /// Opens a record.
    ///
    /// # Errors
    /// As `get`.
    pub async fn open(&mut self, object: &str, id: &str) -> Result<Json> {
        let body = self.get(&format!("/api/v1/records/{object}/{id}")).await?;
        Ok(serde_json::from_slice(&body)?)
    }

    /// Changes the version of a record that was seen, and gives the new one.
    ///
    /// # Errors
    /// As `send_json`.
    pub async fn update(
        &mut self,
        object: &str,
        id: &str,
        version: i64,
        values: &Json,
    ) -> Result<Json> {
        let path = format!("/api/v1/records/{object}/{id}");
        let change = json!({ "version": version, "values": values });
        self.send_json(Method::PATCH, &path, &change).await
    }
}

async fn whole(answer: Response<Incoming>) -> Result<Reply> {
    let status = answer.status().as_u16();
    let after = answer.headers().get(header::RETRY_AFTER).and_then(|v| v.to_str().ok());
    let retry_after = after.and_then(|seconds| seconds.parse().ok());
    let body = answer.into_body().collect().await?.to_bytes();
    Ok(Reply { status, retry_after, body })
}

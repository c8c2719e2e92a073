//! A caller of one of the two servers: HTTP/1.1 over connections that are kept open.

use anyhow::{Context as _, Result, ensure};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, Response, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value as Json, json};
use tokio::net::TcpStream;

/// Who calls which server.
#[derive(Clone)]
pub struct Caller {
    address: String,
    cookie: String,
}

/// One connection of a caller.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    caller: Caller,
}

impl Caller {
    /// A caller with this cookie, `name=value`.
    pub fn new(address: &str, cookie: &str) -> Self {
        Self { address: address.to_owned(), cookie: cookie.to_owned() }
    }

    /// Opens a connection.
    pub async fn connect(&self) -> Result<Connection> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with its sender; a failure shows in the request that meets it.
        tokio::spawn(connection);
        Ok(Connection { sender, caller: self.clone() })
    }
}

impl Connection {
    /// The body of an answer that is well.
    pub async fn get(&mut self, path: &str) -> Result<Bytes> {
        let answer = self.send(Method::GET, path, Bytes::new()).await?;
        ensure!(answer.status().is_success(), "{path} answers {}", answer.status());
        Ok(answer.into_body().collect().await?.to_bytes())
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Bytes,
    ) -> Result<Response<hyper::body::Incoming>> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.caller.address)
            .header(header::COOKIE, &self.caller.cookie);
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        self.sender.ready().await?;
        Ok(self.sender.send_request(request.body(Full::new(body))?).await?)
    }
}

/// Signs in at Kedun with a login and password of the demo company.
pub async fn sign_in(address: &str, login: &Json) -> Result<Caller> {
    let mut connection = Caller::new(address, "").connect().await?;
    let typed = json!({ "login": login["login"], "password": login["password"] }).to_string();
    let answer = connection.send(Method::POST, "/api/v1/auth/login", typed.into()).await?;
    let status = answer.status();
    let cookie = answer.headers().get(header::SET_COOKIE).cloned();
    let body: Json = serde_json::from_slice(&answer.into_body().collect().await?.to_bytes())?;
    ensure!(status.is_success() && body["status"] == "ok", "Kedun lets nobody in: {status}");
    let cookie = cookie.context("no cookie")?;
    let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
    Ok(Caller::new(address, pair))
}

//! A small client: cookies, the CSRF header, tokens, forms with files.

use std::io::Read;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crypto::device::DeviceKey;
use serde_json::Value as Json;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

/// Bytes that are taken of one answer.
const ANSWER_BYTES: u64 = 200 << 20;
/// The line between the parts of a form.
const BOUNDARY: &str = "----kedun-tests-7c1f0a";

/// Somebody who calls the interface.
pub struct Client {
    agent: Agent,
    address: String,
    /// The CSRF header of changes.
    pub csrf: Option<String>,
    /// A token, in place of the cookie.
    pub token: Option<String>,
    /// The key of the browser that it plays.
    pub key: Option<Arc<DeviceKey>>,
    /// The language to be answered in.
    pub lang: &'static str,
}

/// A part of a form.
pub enum Piece<'a> {
    /// A text.
    Text(&'a str, &'a str),
    /// A file: its name and its bytes.
    File(&'a str, &'a [u8]),
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// A client that nobody has signed in.
    #[must_use]
    pub fn new(address: &str) -> Self {
        // A connection for each request: the server may close one whose body it did not read, and
        // what the next request then meets is no answer.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .build();
        let agent = Agent::new_with_config(config);
        Self {
            agent,
            address: address.to_owned(),
            csrf: None,
            token: None,
            key: None,
            lang: "zh-CN",
        }
    }

    /// A client that shows this token.
    #[must_use]
    pub fn with_token(address: &str, token: &str) -> Self {
        let mut client = Self::new(address);
        client.token = Some(token.to_owned());
        client
    }

    /// The same person, cookies and all, at another node.
    #[must_use]
    pub fn at(&self, address: &str) -> Self {
        let (agent, csrf, token) = (self.agent.clone(), self.csrf.clone(), self.token.clone());
        let key = self.key.clone();
        Self { agent, address: address.to_owned(), csrf, token, key, lang: self.lang }
    }

    /// The same with the key of another browser, or with none: whoever copied the cookies.
    #[must_use]
    pub fn copied(&self, key: Option<DeviceKey>) -> Self {
        Self { key: key.map(Arc::new), ..self.at(&self.address) }
    }

    /// GET below `/api/v1`.
    pub fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None)
    }

    /// POST of JSON below `/api/v1`.
    #[expect(clippy::needless_pass_by_value, reason = "callers write json!(…) in place")]
    pub fn post(&self, path: &str, body: Json) -> Answer {
        self.call("POST", path, Some(&body))
    }

    /// PATCH of JSON below `/api/v1`.
    #[expect(clippy::needless_pass_by_value, reason = "callers write json!(…) in place")]
    pub fn patch(&self, path: &str, body: Json) -> Answer {
        self.call("PATCH", path, Some(&body))
    }

    /// DELETE below `/api/v1`.
    pub fn delete(&self, path: &str) -> Answer {
        self.call("DELETE", path, None)
    }

    /// Any call of JSON below `/api/v1`.
    pub fn call(&self, method: &str, path: &str, body: Option<&Json>) -> Answer {
        let bytes = body.map(Json::to_string);
        let body = bytes.as_ref().map(|text| ("application/json", text.as_bytes()));
        self.send(method, &format!("/api/v1{path}"), body)
    }

    /// A form with a file below `/api/v1`.
    pub fn form(&self, path: &str, parts: &[Piece<'_>]) -> Answer {
        let mut body = Vec::new();
        for part in parts {
            body.extend(format!("--{BOUNDARY}\r\n").bytes());
            let (head, bytes) = match part {
                Piece::Text(name, text) => (
                    format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n"),
                    text.as_bytes(),
                ),
                Piece::File(name, bytes) => (
                    format!(
                        "Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                         Content-Type: application/octet-stream\r\n\r\n"
                    ),
                    *bytes,
                ),
            };
            body.extend(head.bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send("POST", &format!("/api/v1{path}"), Some((&kind, &body)))
    }

    /// Any call at all; the path from the root on.
    ///
    /// # Panics
    /// When there is no answer, or one that the interface's document does not allow.
    pub fn send(&self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> Answer {
        let response = self.begin(method, path, body);
        let (parts, body) = response.into_parts();
        let mut bytes = Vec::new();
        let limit = body.into_with_config().limit(ANSWER_BYTES);
        limit.reader().read_to_end(&mut bytes).expect("the whole answer arrives");
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, body: bytes };
        super::contract::hold(method, path, &answer);
        answer
    }

    /// The beginning of an answer that goes on: its body is left alone.
    pub fn beginning(&self, path: &str) -> Answer {
        let response = self.begin("GET", &format!("/api/v1{path}"), None);
        let (parts, _) = response.into_parts();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: Vec::new() }
    }

    /// A call whose answer goes on, to be read line by line.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn follow(&self, path: &str) -> impl Read + Send + use<> {
        self.begin("GET", &format!("/api/v1{path}"), None).into_body().into_reader()
    }

    fn begin(
        &self,
        method: &str,
        path: &str,
        body: Option<(&str, &[u8])>,
    ) -> ureq::http::Response<ureq::Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("accept-language", self.lang)
            .header("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36");
        if let Some(csrf) = self.csrf.as_ref().filter(|_| method != "GET") {
            request = request.header("x-kedun-csrf", csrf);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(key) = &self.key {
            request = request.header("x-kedun-proof", proof(key, method, path));
        }
        let answer = match body {
            Some((kind, bytes)) => {
                let request = request.header("content-type", kind).body(bytes);
                self.agent.run(request.expect("a request"))
            }
            None => self.agent.run(request.body(()).expect("a request")),
        };
        answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }
}

/// What a browser sends of its key along with a request.
fn proof(key: &DeviceKey, method: &str, path: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis();
    let text = format!("kedun.device.v1\n{method} {path}\n{now}");
    let mut proof = format!("{now}.{}", URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes())));
    if method == "POST" && path.starts_with("/api/v1/auth/") {
        proof = format!("{proof}.{}", URL_SAFE_NO_PAD.encode(key.public()));
    }
    proof
}

impl Answer {
    /// The body as JSON; null where it is none.
    #[must_use]
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The stable code of a problem; empty where there is none.
    #[must_use]
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The JSON of an answer that must be good.
    ///
    /// # Panics
    /// When it is a refusal.
    #[must_use]
    pub fn ok(&self) -> Json {
        assert!(self.status < 300, "{} {}", self.status, self.text());
        self.json()
    }

    /// Demands this status and code.
    ///
    /// # Panics
    /// When it is another.
    pub fn refused(&self, status: u16, code: &str) -> Json {
        let found = (self.status, self.code());
        assert_eq!(found, (status, code.to_owned()), "{}", self.text());
        let kind = self.header("content-type");
        assert!(kind.starts_with("application/problem+json"), "{kind}");
        self.json()
    }

    /// A header; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|v| v.to_str().ok());
        value.unwrap_or_default().to_owned()
    }
}

//! A caller of the interface who knows three kinds of answers: done, refused, and not known.

use std::time::Duration;

use serde_json::Value as Json;
use ureq::Agent;
use ureq::http::Request;

/// How long an answer may take. A service that is cut off must not hold a client for ever.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a file may take: a debug build exports tens of thousands of entries.
const FILE_PATIENCE: Duration = Duration::from_secs(120);
/// Bytes of one answer at most.
const ANSWER_BYTES: u64 = 1 << 30;

/// Somebody with a token.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    files: Agent,
    token: String,
}

/// What came back.
pub enum Answer {
    /// Acknowledged: it is done, and durable.
    Done {
        /// The request's id, which stands in the ledger.
        request: String,
        /// The answer.
        body: Json,
    },
    /// Refused: nothing was done.
    Refused {
        /// The status.
        status: u16,
        /// The stable code.
        code: String,
    },
    /// No answer, or one that leaves open whether it was done (a status from 500 on).
    Unknown(String),
}

impl Client {
    /// A client with this token.
    pub fn new(token: &str) -> Self {
        let agent = |patience| {
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .timeout_global(Some(patience));
            Agent::new_with_config(config.build())
        };
        Self { agent: agent(PATIENCE), files: agent(FILE_PATIENCE), token: token.to_owned() }
    }

    /// Calls the interface below `/api/v1`.
    pub fn call(&self, address: &str, method: &str, path: &str, body: Option<&Json>) -> Answer {
        match self.send(&self.agent, address, method, path, body) {
            Ok((status, request, bytes)) => {
                let body: Json = serde_json::from_slice(&bytes).unwrap_or_default();
                let code = body["code"].as_str().unwrap_or_default().to_owned();
                match status {
                    200..300 => Answer::Done { request, body },
                    // The way to the service refuses with a page of its own, the service with a code.
                    400..500 if !code.is_empty() => Answer::Refused { status, code },
                    _ => Answer::Unknown(format!("{status} {code}")),
                }
            }
            Err(error) => Answer::Unknown(error.to_string()),
        }
    }

    /// The bytes of an answer that is no JSON; nothing where there is none.
    pub fn file(&self, address: &str, path: &str) -> Option<Vec<u8>> {
        match self.send(&self.files, address, "GET", path, None) {
            Ok((200, _, bytes)) => Some(bytes),
            _ => None,
        }
    }

    fn send(
        &self,
        agent: &Agent,
        address: &str,
        method: &str,
        path: &str,
        body: Option<&Json>,
    ) -> Result<(u16, String, Vec<u8>), ureq::Error> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{address}/api/v1{path}"))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .header("accept-language", "en");
        let answer = match body {
            Some(body) => agent.run(request.body(body.to_string())?)?,
            None => agent.run(request.body(())?)?,
        };
        let status = answer.status().as_u16();
        let id = answer.headers().get("x-request-id").and_then(|v| v.to_str().ok());
        let id = id.unwrap_or_default().to_owned();
        let bytes = answer.into_body().into_with_config().limit(ANSWER_BYTES).read_to_vec()?;
        Ok((status, id, bytes))
    }
}

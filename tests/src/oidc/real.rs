//! The real provider, in a process of its own that ends with the test.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use ureq::Agent;

use super::{SECRET, parameter};

/// A running provider.
pub struct Real {
    /// Its issuer, which is its address as well.
    pub issuer: String,
    process: Child,
}

/// Somebody's browser at the provider.
pub struct Browser {
    agent: Agent,
    issuer: String,
}

impl Real {
    /// Starts a provider that sends browsers back to this address, and tells this one of logouts.
    ///
    /// # Panics
    /// When it does not start; `npm ci` in `ui` brings it.
    #[must_use]
    pub fn start(redirect: &str, logout: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/e2e/provider.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .args(["--redirect", redirect, "--logout", logout])
            .env("KEDUN_TEST_SECRET", SECRET)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is there");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let line = output.lines().next().and_then(Result::ok).unwrap_or_default();
        let issuer = line.strip_prefix("ready ").expect("npm ci in ui brings oidc-provider");
        Self { issuer: issuer.to_owned(), process }
    }

    /// A browser that nobody has signed in.
    #[must_use]
    pub fn browser(&self) -> Browser {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        Browser { agent: config.into(), issuer: self.issuer.clone() }
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Goes to the provider, signs in there as this account unless it is known already, and comes back: the address
    /// that it is sent back to.
    ///
    /// # Panics
    /// When the provider does not send it back.
    #[must_use]
    pub fn sign_in(&self, address: &str, account: &str) -> String {
        let mut next = address.to_owned();
        for _ in 0..6 {
            let answer = self.agent.get(&next).call().expect("an answer");
            let answer = match answer.status().as_u16() {
                200 => self
                    .agent
                    .post(&next)
                    .send_form([("account", account)])
                    .expect("an answer to the form"),
                _ => answer,
            };
            let to = answer.headers().get("location").and_then(|v| v.to_str().ok());
            let to = to.expect("it sends the browser on");
            if parameter(to, "state").is_some() {
                return to.to_owned();
            }
            next = if to.starts_with('/') { format!("{}{to}", self.issuer) } else { to.to_owned() };
        }
        panic!("the provider never sends the browser back");
    }

    /// Signs out at the provider, which tells its clients.
    ///
    /// # Panics
    /// When the provider does not ask whether it is meant.
    pub fn sign_out(&self) {
        let asked = self.agent.get(format!("{}/session/end", self.issuer)).call();
        let page = asked.expect("an answer").body_mut().read_to_string().expect("a page");
        let (_, from) = page.split_once("name=\"xsrf\" value=\"").expect("a mark in the form");
        let (mark, _) = from.split_once('"').expect("its end");
        let answer = self
            .agent
            .post(format!("{}/session/end/confirm", self.issuer))
            .send_form([("xsrf", mark), ("logout", "yes")])
            .expect("an answer");
        assert!(answer.status().as_u16() < 400, "{}", answer.status());
    }
}

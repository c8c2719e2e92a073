//! A provider that says whatever a test wants: its keys, its answers and its tokens are the test's.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};

use super::CLIENT;

/// What it answers.
#[derive(Default)]
struct Said {
    /// The ID token that the next code gives.
    token: String,
    /// In place of what an issuer publishes.
    metadata: Option<Json>,
    /// Where it sends whoever asks for anything.
    redirect: Option<String>,
    /// The bodies of requests that came to the token endpoint.
    forms: Vec<String>,
}

/// A running provider.
pub struct Hostile {
    /// Its issuer.
    pub issuer: String,
    key: EcdsaKeyPair,
    said: Arc<Mutex<Said>>,
}

/// A token before it is signed.
#[derive(Clone)]
pub struct Token {
    /// What stands before the claims.
    pub header: Json,
    /// The claims.
    pub claims: Json,
}

impl Token {
    /// The same with another claim; null takes it away.
    #[must_use]
    pub fn with(mut self, claim: &str, value: Json) -> Self {
        match value {
            Json::Null => drop(self.claims.as_object_mut().and_then(|all| all.remove(claim))),
            value => self.claims[claim] = value,
        }
        self
    }

    /// The same by another algorithm, as it says.
    #[must_use]
    pub fn by(mut self, algorithm: &str) -> Self {
        self.header["alg"] = json!(algorithm);
        self
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs()
}

fn part(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Hostile {
    /// Starts one.
    ///
    /// # Panics
    /// When there is no port.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key");
        let said = Arc::new(Mutex::new(Said::default()));
        let point = key.public_key().as_ref().to_vec();
        let keys = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": "one",
            "x": part(&point[1..33]), "y": part(&point[33..]) }] });
        let (at, told) = (issuer.clone(), said.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(&stream, &at, &keys, &told);
            }
        });
        Self { issuer, key, said }
    }

    /// An ID token that is right in everything, for this nonce.
    #[must_use]
    pub fn token(&self, subject: &str, nonce: &str) -> Token {
        Token {
            header: json!({ "alg": "ES256", "kid": "one" }),
            claims: json!({ "iss": self.issuer, "sub": subject, "aud": CLIENT, "nonce": nonce,
                "iat": now(), "exp": now() + 300, "auth_time": now() }),
        }
    }

    /// A logout token that is right in everything.
    #[must_use]
    pub fn logout(&self, subject: &str, jti: &str) -> Token {
        Token {
            header: json!({ "alg": "ES256", "kid": "one", "typ": "logout+jwt" }),
            claims: json!({ "iss": self.issuer, "sub": subject, "aud": CLIENT, "jti": jti,
                "iat": now(), "exp": now() + 120,
                "events": { "http://schemas.openid.net/event/backchannel-logout": {} } }),
        }
    }

    /// Signs a token.
    ///
    /// # Panics
    /// When there is no random source.
    #[must_use]
    pub fn sign(&self, token: &Token) -> String {
        let head = part(token.header.to_string().as_bytes());
        let signed = format!("{head}.{}", part(token.claims.to_string().as_bytes()));
        let signature = self.key.sign(&SystemRandom::new(), signed.as_bytes()).expect("signed");
        format!("{signed}.{}", part(signature.as_ref()))
    }

    /// The next code gives this token.
    ///
    /// # Panics
    /// When a test panicked before.
    pub fn gives(&self, token: &str) {
        token.clone_into(&mut self.said.lock().expect("no panic before").token);
    }

    /// What it publishes of itself from now on, in place of the truth.
    ///
    /// # Panics
    /// When a test panicked before.
    pub fn publishes(&self, metadata: Json) {
        self.said.lock().expect("no panic before").metadata = Some(metadata);
    }

    /// From now on it sends everybody there.
    ///
    /// # Panics
    /// When a test panicked before.
    pub fn redirects(&self, to: &str) {
        self.said.lock().expect("no panic before").redirect = Some(to.to_owned());
    }

    /// The forms that came to the token endpoint.
    ///
    /// # Panics
    /// When a test panicked before.
    #[must_use]
    pub fn forms(&self) -> Vec<String> {
        self.said.lock().expect("no panic before").forms.clone()
    }

    /// What an honest one publishes.
    #[must_use]
    pub fn metadata(issuer: &str) -> Json {
        json!({ "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys") })
    }
}

fn answer(mut stream: &TcpStream, issuer: &str, keys: &Json, said: &Mutex<Said>) {
    let mut reader = BufReader::new(stream);
    let (mut first, mut length) = (String::new(), 0_usize);
    let _ = reader.read_line(&mut first);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) <= 2 {
            break;
        }
        let lower = line.to_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut said = said.lock().expect("no panic before");
    let json = match path.as_str() {
        "/keys" => keys.clone(),
        "/token" => {
            said.forms.push(String::from_utf8_lossy(&body).into_owned());
            json!({ "access_token": "x", "token_type": "Bearer", "id_token": said.token })
        }
        _ => said.metadata.clone().unwrap_or_else(|| Hostile::metadata(issuer)),
    };
    let json = json.to_string();
    let text = match &said.redirect {
        Some(to) => format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"),
        None => format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{json}",
            json.len()
        ),
    };
    let _ = stream.write_all(text.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n").as_bytes());
}

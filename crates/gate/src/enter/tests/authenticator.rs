//! A passkey authenticator in software (WebAuthn Level 2, format `none`), for what a browser would do.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};

use crate::enter::passkey::{Answer, Ceremony};

/// The user was there, and was recognised.
const RECOGNISED: u8 = 0b0000_0101;
/// Data about a new key follows.
const NEW_KEY: u8 = 0b0100_0000;

pub struct Device {
    key: EcdsaKeyPair,
    id: [u8; 16],
    user: String,
    pub counter: u32,
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    crypto::digest::sha256(&[bytes])
}

fn client_data(kind: &str, ceremony: &Ceremony, origin: &str) -> Vec<u8> {
    let challenge = &ceremony.options["challenge"];
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
        .into_bytes()
}

fn answer(ceremony: &Ceremony, id: &[u8], response: Json) -> Answer {
    let credential = json!({
        "id": b64(id), "rawId": b64(id), "type": "public-key",
        "clientExtensionResults": {}, "response": response,
    });
    Answer { handle: ceremony.handle.clone(), credential }
}

impl Device {
    /// A new key for the site, and the answer that tells of it.
    pub fn make(ceremony: &Ceremony, host: &str, origin: &str) -> (Self, Answer) {
        let user = ceremony.options["user"]["id"].as_str().unwrap().to_owned();
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let device = Self { key, id: crypto::random::bytes::<16>(), user, counter: 1 };
        let point = device.key.public_key().as_ref();
        let mut cose = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        cose.extend(&point[1..33]);
        cose.extend([0x22, 0x58, 0x20]);
        cose.extend(&point[33..65]);
        let mut data = device.data(host, RECOGNISED | NEW_KEY);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(device.id);
        data.extend(cose);
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.extend([0xa0, 0x68]);
        object.extend(b"authData");
        object.extend([0x58, u8::try_from(data.len()).unwrap()]);
        object.extend(data);
        let client = client_data("webauthn.create", ceremony, origin);
        let response = json!({ "attestationObject": b64(object), "clientDataJSON": b64(client) });
        let answer = answer(ceremony, &device.id, response);
        (device, answer)
    }

    /// The answer to a challenge.
    pub fn show(&mut self, ceremony: &Ceremony, host: &str, origin: &str) -> Answer {
        self.counter += 1;
        let data = self.data(host, RECOGNISED);
        let client = client_data("webauthn.get", ceremony, origin);
        let signed = [data.as_slice(), &sha256(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "authenticatorData": b64(data), "clientDataJSON": b64(client),
            "signature": b64(signature), "userHandle": self.user,
        });
        answer(ceremony, &self.id, response)
    }

    fn data(&self, host: &str, flags: u8) -> Vec<u8> {
        let mut data = sha256(host.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }
}

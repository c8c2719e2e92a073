use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

use super::*;

/// An issuer with one elliptic key.
struct Issuer(EcdsaKeyPair);

impl Issuer {
    fn new() -> Self {
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        Self(EcdsaKeyPair::generate(algorithm).expect("a key"))
    }

    fn keys(&self, id: &str) -> Keys {
        let point = self.0.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let set = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": id, "use": "sig",
            "x": part(&point[1..33]), "y": part(&point[33..]) }] });
        Keys::parse(set.to_string().as_bytes()).expect("a set")
    }

    fn token(&self, header: &Json, claims: &Json) -> String {
        let part = |json: &Json| URL_SAFE_NO_PAD.encode(json.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes()).expect("signed");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn refusal(token: &str, keys: &Keys) -> Option<Refused> {
    verify(token, keys).err()
}

#[test]
fn a_token_of_the_issuer_says_what_it_says() {
    let issuer = Issuer::new();
    let token = issuer.token(&json!({ "alg": "ES256", "kid": "a" }), &json!({ "sub": "王芳" }));
    let verified = verify(&token, &issuer.keys("a")).expect("it fits");
    assert_eq!(verified.claims["sub"], "王芳");
}

#[test]
fn a_token_without_or_with_another_signature_is_not_believed() {
    let (issuer, other) = (Issuer::new(), Issuer::new());
    let keys = issuer.keys("a");
    let claims = json!({ "sub": "1" });
    let good = issuer.token(&json!({ "alg": "ES256", "kid": "a" }), &claims);
    let (signed, _) = good.rsplit_once('.').expect("three parts");
    let foreign = other.token(&json!({ "alg": "ES256", "kid": "a" }), &claims);
    assert_eq!(refusal(&format!("{signed}."), &keys), Some(Refused::Signature));
    assert_eq!(refusal(&foreign, &keys), Some(Refused::Signature));
    // And what it says cannot be changed
    let (header, _) = good.split_once('.').expect("three parts");
    let (_, signature) = good.rsplit_once('.').expect("three parts");
    let changed = URL_SAFE_NO_PAD.encode(json!({ "sub": "2" }).to_string());
    let changed = format!("{header}.{changed}.{signature}");
    assert_eq!(refusal(&changed, &keys), Some(Refused::Signature));
}

#[test]
fn algorithms_that_are_not_in_the_list_do_not_exist() {
    let issuer = Issuer::new();
    for alg in ["none", "None", "NONE", "HS256", "es256", "ES512", "RS1", ""] {
        let token = issuer.token(&json!({ "alg": alg, "kid": "a" }), &json!({ "sub": "1" }));
        assert_eq!(refusal(&token, &issuer.keys("a")), Some(Refused::Algorithm), "{alg}");
    }
}

#[test]
fn a_key_is_used_for_its_own_kind_and_name_alone() {
    let issuer = Issuer::new();
    let claims = json!({ "sub": "1" });
    let rsa = issuer.token(&json!({ "alg": "RS256", "kid": "a" }), &claims);
    assert_eq!(refusal(&rsa, &issuer.keys("a")), Some(Refused::UnknownKey));
    let other = issuer.token(&json!({ "alg": "ES256", "kid": "b" }), &claims);
    assert_eq!(refusal(&other, &issuer.keys("a")), Some(Refused::UnknownKey));
}

#[test]
fn what_is_no_token_or_asks_for_more_than_is_understood_is_refused() {
    let issuer = Issuer::new();
    let keys = issuer.keys("a");
    let critical = json!({ "alg": "ES256", "kid": "a", "crit": ["b64"], "b64": false });
    let critical = issuer.token(&critical, &json!({ "sub": "1" }));
    for token in ["", "a", "a.b", "..", "e30.e30.", critical.as_str(), &"x".repeat(40_000)] {
        assert_eq!(refusal(token, &keys), Some(Refused::Malformed), "{}", token.len());
    }
}

#[test]
fn keys_that_are_not_understood_are_passed_over() {
    let set = json!({ "keys": [{ "kty": "oct", "k": "c2VjcmV0" }, 7, { "kty": "EC", "crv": "P-256" },
        { "kty": "RSA", "use": "enc", "n": "AQAB", "e": "AQAB" }] });
    let keys = Keys::parse(set.to_string().as_bytes()).expect("a set");
    assert!(keys.is_empty());
    assert!(Keys::parse(b"[]").is_none());
}

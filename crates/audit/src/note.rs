//! Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature.
//!
//! `— <name> base64(key id (4) ‖ Ed25519 signature (64))`, where the key id is the first four bytes
//! of SHA-256(`name ‖ LF ‖ 0x01 ‖ public key`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crypto::digest::sha256;
use crypto::sign::{SigningKey, VerifyingKey};
use kernel::{Fault, FaultKind, Result};

/// The algorithm byte of Ed25519.
const ED25519: u8 = 1;
/// Bytes of a note, at most.
pub const NOTE_BYTES: usize = 16 << 10;
/// Signature lines of a note, at most.
const SIGNATURES: usize = 64;

/// Whether a text can name a key: not empty, without blanks and plus signs.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 256
        && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// The key id of a public key under this name.
#[must_use]
pub fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash = sha256(&[name.as_bytes(), b"\n", &[ED25519], key.bytes()]);
    [hash[0], hash[1], hash[2], hash[3]]
}

/// Signs a text, which must end with a line feed and hold no other control characters.
#[must_use]
pub fn sign(text: &str, name: &str, key: &SigningKey) -> String {
    let id = key_id(name, &key.verifying_key());
    let signature = [&id[..], &key.sign(text.as_bytes())].concat();
    format!("{text}\n— {name} {}\n", STANDARD.encode(signature))
}

/// The text of a note, if it carries this key's signature. Signatures of other keys, such as those
/// of witnesses, are passed over; a false signature under the key's own name and id is an error.
///
/// # Errors
/// `signature_bad` when the note is no note or the key's signature is missing or false.
pub fn open<'a>(note: &'a str, name: &str, key: &VerifyingKey) -> Result<&'a str> {
    if note.len() > NOTE_BYTES || note.chars().any(|c| c.is_control() && c != '\n') {
        return Err(bad("not a note"));
    }
    let (text, signatures) = note.rsplit_once("\n\n").ok_or_else(|| bad("not a note"))?;
    // The text keeps the line feed at its end, which is part of what is signed.
    let text = &note[..=text.len()];
    let signatures = signatures.strip_suffix('\n').ok_or_else(|| bad("the note is cut off"))?;
    let mut proved = false;
    for (number, line) in signatures.split('\n').enumerate() {
        if number >= SIGNATURES {
            return Err(bad("too many signatures"));
        }
        proved |= check(line, text, name, key)?;
    }
    if proved { Ok(text) } else { Err(bad("no signature of this key")) }
}

fn check(line: &str, text: &str, name: &str, key: &VerifyingKey) -> Result<bool> {
    let parts = line.strip_prefix("— ").and_then(|rest| rest.split_once(' '));
    let (signer, encoded) = parts.ok_or_else(|| bad("a signature line is broken"))?;
    let bytes = STANDARD.decode(encoded).map_err(|_| bad("a signature line is broken"))?;
    let (id, signature) =
        bytes.split_first_chunk::<4>().ok_or_else(|| bad("a signature line is broken"))?;
    if signer != name || *id != key_id(name, key) {
        return Ok(false);
    }
    if key.verify(text.as_bytes(), signature) {
        Ok(true)
    } else {
        Err(bad("the signature is false"))
    }
}

/// The verifier key as a text: `name+key id in hexadecimal+base64(0x01 ‖ public key)`.
#[must_use]
pub fn write_key(name: &str, key: &VerifyingKey) -> String {
    let bytes = [&[ED25519][..], key.bytes()].concat();
    format!("{name}+{}+{}", hex::encode(key_id(name, key)), STANDARD.encode(bytes))
}

/// Reads a verifier key; gives its name and the key.
///
/// # Errors
/// `public_key_unreadable` when the text is no such key or its id does not fit.
pub fn read_key(text: &str) -> Result<(String, VerifyingKey)> {
    let broken = || Fault::invalid("public_key_unreadable");
    let mut parts = text.trim().splitn(3, '+');
    let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(broken());
    };
    let bytes = STANDARD.decode(encoded).map_err(|_| broken())?;
    let Some((&ED25519, bytes)) = bytes.split_first() else {
        return Err(broken());
    };
    let key = VerifyingKey::from_slice(bytes).map_err(|_| broken())?;
    if !is_name(name) || hex::encode(key_id(name, &key)) != id {
        return Err(broken());
    }
    Ok((name.to_owned(), key))
}

fn bad(cause: &'static str) -> Fault {
    Fault::new(FaultKind::Invalid, "signature_bad").caused_by(cause)
}

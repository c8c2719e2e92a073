//! The proof of a device key: a signature about one request, made a moment ago.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crypto::device::{self, KEY_BYTES};
use kernel::{Fault, FaultKind, Result};
use store::enter::sessions::SessionRow;

use crate::entered::Visit;
use crate::parts::Gate;

/// A proof is good for so many seconds before and behind the moment that it names.
const SECONDS: i64 = 60;
/// Characters of a proof that are looked at: the moment, the signature and the key.
const CHARS: usize = 220;
/// What all signed texts begin with, so that the key signs nothing else.
const LABEL: &str = "kedun.device.v1";

/// A proof as it came in: its parts stand between dots.
struct Proof {
    at: i64,
    signature: Vec<u8>,
    key: Option<[u8; KEY_BYTES]>,
}

impl Proof {
    fn read(text: &str) -> Option<Self> {
        if text.len() > CHARS {
            return None;
        }
        let mut parts = text.split('.');
        let at = parts.next()?.parse().ok()?;
        let signature = URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
        let key = match parts.next() {
            Some(key) => Some(URL_SAFE_NO_PAD.decode(key).ok()?.try_into().ok()?),
            None => None,
        };
        parts.next().is_none().then_some(Self { at, signature, key })
    }

    /// Whether this key made it about this request just now.
    fn fits(&self, gate: &Gate, visit: &Visit, key: &[u8; KEY_BYTES]) -> bool {
        let off = (gate.now().0.saturating_sub(self.at)).saturating_abs();
        let text = format!("{LABEL}\n{}\n{}", visit.browser.about, self.at);
        off <= SECONDS * 1000 && device::verify(key, text.as_bytes(), &self.signature)
    }
}

/// Demands the proof of the key that a session is bound to. One that is bound to none is whoever's who has its cookie.
///
/// # Errors
/// `device_proof`, whatever is missing or does not fit.
pub fn demand(gate: &Gate, visit: &Visit, row: &SessionRow) -> Result<()> {
    let Some(key) = &row.device_key else { return Ok(()) };
    let key: &[u8; KEY_BYTES] = key.as_slice().try_into().map_err(|_| refused())?;
    let proof = visit.browser.proof.as_deref().and_then(Proof::read).ok_or_else(refused)?;
    if proof.fits(gate, visit, key) { Ok(()) } else { Err(refused()) }
}

/// The key to which a session that begins is bound: the one that the browser offers and proves. None of a browser that
/// says nothing.
///
/// # Errors
/// `device_proof` where something was said that does not fit: a browser whose clock is wrong is told so, and is not
/// let in with less.
pub fn offered(gate: &Gate, visit: &Visit) -> Result<Option<Vec<u8>>> {
    let Some(text) = visit.browser.proof.as_deref() else { return Ok(None) };
    let proof = Proof::read(text).ok_or_else(refused)?;
    let Some(key) = proof.key else { return Err(refused()) };
    if proof.fits(gate, visit, &key) { Ok(Some(key.to_vec())) } else { Err(refused()) }
}

fn refused() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "device_proof")
}

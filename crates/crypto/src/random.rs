//! Random bytes from the operating system by way of AWS-LC.

use aws_lc_rs::rand;

/// Fills the slice with random bytes fit for keys.
///
/// # Panics
/// When the operating system has no random source. Nothing safe can be done without one, so the
/// program stops rather than going on with weak keys.
pub fn fill(bytes: &mut [u8]) {
    rand::fill(bytes).expect("the operating system gives random bytes");
}

/// So many random bytes, fit for nonces, salts and keys. Panics as [`fill`] does.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

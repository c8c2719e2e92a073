//! Time-based one-time codes (RFC 6238): six digits, thirty seconds, SHA-1, as every
//! authenticator app supports them. What is kept of them is `totp`'s business.

use kernel::{Fault, Result, Secret, Timestamp};
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret: RFC 4226 asks for 20.
const SECRET_BYTES: usize = 20;
/// Steps before and after the present one that are accepted, for clocks that differ.
const SKEW: u16 = 1;
/// Who issued the secret, as authenticator apps show it.
const ISSUER: &str = "Kedun";
/// Characters of a code that are looked at.
const CODE_CHARS: usize = 12;

/// A new random secret.
pub fn fresh() -> Secret {
    Secret::new(crypto::random::bytes::<SECRET_BYTES>().to_vec())
}

/// The step that a code belongs to, if it is right now and its step comes after `used`, the last
/// step that was used up: a code is good once.
///
/// # Errors
/// Internal when the secret is too short, which ours never are.
pub fn check(secret: &Secret, code: &str, now: Timestamp, used: i64) -> Result<Option<i64>> {
    let digits: String = code.chars().take(CODE_CHARS).filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.0 / 1000).unwrap_or(0);
    let step = totp(secret, "")?.check(&digits, seconds);
    Ok(step.and_then(|s| i64::try_from(s).ok()).filter(|s| *s > used))
}

/// The secret in base 32 and its `otpauth:` address for the QR code.
///
/// # Errors
/// Internal when the address cannot be made.
pub fn address(secret: &Secret, login: &str) -> Result<(String, String)> {
    // The label of an otpauth address must not hold a colon.
    let totp = totp(secret, &login.replace(':', "_"))?;
    let uri = totp.to_url().map_err(|_| Fault::internal("the otpauth address cannot be made"))?;
    Ok((totp.secret().to_base32(), uri))
}

fn totp(secret: &Secret, account: &str) -> Result<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(30)
        .with_secret(secret.expose().to_vec())
        .with_account_name(account)
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|_| Fault::internal("a one-time code's secret is not usable"))
}

/// The code of this moment, for tests.
#[cfg(test)]
pub fn at(secret: &Secret, now: Timestamp) -> String {
    totp(secret, "").unwrap().generate(u64::try_from(now.0 / 1000).unwrap()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn published() -> Secret {
        Secret::new(b"12345678901234567890".to_vec())
    }

    #[test]
    fn the_published_vector_of_the_rfc_is_accepted_in_its_step_and_the_two_beside_it() {
        // 59 s is step 1; the RFC's eight digits end in 287082.
        for seconds in [0, 29, 30, 59, 60, 89] {
            let now = Timestamp(seconds * 1000);
            assert_eq!(check(&published(), "287 082", now, -1).unwrap(), Some(1), "{seconds}");
        }
        assert_eq!(check(&published(), "287082", Timestamp(90_000), -1).unwrap(), None);
    }

    #[test]
    fn a_code_is_good_once() {
        let now = Timestamp(59_000);
        let step = check(&published(), "287082", now, 0).unwrap().unwrap();
        assert_eq!(check(&published(), "287082", now, step).unwrap(), None);
    }

    #[test]
    fn what_is_no_six_digits_is_wrong() {
        for code in ["", "28708", "2870820", "28708a", "２８７０８２", "      ", &"2".repeat(4000)]
        {
            assert_eq!(check(&published(), code, Timestamp(59_000), 0).unwrap(), None);
        }
    }

    #[test]
    fn the_address_names_the_issuer_and_the_login() {
        let (secret, uri) = address(&published(), "wang.fang").unwrap();
        assert_eq!(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(uri.starts_with("otpauth://totp/Kedun:wang.fang?"), "{uri}");
        assert!(uri.contains("issuer=Kedun") && uri.contains(&secret), "{uri}");
    }
}

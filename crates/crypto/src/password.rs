//! Passwords: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, as OWASP's password storage
//! sheet asks at least, kept as PHC strings. One verification takes about 25 ms of one core; the
//! caller limits how many run at once.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Fault, FaultKind, Result, Secret};

use crate::random;

/// Bytes of a password, at most; longer ones would only serve to keep the machine busy.
pub const PASSWORD_BYTES: usize = 1024;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash that no password is known for, with today's cost.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$a2VkdW4gbm8gc3VjaCBsb2dpbg$\
                     AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The PHC string of a password, with a random salt.
///
/// # Errors
/// `body_too_large` over [`PASSWORD_BYTES`]; `internal` when memory is short.
pub fn hash(password: &Secret) -> Result<String> {
    if password.expose().len() > PASSWORD_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "body_too_large"));
    }
    let salt: [u8; 16] = random::bytes();
    hasher()
        .hash_password_with_salt(password.expose(), &salt)
        .map(|h| h.to_string())
        .map_err(Fault::internal)
}

/// Whether the password is the one behind the PHC string. A broken string fits no password.
#[must_use]
pub fn verify(password: &Secret, phc: &str) -> bool {
    if password.expose().len() > PASSWORD_BYTES {
        return false;
    }
    let Ok(parsed) = PasswordHash::new(phc) else {
        return false;
    };
    hasher().verify_password(password.expose(), &parsed).is_ok()
}

/// Spends the time of a verification and fits nothing: called for a login that does not exist, so
/// that the time of the answer does not tell which logins do.
pub fn verify_dummy(password: &Secret) -> bool {
    let _ = std::hint::black_box(verify(password, DUMMY));
    false
}

/// Whether the string was made with another cost than today's, so that the password should be
/// hashed anew at the next successful sign-in.
#[must_use]
pub fn outdated(phc: &str) -> bool {
    !phc.starts_with(&format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"))
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(32));
    Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        params.expect("the cost is within Argon2's range"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let phc = hash(&secret("正确 horse battery")).unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(verify(&secret("正确 horse battery"), &phc));
        assert!(!verify(&secret("wrong"), &phc));
        assert!(!outdated(&phc));
    }

    #[test]
    fn the_same_password_is_hashed_with_another_salt_each_time() {
        assert_ne!(hash(&secret("same")).unwrap(), hash(&secret("same")).unwrap());
    }

    #[test]
    fn broken_strings_and_overlong_passwords_fit_nothing() {
        assert!(!verify(&secret("x"), ""));
        assert!(!verify(&secret("x"), "$argon2id$v=19$m=1$broken"));
        let long = secret(&"x".repeat(PASSWORD_BYTES + 1));
        assert_eq!(hash(&long).unwrap_err().code, "body_too_large");
        assert!(!verify(&long, DUMMY));
    }

    #[test]
    fn the_dummy_is_a_whole_hash_with_todays_cost_and_fits_nothing() {
        assert!(PasswordHash::new(DUMMY).is_ok_and(|h| h.hash.is_some() && h.salt.is_some()));
        assert!(!outdated(DUMMY));
        assert!(!verify_dummy(&secret("anything")));
    }

    #[test]
    fn a_password_fits_as_it_was_typed_with_its_capitals_and_blanks() {
        let phc = hash(&Secret::from(" Violet tractor ".to_owned())).unwrap();
        for other in ["Violet tractor", " violet tractor ", " Violet  tractor ", " Violet tractor"]
        {
            assert!(!verify(&Secret::from(other.to_owned()), &phc), "{other}");
        }
        assert!(verify(&Secret::from(" Violet tractor ".to_owned()), &phc));
    }
}

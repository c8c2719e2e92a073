//! The form of a token: `kd_`, 43 random characters, six of a check sum. Scanners of source code
//! find it by its prefix, and a mistyped or invented one is refused without a look at the store.

/// What every token begins with.
const PREFIX: &str = "kd_";
/// Random characters behind the prefix.
const RANDOM: usize = 43;
/// Characters of the check sum.
const SUM: usize = 6;
/// Characters by which a person knows a token again.
const SHOWN: usize = 9;

/// A new token.
pub fn fresh() -> String {
    let mut token = crypto::token::random_secret(PREFIX);
    let sum = sum(&token);
    token.push_str(&sum);
    token
}

/// Whether a text has the form of a token.
pub fn fits(text: &str) -> bool {
    text.len() == PREFIX.len() + RANDOM + SUM
        && text.is_ascii()
        && text.starts_with(PREFIX)
        && text.ends_with(&sum(&text[..text.len() - SUM]))
}

/// The first characters, for lists.
pub fn prefix(token: &str) -> String {
    token.chars().take(SHOWN).collect()
}

/// The first 24 bits of the hash in hexadecimal.
fn sum(body: &str) -> String {
    hex::encode(&crypto::digest::sha256(&[body.as_bytes()])[..SUM / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_its_form_and_an_altered_one_has_not() {
        let token = fresh();
        assert!(fits(&token), "{token}");
        let swapped = token.replacen(char::is_alphanumeric, "!", 5);
        for wrong in ["", "kd_", &token[1..], &format!("{token}0"), &swapped, "kd_密钥"] {
            assert!(!fits(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_is_shown_tells_little() {
        let token = fresh();
        assert_eq!(prefix(&token), token[..9]);
    }
}

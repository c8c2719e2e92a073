//! Recovery codes: what gets a person in whose phone is gone. Each has 120 random bits, so a plain
//! hash is enough at rest (ASVS 6.5.2 asks for 112).

use kernel::Secret;

/// Codes that a person gets.
pub const CODES: usize = 10;
/// Crockford's base 32 without letters that look like digits or like each other.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code; each carries five bits.
const CHARS: usize = 24;
/// Those of codes that were given out before: they stay good until they are used or renewed.
const CHARS_BEFORE: usize = 16;

/// A new code, in six groups of four.
pub fn fresh() -> String {
    let random = crypto::random::bytes::<CHARS>();
    let mut code = String::with_capacity(CHARS + 5);
    for (at, byte) in random.into_iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        // 256 is a multiple of 32, so no character is favoured.
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

/// What is stored of a code; `None` where it has not the form of one. Case, blanks and hyphens do
/// not matter, and letters that are easily misread count as what was meant.
pub fn hash(code: &Secret) -> Option<[u8; 32]> {
    let text = code.expose_str()?;
    if text.len() > 4 * CHARS {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let fits = [CHARS, CHARS_BEFORE].contains(&plain.len())
        && plain.bytes().all(|b| ALPHABET.contains(&b));
    fits.then(|| crypto::token::hash(&format!("recovery:{plain}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(text: &str) -> Option<[u8; 32]> {
        hash(&Secret::from(text.to_owned()))
    }

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = fresh();
        assert_eq!(code.len(), 29);
        let typed = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(hashed(&code), hashed(&typed));
        assert!(hashed(&code).is_some());
    }

    #[test]
    fn a_code_has_a_hundred_and_twelve_bits_or_more() {
        let signs: std::collections::BTreeSet<u8> = ALPHABET.iter().copied().collect();
        assert_eq!(signs.len(), 32, "each character carries five bits");
        let plain = fresh().replace('-', "");
        assert!(plain.len() * 5 >= 112);
        assert_eq!(hashed("ABCD-EFGH-JKMN-PQR"), None, "neither new nor old");
        assert!(hashed("ABCD-EFGH-JKMN-PQRS").is_some(), "an old one");
    }

    #[test]
    fn codes_differ_and_what_is_no_code_has_no_hash() {
        assert_ne!(hashed(&fresh()), hashed(&fresh()));
        for text in ["", "ABCD", "ABCD-EFGH-JKMN-PQR!", "一二三四五六七八九十一二三四五六"]
        {
            assert_eq!(hashed(text), None, "{text}");
        }
    }
}

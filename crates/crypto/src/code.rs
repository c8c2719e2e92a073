//! A key as people can copy it by hand: Crockford's base 32 in groups with check characters.
//!
//! 32 bytes make 52 characters, in 13 groups of four, each followed by a check character of its own
//! (so that a slip is named by its group); a last group of five checks the whole.

use kernel::{Fault, Result};
use zeroize::Zeroizing;

use crate::Key;
use crate::digest;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 13;
const DATA_CHARS: usize = 4;
const GROUP_CHARS: usize = DATA_CHARS + 1;

/// The key in 14 groups of five characters, joined by hyphens.
pub fn write(key: &Key) -> Zeroizing<String> {
    let symbols = symbols_of(key.expose());
    let mut text = Zeroizing::new(String::with_capacity((GROUPS + 1) * (GROUP_CHARS + 1)));
    for (index, group) in symbols.chunks(DATA_CHARS).enumerate() {
        group.iter().for_each(|s| text.push(character(*s)));
        text.push(character(check_of_group(index, group)));
        text.push('-');
    }
    check_of_key(key.expose()).iter().for_each(|s| text.push(character(*s)));
    text
}

/// Reads a key back. Blanks, hyphens and case do not matter; O is read as 0, I and L as 1.
///
/// # Errors
/// `recovery_key_incomplete` when characters are missing or too many; `recovery_key_mistyped` with
/// `group` (from 1) where a group does not fit its check character.
pub fn read(text: &str) -> Result<Key> {
    let symbols = read_symbols(text)?;
    if symbols.len() != (GROUPS + 1) * GROUP_CHARS {
        return Err(Fault::invalid("recovery_key_incomplete"));
    }
    let (groups, whole) = symbols.split_at(GROUPS * GROUP_CHARS);
    let mut data = Zeroizing::new(Vec::with_capacity(GROUPS * DATA_CHARS));
    for (index, group) in groups.chunks(GROUP_CHARS).enumerate() {
        let (symbols, check) = group.split_at(DATA_CHARS);
        if check_of_group(index, symbols) != check[0] {
            return Err(mistyped(index));
        }
        data.extend_from_slice(symbols);
    }
    let bytes = bytes_of(&data).ok_or_else(|| mistyped(GROUPS - 1))?;
    if check_of_key(&bytes)[..] != *whole {
        return Err(mistyped(GROUPS));
    }
    Ok(Key::from_bytes(*bytes))
}

fn mistyped(index: usize) -> Fault {
    Fault::invalid("recovery_key_mistyped").with("group", index + 1)
}

fn read_symbols(text: &str) -> Result<Zeroizing<Vec<u8>>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity((GROUPS + 1) * GROUP_CHARS));
    for letter in
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '－'))
    {
        let index = symbols.len() / GROUP_CHARS;
        symbols.push(value(letter).ok_or_else(|| mistyped(index))?);
        if symbols.len() > (GROUPS + 1) * GROUP_CHARS {
            return Err(Fault::invalid("recovery_key_incomplete"));
        }
    }
    Ok(symbols)
}

fn character(symbol: u8) -> char {
    char::from(ALPHABET[usize::from(symbol & 31)])
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|a| char::from(*a) == letter)?;
    u8::try_from(place).ok()
}

/// A weighted sum with odd weights: each single wrong character changes it, because odd numbers
/// have an inverse modulo 32. The group's own number goes in, so that swapped groups are noticed.
fn check_of_group(index: usize, group: &[u8]) -> u8 {
    let sum: usize = group.iter().zip([1, 3, 5, 7]).map(|(s, w)| usize::from(*s) * w).sum();
    u8::try_from((sum + 11 * index + 1) % 32).expect("a remainder of 32 fits a byte")
}

fn check_of_key(bytes: &[u8; 32]) -> [u8; GROUP_CHARS] {
    let hash = digest::sha256(&[b"kedun.recovery.check.v1\0", bytes]);
    std::array::from_fn(|i| hash[i] & 31)
}

fn symbols_of(bytes: &[u8; 32]) -> Zeroizing<Vec<u8>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(GROUPS * DATA_CHARS));
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            symbols.push(((buffer >> bits) & 31) as u8);
        }
    }
    symbols.push(((buffer << (5 - bits)) & 31) as u8);
    symbols
}

fn bytes_of(symbols: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0; 32]);
    let (mut buffer, mut bits, mut at) = (0_u32, 0, 0);
    for symbol in symbols {
        buffer = (buffer << 5) | u32::from(*symbol);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            *bytes.get_mut(at)? = ((buffer >> bits) & 255) as u8;
            at += 1;
        }
    }
    // The last character carries one bit of the key and four zeros; anything else is no key of ours.
    (at == 32 && buffer & ((1 << bits) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_written_key_is_read_back(bytes: [u8; 32]) {
            let text = write(&Key::from_bytes(bytes));
            prop_assert!(read(&text).unwrap().same_as(&Key::from_bytes(bytes)));
        }

        #[test]
        fn each_single_wrong_character_is_noticed(bytes: [u8; 32], at in 0_usize..70, add in 1_u8..32) {
            let text = write(&Key::from_bytes(bytes));
            let mut letters: Vec<char> = text.chars().filter(|c| *c != '-').collect();
            letters[at] = character((value(letters[at]).unwrap() + add) % 32);
            let typed: String = letters.into_iter().collect();
            let fault = read(&typed).err().unwrap();
            prop_assert_eq!(fault.code, "recovery_key_mistyped");
            let group = (at / 5 + 1).to_string();
            prop_assert_eq!(fault.param("group"), Some(group.as_str()));
        }
    }

    #[test]
    fn blanks_case_and_lookalikes_do_not_matter() {
        let key = Key::from_bytes([0x08; 32]);
        let text =
            write(&key).to_lowercase().replace('-', " \n ").replace('0', "o").replace('1', "l");
        assert!(read(&text).unwrap().same_as(&key));
    }

    #[test]
    fn missing_and_foreign_characters_are_told_apart() {
        let text = write(&Key::random());
        assert_eq!(read(&text[..text.len() - 1]).err().unwrap().code, "recovery_key_incomplete");
        assert_eq!(read(&format!("{}0", &*text)).err().unwrap().code, "recovery_key_incomplete");
        assert_eq!(read("").err().unwrap().code, "recovery_key_incomplete");
        assert_eq!(read("盾").err().unwrap().param("group"), Some("1"));
    }
}

//! The sealed fields of one record in one column: a version byte, then for each field the length
//! of its name (one byte), its name, the length of its ciphertext (four bytes, little endian) and
//! the ciphertext. Fields are in the order of their names.

use std::collections::BTreeMap;

use kernel::{Fault, Result};

/// The version of this form.
const FORM: u8 = 1;

/// The column's bytes.
///
/// # Errors
/// Internal when a name has more than 255 bytes or a ciphertext 4 GiB: both are refused earlier.
pub(super) fn encode(fields: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let size: usize = fields.iter().map(|(name, text)| name.len() + text.len() + 5).sum();
    let mut out = Vec::with_capacity(size + 1);
    out.push(FORM);
    for (name, text) in fields {
        let too_long = |_| Fault::internal("a sealed field is too long");
        out.push(u8::try_from(name.len()).map_err(too_long)?);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&u32::try_from(text.len()).map_err(too_long)?.to_le_bytes());
        out.extend_from_slice(text);
    }
    Ok(out)
}

/// The fields that `encode` wrote.
///
/// # Errors
/// Internal when the bytes are damaged.
pub(super) fn decode(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    parse(bytes).ok_or_else(|| Fault::internal("the sealed column of a record is damaged"))
}

fn parse(bytes: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let (&form, mut rest) = bytes.split_first()?;
    if form != FORM {
        return None;
    }
    let mut fields = BTreeMap::new();
    while let Some((&length, after)) = rest.split_first() {
        let (name, after) = after.split_at_checked(length.into())?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let (text, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        fields.insert(std::str::from_utf8(name).ok()?.to_owned(), text.to_vec());
        rest = after;
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_framed_comes_back(
            fields in prop::collection::btree_map("[a-z_]{1,60}", prop::collection::vec(any::<u8>(), 0..80), 0..8)
        ) {
            let bytes = encode(&fields).expect("short fields fit");
            prop_assert!(decode(&bytes).expect("whole bytes decode") == fields);
        }

        #[test]
        fn damaged_bytes_are_refused_or_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }

    #[test]
    fn a_truncated_column_is_refused() {
        let fields = BTreeMap::from([("phone".to_owned(), vec![1, 2, 3])]);
        let bytes = encode(&fields).expect("short fields fit");
        assert!(decode(&bytes[..bytes.len() - 1]).is_err());
        assert!(decode(&[]).is_err());
    }
}

//! Numbers with valid check digits, each used once.

/// Weights of GB 11643-1999 (ISO 7064, MOD 11-2).
const ID_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS: &[u8; 11] = b"10X98765432";
/// Weights and letters of GB 32100-2015.
const CODE_WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const CODE_LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const PREFIXES: &[&str] = &["138", "139", "150", "158", "177", "186", "188", "199"];

/// The place of the number `index` in a shuffled row of `size` places: an affine map whose factor
/// shares no divisor with the sizes used here (powers of 2, 5, 31 and the like), so that no place
/// comes twice.
const fn shuffled(index: u64, seed: u64, size: u64) -> u64 {
    const PRIME: u128 = 2_654_435_761;
    ((index as u128 * PRIME + seed as u128) % size as u128) as u64
}

/// The mobile number of the person `index`.
pub fn phone(index: u64, seed: u64) -> String {
    let place = shuffled(index, seed, 100_000_000 * PREFIXES.len() as u64);
    let prefix = PREFIXES[(place % PREFIXES.len() as u64) as usize];
    format!("{prefix}{:08}", place / PREFIXES.len() as u64)
}

/// The id card of the person `index`, of this district and birthday (`YYYYMMDD`).
///
/// The sequence number is the person's own among all that could share the day and district.
pub fn id_card(district: &str, birthday: &str, sequence: u64, male: bool) -> String {
    let order = (sequence % 499) * 2 + u64::from(male);
    let body = format!("{district}{birthday}{order:03}");
    let sum: u32 = body.bytes().zip(ID_WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{body}{}", char::from(ID_CHECKS[(sum % 11) as usize]))
}

/// The unified social credit code of the company `index` in this district.
pub fn credit_code(district: &str, index: u64, seed: u64) -> String {
    let mut place = shuffled(index, seed, 31_u64.pow(8));
    let mut body = format!("91{district}").into_bytes();
    for _ in 0..9 {
        body.push(CODE_LETTERS[(place % 31) as usize]);
        place /= 31;
    }
    let value = |b: u8| CODE_LETTERS.iter().position(|l| *l == b).unwrap_or(0);
    let sum: usize = body.iter().zip(CODE_WEIGHTS).map(|(b, w)| value(*b) * w).sum();
    body.push(CODE_LETTERS[(31 - sum % 31) % 31]);
    String::from_utf8_lossy(&body).into_owned()
}

/// A bank card of 19 digits with its Luhn digit (ISO/IEC 7812-1).
pub fn bank_card(index: u64, seed: u64) -> String {
    let body = format!("622202{:012}", shuffled(index, seed, 1_000_000_000_000));
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| match (at % 2, u32::from(b - b'0')) {
            (0, d) if d > 4 => d * 2 - 9,
            (0, d) => d * 2,
            (_, d) => d,
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_number_comes_twice() {
        let phones: BTreeSet<String> = (0..50_000).map(|i| phone(i, 7)).collect();
        let codes: BTreeSet<String> = (0..50_000).map(|i| credit_code("310115", i, 7)).collect();
        assert_eq!((phones.len(), codes.len()), (50_000, 50_000));
    }
}

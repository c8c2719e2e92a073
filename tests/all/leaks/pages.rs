//! The pages of an encrypted SQLite file and of its write-ahead log, opened with the file's key:
//! also what was deleted, overwritten or left over in them.

use std::fs;
use std::path::Path;

use aws_lc_rs::cipher::{AES_256, DecryptingKey, DecryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;

/// Bytes of a page (SQLCipher's and SQLite's default).
const PAGE: usize = 4_096;
/// Bytes at the end of each page: an initialisation vector of 16 and a MAC of 64.
const RESERVED: usize = 80;
/// Bytes at the beginning of the file that are the key's salt and are not encrypted.
const SALT: usize = 16;

/// All pages of a database file in the clear.
pub fn of_file(path: &Path, key: &[u8; 32]) -> Vec<u8> {
    let bytes = fs::read(path).expect("the database file");
    assert!(bytes.len() >= PAGE && bytes.len().is_multiple_of(PAGE), "whole pages");
    let pages = bytes.chunks_exact(PAGE).enumerate();
    pages.flat_map(|(n, page)| open(page, key, if n == 0 { SALT } else { 0 })).collect()
}

/// All pages of a write-ahead log in the clear, the stale ones included: a head of 32 bytes, then
/// frames with a head of 24 (SQLite's file format, section 4).
pub fn of_log(path: &Path, key: &[u8; 32]) -> Vec<u8> {
    let bytes = fs::read(path).unwrap_or_default();
    let frames = bytes.get(32..).unwrap_or_default().chunks_exact(24 + PAGE);
    frames
        .flat_map(|frame| {
            let number = u32::from_be_bytes([frame[0], frame[1], frame[2], frame[3]]);
            open(&frame[24..], key, if number == 1 { SALT } else { 0 })
        })
        .collect()
}

fn open(page: &[u8], key: &[u8; 32], skipped: usize) -> Vec<u8> {
    let end = PAGE - RESERVED;
    let mut text = page[skipped..end].to_vec();
    let iv: [u8; 16] = page[end..end + 16].try_into().expect("sixteen bytes");
    let key = UnboundCipherKey::new(&AES_256, key).expect("a key");
    let key = DecryptingKey::cbc(key).expect("a cipher");
    let context = DecryptionContext::Iv128(FixedLength::from(iv));
    key.decrypt(&mut text, context).expect("whole blocks").to_vec()
}

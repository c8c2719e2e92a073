//! The head of a sealed file:
//! `"KDSTREAM" ‖ version 1 ‖ suite 1 ‖ mode ‖ nonce prefix (7) ‖ salt (32) or wrapped key (61)`.
//!
//! Mode 0: the file key is derived from a given key and the salt. Mode 1: the file key is random and
//! stands in the header, wrapped under a key-encryption key and the caller's associated data. Either
//! way no two files share a key, so that the short nonce prefix can never meet itself.

use std::io::Read;

use kernel::Result;

use super::fault_of;
use crate::aead::{AES_256_GCM_SUITE, OVERHEAD};
use crate::encode::Parts;
use crate::key::{KEY_BYTES, wrong_key};
use crate::{Key, SealKey, derive, random, wrap};

const MAGIC: &[u8; 8] = b"KDSTREAM";
const VERSION: u8 = 1;
const GIVEN: u8 = 0;
const WRAPPED: u8 = 1;
const HEAD_BYTES: usize = MAGIC.len() + 3;
/// Bytes of the nonce that are the same in all chunks of a file.
pub const PREFIX_BYTES: usize = 7;
const SALT_BYTES: usize = 32;

/// What sealing and opening need to know of a file: its key, nonce prefix, associated data and the
/// bytes of the header themselves.
pub struct Header {
    pub key: SealKey,
    pub prefix: [u8; PREFIX_BYTES],
    pub aad: Vec<u8>,
    pub bytes: Vec<u8>,
}

impl Header {
    /// A new header with a random file key under `kek`.
    pub fn wrapped(kek: &SealKey, aad: &[u8]) -> Self {
        let key = Key::random();
        let wrapped = wrap::wrap(kek, &wrap_aad(aad), &key);
        Self::write(WRAPPED, &key, &wrapped, aad)
    }

    /// A new header with a file key derived from `key`.
    pub fn given(key: &Key, aad: &[u8]) -> Self {
        let salt: [u8; SALT_BYTES] = random::bytes();
        Self::write(GIVEN, &file_key(key, &salt), &salt, aad)
    }

    fn write(mode: u8, key: &Key, tail: &[u8], aad: &[u8]) -> Self {
        let prefix: [u8; PREFIX_BYTES] = random::bytes();
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&[VERSION, AES_256_GCM_SUITE, mode]);
        bytes.extend_from_slice(&prefix);
        bytes.extend_from_slice(tail);
        Self::of(SealKey::new(key), prefix, aad, bytes)
    }

    /// Reads the header of a file sealed by [`Header::wrapped`].
    pub fn read_wrapped(input: &mut impl Read, kek: &SealKey, aad: &[u8]) -> Result<Self> {
        let (prefix, bytes, tail) = read::<{ KEY_BYTES + OVERHEAD }>(input, WRAPPED)?;
        let key = wrap::unwrap(kek, &wrap_aad(aad), &tail)?;
        Ok(Self::of(SealKey::new(&key), prefix, aad, bytes))
    }

    /// Reads the header of a file sealed by [`Header::given`].
    pub fn read_given(input: &mut impl Read, key: &Key, aad: &[u8]) -> Result<Self> {
        let (prefix, bytes, salt) = read::<SALT_BYTES>(input, GIVEN)?;
        Ok(Self::of(SealKey::new(&file_key(key, &salt)), prefix, aad, bytes))
    }

    fn of(key: SealKey, prefix: [u8; PREFIX_BYTES], aad: &[u8], bytes: Vec<u8>) -> Self {
        let aad = Parts::of("kedun.stream.chunk.v1").add(&bytes).add(aad).done();
        Self { key, prefix, aad, bytes }
    }
}

fn wrap_aad(aad: &[u8]) -> Vec<u8> {
    Parts::of("kedun.stream.key.v1").add(aad).done()
}

fn file_key(key: &Key, salt: &[u8]) -> Key {
    derive::derive_salted(key, salt, "stream.file.v1")
}

type Read_<const N: usize> = ([u8; PREFIX_BYTES], Vec<u8>, [u8; N]);

fn read<const N: usize>(input: &mut impl Read, mode: u8) -> Result<Read_<N>> {
    let (mut head, mut prefix, mut tail) = ([0; HEAD_BYTES], [0; PREFIX_BYTES], [0; N]);
    for part in [&mut head[..], &mut prefix[..], &mut tail[..]] {
        input.read_exact(part).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => wrong_key("the file ends in its header"),
            _ => fault_of(error),
        })?;
    }
    let expected = [&MAGIC[..], &[VERSION, AES_256_GCM_SUITE, mode]].concat();
    if head[..] != expected[..] {
        return Err(wrong_key("not a file sealed this way"));
    }
    let bytes = [&head[..], &prefix[..], &tail[..]].concat();
    Ok((prefix, bytes, tail))
}

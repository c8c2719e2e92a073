//! The kinds of lines.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::HASHES_A_LINE;
use crate::merkle::Hash;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header<'a> {
    #[serde(borrow)]
    pub format: Cow<'a, str>,
    pub origin: Cow<'a, str>,
    pub public_key: Cow<'a, str>,
}

/// Any line after the first; which members it has tells its kind.
#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Line<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i: Option<u64>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub body: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashes: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Cow<'a, str>>,
}

impl Line<'_> {
    pub fn entry(index: u64, body: &[u8]) -> Self {
        let body = Some(Cow::Owned(STANDARD.encode(body)));
        Self { i: Some(index), body, ..Self::default() }
    }

    pub fn leaves(start: u64, hashes: &[Hash]) -> Self {
        let hashes = Some(Cow::Owned(STANDARD.encode(hashes.as_flattened())));
        Self { leaves: Some(start), hashes, ..Self::default() }
    }

    pub fn note(note: &str) -> Line<'_> {
        Line { note: Some(Cow::Borrowed(note)), ..Line::default() }
    }

    /// What the line holds; `None` when its members do not fit together.
    pub fn content(self) -> Option<Content> {
        match self {
            Line { i: Some(index), body: Some(body), leaves: None, hashes: None, note: None } => {
                STANDARD.decode(body.as_bytes()).ok().map(|body| Content::Entry(index, body))
            }
            Line { i: None, body: None, leaves: Some(start), hashes: Some(hashes), note: None } => {
                read_hashes(&hashes).map(|hashes| Content::Leaves(start, hashes))
            }
            Line { i: None, body: None, leaves: None, hashes: None, note: Some(note) } => {
                Some(Content::Note(note.into_owned()))
            }
            _ => None,
        }
    }
}

/// What a line holds.
pub enum Content {
    Entry(u64, Vec<u8>),
    Leaves(u64, Vec<Hash>),
    Note(String),
}

fn read_hashes(text: &str) -> Option<Vec<Hash>> {
    let bytes = STANDARD.decode(text).ok()?;
    let (hashes, rest) = bytes.as_chunks::<32>();
    (rest.is_empty() && hashes.len() <= HASHES_A_LINE).then(|| hashes.to_vec())
}

//! The encoding of a text file: found by content, decoded strictly.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use kernel::{Fault, Result};
use serde::{Deserialize, Serialize};

use super::{Source, broken};

/// The encodings that text files are read in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TextEncoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, little end first.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big end first.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// GB 18030, which holds GBK and GB 2312.
    #[serde(rename = "GB18030")]
    Gb18030,
}

impl TextEncoding {
    const fn of(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }
}

/// The encoding as which the whole source can be decoded without an error. UTF-8 is asked first,
/// because hardly any other text is valid UTF-8 by chance. The source is rewound.
///
/// # Errors
/// `file_broken` when none fits.
pub fn detect(source: &mut dyn Source) -> Result<TextEncoding> {
    source.rewind().map_err(broken)?;
    let mut start = Vec::new();
    (&mut *source).take(4096).read_to_end(&mut start).map_err(broken)?;
    let marked = match start.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => Some(TextEncoding::Utf8),
        [0xFF, 0xFE, ..] => Some(TextEncoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(TextEncoding::Utf16Be),
        _ => looks_utf16(&start),
    };
    let tried: &[TextEncoding] = match &marked {
        Some(one) => std::slice::from_ref(one),
        None => &[TextEncoding::Utf8, TextEncoding::Gb18030],
    };
    for encoding in tried {
        source.rewind().map_err(broken)?;
        let decoded =
            std::io::copy(&mut Decoded::new(&mut *source, *encoding), &mut std::io::sink());
        source.rewind().map_err(broken)?;
        match decoded {
            Ok(_) => return Ok(*encoding),
            Err(e) if e.kind() == ErrorKind::InvalidData => {}
            Err(e) => return Err(broken(e)),
        }
    }
    Err(Fault::invalid("file_broken").caused_by("the text is valid in no known encoding"))
}

/// UTF-16 without a mark: nearly every second byte of a table's separators, digits and letters is
/// NUL, on one side only.
pub fn looks_utf16(start: &[u8]) -> Option<TextEncoding> {
    let nuls = |side: usize| start.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (nuls(0), nuls(1), start.len() / 2);
    if pairs < 4 {
        None
    } else if odd * 5 > pairs && even * 20 < odd {
        Some(TextEncoding::Utf16Le)
    } else if even * 5 > pairs && odd * 20 < even {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// A reader that gives UTF-8 without a byte order mark, and an error of kind `InvalidData` at the
/// first byte that does not belong.
pub struct Decoded<R> {
    inner: BufReader<R>,
    decoder: Decoder,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Decodes this reader from its present place on.
    pub fn new(inner: R, encoding: TextEncoding) -> Self {
        Self {
            inner: BufReader::with_capacity(1 << 16, inner),
            decoder: encoding.of().new_decoder_with_bom_removal(),
            ready: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> std::io::Result<()> {
        self.ready.resize(1 << 17, 0);
        self.given = 0;
        loop {
            let raw = self.inner.fill_buf()?;
            let last = raw.is_empty();
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(raw, &mut self.ready, last);
            self.inner.consume(read);
            if let DecoderResult::Malformed(..) = result {
                return Err(Error::new(ErrorKind::InvalidData, "malformed text"));
            }
            let finished = last && result == DecoderResult::InputEmpty;
            if written > 0 || finished {
                self.ready.truncate(written);
                self.ended = finished;
                return Ok(());
            }
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let n = buf.len().min(self.ready.len() - self.given);
        buf[..n].copy_from_slice(&self.ready[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn found(bytes: Vec<u8>) -> (TextEncoding, String) {
        let mut source = Cursor::new(bytes);
        let encoding = detect(&mut source).expect("an encoding fits");
        let mut text = String::new();
        Decoded::new(source, encoding).read_to_string(&mut text).expect("it decodes");
        (encoding, text)
    }

    #[test]
    fn gb18030_is_found_by_content_and_keeps_four_byte_characters() {
        let (bytes, _, lossy) = GB18030.encode("姓名,备注\n王芳,𠮷野家😀\n");
        assert!(!lossy);
        assert_eq!(
            found(bytes.into_owned()),
            (TextEncoding::Gb18030, "姓名,备注\n王芳,𠮷野家😀\n".into())
        );
    }

    #[test]
    fn the_mark_of_utf8_is_no_part_of_the_text() {
        let (encoding, text) = found([b"\xEF\xBB\xBF".as_slice(), "姓名".as_bytes()].concat());
        assert_eq!((encoding, text.as_str()), (TextEncoding::Utf8, "姓名"));
    }

    #[test]
    fn utf16_is_found_with_and_without_its_mark() {
        let text = "name,phone\n王芳,13800138000\n";
        let plain: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> =
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(found(plain), (TextEncoding::Utf16Le, text.into()));
        assert_eq!(found(marked), (TextEncoding::Utf16Be, text.into()));
    }

    #[test]
    fn a_text_that_fits_no_encoding_is_broken_and_not_guessed() {
        let fault =
            detect(&mut Cursor::new(b"name\n\xFF\xFF\xFF\n".to_vec())).expect_err("nothing fits");
        assert_eq!(fault.code, "file_broken");
    }
}

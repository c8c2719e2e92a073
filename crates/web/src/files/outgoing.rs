//! A file on its way out, unsealed while it leaves.

use std::io::{self, Write};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Result;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::problem::Problem;

/// Bytes that are collected before they are sent.
const PIECE: usize = 64 << 10;
/// Pieces that wait for the connection at most.
const WAITING: usize = 4;

/// A receiver who takes nothing for so long has given up.
const STALLED: Duration = Duration::from_secs(60);

/// What a file is. What somebody uploaded is never named more closely: a browser saves it.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Anything.
    Unknown,
    /// A workbook.
    Xlsx,
    /// A table as text.
    Csv,
    /// One JSON value a line.
    JsonLines,
}

impl Kind {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Unknown => "application/octet-stream",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/x-ndjson",
        }
    }
}

/// The answer whose body is what `write` writes. When writing fails, the connection is cut, so
/// that half a file cannot be taken for a whole one.
///
/// # Errors
/// `slow_down` while too many files are on their way.
pub async fn send(
    name: &str,
    kind: Kind,
    size: Option<u64>,
    write: impl FnOnce(&mut dyn Write) -> Result<()> + Send + 'static,
) -> std::result::Result<Response, Problem> {
    let turn = super::turn().await?;
    let (pieces, waiting) = mpsc::channel::<io::Result<Bytes>>(WAITING);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut out = Outgoing { pieces, piece: Vec::with_capacity(PIECE), runtime };
        let written = write(&mut out).map_err(io::Error::other).and_then(|()| out.flush());
        if let Err(error) = written {
            tracing::warn!(%error, "a download was cut");
            let _ = out.pieces.try_send(Err(io::Error::from(error.kind())));
        }
    });
    let mut response = Body::from_stream(ReceiverStream::new(waiting)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(header::CONTENT_DISPOSITION, disposition(name));
    if let Some(size) = size {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    }
    Ok(response)
}

/// `attachment` with the name in both forms of RFC 6266: plain ASCII, and UTF-8 in percent code.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' })
        .collect();
    let mut coded = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

/// Where the gate writes; the connection takes it from there.
struct Outgoing {
    pieces: mpsc::Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
    runtime: Handle,
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::take(&mut self.piece));
        // A receiver who takes nothing must not hold this thread for ever.
        let sent = async { tokio::time::timeout(STALLED, self.pieces.send(Ok(piece))).await };
        match self.runtime.block_on(sent) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
            Err(_) => Err(io::Error::from(io::ErrorKind::TimedOut)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_travels_in_both_forms_and_cannot_break_the_header() {
        let value = disposition("客户\"\r\n.xlsx");
        let text = value.to_str().expect("ASCII");
        assert!(text.starts_with("attachment; filename=\"_____.xlsx\""), "{text}");
        assert!(text.ends_with("filename*=UTF-8''%E5%AE%A2%E6%88%B7%22%0D%0A.xlsx"), "{text}");
    }
}

//! A multipart form whose last part is a file (RFC 7578), given to the gate while it arrives.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use kernel::{Fault, FaultKind, FieldFault, Result, limits};
use tokio::sync::mpsc;

use crate::ctx::blocking;
use crate::extract::malformed;
use crate::problem::Problem;

/// Characters of a text part at most.
const TEXT_BYTES: usize = 4_096;
/// Text parts at most.
const TEXTS: usize = 20;
/// Pieces that wait for the gate at most; the connection is held back beyond them.
const WAITING: usize = 4;

/// A sender who sends nothing for so long has given up.
const STALLED: Duration = Duration::from_secs(60);
/// The rest of a file that was refused is read and thrown away for so long: whoever is still sending would
/// otherwise see a broken connection in place of the reason (RFC 9112, section 9.6).
const REST: Duration = Duration::from_secs(60);

/// What came before the file's bytes.
pub struct Form {
    /// The file's name, as the sender called it, without folders.
    pub file_name: String,
    /// The media type, as the sender called it.
    pub media_type: String,
    texts: BTreeMap<String, String>,
}

impl Form {
    /// A text part that must be there.
    ///
    /// # Errors
    /// `invalid` names it when it is not.
    pub fn text(&self, name: &str) -> Result<&str> {
        let found = self.texts.get(name).map(String::as_str);
        found.ok_or_else(|| Fault::fields(vec![FieldFault::new(name, "required")]))
    }

    /// A text part that may be there.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<String> {
        self.texts.get(name).filter(|t| !t.is_empty()).cloned()
    }
}

/// Reads the form's texts and gives the file's bytes to `take` while they arrive.
///
/// # Errors
/// What `take` refuses; `file_too_large`; `malformed`.
pub async fn receive<T: Send + 'static>(
    mut form: Multipart,
    take: impl FnOnce(Form, &mut dyn Read) -> Result<T> + Send + 'static,
) -> std::result::Result<T, Problem> {
    let mut texts = BTreeMap::new();
    loop {
        let part = form.next_field().await.map_err(|e| Problem(Cut::of(&e).fault()))?;
        let part = part.ok_or_else(|| Problem(missing_file()))?;
        if part.file_name().is_some() {
            return take_file(part, texts, take).await;
        }
        let name = part.name().unwrap_or_default().to_owned();
        let text = part.text().await.map_err(|e| Problem(Cut::of(&e).fault()))?;
        if text.len() > TEXT_BYTES || texts.len() >= TEXTS {
            return Err(Problem(Fault::new(FaultKind::TooLarge, "body_too_large")));
        }
        texts.insert(name, text);
    }
}

async fn take_file<T: Send + 'static>(
    mut part: Field<'_>,
    texts: BTreeMap<String, String>,
    take: impl FnOnce(Form, &mut dyn Read) -> Result<T> + Send + 'static,
) -> std::result::Result<T, Problem> {
    let turn = super::turn().await?;
    let form = Form {
        file_name: plain_name(part.file_name().unwrap_or_default()),
        media_type: part.content_type().unwrap_or("application/octet-stream").to_owned(),
        texts,
    };
    let (pieces, waiting) = mpsc::channel(WAITING);
    let taken = tokio::spawn(blocking(move || take(form, &mut Incoming::new(waiting))));
    let mut size: u64 = 0;
    loop {
        let next = tokio::time::timeout(STALLED, next_piece(&mut part)).await;
        let piece = match next.unwrap_or(Err(Cut::Broken)) {
            Ok(Some(bytes)) => {
                size += bytes.len() as u64;
                if size > limits::UPLOAD_BYTES { Err(Cut::TooLarge) } else { Ok(bytes) }
            }
            // The end is said: a channel that only closes is a transfer that was given up.
            Ok(None) => Ok(Bytes::new()),
            Err(cut) => Err(cut),
        };
        let ends = piece.as_ref().map_or(true, Bytes::is_empty);
        // A closed channel means that the gate has refused the file: its fault tells why.
        if pieces.send(piece).await.is_err() || ends {
            break;
        }
    }
    drop(pieces);
    let failed = || Problem(Fault::internal("a receiver of a file panicked"));
    let outcome = taken.await.map_err(|_| failed())?;
    drop(turn);
    if outcome.is_err() {
        tokio::time::timeout(REST, throw_away(&mut part, size)).await.ok();
    }
    outcome
}

/// Reads what is left of a file and keeps nothing of it.
async fn throw_away(part: &mut Field<'_>, mut size: u64) {
    while let Ok(Some(bytes)) = next_piece(part).await {
        size += bytes.len() as u64;
        if size > limits::UPLOAD_BYTES {
            break;
        }
    }
}

/// The next bytes that are some.
async fn next_piece(part: &mut Field<'_>) -> std::result::Result<Option<Bytes>, Cut> {
    loop {
        match part.chunk().await {
            Ok(Some(bytes)) if bytes.is_empty() => {}
            Ok(next) => return Ok(next),
            Err(e) => return Err(Cut::of(&e)),
        }
    }
}

/// The last part of a path, without control characters: names are shown, never opened.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn missing_file() -> Fault {
    Fault::fields(vec![FieldFault::new("file", "required")])
}

/// Why a file ends before its end.
#[derive(Clone, Copy)]
enum Cut {
    TooLarge,
    Broken,
}

impl Cut {
    /// The limit of the body shows as a broken form whose status tells that it was the limit.
    fn of(error: &MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Broken }
    }

    fn fault(self) -> Fault {
        match self {
            Self::TooLarge => Fault::new(FaultKind::TooLarge, "file_too_large")
                .with("max", limits::UPLOAD_BYTES >> 20),
            Self::Broken => malformed(),
        }
    }

    fn error(self) -> io::Error {
        io::Error::other(self.fault())
    }
}

/// The file's bytes as the gate reads them; an empty piece is the end.
struct Incoming {
    pieces: mpsc::Receiver<std::result::Result<Bytes, Cut>>,
    now: Bytes,
    ended: bool,
}

impl Incoming {
    const fn new(pieces: mpsc::Receiver<std::result::Result<Bytes, Cut>>) -> Self {
        Self { pieces, now: Bytes::new(), ended: false }
    }
}

impl Read for Incoming {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        if self.now.is_empty() {
            match self.pieces.blocking_recv() {
                Some(Ok(bytes)) => self.now = bytes,
                Some(Err(cut)) => return Err(cut.error()),
                // The request was dropped (its time was over, or the server stops): what came of
                // the file must not pass for the whole of it.
                None => return Err(Cut::Broken.error()),
            }
            if self.now.is_empty() {
                self.ended = true;
                return Ok(0);
            }
        }
        let count = into.len().min(self.now.len());
        into[..count].copy_from_slice(&self.now.split_to(count));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_folders_keeps_its_last_part() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\Users\\x\\客户.xlsx"), "客户.xlsx");
        assert_eq!(plain_name("a\u{0}b\n.csv"), "ab.csv");
    }

    #[tokio::test]
    async fn bytes_arrive_whole_and_a_cut_is_told() {
        let (send, receive) = mpsc::channel(4);
        send.send(Ok(Bytes::from_static(b"abc"))).await.ok();
        send.send(Ok(Bytes::from_static(b"defg"))).await.ok();
        send.send(Ok(Bytes::new())).await.ok();
        let read = tokio::task::spawn_blocking(move || {
            let mut text = String::new();
            Incoming::new(receive).read_to_string(&mut text).map(|_| text)
        });
        assert_eq!(read.await.expect("joined").expect("read"), "abcdefg");

        let (send, receive) = mpsc::channel(4);
        send.send(Err(Cut::TooLarge)).await.ok();
        let read = tokio::task::spawn_blocking(move || {
            Incoming::new(receive).read_to_end(&mut Vec::new()).map(drop)
        });
        let error = read.await.expect("joined").expect_err("cut");
        assert!(error.to_string().contains("file_too_large"), "{error}");
    }

    #[tokio::test]
    async fn a_transfer_that_is_given_up_is_no_whole_file() {
        let (send, receive) = mpsc::channel(4);
        send.send(Ok(Bytes::from_static(b"half a contr"))).await.ok();
        drop(send);
        let read = tokio::task::spawn_blocking(move || {
            Incoming::new(receive).read_to_end(&mut Vec::new()).map(drop)
        });
        assert!(read.await.expect("joined").is_err());
    }
}

//! The control socket: commands reach a running server, which owns the data folder.
//!
//! One order and one answer a connection, both JSON. The socket has mode 0600 in a folder of mode
//! 0700, and the server asks the kernel who is at the other end: only the folder's owner and root
//! are heard, who can read the root key anyway.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use kernel::{Fault, FaultKind, Lang, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixListener;

use crate::answer::Answer;
use crate::folder::{os_user_of, owner_of};
use crate::order::Order;

/// Bytes of an order at most.
const ORDER_BYTES: u64 = 1 << 20;
/// Bytes of an answer at most.
const ANSWER_BYTES: u64 = 256 << 20;
/// The pause after an order that could not be taken.
const PAUSE: Duration = Duration::from_millis(200);

/// Where the socket of a data folder lies.
#[must_use]
pub fn path_in(data: &Path) -> PathBuf {
    data.join("kedun.sock")
}

/// Sends an order to the server that owns this folder.
///
/// # Errors
/// `data_folder_locked` when whoever owns the folder listens to nobody.
pub fn send(data: &Path, order: &Order) -> Result<Answer> {
    let silent = |e: std::io::Error| {
        Fault::new(FaultKind::Unavailable, "data_folder_locked").caused_by(e.kind())
    };
    let mut stream = UnixStream::connect(path_in(data)).map_err(silent)?;
    let text = serde_json::to_vec(order).map_err(Fault::internal)?;
    stream.write_all(&text).map_err(silent)?;
    stream.shutdown(Shutdown::Write).map_err(silent)?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES).read_to_end(&mut answer).map_err(silent)?;
    serde_json::from_slice(&answer)
        .map_err(|_| Fault::new(FaultKind::Unavailable, "data_folder_locked"))
}

/// What carries orders out.
pub type Perform = Arc<dyn Fn(Order) -> Answer + Send + Sync>;

/// The socket of a server that is about to answer.
pub struct Orders {
    listener: UnixListener,
    owner: u32,
}

/// Opens the socket: from now on commands wait for an answer. It needs a runtime around it.
///
/// # Errors
/// When the socket cannot be made, as for a path longer than the kernel allows.
pub fn open(data: &Path) -> std::io::Result<Orders> {
    let path = path_in(data);
    // The lock of the folder is ours, so a socket that lies here is a dead server's.
    let _ = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600))?;
    let owner = owner_of(data).map_err(std::io::Error::other)?;
    Ok(Orders { listener, owner })
}

/// Answers until the future is dropped.
pub async fn listen(orders: Orders, perform: Perform) {
    let Orders { listener, owner } = orders;
    loop {
        // One caller that goes away, or a moment without free file descriptors, is no reason to
        // take no orders any more.
        let accepted = listener.accept().await.and_then(|(stream, _)| {
            let uid = stream.peer_cred()?.uid();
            Ok((stream, uid))
        });
        let (stream, uid) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(kind = %error.kind(), "an order could not be taken");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        if uid != owner && uid != 0 {
            tracing::warn!(uid, "an order of another user was refused");
            continue;
        }
        tokio::spawn(serve(stream, uid, perform.clone()));
    }
}

async fn serve(mut stream: tokio::net::UnixStream, uid: u32, perform: Perform) {
    let mut text = Vec::new();
    let read = (&mut stream).take(ORDER_BYTES).read_to_end(&mut text).await;
    let order = read.ok().and_then(|_| serde_json::from_slice::<Order>(&text).ok());
    let answer = match order {
        Some(mut order) => {
            // Who gave the order is what the kernel says, not what the order says.
            order.os_user = os_user_of(uid);
            tokio::task::spawn_blocking(move || perform(order)).await.ok()
        }
        None => Some(Answer::of_fault(&Fault::new(FaultKind::Malformed, "malformed"), Lang::En)),
    };
    let failed = || Answer::of_fault(&Fault::internal("an order failed"), Lang::En);
    let answer = answer.unwrap_or_else(failed);
    if let Ok(bytes) = serde_json::to_vec(&answer) {
        let _ = stream.write_all(&bytes).await;
        let _ = stream.shutdown().await;
    }
}

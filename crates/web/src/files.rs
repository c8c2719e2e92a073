//! Files on their way in and out, in pieces: neither side ever holds a whole file, and nothing
//! touches the disk but what the gate seals.

mod incoming;
mod outgoing;

use std::time::Duration;

use kernel::{Fault, FaultKind};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::Problem;

pub use incoming::{Form, receive};
pub use outgoing::{Kind, send};

/// Files on their way at once. Each holds a blocking thread, of which the runtime has 512 and
/// every request needs one: slow receivers must not be able to take them all.
static TRANSFERS: Semaphore = Semaphore::const_new(128);
/// Previews at once. Each holds an upload and its unfolded workbook in memory.
static PREVIEWS: Semaphore = Semaphore::const_new(2);
/// So many seconds a request waits for its turn.
const PATIENCE_SECONDS: u64 = 10;

/// Waits for the turn of a file on its way.
///
/// # Errors
/// `slow_down` while too many are on their way.
async fn turn() -> Result<SemaphorePermit<'static>, Problem> {
    one_of(&TRANSFERS).await
}

/// Waits for the turn of a preview.
///
/// # Errors
/// `slow_down` while others are being made.
pub async fn preview_turn() -> Result<SemaphorePermit<'static>, Problem> {
    one_of(&PREVIEWS).await
}

async fn one_of(turns: &'static Semaphore) -> Result<SemaphorePermit<'static>, Problem> {
    let waited = tokio::time::timeout(Duration::from_secs(PATIENCE_SECONDS), turns.acquire());
    match waited.await {
        Ok(Ok(turn)) => Ok(turn),
        Ok(Err(_)) | Err(_) => Err(Problem(
            Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", PATIENCE_SECONDS),
        )),
    }
}

//! Keeps a job's lease while its task is at something long, and learns when the lease is lost.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use gate::Gate;
use gate::work::runner::Hold;

/// A node gives a sign of life this often: several fit into a lease, so that a slow answer of the
/// database loses none.
const BEAT: Duration = Duration::from_secs(3);

/// Runs the work while the lease is kept. `lost` is set when another node has taken the job: the work
/// should end, and whatever it still writes is refused.
pub fn while_held<T>(gate: &Gate, hold: Hold, lost: &AtomicBool, work: impl FnOnce() -> T) -> T {
    lost.store(false, Ordering::SeqCst);
    std::thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        scope.spawn(move || {
            while ended.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                match hold.keep(gate) {
                    Err(fault) if fault.code == "lease_lost" => {
                        lost.store(true, Ordering::SeqCst);
                        return;
                    }
                    // The database is away for a moment: the next beat tries again.
                    _ => {}
                }
            }
        });
        let done = work();
        drop(end);
        done
    })
}

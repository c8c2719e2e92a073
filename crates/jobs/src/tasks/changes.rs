//! Bulk acts, hand-overs and what takes them back: record by record, each with its line in the job.

use gate::work::changes;
use gate::work::jobs::Wish;
use gate::work::runner::Leased;
use kernel::Result;
use serde_json::json;

use crate::runner::{Context, Left};

/// Carries out such a job. One that was interrupted goes on with the records whose turn has not come.
///
/// # Errors
/// What the gate refuses altogether; what was done until then stays and is told.
pub fn task(context: &Context, job: &mut Leased) -> Result<Left> {
    let gate = &context.gate;
    loop {
        if context.is_stopping() {
            return Ok(Left::Interrupted);
        }
        let count = match changes::some(gate, job) {
            Ok(count) => count,
            Err(fault) => {
                job.so_far = changes::result(gate, job).ok();
                return Err(fault);
            }
        };
        if count == 0 {
            job.done(gate, changes::result(gate, job)?, &[])?;
            return Ok(Left::Ended("done"));
        }
        job.done += count;
        // The lines themselves say where to go on; that it came further is told by a cursor.
        let wish = job.report(gate, Some(&json!({})))?;
        context.tell(job, "running");
        match wish {
            Some(Wish::Pause) => {
                job.paused(gate)?;
                return Ok(Left::Ended("paused"));
            }
            Some(_) => {
                job.cancelled(gate, changes::result(gate, job)?)?;
                return Ok(Left::Ended("cancelled"));
            }
            None => {}
        }
    }
}

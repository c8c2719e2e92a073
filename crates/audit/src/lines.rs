//! Lines of a file, one at a time and never longer than allowed.

use std::io::{BufRead, Read};

use crypto::stream::fault_of;
use kernel::{Fault, Result};

/// Reads the next line, with its line feed, into the buffer; false at the end of the input.
pub fn next(
    input: &mut impl BufRead,
    buffer: &mut Vec<u8>,
    limit: usize,
    too_long: impl FnOnce() -> Fault,
) -> Result<bool> {
    buffer.clear();
    let mut limited = Read::take(&mut *input, limit as u64 + 1);
    limited.read_until(b'\n', buffer).map_err(fault_of)?;
    if buffer.len() > limit { Err(too_long()) } else { Ok(!buffer.is_empty()) }
}

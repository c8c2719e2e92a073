//! What the rest is held against: a row read by its key, straight
//! from the store, without gate and ledger. The row is a setting of the bench's own.

use kernel::Result;
use store::settings;

use super::{Call, EACH};
use crate::commands::bench::timing::Times;
use crate::installation::Installation;

/// The setting's name.
const NAME: &str = "bench";
/// About the size of a record.
const VALUE: [u8; 1_000] = [0x6b; 1_000];

/// A bare row.
///
/// # Errors
/// When the store cannot be written.
pub fn calls(kedun: &Installation) -> Result<Vec<Call<'_>>> {
    let store = kedun.store.across(store::Across::Deployment);
    let row = move || Times::measure(1, EACH, |_| store.read(|c| settings::get(c, NAME)).map(drop));
    store.write(|c| settings::put(c, NAME, &VALUE))?;
    Ok(vec![("bare row", Box::new(row))])
}

//! What the rest is held against: a row read by its key, and a small durable transaction, straight
//! from the store, without gate and ledger. The row is a setting of the bench's own.

use store::settings;

use super::{Call, EACH};
use crate::commands::bench::timing::Times;
use crate::installation::Installation;

/// The setting's name.
const NAME: &str = "bench";
/// About the size of a record.
const VALUE: [u8; 1_000] = [0x6b; 1_000];

/// A bare row and a bare entry.
pub fn calls(kedun: &Installation) -> Vec<Call<'_>> {
    let store = &kedun.store;
    let row = || Times::measure(1, EACH, |_| store.read(|c| settings::get(c, NAME)).map(drop));
    let entry = || Times::measure(1, EACH, |_| store.write(|c| settings::put(c, NAME, &VALUE)));
    vec![("bare entry", Box::new(entry)), ("bare row", Box::new(row))]
}

//! What the columns of a table mean: by their titles, then by their content.

mod choose;
mod fresh;
mod profile;
pub mod synonyms;

pub use choose::propose;
pub use profile::Profile;

//! The five steps that every verb goes, private to the gate: permit, seal, open, mask, record.

mod act;
mod columns;
mod mask;
mod names;
mod open;
mod pages;
mod plan;
pub mod quota;
mod reasons;
mod record;
mod seal;
mod shown;
mod totals;

pub use act::{Act, facts};
pub use columns::{Columns, known, visible};
pub use mask::{show, show_only, show_title, shown_value};
pub use names::{Names, named, named_in_use, names};
pub use open::{OpenRow, live_fields, open_all, open_fields, open_row, reseal};
pub use pages::{PageState, read_token, write_token};
pub use plan::{Plan, default_order, only_open_fields, plan};
pub use quota::{Counts, hour};
pub use reasons::reasons;
pub use record::{Entry, record, record_refusal, record_with, recorded_with_change};
pub use seal::{predicate_of, seal_values, unique_claims};
pub use shown::{Shown, Unrecorded};
pub use totals::{KeptGroups, Totals};

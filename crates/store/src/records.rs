//! Records: sealed rows, written and read with a permit only.

mod cursor;
mod erase;
mod framing;
mod groups;
pub(crate) mod indexes;
mod insert;
mod list;
mod presence;
mod read;
mod row;
mod touch;
mod way;
mod write;

pub use cursor::Cursor;
pub use erase::{erase_org, erase_subject, purge};
pub use groups::{By, Cut, Group, GroupQuery, Key, counts_and_sums, group, sums};
pub use insert::{ReadyRows, insert, insert_many, insert_ready, ready};
pub use list::{ListQuery, Order, Which, count, list, newest, newest_is_at_hand};
pub use presence::is_there;
pub use read::{fetch, fetch_many, visible};
pub(crate) use row::key_version;
pub use row::{Handover, NewRow, RowUpdate, SealedRow};
pub use touch::{Touch, touch};
pub use write::{misplaced, set_department, set_state, update};

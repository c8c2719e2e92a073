//! Records: sealed rows, written and read with a permit only.

mod cursor;
mod distinct;
mod erase;
mod figures;
mod framing;
mod groups;
pub(crate) mod indexes;
mod insert;
mod list;
mod merge;
mod merged;
mod presence;
mod read;
mod row;
mod touch;
mod way;
mod write;

pub use cursor::Cursor;
pub use distinct::{Distinct, distinct_from, distinct_pairs, set_distinct, unset_distinct};
pub use erase::{erase_org, erase_subject, purge};
pub use figures::figures;
pub use groups::{By, Cut, Group, GroupQuery, Key, counts_and_sums, group, sums};
pub use insert::{ReadyRows, insert, insert_many, insert_ready, ready};
pub use list::{ListQuery, Order, Which, count, list, newest, newest_is_at_hand};
pub use merge::{
    MERGED, Merge, Rewrite, below, checked_parent, fetch_merged, keep_merge, linked_subjects,
    merge_of, merged_into, relations_to, retire, revive, rewrite, rows, take_merge,
};
pub use merged::{purge_merged, went};
pub use presence::{is_followed_since, is_there};
pub use read::{fetch, fetch_many, visible};
pub(crate) use row::key_version;
pub use row::{Handover, NewRow, RowUpdate, SealedRow};
pub use touch::{Touch, touch};
pub use write::{misplaced, set_department, set_state, settle, update};

//! Limits on size, depth, count and time, in one place. Each names its unit.

/// Bytes of one JSON request body.
pub const BODY_BYTES: usize = 1 << 20;
/// Bytes of an uploaded file (an import or an attachment).
pub const UPLOAD_BYTES: u64 = 100 << 20;
/// Bytes of a file that is imported at the command line, where it is not sent up first.
pub const IMPORT_BYTES: u64 = 1 << 30;
/// Files that one user may have sent up for imports and not used yet.
pub const UPLOADS_HELD: usize = 50;
/// Bytes of such files above which no further one is taken.
pub const UPLOADS_HELD_BYTES: u64 = 1 << 30;
/// Bytes that an archive (XLSX) may unfold to, whatever its size.
pub const UNZIPPED_BYTES: u64 = 1 << 30;
/// How often its own size a larger archive may unfold to: tables come to about 20 times.
pub const UNZIPPED_TIMES: u64 = 50;
/// Bytes that any archive may unfold to.
pub const UNZIPPED_BYTES_MOST: u64 = 8 << 30;
/// Records that go along when a record is merged into another one, or comes back.
pub const MERGED_ALONG: usize = 2_000;
/// Days in which a merge can be undone.
pub const UNMERGE_DAYS: i64 = 30;
/// Columns of an imported sheet.
pub const IMPORT_COLUMNS: usize = 500;
/// Rows of an imported sheet.
pub const IMPORT_ROWS: usize = 2_000_000;
/// Bytes of one cell of an imported sheet.
pub const CELL_BYTES: usize = 64 << 10;
/// Bytes of a picture that is a part of its record, such as a seal.
pub const IMAGE_BYTES: usize = 192 << 10;
/// Pixels of such a picture, each side.
pub const IMAGE_SIDE: u32 = 1_200;
/// Characters of a short text.
pub const TEXT_CHARS: usize = 500;
/// Characters of a long text.
pub const LONG_TEXT_CHARS: usize = 20_000;
/// Characters of a filter expression.
pub const FILTER_CHARS: usize = 8_000;
/// Depth of a filter expression.
pub const FILTER_DEPTH: usize = 12;
/// Comparisons in a filter expression.
pub const FILTER_TERMS: usize = 100;
/// Characters of what is typed into the search box.
pub const QUERY_CHARS: usize = 200;
/// Records on one page of a list, at most.
pub const PAGE_SIZE: usize = 500;
/// Records on one page of a list when nothing is said.
pub const PAGE_SIZE_DEFAULT: usize = 50;
/// Up to this many records a total is exact.
pub const COUNT_EXACT: u64 = 10_000;
/// Groups that records may fall into when they are counted.
pub const GROUPS: usize = 1_000;
/// Up to this many permitted records can be sorted by a sealed field.
pub const SORT_SEALED: usize = 5_000;
/// Records that one bulk act may touch.
pub const BULK_RECORDS: usize = 10_000;
/// Fields of one object.
pub const FIELDS: usize = 300;
/// Records that are kept as seen last, each user.
pub const RECENT: usize = 50;
/// Favourites, each user.
pub const FAVOURITES: usize = 200;
/// Tips that a user may have closed.
pub const TIPS: usize = 100;
/// Colleagues that one field may name.
pub const USERS: usize = 50;
/// Searches of masked fields, each user and hour; each condition on one counts.
pub const MASKED_SEARCHES_HOUR: u32 = 60;
/// Writes that clash with another record's unique value, each user and hour.
pub const CLASHES_HOUR: u32 = 60;
/// Connections for live events that one user may have open, such as one for each open page.
pub const LISTENERS_USER: usize = 100;
/// Connections for live events that one server keeps open.
pub const LISTENERS: usize = 5_000;
/// Refusals for asking too often that are held back at once; further ones leave without a pause.
pub const HELD_BACK: usize = 1_000;
/// Days for which a record is shared at most.
pub const SHARE_DAYS: u32 = 90;
/// Days for which a record is shared when nothing is said.
pub const SHARE_DAYS_DEFAULT: u32 = 30;
/// Colleagues and departments with whom one record is shared at a time.
pub const SHARES_RECORD: usize = 20;
/// Records that are shared with one user, or one department, at a time.
pub const SHARES_GRANTEE: usize = 200;
/// Shares that count for one caller, with those of the departments above; further ones open nothing.
pub const SHARES_CALLER: usize = 500;
/// Characters of a reason given for a reveal, an export, a freeze.
pub const REASON_CHARS: usize = 500;

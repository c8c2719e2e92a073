//! Messages about files that come in and go out.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("file_empty", "文件是空的", "The file is empty"),
    ("file_too_large", "文件过大，最多 {max} MB", "The file is too large; at most {max} MB"),
    ("file_broken", "文件已损坏，无法读取", "The file is damaged and cannot be read"),
    (
        "file_encrypted",
        "文件有密码保护，请去除密码后再上传",
        "The file is protected by a password; remove it and upload again",
    ),
    (
        "file_kind",
        "不支持此类文件，请使用 XLSX、XLS、ODS 或 CSV",
        "This kind of file is not supported; use XLSX, XLS, ODS or CSV",
    ),
    ("file_bomb", "文件展开后过大，已拒绝", "The file unfolds to too much; refused"),
    ("too_many_columns", "列数过多，最多 {max} 列", "Too many columns; at most {max}"),
    ("too_many_rows", "行数过多，最多 {max} 行", "Too many rows; at most {max}"),
    ("cell_too_large", "单元格内容过长", "A cell is too long"),
    ("no_header", "找不到表头", "No header row was found"),
    ("no_rows", "表头下面没有数据", "There is nothing below the row of titles"),
    ("no_columns_mapped", "没有选择任何列", "No column was chosen"),
    (
        "row_exists_elsewhere",
        "此客户已由他人负责，未覆盖",
        "This customer is in somebody else's care; nothing was overwritten",
    ),
    ("row_repeats", "与已有客户重复", "This repeats a customer who is there already"),
    (
        "strong_ids_differ",
        "电话相同但证件号不同，未合并",
        "Same phone but different id number; not united",
    ),
    (
        "not_for_this_kind",
        "此类客户没有这一项，请更正客户类型或不导入此列",
        "A customer of this kind has no such field; correct the kind or leave the column out",
    ),
    ("upload_gone", "上传的文件已过期，请重新上传", "The upload has expired; upload it again"),
    (
        "too_many_uploads",
        "您上传了太多未导入的文件，请先导入，或一天后再试",
        "You have sent up too many files without importing them; import them, or try in a day",
    ),
    ("job_not_running", "任务已结束", "The job has ended"),
    (
        "job_given_up",
        "任务多次中断且没有进展，已放弃",
        "The job was broken off several times without coming further; it was given up",
    ),
    ("export_empty", "没有可导出的内容", "There is nothing to export"),
    (
        "disk_full",
        "磁盘空间不足，操作未完成，数据未受影响",
        "The disk is full; nothing was changed",
    ),
];

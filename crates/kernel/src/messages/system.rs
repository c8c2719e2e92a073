//! Messages about the program itself.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("internal", "系统出错，请稍后再试；如持续出现，请把请求编号告诉管理员", "Something went wrong on our side. Try again; if it stays, give your administrator the request id"),
    ("unavailable", "服务暂时不可用，请稍后再试", "The service is not available just now"),
    ("ledger_unwritable", "审计日志无法写入，操作已停止", "The ledger cannot be written, so this was stopped"),
    ("malformed", "请求格式不正确", "The request cannot be understood"),
    ("body_too_large", "内容过大", "That is too large"),
    ("data_folder_locked", "数据目录正被另一个进程使用", "Another process uses this data folder"),
    ("wrong_key", "密钥不符，无法打开数据", "The key does not fit; the data cannot be opened"),
    ("key_missing", "找不到根密钥文件，无法打开数据", "The root key file is missing; the data cannot be opened"),
    ("backup_broken", "备份已损坏或密钥不符", "The backup is damaged or the key does not fit"),
    ("folder_not_empty", "目标目录不为空", "The target folder is not empty"),
    ("key_erased", "此人的数据已被销毁，无法再读取", "This person's data was erased and can no longer be read"),
    ("database_unreachable", "无法连接数据库", "The database cannot be reached"),
];

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
    ("unknown_host", "不能用这个地址访问，请联系管理员", "Kedun does not answer under this name; ask your administrator"),
    ("cross_site", "请求来自其他网站，已拒绝", "This came from another site and was refused"),
    ("method_not_allowed", "不支持此操作", "This address does not know that method"),
    ("unsupported_media_type", "内容类型不正确", "The content type is not supported"),
    ("timeout", "处理时间过长，已停止", "This took too long and was given up"),
    ("plain_http", "未启用 TLS 时只能监听本机地址；请配置证书或可信代理", "Without TLS Kedun listens on loopback only; name a certificate or a trusted proxy"),
    ("bad_setting", "设置 {name} 有误", "The setting {name} is wrong"),
    ("bad_argument", "参数 {name} 有误", "The argument {name} is wrong"),
    ("tool_missing", "缺少命令 {name}，请先安装", "The command {name} is missing; install it first"),
    ("file_unreadable", "无法读取文件 {name}", "The file {name} cannot be read"),
    ("file_unwritable", "无法写入文件 {name}", "The file {name} cannot be written"),
    ("database_unreachable", "无法连接数据库", "The database cannot be reached"),
    ("key_exists", "密钥文件已存在，不会覆盖", "There is a key file already; it is never overwritten"),
    ("key_exposed", "其他用户可以读取密钥文件，请把权限改为仅所有者可读写（chmod 600）", "Others can read the key file; make it readable by its owner alone (chmod 600)"),
    ("recovery_key_incomplete", "恢复密钥不完整：应有 14 组，每组 5 个字符", "The recovery key is incomplete: it has 14 groups of 5 characters"),
    ("recovery_key_mistyped", "恢复密钥第 {group} 组有误，请核对", "Group {group} of the recovery key is mistyped; please check it"),
    ("recovery_not_possible", "根密钥保存在硬件设备中，不能导出", "The root key cannot leave its device"),
];

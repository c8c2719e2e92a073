//! Messages about the program itself.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    (
        "internal",
        "系统出错，请稍后再试；如持续出现，请把请求编号告诉管理员",
        "Something went wrong on our side. Try again; if it stays, give your administrator the request id",
    ),
    ("unavailable", "服务暂时不可用，请稍后再试", "The service is not available just now"),
    (
        "ledger_unwritable",
        "审计日志无法写入，操作已停止",
        "The ledger cannot be written, so this was stopped",
    ),
    ("malformed", "请求格式不正确", "The request cannot be understood"),
    ("body_too_large", "内容过大", "That is too large"),
    ("data_folder_locked", "数据目录正被另一个进程使用", "Another process uses this data folder"),
    ("wrong_key", "密钥不符，无法打开数据", "The key does not fit; the data cannot be opened"),
    (
        "key_missing",
        "找不到根密钥文件，无法打开数据",
        "The root key file is missing; the data cannot be opened",
    ),
    (
        "backup_broken",
        "备份 {name} 已损坏，读到 {part} 时发现",
        "The backup {name} is damaged, as was found while reading {part}",
    ),
    (
        "backup_other_key",
        "备份 {name} 需要编号为 {needed} 的根密钥，给出的是 {given}",
        "The backup {name} needs the root key {needed}; the one given is {given}",
    ),
    (
        "backup_target_missing",
        "找不到备份位置 {name}，请检查磁盘是否已连接",
        "There is no place {name} for backups; check whether its disk is connected",
    ),
    (
        "backup_needs_database",
        "这个备份来自 PostgreSQL，请用 --database 指定一个空数据库",
        "This backup is of PostgreSQL; name an empty database with --database",
    ),
    (
        "backup_needs_no_database",
        "这个备份来自内置数据库，不能恢复到 PostgreSQL，请不要设置 --database",
        "This backup is of the embedded database and cannot go into PostgreSQL; leave --database out",
    ),
    (
        "database_not_empty",
        "数据库 {database} 不是空的，恢复没有进行",
        "The database {database} is not empty, so nothing was restored",
    ),
    (
        "no_room",
        "磁盘空间不足：大约需要 {needed} MB，剩余 {free} MB；没有写入任何内容",
        "Not enough room on the disk: about {needed} MB are needed, {free} MB are free; nothing was written",
    ),
    ("interrupted", "已中断，没有留下文件", "Interrupted; no file was left"),
    (
        "database_in_use",
        "目标数据库不是空的，也不属于这次迁移；请指定一个空数据库",
        "The target database is neither empty nor of this move; name an empty one",
    ),
    (
        "move_needs_database",
        "请用 --to 指定一个空的 PostgreSQL 数据库",
        "Name an empty PostgreSQL database with --to",
    ),
    ("nothing_to_move", "{name} 里没有内置数据库", "There are no embedded databases in {name}"),
    (
        "move_unfinished",
        "到 PostgreSQL 的迁移没有完成，请重新运行 kedun move；要放弃，请删除数据目录中的文件 moved 并清空目标数据库",
        "The move to PostgreSQL did not finish; run kedun move again. To give it up, remove the file named moved from the data folder and empty the target database",
    ),
    (
        "moved_away",
        "这里的数据已迁移到 PostgreSQL，请用 --database 启动。若迁移后 PostgreSQL 上没有任何改动，删除文件 {file} 即可回到内置数据库",
        "The data here was moved to PostgreSQL; serve with --database. If nothing was changed there since, remove the file {file} to go back to the embedded databases",
    ),
    (
        "move_differs",
        "迁移后的表 {table} 与原表不一致，迁移没有生效，原数据未改动；要放弃，请删除数据目录中的文件 moved 并清空目标数据库",
        "The table {table} differs after the move, which takes no effect; the source is unchanged. To give the move up, remove the file named moved from the data folder and empty the target database",
    ),
    (
        "ledger_broken",
        "审计链校验未通过，迁移没有进行；请先运行 kedun audit verify",
        "A ledger does not verify, so nothing was moved; run kedun audit verify first",
    ),
    ("folder_not_empty", "目标目录不为空", "The target folder is not empty"),
    (
        "restore_unfinished",
        "这个目录里的恢复没有完成，请重新运行 kedun backup restore",
        "A restore into this folder did not finish; run kedun backup restore again",
    ),
    (
        "key_erased",
        "此人的数据已被销毁，无法再读取",
        "This person's data was erased and can no longer be read",
    ),
    ("backup_none", "没有找到备份", "There is no backup here"),
    ("cannot_listen", "无法监听 {address}", "Cannot listen on {address}"),
    ("no_import_of_this", "此类记录不能导入", "This kind of record cannot be imported"),
    (
        "unknown_host",
        "不能用这个地址访问，请联系管理员",
        "Kedun does not answer under this name; ask your administrator",
    ),
    ("cross_site", "请求来自其他网站，已拒绝", "This came from another site and was refused"),
    ("method_not_allowed", "不支持此操作", "This address does not know that method"),
    ("unsupported_media_type", "内容类型不正确", "The content type is not supported"),
    ("timeout", "处理时间过长，已停止", "This took too long and was given up"),
    (
        "outcome_unknown",
        "连接中断，无法确认是否已保存；请先查看结果，再决定是否重做",
        "The connection was lost before the answer came, so this may have been saved. Look first, \
         and repeat it only if it is missing",
    ),
    (
        "plain_http",
        "未启用 TLS 时只能监听本机地址；请配置证书或可信代理",
        "Without TLS Kedun listens on loopback only; name a certificate or a trusted proxy",
    ),
    ("bad_setting", "设置 {name} 有误", "The setting {name} is wrong"),
    ("bad_argument", "参数 {name} 有误", "The argument {name} is wrong"),
    (
        "tool_missing",
        "缺少命令 {name}，请先安装",
        "The command {name} is missing; install it first",
    ),
    ("file_unreadable", "无法读取文件 {name}", "The file {name} cannot be read"),
    ("file_unwritable", "无法写入文件 {name}", "The file {name} cannot be written"),
    ("database_unreachable", "无法连接数据库", "The database cannot be reached"),
    (
        "key_exists",
        "密钥文件已存在，不会覆盖",
        "There is a key file already; it is never overwritten",
    ),
    (
        "key_exposed",
        "其他用户可以读取密钥文件，请把权限改为仅所有者可读写（chmod 600）",
        "Others can read the key file; make it readable by its owner alone (chmod 600)",
    ),
    (
        "recovery_key_incomplete",
        "恢复密钥不完整：应有 14 组，每组 5 个字符",
        "The recovery key is incomplete: it has 14 groups of 5 characters",
    ),
    (
        "recovery_key_mistyped",
        "恢复密钥第 {group} 组有误，请核对",
        "Group {group} of the recovery key is mistyped; please check it",
    ),
    (
        "recovery_not_possible",
        "根密钥保存在硬件设备中，不能导出",
        "The root key cannot leave its device",
    ),
    (
        "ledger_incomplete",
        "审计日志的哈希不完整，无法生成证明",
        "Hashes of the ledger are missing, so no proof can be made",
    ),
    (
        "ledger_entry_unreadable",
        "审计日志中有无法解析的条目",
        "An entry of the ledger cannot be read",
    ),
    ("ledger_file_broken", "日志文件格式不正确", "This is not a ledger file, or it is damaged"),
    (
        "ledger_pending_broken",
        "等待写入的审计条目被改动或丢失",
        "An entry that waits for its place in the ledger was altered or taken out",
    ),
    (
        "ledger_other_key",
        "日志文件与给定的公钥不符",
        "The ledger file does not belong to the public key that was given",
    ),
    ("public_key_unreadable", "公钥格式不正确", "The public key cannot be read"),
    ("signature_bad", "签名无效", "The signature is not valid"),
    ("database_busy", "数据库正忙，请稍后再试", "The database is busy; try again in a moment"),
    (
        "database_needs_tls",
        "数据库在另一台机器上，连接未加密，已拒绝",
        "The database is on another machine and the connection would not be encrypted, so it was refused",
    ),
    ("bad_database_url", "数据库地址不正确", "The address of the database is not right"),
    (
        "schema_newer",
        "数据由更新版本的程序写入，请升级后再打开",
        "A newer version of the program has written this data; upgrade before you open it",
    ),
    ("schema_differs", "数据库结构与程序不符", "The database's schema does not fit this program"),
    (
        "nul_character",
        "文字中含有无法保存的字符",
        "The text holds a character that cannot be stored",
    ),
    ("lease_lost", "此任务已由另一个节点接管", "Another node has taken this job over"),
];

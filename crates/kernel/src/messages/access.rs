//! Messages about entering and permission.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("not_signed_in", "请先登录", "Please sign in"),
    (
        "session_expired",
        "登录已过期，请重新登录，已填写的内容不会丢失",
        "Your session has ended. Sign in again; nothing you typed is lost",
    ),
    ("wrong_credentials", "登录名或密码不正确", "The login or the password is wrong"),
    (
        "wrong_code",
        "动态口令不正确，请查看验证器里的当前数字",
        "The code is wrong; use the one your authenticator shows now",
    ),
    (
        "locked",
        "尝试次数过多，账号已暂时锁定，请在 {retry_after} 秒后再试",
        "Too many tries: this login is locked. Try again in {retry_after} seconds",
    ),
    (
        "slow_down",
        "操作过于频繁，请在 {retry_after} 秒后再试",
        "Too many requests. Try again in {retry_after} seconds",
    ),
    ("frozen", "账号已停用，请联系管理员", "This login is frozen. Ask your administrator"),
    (
        "exports_frozen",
        "您的导出权限已冻结，请联系管理员",
        "Exports are frozen for you. Ask your administrator",
    ),
    ("denied", "您没有权限进行此操作", "You may not do that"),
    ("step_up", "此操作需要重新验证身份", "Please confirm who you are before this"),
    (
        "passkey_refused",
        "这个通行密钥不能用，请再试一次，或换用其他方式",
        "This passkey does not fit. Try again, or use another way",
    ),
    (
        "passkey_needs_name",
        "通行密钥要求用域名打开本系统，例如 https://crm.example.com 或 http://localhost:7420",
        "Passkeys need Kedun to be opened by a name, such as https://crm.example.com or http://localhost:7420",
    ),
    (
        "last_factor",
        "这是您唯一的第二验证方式，请先添加另一种再删除",
        "This is your only second factor. Add another one before you remove it",
    ),
    (
        "notice_passkey_added",
        "您的账号添加了一个通行密钥；如果不是您本人，请删除它并修改密码",
        "A passkey was added to your account. If that was not you, remove it and change your password",
    ),
    (
        "notice_passkey_removed",
        "您的账号删除了一个通行密钥，其他登录已全部退出",
        "A passkey of your account was removed; all other sessions ended",
    ),
    (
        "network_refused",
        "您的角色不允许从当前网络使用，请换到公司允许的网络，或联系管理员",
        "Your role may not be used from this network. Change to one that your company allows, or ask your administrator",
    ),
    (
        "outside_hours",
        "现在不在您的工作时间内，请在工作时间再登录，或联系管理员",
        "These are not your working hours. Come back during them, or ask your administrator",
    ),
    (
        "reveals_used_up",
        "今天查看明文的次数已用完（每天最多 {max} 次），明天再试，或联系管理员",
        "You have revealed values {max} times today, which is the limit. Try again tomorrow, or ask your administrator",
    ),
    (
        "bad_networks",
        "请每行写一个网络，例如 203.0.113.0/24，最多 {max} 个",
        "Write one network a line, such as 203.0.113.0/24, {max} at most",
    ),
    ("bad_time", "请写成 09:00 这样的时间", "Write a time such as 09:00"),
    (
        "hours_need_both",
        "上班和下班时间要一起填写，且不能相同",
        "Give both the beginning and the end of the hours; they must differ",
    ),
    (
        "notice_session_moved",
        "您的登录换了网络或设备继续使用；如果不是您本人，请立即退出其他登录并修改密码",
        "One of your sessions went on from another network or device. If that was not you, end your other sessions and change your password now",
    ),
    ("mfa_enrolment_required", "请先绑定动态口令", "Set up your one-time codes first"),
    ("csrf", "页面已过期，请刷新后再试", "The page is out of date. Reload it and try again"),
    (
        "weak_password",
        "密码太容易被猜到，请换一个更长或更少见的",
        "This password is too easy to guess; choose a longer or rarer one",
    ),
    (
        "password_used_before",
        "新密码不能与最近用过的密码相同",
        "You used this password before; choose another",
    ),
    (
        "link_invalid",
        "链接无效、已使用或已过期",
        "This link is not valid, was used, or has expired",
    ),
    ("already_set_up", "系统已完成初始化", "Kedun has been set up already"),
    ("login_taken", "此登录名已被使用", "This login is taken"),
    (
        "recovery_key_needed",
        "导入真实客户前，请先保存恢复密钥：没有它，数据丢失后将无法读取",
        "Save the recovery key before the first real import: without it nothing can be read after a loss",
    ),
    ("last_owner", "不能移除最后一位所有者", "The last owner cannot be removed"),
    ("purpose_needed", "请选择用途", "Choose a purpose"),
    ("too_many_grants", "权限条目过多，最多 {max} 条", "Too many grants; at most {max}"),
    (
        "unknown_grant_object",
        "权限中的对象 {word} 不存在",
        "The grants name an unknown object: {word}",
    ),
    (
        "unknown_grant_fields",
        "权限中的字段范围 {word} 无法识别",
        "The grants name unknown fields: {word}",
    ),
    (
        "unknown_grant_rows",
        "对象 {word} 不支持此数据范围",
        "The object {word} cannot have such a row scope",
    ),
    ("bad_policy", "权限规则有误：{detail}", "The policy cannot be used: {detail}"),
    ("token_expired", "令牌已过期或已撤销", "The token has expired or was revoked"),
    ("mfa_required", "请输入动态口令", "Enter your one-time code"),
    (
        "bad_login",
        "登录名应为 2 到 60 个字母、数字或 . _ - @ +",
        "A login has 2 to 60 letters, digits or . _ - @ +",
    ),
    ("bad_days", "有效期应为 1 到 {max} 天", "It can be good for 1 to {max} days"),
    (
        "has_password",
        "这位员工已设置密码，请改用重置链接",
        "This user has a password; make a reset link instead",
    ),
    (
        "never_invited",
        "这位员工尚未加入，请改用邀请链接",
        "This user has not joined yet; make an invitation instead",
    ),
    (
        "notice_login_locked",
        "{name} 的账号因多次输错被锁定 15 分钟",
        "The login of {name} was locked for 15 minutes after too many wrong tries",
    ),
    (
        "notice_recovery_used",
        "您的一个恢复码已被使用。如果不是您本人，请立即修改密码",
        "One of your recovery codes was used. If that was not you, change your password now",
    ),
    ("notice_recovery_renewed", "您的恢复码已重新生成", "Your recovery codes were made anew"),
    ("notice_password_changed", "您的密码已修改", "Your password was changed"),
    (
        "notice_password_set",
        "您的密码已被重设。如果不是您本人，请立即联系管理员",
        "Your password was set anew. If that was not you, tell your administrator now",
    ),
    (
        "notice_password_reset",
        "{name} 的密码已在服务器上重设",
        "The password of {name} was set on the server",
    ),
    (
        "notice_reset_link",
        "已为 {name} 生成密码重置链接",
        "A link to reset the password of {name} was made",
    ),
    ("notice_mfa_changed", "您的动态口令已更换", "Your authenticator was changed"),
    ("notice_mfa_reset", "{name} 的动态口令已被移除", "The authenticator of {name} was removed"),
    (
        "notice_mfa_taken",
        "您的动态口令已被管理员移除并重新绑定",
        "Your authenticator was removed by an administrator and enrolled anew",
    ),
];

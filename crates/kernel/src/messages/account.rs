//! Messages about sessions, devices and what users hear of their own accounts.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    (
        "device_proof",
        "这次登录只能在原来的浏览器里使用，请重新登录",
        "This session can be used in its own browser alone. Sign in again",
    ),
    (
        "device_blocked",
        "这台设备已被停用，请换一台设备登录后在个人设置里恢复它",
        "This device was blocked. Sign in on another one and unblock it in your profile",
    ),
    (
        "this_device",
        "不能停用正在使用的这台设备，请直接退出登录",
        "This is the device that you are using. Sign out instead",
    ),
    (
        "notice_new_device",
        "您的账号在一台新设备上登录；如果不是您本人，请在个人设置里退出或停用它，并修改密码",
        "Your account was used to sign in on a new device. If that was not you, end that session or block the device in your profile, and change your password",
    ),
    (
        "notice_new_network",
        "您的账号从一个新的网络登录；如果不是您本人，请在个人设置里退出它，并修改密码",
        "Your account was used to sign in from a new network. If that was not you, end that session in your profile, and change your password",
    ),
    (
        "notice_sessions_ended",
        "管理员结束了您的全部登录",
        "An administrator ended all of your sessions",
    ),
    (
        "notice_own_lock",
        "您的账号因多次输错被锁定 15 分钟；如果不是您本人，请告诉管理员",
        "Your login was locked for 15 minutes after too many wrong tries. If those were not yours, tell your administrator",
    ),
    (
        "notice_wrong_code",
        "有人输对了您的密码，但没有通过第二步验证；如果不是您本人，请立即修改密码",
        "Somebody gave your right password and failed at the second step. If that was not you, change your password now",
    ),
    (
        "notice_token_made",
        "您的账号新建了一个访问令牌；如果不是您本人，请撤销它并修改密码",
        "A token was made for your account. If that was not you, revoke it and change your password",
    ),
    (
        "notice_token_ends",
        "您的一个访问令牌将在七天内到期，请在个人设置里查看",
        "One of your tokens ends within seven days. Look at your profile",
    ),
    (
        "notice_calendar_link",
        "您的账号新建了一个日历链接；如果不是您本人，请停用它并修改密码",
        "A calendar link was made for your account. If that was not you, end it and change your password",
    ),
    (
        "notice_address_changed",
        "您接收通知的邮箱已更改；如果不是您本人，请改回来并修改密码",
        "The mail address for your notifications was changed. If that was not you, set it back and change your password",
    ),
    (
        "notice_factor_added",
        "您的账号绑定了新的动态口令；如果不是您本人，请立即联系管理员",
        "An authenticator was added to your account. If that was not you, tell your administrator now",
    ),
];

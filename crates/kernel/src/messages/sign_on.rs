//! Messages about single sign-on.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    (
        "sign_on_refused",
        "单点登录没有成功，请重新登录；如果一直不行，请联系管理员",
        "Signing in by your company account did not work. Try again, or ask your administrator",
    ),
    (
        "identity_unknown",
        "这个企业账号还没有关联到本系统的员工。请先用密码登录，在“个人设置”中关联，或请管理员发送邀请",
        "This account is linked to nobody here. Sign in with your password and link it in your profile, or ask for an invitation",
    ),
    (
        "identity_taken",
        "这个企业账号已关联到其他员工，或您已关联过另一个账号，请先解除关联",
        "This account is linked to somebody else, or you have linked another one; remove that link first",
    ),
    (
        "last_way_in",
        "这是您唯一的登录方式，请先设置密码或添加通行密钥再解除",
        "This is your only way to sign in. Set a password or add a passkey before you remove it",
    ),
    (
        "provider_unreachable",
        "暂时连接不上企业账号服务，请稍后再试，或用其他方式登录",
        "The account service cannot be reached. Try again later, or sign in another way",
    ),
    ("logout_refused", "退出请求无效", "The logout token is not accepted"),
    (
        "bad_issuer",
        "请填写以 https:// 开头的地址（本机可用 http://）",
        "Write an address that begins with https:// (http:// on this machine alone)",
    ),
    (
        "bad_directory",
        "请填写以 ldaps:// 开头的地址（本机可用 ldap://）",
        "Write an address that begins with ldaps:// (ldap:// on this machine alone)",
    ),
    (
        "bad_ldap_filter",
        "请填写完整的筛选条件，并用 {login} 标出登录名的位置",
        "Write a whole filter, with {login} where the login belongs",
    ),
    ("bad_certificates", "请粘贴 PEM 格式的证书", "Paste certificates in PEM form"),
    (
        "notice_identity_linked",
        "您的账号关联了一个企业账号，以后可以用它登录；如果不是您本人，请解除关联并修改密码",
        "A company account was linked to yours and can sign you in. If that was not you, remove it and change your password",
    ),
    (
        "notice_identity_unlinked",
        "您的一个企业账号已解除关联，其他登录已全部退出",
        "A company account was unlinked from yours; all other sessions ended",
    ),
];

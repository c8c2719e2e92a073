//! Identity providers: who signs people in elsewhere (OpenID Connect) or holds the company's accounts (LDAP, Active
//! Directory), and what the organisation takes their word for.

use kernel::{Fault, FieldFault, Id, Result, limits};
use model::{Choice, Class, Field, Object, Values};

use crate::enter::session;
use crate::outside::address::Site;
use crate::path::Act;
use crate::terms::Proof;

/// Its name.
pub const NAME: &str = "identity_provider";
/// Where the login stands in a filter of LDAP.
pub const LOGIN: &str = "{login}";

const OIDC: &str = "oidc";
const LDAP: &str = "ldap";

pub fn object() -> Object {
    let fields = [said(), of_oidc(), of_ldap(), trusted()].concat();
    let fields = fields.into_iter().map(|field| field.audience("account")).collect();
    super::system(
        NAME,
        "单点登录来源",
        ("Identity provider", "Identity providers"),
        "safety",
        fields,
    )
}

fn text(name: &str, zh: &str, en: &str) -> Field {
    Field::new(name, "text", zh, en).class(Class::Low)
}

fn said() -> Vec<Field> {
    vec![
        text("name", "名称", "Name").required().in_list().help(
            "登录页按钮上的文字，例如“企业账号”",
            "What the button of the sign-in page says, such as “Company account”",
        ),
        Field::new("kind", "choice", "类型", "Kind")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new(OIDC, "OpenID Connect", "OpenID Connect"),
                Choice::new(LDAP, "LDAP / Active Directory", "LDAP / Active Directory"),
            ]),
        Field::new("enabled", "checkbox", "启用", "In use").class(Class::Low).in_list(),
    ]
}

fn of_oidc() -> Vec<Field> {
    let fields = vec![
        text("issuer", "发行方地址", "Issuer").required().in_list().help(
            "以 https:// 开头，与提供方公布的 issuer 完全一致",
            "Begins with https:// and is exactly the issuer that the provider publishes",
        ),
        text("client_id", "客户端 ID", "Client ID").required(),
        text("scopes", "权限范围", "Scopes")
            .help("留空为 openid profile", "Empty means openid profile"),
        text("other_origins", "其他可访问的地址", "Further origins").help(
            "提供方的令牌或公钥在别的域名上时填写，用空格分开",
            "Where the provider's tokens or keys lie under other names; separated by spaces",
        ),
    ];
    fields.into_iter().map(|field| field.when("kind", OIDC)).collect()
}

fn of_ldap() -> Vec<Field> {
    let fields = vec![
        text("server", "服务器地址", "Server").required().in_list().help(
            "ldaps://域名:636；本机可用 ldap://",
            "ldaps://name:636; ldap:// on this machine alone",
        ),
        text("base_dn", "搜索起点", "Search base").required(),
        text("user_filter", "用户筛选", "User filter").required().help(
            "{login} 处填入登录名，例如 (&(objectClass=person)(uid={login}))",
            "The login takes the place of {login}, as in (&(objectClass=person)(uid={login}))",
        ),
        text("bind_dn", "查询账号", "Bind as")
            .help("留空为匿名查询", "Empty means an anonymous search"),
        text("id_attribute", "唯一标识属性", "Attribute of identity").required().help(
            "不会改变也不会重用，例如 entryUUID、objectGUID",
            "Never changes and is never used again, such as entryUUID or objectGUID",
        ),
        text("name_attribute", "姓名属性", "Attribute of the name").help("默认 cn", "Usually cn"),
    ];
    fields.into_iter().map(|field| field.when("kind", LDAP)).collect()
}

fn trusted() -> Vec<Field> {
    let relation = |name: &str, zh: &str, en: &str, target: &str| {
        Field::new(name, "relation", zh, en).class(Class::Low).target(target)
    };
    vec![
        Field::new("secret", "secret", "密钥", "Secret").help(
            "客户端密钥，或查询账号的密码；保存后不再显示",
            "The client secret, or the password of the account that searches; never shown again",
        ),
        Field::new("certificates", "long_text", "信任的证书", "Trusted certificates")
            .class(Class::Low)
            .help(
                "提供方使用自签或内部证书时，粘贴 PEM 格式的根证书",
                "Root certificates in PEM form, where the provider's own is not publicly trusted",
            ),
        text("second_factor_by", "视为已二次验证", "Counts as second factor").when("kind", OIDC).help(
            "提供方的 acr 或 amr 值，用空格分开；留空则由本系统再次验证",
            "Values of acr or amr, separated by spaces; empty means that Kedun asks for its own",
        ),
        Field::new("creates_users", "checkbox", "自动建立账号", "Makes users").class(Class::Low),
        relation("default_role", "新账号的角色", "Role of new users", "role"),
        relation("default_department", "新账号的部门", "Department of new users", "department"),
    ]
}

/// Holds a provider against what it may be. Whoever changes one decides who comes in, so that it asks for a fresh
/// proof.
///
/// # Errors
/// `step_up`; `invalid` with the fields; `denied` where new users would be owners.
pub fn is_sound(act: &Act<'_>, after: &Values) -> Result<()> {
    session::demand_fresh(act.gate, act.who, Proof::Act)?;
    let role: Option<Id> = after.text("default_role").and_then(|id| id.parse().ok());
    if role.is_some() && role == act.who.org().builtin_role("owner") {
        return Err(Fault::denied("only_owner_makes_owners"));
    }
    let mut faults = Vec::new();
    let creates = after.get("creates_users").is_some_and(|v| v.json().as_bool() == Some(true));
    if creates && role.is_none() {
        faults.push(FieldFault::new("default_role", "required"));
    }
    let mut check = |name: &'static str, code: &'static str, fits: &dyn Fn(&str) -> bool| {
        if after.text(name).is_some_and(|text| !fits(text)) {
            faults.push(FieldFault::new(name, code));
        }
    };
    check("issuer", "bad_issuer", &|text| {
        Site::web(text).is_some() && !text.contains(['?', '#']) && text.len() <= limits::TEXT_CHARS
    });
    check("other_origins", "bad_issuer", &|text| {
        text.split_whitespace().all(|one| Site::web(one).is_some_and(|site| site.is_bare(one)))
    });
    check("server", "bad_directory", &|text| Site::directory(text).is_some());
    check("user_filter", "bad_ldap_filter", &|text| {
        text.contains(LOGIN) && crate::outside::ldap::is_filter(&text.replace(LOGIN, "a"))
    });
    check("certificates", "bad_certificates", &|text| {
        crate::outside::roots::parse(text).is_some_and(|roots| !roots.is_empty())
    });
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

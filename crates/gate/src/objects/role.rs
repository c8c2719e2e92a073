//! Roles: what people may do, in the words of the page; the policy is compiled from them.

use model::{Choice, Class, Field, Object};

pub fn object() -> Object {
    super::system("role", "角色", ("Role", "Roles"), "safety", [said(), terms()].concat())
}

fn said() -> Vec<Field> {
    vec![
        Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
        Field::new("name_en", "text", "英文名称", "English name").class(Class::Low).in_list(),
        Field::new("description", "text", "说明", "Description").class(Class::Low).in_list(),
        Field::new("grants", "grants", "权限", "Permissions").class(Class::Low).audience("account"),
        Field::new("builtin", "text", "内置", "Built in").class(Class::Low).read_only(),
    ]
}

/// Where from, when and how freshly proved the role's holders work; empty is no limit, or the usual one.
fn terms() -> Vec<Field> {
    let days = [
        ("mon", "周一", "Monday"),
        ("tue", "周二", "Tuesday"),
        ("wed", "周三", "Wednesday"),
        ("thu", "周四", "Thursday"),
        ("fri", "周五", "Friday"),
        ("sat", "周六", "Saturday"),
        ("sun", "周日", "Sunday"),
    ];
    let number = |name, zh, en| Field::new(name, "number", zh, en);
    let fields = vec![
        Field::new(
            "networks",
            "long_text",
            "允许的网络（每行一个）",
            "Allowed networks, one a line",
        ),
        Field::new("work_days", "choices", "工作日", "Working days")
            .options(days.map(|(value, zh, en)| Choice::new(value, zh, en)).to_vec()),
        Field::new("work_from", "text", "上班时间", "Work from"),
        Field::new("work_to", "text", "下班时间", "Work until"),
        number(
            "reveal_proof_minutes",
            "查看明文前多少分钟内须验证过",
            "Minutes a proof is good for revealing",
        ),
        number(
            "act_proof_minutes",
            "敏感操作前多少分钟内须验证过",
            "Minutes a proof is good for dangerous acts",
        ),
        number("idle_minutes", "无操作多少分钟后退出", "Minutes without use that end a session"),
        number("session_hours", "登录最长多少小时", "Hours that a session lasts at most"),
        number("sessions_at_most", "同时登录数上限", "Sessions at a time"),
        number("reveals_a_day", "每天查看明文次数上限", "Reveals a day"),
    ];
    fields.into_iter().map(|field| field.class(Class::Low).audience("account")).collect()
}

//! Users: the staff who sign in. Credentials lie elsewhere, where only `enter` reaches.

use model::{Choice, Class, Field, Object};

pub fn object() -> Object {
    super::system(
        "user",
        "员工",
        ("User", "Users"),
        "user",
        vec![
            Field::new("name", "text", "姓名", "Name").class(Class::Medium).required().in_list(),
            Field::new("login", "text", "登录名", "Login")
                .class(Class::Low)
                .audience("account")
                .required()
                .unique()
                .in_list(),
            Field::new("department", "relation", "部门", "Department")
                .class(Class::Low)
                .target("department")
                .in_list(),
            Field::new("email", "email", "通知邮箱", "Address for notifications")
                .audience("account"),
            // The choices are the organisation's roles; they are put in when it is loaded.
            Field::new("roles", "choices", "角色", "Roles")
                .class(Class::Low)
                .audience("account")
                .in_list(),
            Field::new("status", "choice", "状态", "Status")
                .class(Class::Low)
                .options(vec![
                    Choice::new("invited", "待加入", "Invited").color("gold"),
                    Choice::new("active", "在职", "Active").color("green"),
                    Choice::new("frozen", "已停用", "Frozen").color("red"),
                ])
                .read_only()
                .in_list(),
            Field::new("exports_frozen", "checkbox", "已冻结导出", "Exports frozen")
                .class(Class::Low)
                .audience("account"),
            Field::new("language", "choice", "语言", "Language")
                .class(Class::Low)
                .audience("account")
                .options(vec![
                    Choice::new("zh-CN", "简体中文", "Chinese"),
                    Choice::new("en", "英文", "English"),
                ]),
        ],
    )
}

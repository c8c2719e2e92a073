//! The contact: a person at a customer, a data subject of its own.

use kernel::Text;
use model::{Class, Field, Object};

use super::verbs;

/// The declaration of `contact`.
pub(super) fn declare() -> Object {
    Object {
        name: "contact".into(),
        label: Text::new("联系人", "Contact"),
        plural: Text::new("联系人", "Contacts"),
        icon: "contact".into(),
        follows: Some("customer".into()),
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create", "update", "delete", "restore", "reveal", "export", "merge", "unmerge",
            "history", "access",
        ]),
        title: vec!["name".into()],
        fields: vec![
            Field::new("name", "person_name", "姓名", "Name")
                .audience("contact")
                .required()
                .in_list(),
            Field::new("position", "text", "职务", "Position")
                .class(Class::Low)
                .audience("contact")
                .in_list(),
            Field::new("phone", "phone", "电话", "Phone")
                .purpose("contact")
                .audience("contact")
                .in_list(),
            Field::new("email", "email", "邮箱", "E-mail")
                .purpose("contact")
                .audience("contact")
                .in_list(),
            Field::new("wechat", "wechat", "微信号", "WeChat id")
                .purpose("contact")
                .audience("contact"),
            Field::new("birthday", "date", "生日", "Birthday")
                .class(Class::Medium)
                .audience("contact"),
            Field::new("remark", "long_text", "备注", "Remark")
                .class(Class::High)
                .audience("notes"),
        ],
    }
}

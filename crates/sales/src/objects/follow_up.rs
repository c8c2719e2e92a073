//! The follow-up: what was said or done, and when the next step is due.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::verbs;

/// The declaration of `follow_up`. It lies under the customer's own key.
pub(super) fn declare() -> Object {
    Object {
        name: "follow_up".into(),
        label: Text::new("跟进记录", "Follow-up"),
        plural: Text::new("跟进记录", "Follow-ups"),
        icon: "follow_up".into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: ["kind", "at", "next_at", "by"].map(str::to_owned).to_vec(),
        system: false,
        verbs: verbs(&[
            "create", "update", "delete", "restore", "reveal", "export", "history", "access",
        ]),
        title: vec!["body".into()],
        fields: vec![
            Field::new("kind", "choice", "方式", "Kind")
                .class(Class::Low)
                .required()
                .in_list()
                .options(vec![
                    Choice::new("note", "备注", "Note"),
                    Choice::new("call", "电话", "Call"),
                    Choice::new("visit", "拜访", "Visit"),
                    Choice::new("message", "消息", "Message"),
                    Choice::new("mail", "邮件", "Mail"),
                ]),
            Field::new("body", "long_text", "内容", "What was said")
                .class(Class::High)
                .audience("notes")
                .required()
                .in_list(),
            Field::new("at", "datetime", "时间", "When").class(Class::Low).required().in_list(),
            Field::new("next_at", "datetime", "下次跟进", "Next step").class(Class::Low).in_list(),
            Field::new("place", "text", "地点", "Place")
                .class(Class::High)
                .audience("notes")
                .when("kind", "visit"),
            Field::new("deal", "relation", "商机", "Deal").class(Class::Low).target("deal"),
            Field::new("by", "user", "跟进人", "By").class(Class::Low).read_only(),
            Field::new("mentions", "users", "提及同事", "Mentions").class(Class::Low),
        ],
    }
}

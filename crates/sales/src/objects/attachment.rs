//! The attachment: a file that belongs to a customer; its bytes are sealed.

use kernel::Text;
use model::{Class, Field, Object};

use super::verbs;

/// The declaration of `attachment`. It lies under the customer's own key.
pub(super) fn declare() -> Object {
    Object {
        name: "attachment".into(),
        label: Text::new("附件", "Attachment"),
        plural: Text::new("附件", "Attachments"),
        icon: "attachment".into(),
        follows: Some("customer".into()),
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create", "update", "delete", "restore", "reveal", "download", "history", "access",
        ]),
        title: vec!["note".into()],
        fields: vec![
            Field::new("file", "file", "文件", "File")
                .class(Class::High)
                .audience("notes")
                .required()
                .read_only()
                .in_list(),
            Field::new("note", "long_text", "说明", "Note")
                .class(Class::High)
                .audience("notes")
                .in_list(),
            Field::new("follow_up", "relation", "跟进记录", "Follow-up")
                .class(Class::Low)
                .target("follow_up"),
        ],
    }
}

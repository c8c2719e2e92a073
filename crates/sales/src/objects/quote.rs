//! The quote: what a customer is offered, for how much and until when.

use model::{Choice, Class, Field, Object};

use super::{document, lines, number, related};

/// The declaration of `quote`.
pub(super) fn declare() -> Object {
    let mut fields = vec![
        Field::new("title", "text", "报价主题", "Title").class(Class::High).required().in_list(),
        number(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("draft", "草稿", "Draft").color("default"),
                Choice::new("sent", "已发送", "Sent").color("blue"),
                Choice::new("accepted", "已接受", "Accepted").color("green"),
                Choice::new("rejected", "已拒绝", "Rejected").color("red"),
                Choice::new("expired", "已失效", "Expired").color("orange"),
            ]),
        Field::new("valid_until", "date", "有效期至", "Valid until").class(Class::Low).in_list(),
        related("deal", "商机", "Deal"),
        related("contact", "联系人", "Contact"),
    ];
    fields.extend(lines());
    fields.extend([
        Field::new("total", "money", "报价金额", "Total").read_only().in_list(),
        Field::new("terms", "long_text", "条款", "Terms").class(Class::High).audience("notes"),
        Field::new("remark", "long_text", "内部备注", "Internal remark")
            .class(Class::High)
            .audience("notes"),
    ]);
    document(("quote", "报价单", "Quote", "Quotes"), fields)
}

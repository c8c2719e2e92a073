//! The contract: what was agreed, for how much, from when to when.

use model::{Choice, Class, Field, Object};

use super::{document, lines, number, related};

/// The declaration of `contract`.
pub(super) fn declare() -> Object {
    let mut fields = vec![
        Field::new("title", "text", "合同名称", "Title").class(Class::High).required().in_list(),
        number(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("draft", "草稿", "Draft").color("default"),
                Choice::new("active", "履行中", "Active").color("blue"),
                Choice::new("ended", "已完成", "Ended").color("green"),
                Choice::new("terminated", "已终止", "Terminated").color("red"),
            ]),
        Field::new("amount", "money", "合同金额", "Amount")
            .in_list()
            .help("有产品明细时按明细计算", "With lines, what they come to"),
        Field::new("signed_on", "date", "签订日期", "Signed on").class(Class::Low),
        Field::new("starts_on", "date", "开始日期", "Starts on").class(Class::Low),
        Field::new("ends_on", "date", "结束日期", "Ends on").class(Class::Low).in_list(),
        Field::new("renewal_on", "date", "续签提醒日期", "Renewal task made on")
            .class(Class::Low)
            .read_only(),
        related("quote", "报价单", "Quote"),
        related("deal", "商机", "Deal"),
        related("contact", "客户签约人", "Signs for the customer"),
    ];
    fields.extend(lines());
    fields.extend([
        Field::new("terms", "long_text", "条款", "Terms").class(Class::High).audience("notes"),
        Field::new("remark", "long_text", "内部备注", "Internal remark")
            .class(Class::High)
            .audience("notes"),
    ]);
    document(("contract", "合同", "Contract", "Contracts"), fields)
}

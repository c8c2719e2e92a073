//! The invoice 发票: to whom it is made out, for how much, and whether it is issued.

use model::{Choice, Class, Field, Object};

use super::{document, number, related};

/// The declaration of `invoice`.
pub(super) fn declare() -> Object {
    let fields = vec![
        Field::new("title", "text", "发票抬头", "Made out to")
            .class(Class::High)
            .required()
            .in_list(),
        number(),
        Field::new("kind", "choice", "发票类型", "Kind")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("normal", "普通发票", "Ordinary").also(&["普票", "增值税普通发票"]),
                Choice::new("special", "专用发票", "Special VAT").also(&["专票", "增值税专用发票"]),
            ]),
        Field::new("credit_code", "credit_code", "纳税人识别号", "Taxpayer's code"),
        Field::new("amount", "money", "开票金额", "Amount").required().in_list(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("applied", "待开票", "Applied for").color("blue"),
                Choice::new("issued", "已开票", "Issued").color("green"),
                Choice::new("void", "已作废", "Void").color("default"),
            ]),
        related("contract", "合同", "Contract"),
        related("payment", "回款", "Payment"),
        Field::new("invoice_number", "text", "发票号码", "Invoice number").class(Class::Low),
        Field::new("issued_on", "date", "开票日期", "Issued on").class(Class::Low).in_list(),
        Field::new("email", "email", "收票邮箱", "Sent to").purpose("contact").audience("contact"),
        Field::new("registered_at", "text", "注册地址及电话", "Registered address and phone")
            .class(Class::High)
            .when("kind", "special"),
        Field::new("bank", "text", "开户行及账号", "Bank and account")
            .class(Class::High)
            .when("kind", "special"),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ];
    document(("invoice", "发票", "Invoice", "Invoices"), fields)
}

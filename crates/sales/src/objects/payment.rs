//! The payment 回款: an instalment of a contract or an order, and what was received of it.

use model::{Choice, Class, Field, Object};

use super::{document, number, related};

/// The declaration of `payment`. That an instalment is overdue follows from its day and its status, and is a
/// condition of lists, never stored: stored, it would be wrong from midnight on.
pub(super) fn declare() -> Object {
    let fields = vec![
        Field::new("title", "text", "款项", "Instalment")
            .class(Class::High)
            .in_list()
            .help("例如：定金、首付款、尾款", "Such as: deposit, first part, balance"),
        number(),
        related("contract", "合同", "Contract").in_list(),
        related("order", "订单", "Order"),
        Field::new("due_on", "date", "应收日期", "Due on").class(Class::Low).required().in_list(),
        Field::new("amount", "money", "应收金额", "Amount due").required().in_list(),
        Field::new("received", "money", "已收金额", "Received").in_list(),
        Field::new("open_amount", "money", "未收金额", "Still open").read_only(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .read_only()
            .in_list()
            .options(vec![
                Choice::new("due", "待收", "Due").color("blue"),
                Choice::new("part", "部分已收", "Part received").color("orange"),
                Choice::new("paid", "已收清", "Paid").color("green"),
            ]),
        Field::new("received_on", "date", "到账日期", "Received on").class(Class::Low),
        Field::new("method", "choice", "收款方式", "Method").class(Class::Low).options(vec![
            Choice::new("transfer", "银行转账", "Bank transfer"),
            Choice::new("wechat", "微信支付", "WeChat Pay"),
            Choice::new("alipay", "支付宝", "Alipay"),
            Choice::new("card", "刷卡", "Card"),
            Choice::new("cash", "现金", "Cash"),
            Choice::new("other", "其他", "Other"),
        ]),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ];
    document(("payment", "回款", "Payment", "Payments"), fields)
}

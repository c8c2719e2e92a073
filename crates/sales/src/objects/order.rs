//! The order: what is to be delivered.

use model::{Choice, Class, Field, Object};

use super::{document, lines, number, related};

/// The declaration of `order`.
pub(super) fn declare() -> Object {
    let mut fields = vec![
        Field::new("title", "text", "订单主题", "Title").class(Class::High).in_list(),
        number(),
        Field::new("status", "choice", "状态", "Status")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("draft", "草稿", "Draft").color("default"),
                Choice::new("confirmed", "已确认", "Confirmed").color("blue"),
                Choice::new("shipped", "已发货", "Shipped").color("cyan"),
                Choice::new("delivered", "已签收", "Delivered").color("green"),
                Choice::new("cancelled", "已取消", "Cancelled").color("red"),
            ]),
        Field::new("ordered_on", "date", "下单日期", "Ordered on").class(Class::Low).in_list(),
        related("contract", "合同", "Contract"),
        related("quote", "报价单", "Quote"),
    ];
    fields.extend(lines());
    fields.extend([
        Field::new("total", "money", "订单金额", "Total").read_only().in_list(),
        Field::new("delivery", "choice", "交付方式", "Delivery").class(Class::Low).options(vec![
            Choice::new("store", "到店自提", "Collected in the shop"),
            Choice::new("courier", "快递（保价）", "Insured courier"),
            Choice::new("hand", "专人送达", "Brought by hand"),
        ]),
        Field::new("deliver_on", "date", "交付日期", "Deliver on").class(Class::Low),
        Field::new("receiver", "person_name", "收货人", "Receiver").audience("contact"),
        Field::new("receiver_phone", "phone", "收货电话", "Receiver's phone")
            .purpose("contact")
            .audience("contact"),
        Field::new("address", "address", "收货地址", "Address")
            .purpose("contact")
            .audience("contact"),
        Field::new("waybill", "text", "快递单号", "Waybill").class(Class::High),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ]);
    document(("order", "订单", "Order", "Orders"), fields)
}

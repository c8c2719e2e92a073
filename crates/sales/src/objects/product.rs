//! The product: what is sold, in which unit and for how much. The price list of all colleagues.

use model::{Choice, Class, Field, Object};

use super::setting;

/// The declaration of `product`.
pub(super) fn declare() -> Object {
    setting(
        ("product", "产品", "Product", "Products"),
        None,
        vec![
            Field::new("name", "text", "产品名称", "Name").class(Class::Low).required().in_list(),
            Field::new("code", "text", "产品编码", "Code")
                .class(Class::Low)
                .required()
                .unique()
                .in_list(),
            Field::new("category", "choice", "分类", "Category")
                .class(Class::Low)
                .in_list()
                .options(vec![
                    Choice::new("bag", "箱包", "Bags"),
                    Choice::new("watch", "腕表", "Watches"),
                    Choice::new("jewellery", "珠宝首饰", "Jewellery"),
                    Choice::new("clothing", "服饰鞋履", "Clothes and shoes"),
                    Choice::new("accessory", "配饰", "Accessories"),
                    Choice::new("service", "服务", "Services"),
                    Choice::new("other", "其他", "Other"),
                ]),
            Field::new("unit", "text", "单位", "Unit").class(Class::Low).in_list(),
            Field::new("price", "money", "标准售价", "List price").class(Class::Medium).in_list(),
            Field::new("status", "choice", "状态", "Status")
                .class(Class::Low)
                .required()
                .in_list()
                .options(vec![
                    Choice::new("on_sale", "在售", "On sale").color("green"),
                    Choice::new("off_sale", "停售", "Off sale").color("default"),
                ]),
            Field::new("remark", "long_text", "说明", "Description").class(Class::Low),
        ],
    )
}

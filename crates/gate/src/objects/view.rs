//! Saved views of lists: columns, filter and order. A filter may name open fields alone, so that
//! a view holds nothing of class high.

use model::{Class, Field, Object};

pub fn object() -> Object {
    super::system(
        "view",
        "视图",
        ("View", "Views"),
        "table",
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("object", "text", "对象", "Object").class(Class::Low).required().in_list(),
            Field::new("shared", "checkbox", "共享", "Shared").class(Class::Low).in_list(),
            Field::new("pinned", "checkbox", "置顶", "Pinned").class(Class::Low),
            Field::new("columns", "text", "列", "Columns").class(Class::Low),
            Field::new("filter", "text", "筛选", "Filter").class(Class::Medium),
            Field::new("order_by", "text", "排序", "Order").class(Class::Low),
            Field::new("group", "text", "分组", "Group").class(Class::Low),
            Field::new("totals", "checkbox", "合计", "Totals").class(Class::Low),
            Field::new("page_size", "number", "每页条数", "Page size").class(Class::Low),
        ],
    )
}

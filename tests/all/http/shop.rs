//! A shop with people of every role, and a customer to work with.

use serde_json::{Value as Json, json};
use tests::http::{Base, Http, Person};

/// A shop at work.
pub struct Shop {
    pub http: Http,
    pub owner: Person,
    pub rep: Person,
    pub department: String,
}

impl Shop {
    /// An owner and one rep of a department.
    pub fn open(base: Base) -> Self {
        let (http, owner) = Http::founded(base);
        let department = owner.department("一店", None);
        let rep = owner.colleague(&http, "rep1", "rep", Some(&department));
        Self { http, owner, rep, department }
    }
}

/// A customer with something in each high field. The numbers pass their checks and are nobody's.
pub fn customer() -> Json {
    json!({
        "kind": "person", "name": "单小燕", "phone": "138 1234 5678", "id_card": ID_CARD,
        "bank_card": "6222021234567890128", "email": "xiaoyan@example.com",
        "wechat": "danxiaoyan_88", "birthday": "1990-03-07",
        "region": "上海市浦东新区", "address": "世纪大道 100 号 8 楼", "remark": "喜欢限量款",
        "level": "vip", "spent": {"amount": "12800.50", "currency": "CNY"},
    })
}

/// An id card whose check digit fits (GB 11643).
pub const ID_CARD: &str = "11010519491231002X";

/// The customer of this phone, for tests that need several.
pub fn named(name: &str, phone: &str) -> Json {
    json!({"kind": "person", "name": name, "phone": phone})
}

/// The ids of a page.
pub fn ids(page: &Json) -> Vec<String> {
    let items = page["items"].as_array().expect("items").iter();
    items.filter_map(|item| Some(item["id"].as_str()?.to_owned())).collect()
}

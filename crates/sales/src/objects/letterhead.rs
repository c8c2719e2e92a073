//! The letterhead: a company as which the organisation sells, as it stands on quotes and contracts, with its
//! seal. An organisation may have several, such as one for each shop.

use model::{Class, Field, Object};

use super::setting;

/// Who sees the seal: a picture of it is enough to make papers that look agreed.
const SEAL: &str = "seal";

/// The declaration of `letterhead`.
pub(super) fn declare() -> Object {
    let text = |name: &str, zh: &str, en: &str| Field::new(name, "text", zh, en).class(Class::Low);
    let mut object = setting(
        ("letterhead", "公司抬头", "Letterhead", "Letterheads"),
        None,
        vec![
            text("name", "公司全称", "Name of the company").required().in_list(),
            Field::new("credit_code", "credit_code", "统一社会信用代码", "Credit code")
                .class(Class::Low)
                .in_list(),
            text("address", "地址", "Address"),
            text("phone", "电话", "Telephone").in_list(),
            text("bank", "开户行", "Bank"),
            text("account", "银行账号", "Account"),
            Field::new("place", "number", "顺序", "Place").class(Class::Low),
            Field::new("seal", "image", "印章", "Seal").class(Class::High),
        ],
    );
    for field in object.fields.iter_mut().filter(|field| field.name == "seal") {
        field.audience = SEAL.into();
    }
    object
}

//! Filters and orders against a declaration and the caller's rights.

use kernel::{Id, Text};
use model::predicate::{RowValue, holds};
use model::query::{CheckedFilter, FilterRight, OrderColumn, check, parse_filter, parse_order};
use model::{Choice, Class, Column, Field, Object, Storage, Value};
use serde_json::json;

fn customer() -> Object {
    let level = vec![Choice::new("vip", "VIP", "VIP"), Choice::new("gold", "金卡", "Gold")];
    Object {
        name: "customer".into(),
        label: Text::new("客户", "Customer"),
        plural: Text::new("客户", "Customers"),
        icon: "user".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: Vec::new(),
        title: vec!["name".into()],
        fields: vec![
            Field::new("name", "person_name", "姓名", "Name"),
            Field::new("phone", "phone", "手机", "Phone"),
            Field::new("notes", "long_text", "备注", "Notes"),
            Field::new("company", "text", "公司", "Company"),
            Field::new("level", "choice", "等级", "Level").options(level.clone()),
            Field::new("tags", "choices", "标签", "Tags").options(level),
            Field::new("spent", "money", "消费", "Spent"),
            Field::new("tons", "number", "吨", "Tons"),
            Field::new("birthday", "date", "生日", "Birthday"),
            Field::new("met_at", "datetime", "见面", "Met at"),
            Field::new("region", "region", "地区", "Region"),
            Field::new("consent", "checkbox", "同意", "Consent"),
            Field::new("secret", "text", "秘密", "Secret").class(Class::High),
        ],
    }
}

fn checked_as(text: &str, right: FilterRight) -> kernel::Result<CheckedFilter> {
    check(parse_filter(text)?, &customer(), &|_| right)
}

fn checked(text: &str) -> kernel::Result<CheckedFilter> {
    checked_as(text, FilterRight::Clear)
}

/// One row: what its open fields hold, by canonical value.
fn row(column: &Column) -> Option<RowValue> {
    let object = customer();
    match column {
        Column::CreatedAt => Some(RowValue::Int(1_767_200_000_000)), // 2025-12-31T16:53:20Z
        Column::State => Some(RowValue::Text("active".into())),
        Column::Open(name, storage) => {
            let raw = match name.as_str() {
                "company" => json!("海创信息有限公司 Haichuang"),
                "level" => json!("vip"),
                "tags" => json!(["gold", "vip"]),
                "spent" => json!("1000.50"),
                "tons" => json!("-2.5"),
                "birthday" => json!("1976-09-05"),
                "met_at" => json!("2026-01-01 09:00"),
                "region" => json!("330106"),
                "consent" => json!(true),
                _ => return None,
            };
            let field = object.field(name)?;
            let value: Value = field.of_type().normalise(field, &raw).ok()??;
            RowValue::from_stored(*storage, &field.of_type().stored(&value))
        }
        _ => None,
    }
}

#[test]
fn open_fields_are_compared_as_their_types_say() {
    for (text, expected) in [
        ("level = \"VIP\"", true),
        ("level != vip", false),
        ("level = vip AND spent >= 1000", true),
        ("spent = \"¥1,000.50\"", true),
        ("spent < 1000.5", false),
        ("tons < -2", true),
        ("tons = -2.5", true),
        ("birthday < \"1976/9/6\"", true),
        ("birthday >= 19760906", false),
        ("company:\"HAICHUANG\"", true),
        ("company:\"石油\"", false),
        ("tags:vip", true),
        ("tags:\"gold、vip\"", true),
        ("region:\"浙江省\"", true),
        ("region:\"330200\"", false),
        ("region = \"330106\"", true),
        ("consent = true", true),
        ("consent = 否", false),
        ("NOT level:*", false),
        ("level:*", true),
        ("company = \"\"", false),
        ("state = active", true),
        ("created_at >= \"2026-01-01\"", true),
        ("created_at = \"2026-01-01\"", true),
        ("created_at <= \"2025-12-31\"", false),
        ("met_at = \"2026-01-01\"", true),
        ("met_at > \"2026-01-01\"", false),
        ("met_at > \"2026-01-01 08:00\"", true),
        ("(level = gold OR spent > 1) AND NOT tags:gold", false),
        ("parent:*", false),
        ("owner != \"018f0000-0000-7000-8000-000000000000\"", true),
    ] {
        let filter = checked(text).unwrap_or_else(|f| panic!("{text}: {f}"));
        assert!(filter.sealed.is_empty());
        assert_eq!(holds(&filter.predicate, &row), expected, "{text}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_the_field_and_the_reason() {
    for (text, code, reason) in [
        ("spent = lots", "bad_filter", Some("bad_money")),
        ("level = platinum", "bad_filter", Some("bad_choice")),
        ("level > vip", "bad_filter", Some("operator")),
        ("tags = vip", "bad_filter", Some("operator")),
        ("owner = me", "bad_filter", Some("bad_id")),
        ("owner < \"018f0000-0000-7000-8000-000000000000\"", "bad_filter", Some("operator")),
        ("created_at > soon", "bad_filter", Some("bad_datetime")),
        ("nothing = 1", "unknown_field", None),
        ("birthday < \"\"", "bad_filter", Some("required")),
    ] {
        let fault = checked(text).err().unwrap_or_else(|| panic!("{text} was taken"));
        assert_eq!((fault.code, fault.param("reason")), (code, reason), "{text}");
    }
}

#[test]
fn a_hidden_field_is_no_oracle() {
    for text in
        ["spent > 1", "phone = \"13812345678\"", "NOT level:*", "level = vip OR level = gold"]
    {
        let fault = checked_as(text, FilterRight::Hidden).err().expect(text);
        assert_eq!(
            (fault.code, fault.param("reason")),
            ("filter_not_allowed", Some("hidden")),
            "{text}"
        );
    }
}

#[test]
fn an_open_field_that_is_seen_masked_takes_whole_values_only() {
    for text in ["spent > 1", "birthday != 19760905", "company:\"海\"", "NOT tags:vip"] {
        let fault = checked_as(text, FilterRight::Masked).err().expect(text);
        assert_eq!(fault.param("reason"), Some("masked"), "{text}");
    }
    assert!(checked_as("spent = 1000.5", FilterRight::Masked).is_ok());
}

#[test]
fn sealed_fields_become_conditions_of_their_own() {
    let filter = checked("level = vip AND (phone = \"138 1234 5678\" AND name:\"zhangsan\")")
        .expect("a filter");
    let object = customer();
    let asked: Vec<&str> = filter.sealed.iter().map(|s| s.field.as_str()).collect();
    assert_eq!(asked, ["phone", "name"]);
    assert!(holds(&filter.predicate, &row));
    let phone = object.field("phone").expect("a field");
    assert!(filter.sealed[0].holds(phone, &Value::text("+8613812345678")));
    assert!(!filter.sealed[0].holds(phone, &Value::text("+8613812345679")));
    assert!(filter.sealed[0].terms(phone).is_some_and(|t| t.len() == 1));
    let name = object.field("name").expect("a field");
    assert!(filter.sealed[1].holds(name, &Value::text("张三")));
}

#[test]
fn sealed_fields_stand_in_conjunctive_places_only() {
    for text in [
        "NOT phone = \"13812345678\"",
        "level = vip OR phone = \"13812345678\"",
        "NOT (level = vip AND name:张三)",
    ] {
        let fault = checked(text).err().expect(text);
        assert_eq!(
            (fault.code, fault.param("reason")),
            ("filter_not_allowed", Some("position")),
            "{text}"
        );
    }
    for (text, reason) in
        [("phone:*", "sealed"), ("phone > \"13812345678\"", "sealed"), ("notes:\"喜欢\"", "sealed")]
    {
        assert_eq!(checked(text).err().expect(text).param("reason"), Some(reason), "{text}");
    }
    assert_eq!(checked("phone:1").err().map(|f| f.code), Some("search_too_short"));
    assert_eq!(checked("phone = \"1381\"").err().map(|f| f.code), Some("bad_filter"));
}

#[test]
fn a_sealed_field_that_is_seen_masked_is_asked_by_its_mask_or_as_a_whole() {
    for text in [
        "phone:138",
        "phone:5678",
        "phone:\"13812345678\"",
        "phone = \"13812345678\"",
        "secret = \"全部\"",
    ] {
        assert!(checked_as(text, FilterRight::Masked).is_ok(), "{text}");
    }
    assert_eq!(
        checked_as("phone:13812", FilterRight::Masked).err().expect("refused").param("reason"),
        Some("masked")
    );
    // A part of a name that the mask hides finds nothing, though the index would have it.
    let filter = checked_as("name:\"小明\"", FilterRight::Masked).expect("a filter");
    let object = customer();
    let name = object.field("name").expect("a field");
    assert!(!filter.sealed[0].holds(name, &Value::text("王小明")));
    let filter = checked_as("name:\"王\"", FilterRight::Masked).expect("a filter");
    assert!(filter.sealed[0].holds(name, &Value::text("王小明")));
}

#[test]
fn a_fault_never_holds_what_was_typed() {
    for text in [
        "phone = \"1381234\"",
        "spent = \"13812345678x\"",
        "phone:\"13812345678901234\"",
        "name:* = \"13812345678\"",
    ] {
        let Err(fault) = checked(text) else { continue };
        assert!(!format!("{fault:?}").contains("1381234"), "{text}");
    }
}

#[test]
fn an_order_names_open_columns_and_sealed_fields() {
    let object = customer();
    let order = parse_order("updated_at desc, spent, name asc", &object).expect("an order");
    assert_eq!(order[0].column, OrderColumn::Open(Column::UpdatedAt));
    assert!(order[0].descending && !order[1].descending);
    assert_eq!(order[1].column, OrderColumn::Open(Column::Open("spent".into(), Storage::Money)));
    assert_eq!(order[2].column, OrderColumn::Sealed("name".into()));
    assert!(parse_order(" ", &object).is_ok_and(|o| o.is_empty()));
    for (text, code) in [
        ("tags", "sort_not_allowed"),
        ("notes desc", "sort_not_allowed"),
        ("spent up", "sort_not_allowed"),
        ("spent, spent desc", "sort_not_allowed"),
        ("nothing", "unknown_field"),
        ("spent,", "unknown_field"),
    ] {
        assert_eq!(parse_order(text, &object).err().map(|f| f.code), Some(code), "{text}");
    }
}

#[test]
fn ids_are_compared_in_their_one_written_form() {
    let id = Id::new();
    let loud = id.to_string().to_uppercase();
    let filter = checked(&format!("owner = \"{loud}\"")).expect("a filter");
    let held = id.to_string();
    assert!(
        holds(&filter.predicate, &|c| (*c == Column::Owner).then(|| RowValue::Text(held.clone())))
    );
}

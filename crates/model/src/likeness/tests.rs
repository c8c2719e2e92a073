use serde_json::json;

use super::*;
use kernel::Text;

fn customer() -> Object {
    let field = |name: &str, kind: &str| Field::new(name, kind, "字段", "Field");
    Object {
        name: "customer".into(),
        label: Text::new("客户", "Customer"),
        plural: Text::new("客户", "Customers"),
        icon: "customer".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: Vec::new(),
        title: vec!["company_name".into(), "name".into()],
        fields: vec![
            field("company_name", "text"),
            field("name", "person_name"),
            field("phone", "phone"),
            field("phone2", "phone"),
            field("email", "email"),
            field("id_card", "id_card"),
            field("birthday", "date"),
            field("address", "address"),
        ],
    }
}

fn values(of: serde_json::Value) -> Values {
    let members = of.as_object().expect("an object").clone();
    members.into_iter().map(|(name, value)| (name, Value::canonical(value))).collect()
}

fn compared(one: serde_json::Value, other: serde_json::Value) -> Option<Likeness> {
    compare(&customer(), &values(one), &values(other), |_| Sight::Full)
}

#[test]
fn names_that_sound_alike_are_alike_with_the_special_readings_of_surnames() {
    use Agreement::{Alike, Differs, Same};
    for (one, other, expected) in [
        ("单小燕", "单小燕", Same),
        ("单小燕", "单晓燕", Alike),
        ("曾志伟", "曾智伟", Alike),
        ("单小燕", "Shan Xiaoyan", Alike),
        ("单小燕", "Xiaoyan Shan", Alike),
        ("张伟", "张玮", Alike),
        ("张伟", "李伟", Differs),
        ("王建国", "王建军", Alike),
        ("王建国", "李建国", Differs),
        ("John Smith", "Smith, John", Alike),
        ("Jon Smith", "John Smith", Alike),
        ("Mary Jones", "John Smith", Differs),
        ("阿卜杜拉·买买提", "阿卜杜拉买买提", Same),
    ] {
        assert_eq!(name::agreement(one, other), expected, "{one} {other}");
    }
}

#[test]
fn companies_are_compared_without_their_form_and_place() {
    for (name, expected) in [
        ("上海尚品二奢贸易有限公司", "尚品二奢贸易"),
        ("尚品二奢贸易（上海）有限公司", "尚品二奢贸易"),
        ("浙江省杭州市华瑞石油化工股份有限公司", "华瑞石油化工"),
        ("华瑞石油化工集团有限责任公司", "华瑞石油化工"),
        ("Acme Trading Co., Ltd.", "acmetrading"),
        ("上海", "上海"),
        ("公司", "公司"),
    ] {
        assert_eq!(stem(name), expected, "{name}");
    }
    assert_eq!(company::agreement("上海华瑞石化公司", "华瑞石化有限公司"), Agreement::Same);
    assert_eq!(company::agreement("华瑞石化", "华瑞石化销售公司"), Agreement::Alike);
    assert_eq!(company::agreement("华瑞石化", "中海油服"), Agreement::Differs);
}

#[test]
fn the_same_street_at_another_number_is_another_house() {
    let here = "浙江省杭州市西湖区文三路18号2幢301室";
    assert_eq!(address::agreement(here, "杭州市西湖区文三路 18 号 2 幢 301 室"), Agreement::Same);
    assert_eq!(address::agreement(here, "文三路18号2幢"), Agreement::Alike);
    assert_eq!(address::agreement(here, "杭州市西湖区文三路99号5幢"), Agreement::Differs);
}

#[test]
fn slips_in_numbers_and_dates_are_alike() {
    assert_eq!(edits::numbers("+8613812345678", "+8613812345687"), Agreement::Alike);
    assert_eq!(edits::numbers("+8613812345678", "+8613987654321"), Agreement::Differs);
    assert_eq!(edits::dates("1986-03-07", "1986-07-03"), Agreement::Alike);
    assert_eq!(edits::dates("1986-03-07", "1986-03-08"), Agreement::Alike);
    assert_eq!(edits::dates("1986-03-07", "1991-12-30"), Agreement::Differs);
    assert_eq!(edits::mails("shanxiaoyan@qq.com", "shanxiaoyan@163.com"), Agreement::Alike);
    assert_eq!(edits::mails("info@a.cn", "info@b.cn"), Agreement::Differs);
}

#[test]
fn numbers_of_identity_that_differ_exclude_whatever_else_agrees() {
    let one = json!({ "name": "张伟", "phone": "+8613812345678", "id_card": "11010519491231002X" });
    let mut other = one.clone();
    let same = compared(one.clone(), other.clone()).expect("one");
    assert!(percent(same.weight) == 99, "{}", same.weight);
    other["id_card"] = json!("320505197609050637");
    assert_eq!(compared(one, other), None);
}

#[test]
fn a_name_alone_is_suggested_and_not_likely_and_a_phone_makes_it_so() {
    let name = compared(json!({ "name": "张伟" }), json!({ "name": "张伟" })).expect("one");
    assert!(name.weight >= SUGGEST && name.weight < LIKELY);
    let both = json!({ "name": "张伟", "phone": "+8613812345678" });
    // The second phone of the other one is the first one's.
    let other = json!({ "name": "张玮", "phone": "+8613900000000", "phone2": "+8613812345678" });
    let likeness = compared(both, other).expect("one");
    assert!(likeness.weight >= LIKELY);
    let why: Vec<_> = likeness.reasons.iter().map(|r| (r.field.as_str(), r.agreement)).collect();
    assert_eq!(why, [("phone", Agreement::Same), ("name", Agreement::Alike)]);
}

#[test]
fn a_masked_field_tells_only_that_the_whole_is_the_same() {
    let (one, slip) = (json!({ "phone": "+8613812345678" }), json!({ "phone": "+8613812345687" }));
    let masked = |a: &serde_json::Value, b: &serde_json::Value| {
        let (a, b) = (values(a.clone()), values(b.clone()));
        compare(&customer(), &a, &b, |_| Sight::Whole).expect("one")
    };
    assert!(
        masked(&one, &slip).weight.abs() < f64::EPSILON && masked(&one, &slip).reasons.is_empty()
    );
    assert!(masked(&one, &one).weight > LIKELY);
    let hidden = compare(&customer(), &values(one.clone()), &values(one), |_| Sight::No);
    assert!(hidden.expect("one").reasons.is_empty());
}

#[test]
fn jaro_winkler_is_as_its_author_has_it() {
    let of = |a: &str, b: &str| {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        (edits::jaro_winkler(&a, &b) * 1000.0).round()
    };
    assert!((of("martha", "marhta") - 961.0).abs() < 0.1);
    assert!((of("dwayne", "duane") - 840.0).abs() < 0.1);
    assert!((of("dixon", "dicksonx") - 813.0).abs() < 0.1);
}

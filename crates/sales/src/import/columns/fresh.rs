//! A new, typed field for a column that no declared field fits.

use std::collections::BTreeSet;

use kernel::Text;
use model::{Choice, Class, Field};
use pinyin::ToPinyin;

use super::Profile;
use super::profile::CHOICES;
use super::synonyms::plain;
use crate::import::mapping::NewField;

/// The part of the values that has to fit a type; the rest are refused as exceptions.
const FEW_EXCEPTIONS: f64 = 0.9;
/// Words in a title that speak of money.
const MONEY: &[&str] = &[
    "金额",
    "价",
    "费",
    "款",
    "消费",
    "预算",
    "余额",
    "工资",
    "营业额",
    "amount",
    "price",
    "budget",
    "cost",
    "revenue",
];

/// The field, named so that it differs from these names, and how sure its type is.
#[must_use]
pub fn field(column: &Profile, names: &BTreeSet<String>) -> (NewField, f64) {
    let (kind, class, confidence) = kind(column);
    let options = if kind == "choice" { options(column) } else { Vec::new() };
    let audience = if kind == "money" {
        "finance"
    } else if class == Class::High {
        "notes"
    } else {
        "sales"
    };
    let field = NewField {
        name: Some(name(column, names)),
        label: Text::new(column.title.clone(), column.title.clone()),
        kind: kind.into(),
        class,
        purpose: "service".into(),
        audience: audience.into(),
        options,
        required: false,
    };
    (field, confidence)
}

/// Type and class. What cannot be told apart from personal data is of class high.
fn kind(column: &Profile) -> (&'static str, Class, f64) {
    let title = plain(&column.title);
    let fits = |kind: &str| column.fit(&Field::new("column", kind, "", ""));
    for (kind, class) in [
        ("id_card", Class::High),
        ("email", Class::High),
        ("phone", Class::High),
        ("credit_code", Class::Medium),
        ("bank_card", Class::High),
        ("url", Class::Medium),
    ] {
        let fit = fits(kind);
        if fit >= FEW_EXCEPTIONS {
            return (kind, class, fit);
        }
    }
    let money_words = MONEY.iter().any(|w| title.contains(w)) || column.part(has_currency) > 0.2;
    if money_words && fits("money") >= FEW_EXCEPTIONS {
        return ("money", Class::Medium, fits("money"));
    }
    if column.part(|v| v.chars().count() >= 8) >= FEW_EXCEPTIONS && fits("date") >= FEW_EXCEPTIONS {
        return ("date", Class::Medium, fits("date"));
    }
    if fits("datetime") >= FEW_EXCEPTIONS && column.part(|v| v.contains(':')) > 0.5 {
        return ("datetime", Class::Medium, fits("datetime"));
    }
    let number = fits("number");
    if number >= FEW_EXCEPTIONS {
        return ("number", Class::Medium, number);
    }
    if fits("checkbox") >= 1.0 && column.all_fit(&Field::new("column", "checkbox", "", "")) {
        return ("checkbox", Class::Low, 0.9);
    }
    if is_choice(column) {
        return ("choice", Class::Low, 0.8);
    }
    let short =
        column.longest <= kernel::limits::TEXT_CHARS && column.part(|v| !v.contains('\n')) >= 1.0;
    (if short { "text" } else { "long_text" }, Class::High, 0.5)
}

/// Few values that each stand often.
fn is_choice(column: &Profile) -> bool {
    column.different().is_some_and(|values| {
        !values.is_empty()
            && values.len() <= CHOICES
            && column.filled >= 3 * values.len() as u64
            && values.iter().all(|v| v.chars().count() <= 20 && !v.contains('\n'))
    })
}

fn options(column: &Profile) -> Vec<Choice> {
    column.different().into_iter().flatten().map(|value| Choice::new(value, value, value)).collect()
}

fn has_currency(text: &str) -> bool {
    text.contains(['¥', '￥', '$', '€', '元', '万'])
}

/// A name in ASCII snake case out of the title's letters and pinyin.
fn name(column: &Profile, names: &BTreeSet<String>) -> String {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in plain(&column.title).chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        words.push(std::mem::take(&mut word));
        words.extend(c.to_pinyin().map(|p| p.plain().to_owned()));
    }
    words.push(word);
    words.retain(|w| !w.is_empty());
    let mut name: String = words.join("_").chars().filter(char::is_ascii).take(50).collect();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name = format!("column_{}", column.index + 1);
    }
    let first = name.clone();
    let mut count = 2;
    while names.contains(&name) {
        name = format!("{first}_{count}");
        count += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(title: &str, values: &[&str]) -> Profile {
        let mut profile = Profile::new(0, title.into());
        values.iter().cycle().take(values.len().max(1) * 30).for_each(|v| profile.see(v));
        profile
    }

    #[test]
    fn numbers_with_few_exceptions_are_a_number_field() {
        let mut values: Vec<String> = (100..190).map(|n| n.to_string()).collect();
        values.push("约三千".into());
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let (field, _) = field(&column("年采购量(吨)", &values), &BTreeSet::new());
        assert_eq!(field.kind, "number");
        assert_eq!(field.name.as_deref(), Some("nian_cai_gou_liang"));
    }

    #[test]
    fn amounts_are_money() {
        let (field, _) =
            field(&column("合同金额", &["¥1,200.00", "300元", "2.5万"]), &BTreeSet::new());
        assert_eq!((field.kind.as_str(), field.class), ("money", Class::Medium));
    }

    #[test]
    fn few_values_are_a_choice_and_free_text_is_of_class_high() {
        let (choice, _) = field(&column("意向颜色", &["红", "黑", "白"]), &BTreeSet::new());
        assert_eq!((choice.kind.as_str(), choice.options.len()), ("choice", 3));
        let texts: Vec<String> = (0..200).map(|n| format!("第{n}次到店看包")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (text, _) = field(&column("印象", &texts), &BTreeSet::new());
        assert_eq!((text.kind.as_str(), text.class), ("text", Class::High));
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let names = BTreeSet::from(["yan_se".to_owned()]);
        assert_eq!(name(&column("颜色", &["红"]), &names), "yan_se_2");
        assert_eq!(name(&column("（1）", &["红"]), &names), "column_1");
    }
}

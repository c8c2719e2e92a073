//! The record of processing activities, made from the declarations themselves (PIPL art. 55 and 56,
//! GDPR art. 30): which personal data is collected, what for, how it is protected, who works with
//! it. It cannot be out of date, since nothing is stored that is not declared.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kernel::{Lang, Text};
use model::{Catalogue, Class, Field, Object, purpose};

/// One field in the register.
pub struct Activity<'a> {
    /// The object that it belongs to.
    pub object: &'a Object,
    /// Its declaration.
    pub field: &'a Field,
}

/// The fields in use by purpose, those of the program's own working left out.
#[must_use]
pub fn by_purpose(catalogue: &Catalogue) -> BTreeMap<String, Vec<Activity<'_>>> {
    let mut register: BTreeMap<String, Vec<Activity<'_>>> = BTreeMap::new();
    for object in catalogue.iter().filter(|object| !object.system) {
        for field in object.fields.iter().filter(|field| !field.archived) {
            register.entry(field.purpose.clone()).or_default().push(Activity { object, field });
        }
    }
    register
}

/// The register as a Markdown document.
#[must_use]
pub fn markdown(catalogue: &Catalogue, lang: Lang) -> String {
    let pick = |zh: &str, en: &str| Text::new(zh, en).get(lang).to_owned();
    let mut text =
        format!("# {}\n", pick("个人信息处理活动记录", "Record of processing activities"));
    for (name, activities) in by_purpose(catalogue) {
        let label = purpose::ALL.iter().find(|p| p.0 == name);
        let label = label.map_or_else(|| name.clone(), |p| pick(p.1, p.2));
        let _ = writeln!(text, "\n## {label} (`{name}`)\n");
        let head = pick(
            "| 对象 | 字段 | 类型 | 级别 | 使用者 | 保护 |",
            "| Object | Field | Type | Class | Audience | Protection |",
        );
        let _ = writeln!(text, "{head}\n|--|--|--|--|--|--|");
        for Activity { object, field } in activities {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} |",
                object.label.get(lang),
                field.label.get(lang),
                field.kind,
                field.class.name(),
                field.audience,
                protection(field, lang),
            );
        }
    }
    text
}

/// How values of a field are kept.
fn protection(field: &Field, lang: Lang) -> String {
    let text = match field.class {
        Class::High => {
            Text::new("按个人密钥加密，默认遮蔽", "sealed under the person's key, masked")
        }
        Class::Medium | Class::Low => Text::new("数据库整体加密", "in the encrypted database"),
    };
    text.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Field;

    fn catalogue() -> Catalogue {
        let object = Object {
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
            title: Vec::new(),
            fields: vec![Field::new("phone", "phone", "电话", "Phone").purpose("contact")],
        };
        Catalogue::new(vec![object])
    }

    #[test]
    fn every_declared_field_stands_under_its_purpose() {
        let text = markdown(&catalogue(), Lang::En);
        assert!(text.contains("## Contacting the customer (`contact`)"), "{text}");
        assert!(text.contains("| Customer | Phone | phone | high | sales | sealed"), "{text}");
    }

    #[test]
    fn an_archived_field_is_processed_no_longer() {
        let mut object = Object::clone(catalogue().get("customer").expect("declared"));
        object.fields[0].archived = true;
        assert!(by_purpose(&Catalogue::new(vec![object])).is_empty());
    }
}

//! What of a lead goes into the customer, the contact and the deal that it becomes.

use gate::rules::{Asked, Carried, Conversion};
use model::{Field, Object, Value, Values};

/// How leads are converted.
pub struct LeadConversion;

/// What is of a person: where the company is the customer and the person its contact, it stands there alone.
const OF_PERSON: &[&str] = &["name", "position", "phone", "email", "wechat"];
/// By what two contacts are known to be the same.
const REACH: &[&str] = &["phone", "email", "wechat"];

impl Conversion for LeadConversion {
    fn whole(&self) -> &'static str {
        "customer"
    }

    fn person(&self) -> &'static str {
        "contact"
    }

    fn chance(&self) -> &'static str {
        "deal"
    }

    fn said(&self) -> (&'static str, &'static str) {
        ("lead_follow_up", "follow_up")
    }

    fn carry(&self, from: &Object, into: &Object, values: &Values, asked: Asked) -> Vec<Carried> {
        match into.name.as_str() {
            "customer" => customer(from, into, values, asked),
            "contact" => same(from, into, values, |name| OF_PERSON.contains(&name)),
            "deal" => note(into, values, &["need"]).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn is_same(&self, there: &Values, new: &Values) -> bool {
        let both = |field: &&&str| there.get(field).is_some() && new.get(field).is_some();
        let equal = |field: &&str| there.get(field) == new.get(field);
        let mut known = REACH.iter().filter(both).peekable();
        // The same way to reach somebody is the same person; without one the name decides.
        if known.peek().is_some() {
            return known.any(equal);
        }
        both(&&"name") && equal(&"name")
    }
}

fn customer(from: &Object, into: &Object, values: &Values, asked: Asked) -> Vec<Carried> {
    let is_company = values.get("company_name").is_some();
    let apart = is_company && asked.person;
    let mut all =
        same(from, into, values, |name| name != "remark" && !(apart && OF_PERSON.contains(&name)));
    let kind = if is_company { "company" } else { "person" };
    all.push(Carried { to: "kind".into(), from: Vec::new(), value: Value::text(kind) });
    // What is wanted stands with the deal, where there is one.
    let notes: &[&str] = if asked.chance { &["remark"] } else { &["need", "remark"] };
    all.extend(note(into, values, notes));
    all
}

/// The values of fields that both have under one name and in one type, among those that are `wanted`. What the one
/// that takes it does not know, such as a source that only leads have, stays behind.
fn same(
    from: &Object,
    into: &Object,
    values: &Values,
    wanted: impl Fn(&str) -> bool,
) -> Vec<Carried> {
    let fits = |field: &&Field| {
        let own = from.field(&field.name).filter(|own| !own.archived && own.kind == field.kind);
        own.is_some() && !field.archived && !field.read_only && wanted(&field.name)
    };
    let taken = into.fields.iter().filter(fits);
    taken
        .filter_map(|field| {
            let value = values.get(&field.name)?;
            // Choices that an organisation has given to one of both alone.
            let json = value.json();
            let taken = field.of_type().normalise(field, json).ok().flatten();
            let is_open = matches!(field.kind.as_str(), "choice" | "choices");
            if is_open && taken.as_ref() != Some(value) {
                return None;
            }
            Some(carried(&field.name, &[&field.name], value.clone()))
        })
        .collect()
}

/// Notes, one below the other, as the remark.
fn note(into: &Object, values: &Values, fields: &[&str]) -> Option<Carried> {
    let there: Vec<&str> =
        fields.iter().copied().filter(|field| values.text(field).is_some()).collect();
    let text: Vec<&str> = there.iter().filter_map(|field| values.text(field)).collect();
    let has = into.field("remark").is_some() && !text.is_empty();
    has.then(|| {
        let most = kernel::limits::LONG_TEXT_CHARS;
        let text: String = text.join("\n").chars().take(most).collect();
        carried("remark", &there, Value::text(text))
    })
}

fn carried(to: &str, from: &[&str], value: Value) -> Carried {
    let from = from.iter().map(|name| (*name).to_owned()).collect();
    Carried { to: to.to_owned(), from, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(all: &[(&str, &str)]) -> Values {
        all.iter().map(|(name, text)| ((*name).to_owned(), Value::text(*text))).collect()
    }

    fn carry(into: &str, lead: &Values, asked: Asked) -> Vec<String> {
        let objects = crate::objects();
        let object = |name: &str| objects.iter().find(|one| one.name == name).unwrap();
        let mut all: Vec<String> = LeadConversion
            .carry(object("lead"), object(into), lead, asked)
            .into_iter()
            .map(|one| format!("{}={}", one.to, one.value.as_str().unwrap_or_default()))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn a_persons_data_goes_to_the_contact_alone_where_the_company_is_the_customer() {
        let lead = values(&[
            ("name", "丁一"),
            ("company_name", "锦绣商贸"),
            ("phone", "13912345678"),
            ("source", "website"),
            ("need", "二十只"),
            ("remark", "急"),
        ]);
        let asked = Asked { existing: false, person: true, chance: true };
        let company = ["company_name=锦绣商贸", "kind=company", "remark=急", "source=website"];
        assert_eq!(carry("customer", &lead, asked), company);
        assert_eq!(carry("contact", &lead, asked), ["name=丁一", "phone=13912345678"]);
        assert_eq!(carry("deal", &lead, asked), ["remark=二十只"]);
    }

    #[test]
    fn without_a_company_the_person_is_the_customer() {
        let lead = values(&[("name", "丁一"), ("phone", "13912345678"), ("need", "二十只")]);
        let asked = Asked { existing: false, person: false, chance: false };
        let person = ["kind=person", "name=丁一", "phone=13912345678", "remark=二十只"];
        assert_eq!(carry("customer", &lead, asked), person);
    }

    #[test]
    fn contacts_are_the_same_by_how_they_are_reached_and_else_by_name() {
        let same =
            |a: &[(&str, &str)], b: &[(&str, &str)]| LeadConversion.is_same(&values(a), &values(b));
        assert!(same(&[("name", "丁一"), ("phone", "1")], &[("name", "丁总"), ("phone", "1")]));
        assert!(!same(&[("name", "丁一"), ("phone", "1")], &[("name", "丁一"), ("phone", "2")]));
        assert!(same(&[("name", "丁一"), ("phone", "1")], &[("name", "丁一")]));
        assert!(!same(&[("phone", "1")], &[("email", "a@b.c")]));
    }
}

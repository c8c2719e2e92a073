//! Several of several choices.

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::choice::{label, option};
use super::{FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;

/// The values of the chosen options in the order of the declaration. An imported text is cut at
/// `、`, commas, semicolons, bars and line ends. Masked altogether.
///
/// Leak of its search: `Parts` shows how often each choice is taken, and so mostly which it is.
pub struct ChoicesType;

/// Choices of one record at most.
const MAX: usize = 100;

fn texts(field: &Field, raw: &Json) -> Result<Vec<String>, FieldFault> {
    match raw {
        Json::Array(items) if items.len() <= MAX => {
            let read = items.iter().map(|item| raw::line(field, item, 200));
            Ok(read.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        }
        Json::Array(_) => Err(raw::fault(field, "too_many_values").with("max", MAX)),
        other => {
            let Some(text) = raw::lines(field, other, 5_000)? else { return Ok(Vec::new()) };
            // A label may itself hold a separator; then the whole text is one choice.
            if option(field, &text).is_some() {
                return Ok(vec![text]);
            }
            let parts = text.split(['、', ',', '，', ';', '；', '|', '\n', '/']);
            Ok(parts.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect())
        }
    }
}

/// The values of a canonical list.
fn values(value: &Value) -> impl Iterator<Item = &str> {
    value.json().as_array().into_iter().flatten().filter_map(Json::as_str)
}

impl FieldType for ChoicesType {
    fn name(&self) -> &'static str {
        "choices"
    }

    fn label(&self) -> Text {
        Text::new("多选", "Multiple choice")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let mut chosen = Vec::new();
        for text in texts(field, raw)? {
            let found = option(field, &text).ok_or_else(|| raw::fault(field, "bad_choice"))?;
            chosen.push(found.value.as_str());
        }
        let ordered = field.options.iter().map(|o| o.value.as_str()).filter(|v| chosen.contains(v));
        let list: Vec<Json> = ordered.map(Json::from).collect();
        Ok(if list.is_empty() { None } else { Some(Value::canonical(Json::Array(list))) })
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, field: &Field, value: &Value, lang: Lang) -> String {
        let separator = if lang == Lang::Zh { "、" } else { ", " };
        values(value).map(|v| label(field, v, lang)).collect::<Vec<_>>().join(separator)
    }

    fn storage(&self) -> Storage {
        Storage::List
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Parts]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let mut terms = Terms::of(field);
        values(value).for_each(|v| terms.add(Search::Parts, v));
        terms.into_vec()
    }

    fn query(&self, field: &Field, typed: &str) -> Option<Vec<Term>> {
        let meant = self.meant(field, typed)?;
        let mut terms = Terms::of(field);
        values(&meant).for_each(|v| terms.add(Search::Parts, v));
        terms.into_query()
    }

    fn fits(&self, field: &Field, value: &Value, typed: &str) -> bool {
        self.meant(field, typed)
            .is_some_and(|meant| values(&meant).all(|m| values(value).any(|v| v == m)))
    }

    fn fits_mask(&self, _field: &Field, _typed: &str) -> bool {
        false
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Has]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Choice;
    use serde_json::json;

    #[test]
    fn choices_come_as_a_list_or_as_one_text_and_keep_the_declared_order() {
        let field = Field::new("brands", "choices", "品牌", "Brands").options(vec![
            Choice::new("gucci", "Gucci", "Gucci"),
            Choice::new("prada", "普拉达", "Prada"),
        ]);
        for raw in
            [json!("Prada、Gucci"), json!(["prada", "gucci", "prada"]), json!("普拉达,GUCCI")]
        {
            let value = ChoicesType.normalise(&field, &raw).ok().flatten().expect("choices");
            assert_eq!(value.json(), &json!(["gucci", "prada"]), "{raw}");
        }
        assert!(ChoicesType.normalise(&field, &json!([])).ok().flatten().is_none());
        assert!(ChoicesType.normalise(&field, &json!("Gucci、LV")).is_err());
    }
}

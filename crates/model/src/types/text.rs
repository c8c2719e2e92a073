//! One line of text.

use kernel::limits::TEXT_CHARS;
use kernel::{FieldFault, Lang, Text as Label};
use serde_json::Value as Json;

use super::{FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::grams;
use crate::predicate::Storage;
use crate::terms::{Terms, allows, typed};
use crate::value::Value;

/// One line of text of at most 500 characters.
///
/// Leaks of its searches: `Exact` shows which records share a value, `Bigram` which share short
/// pieces, so that frequent words can be guessed from frequencies.
pub struct TextType;

impl FieldType for TextType {
    fn name(&self) -> &'static str {
        "text"
    }

    fn label(&self) -> Label {
        Label::new("单行文本", "Text")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        Ok(raw::line(field, raw, TEXT_CHARS)?.map(Value::text))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        let text = value.as_str().unwrap_or_default();
        match (text.chars().next(), text.chars().nth(1)) {
            (Some(first), Some(_)) => format!("{first}***"),
            _ => "***".into(),
        }
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        value.as_str().unwrap_or_default().to_owned()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Bigram]
    }

    fn default_searches(&self) -> &'static [Search] {
        self.searches()
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let text = value.as_str().unwrap_or_default();
        let mut terms = Terms::of(field).with(Search::Exact, fold(text));
        terms.add_grams(grams::of_value(text));
        terms.into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let folded = typed(text)?;
        let mut terms = Terms::of(field);
        terms.add_grams(grams::of_query(&folded));
        if !allows(field, Search::Bigram) {
            terms.add(Search::Exact, folded);
        }
        terms.into_query()
    }

    fn fits(&self, field: &Field, value: &Value, text: &str) -> bool {
        let held = value.as_str().unwrap_or_default();
        typed(text).is_some_and(|typed| {
            if allows(field, Search::Bigram) {
                grams::found(held, &typed)
            } else {
                fold(held) == typed
            }
        })
    }

    fn fits_mask(&self, _field: &Field, text: &str) -> bool {
        typed(text).is_some_and(|t| t.chars().count() > 1)
    }

    fn fits_masked(&self, _field: &Field, value: &Value, text: &str) -> bool {
        typed(text).is_some_and(|t| fold(value.as_str().unwrap_or_default()) == t)
    }

    fn operators(&self) -> &'static [Operator] {
        &[
            Operator::Eq,
            Operator::Ne,
            Operator::Lt,
            Operator::Le,
            Operator::Gt,
            Operator::Ge,
            Operator::Has,
        ]
    }
}

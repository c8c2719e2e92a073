//! Several users of the organisation.

use kernel::{FieldFault, Id, Text, limits};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::types::{Search, Term};
use crate::value::Value;

/// Users by their ids, each once, in the order given. Whether they exist is asked by the gate, which
/// knows them. Masked altogether.
///
/// Leak of its search: `Parts` shows which records name the same user.
pub struct UsersType;

impl FieldType for UsersType {
    fn name(&self) -> &'static str {
        "users"
    }

    fn label(&self) -> Text {
        Text::new("多位成员", "Users")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let items = match raw {
            Json::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut ids: Vec<String> = Vec::new();
        for item in items {
            let Some(text) = raw::code(field, item, 60)? else { continue };
            let id: Id = text.parse().map_err(|_| raw::fault(field, "bad_user"))?;
            let id = id.to_string();
            if !ids.contains(&id) {
                ids.push(id);
            }
            if ids.len() > limits::USERS {
                return Err(raw::fault(field, "too_many_values").with("max", limits::USERS));
            }
        }
        Ok((!ids.is_empty()).then(|| Value::canonical(Json::from(ids))))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn storage(&self) -> Storage {
        Storage::List
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Parts]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let mut terms = Terms::of(field);
        ids(value).for_each(|id| terms.add(Search::Parts, id));
        terms.into_vec()
    }

    fn query(&self, field: &Field, typed: &str) -> Option<Vec<Term>> {
        let meant = self.meant(field, typed)?;
        let mut terms = Terms::of(field);
        ids(&meant).for_each(|id| terms.add(Search::Parts, id));
        terms.into_query()
    }

    fn fits(&self, field: &Field, value: &Value, typed: &str) -> bool {
        self.meant(field, typed)
            .is_some_and(|meant| ids(&meant).all(|id| ids(value).any(|held| held == id)))
    }

    fn fits_mask(&self, _field: &Field, _typed: &str) -> bool {
        false
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Has]
    }
}

fn ids(value: &Value) -> impl Iterator<Item = &str> {
    value.json().as_array().into_iter().flatten().filter_map(Json::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn users_are_ids_each_once_and_nothing_else() {
        let field = Field::new("mentions", "users", "提及", "Mentions");
        let (a, b) = (Id::new().to_string(), Id::new().to_string());
        let value = UsersType.normalise(&field, &json!([b, a, b])).ok().flatten().expect("ids");
        assert_eq!(value.json(), &json!([b, a]));
        assert!(UsersType.normalise(&field, &json!([])).ok().flatten().is_none());
        assert!(UsersType.normalise(&field, &json!(["王芳"])).is_err());
        let many: Vec<String> = (0..=limits::USERS).map(|_| Id::new().to_string()).collect();
        assert!(UsersType.normalise(&field, &json!(many)).is_err());
    }

    #[test]
    fn what_is_searched_for_is_among_the_terms() {
        let mut field = Field::new("mentions", "users", "提及", "Mentions").class(Class::High);
        field.searches = vec![Search::Parts];
        let (a, b) = (Id::new().to_string(), Id::new().to_string());
        let value = UsersType.normalise(&field, &json!([a, b])).ok().flatten().expect("ids");
        let terms = UsersType.terms(&field, &value);
        let asked = UsersType.query(&field, &b).expect("a query");
        assert!(asked.iter().all(|term| terms.contains(term)));
        assert!(UsersType.fits(&field, &value, &a) && !UsersType.fits_mask(&field, &a));
    }
}

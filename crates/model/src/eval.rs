//! Evaluating a predicate on one row in memory, exactly as the store's SQL does.
//!
//! The policy uses it for single records and the tests as the oracle of both databases.

use serde_json::Value as Json;

use crate::predicate::{Column, Compare, Predicate, Scalar, Storage};

/// What a row holds in a column.
#[derive(Clone, PartialEq, Eq)]
pub enum RowValue {
    /// A text, or an id in hyphenated form.
    Text(String),
    /// An integer, scaled as the column's storage says; or milliseconds since 1970.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// A list of texts.
    List(Vec<String>),
}

impl RowValue {
    /// What lies in the row's JSON for an open field; `None` when nothing does, or something that
    /// the storage does not know.
    #[must_use]
    pub fn from_stored(storage: Storage, stored: &Json) -> Option<Self> {
        match storage {
            Storage::Text => stored.as_str().map(|t| Self::Text(t.to_owned())),
            Storage::Integer => stored.as_i64().map(Self::Int),
            Storage::Money => stored.get("a").and_then(Json::as_i64).map(Self::Int),
            Storage::Boolean => stored.as_bool().map(Self::Bool),
            Storage::List => {
                let items = stored.as_array()?.iter();
                Some(Self::List(items.filter_map(Json::as_str).map(str::to_owned).collect()))
            }
        }
    }
}

/// Whether a row fulfils a predicate that holds no tokens. One that does holds for no row: without
/// the index nothing can be said, and the answer must fail closed.
#[must_use]
pub fn holds(predicate: &Predicate, row: &dyn Fn(&Column) -> Option<RowValue>) -> bool {
    !has_tokens(predicate) && holds_with(predicate, row, &|_| false)
}

/// Whether a row fulfils a predicate; `tokens` says whether the blind index holds all of these for
/// the record.
#[must_use]
pub fn holds_with(
    predicate: &Predicate,
    row: &dyn Fn(&Column) -> Option<RowValue>,
    tokens: &dyn Fn(&[i64]) -> bool,
) -> bool {
    let all = |p: &Predicate| holds_with(p, row, tokens);
    match predicate {
        Predicate::True => true,
        Predicate::False => false,
        Predicate::And(parts) => parts.iter().all(all),
        Predicate::Or(parts) => parts.iter().any(all),
        Predicate::Not(inner) => !all(inner),
        Predicate::Is(column, compare, scalar) => is(row(column), *compare, scalar),
        Predicate::In(column, scalars) => {
            let value = row(column);
            scalars.iter().any(|s| is(value.clone(), Compare::Eq, s))
        }
        Predicate::Has(column, item) => {
            matches!(row(column), Some(RowValue::List(items)) if items.contains(item))
        }
        Predicate::Part(column, part) => {
            text(row(column)).is_some_and(|t| t.contains(&part.to_ascii_lowercase()))
        }
        Predicate::Prefix(column, start) => {
            text(row(column)).is_some_and(|t| t.starts_with(&start.to_ascii_lowercase()))
        }
        Predicate::Empty(column) => row(column).is_none(),
        Predicate::Tokens(asked) => tokens(asked),
    }
}

/// Whether a predicate asks the blind index anywhere.
#[must_use]
pub fn has_tokens(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().any(has_tokens),
        Predicate::Not(inner) => has_tokens(inner),
        Predicate::Tokens(_) => true,
        _ => false,
    }
}

/// A comparison: of an empty column, or of two things of different kinds, only `Ne` is true.
fn is(value: Option<RowValue>, compare: Compare, scalar: &Scalar) -> bool {
    let order = match (&value, scalar) {
        (Some(RowValue::Text(held)), Scalar::Text(asked)) => held.as_str().cmp(asked.as_str()),
        (Some(RowValue::Int(held)), Scalar::Int(asked)) => held.cmp(asked),
        (Some(RowValue::Bool(held)), Scalar::Bool(asked)) => held.cmp(asked),
        _ => return compare == Compare::Ne,
    };
    match compare {
        Compare::Eq => order.is_eq(),
        Compare::Ne => order.is_ne(),
        Compare::Lt => order.is_lt(),
        Compare::Le => order.is_le(),
        Compare::Gt => order.is_gt(),
        Compare::Ge => order.is_ge(),
    }
}

fn text(value: Option<RowValue>) -> Option<String> {
    match value {
        Some(RowValue::Text(text)) => Some(text.to_ascii_lowercase()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(column: &Column) -> Option<RowValue> {
        match column {
            Column::Owner => Some(RowValue::Text("o".into())),
            Column::Open(name, _) if name == "level" => Some(RowValue::Text("Vip客户".into())),
            Column::Open(name, _) if name == "spent" => Some(RowValue::Int(5)),
            Column::Open(name, _) if name == "tags" => Some(RowValue::List(vec!["a".into()])),
            _ => None,
        }
    }

    fn open(name: &str) -> Column {
        Column::Open(name.into(), Storage::Text)
    }

    fn check(predicate: &Predicate) -> bool {
        holds(predicate, &row)
    }

    #[test]
    fn an_empty_column_makes_only_ne_true() {
        for compare in [Compare::Eq, Compare::Lt, Compare::Le, Compare::Gt, Compare::Ge] {
            let one = Predicate::Is(open("none"), compare, Scalar::Int(1));
            assert!(!check(&one) && check(&one.negate()));
        }
        assert!(check(&Predicate::Is(open("none"), Compare::Ne, Scalar::Int(1))));
        assert!(check(&Predicate::Empty(open("none"))) && !check(&Predicate::Empty(open("spent"))));
    }

    #[test]
    fn parts_and_prefixes_ignore_the_case_of_ascii_letters() {
        assert!(check(&Predicate::Part(open("level"), "IP客".into())));
        assert!(check(&Predicate::Prefix(open("level"), "vIP".into())));
        assert!(!check(&Predicate::Prefix(open("level"), "IP".into())));
        assert!(
            check(&Predicate::Has(open("tags"), "a".into()))
                && !check(&Predicate::Has(open("tags"), "A".into()))
        );
        assert!(check(&Predicate::In(open("spent"), vec![Scalar::Int(4), Scalar::Int(5)])));
    }

    #[test]
    fn tokens_without_an_index_fail_closed_even_when_negated() {
        assert!(
            !check(&Predicate::Tokens(vec![1])) && !check(&Predicate::Tokens(vec![1]).negate())
        );
        assert!(holds_with(&Predicate::Tokens(vec![1]), &row, &|t| t == [1]));
    }

    #[test]
    fn things_of_different_kinds_never_compare() {
        assert!(!check(&Predicate::Is(open("spent"), Compare::Eq, Scalar::Text("5".into()))));
        assert!(check(&Predicate::Is(open("spent"), Compare::Ne, Scalar::Text("5".into()))));
    }
}

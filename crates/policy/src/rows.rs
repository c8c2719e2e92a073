//! Predicates evaluated in memory: the twin of the SQL that the store makes of them.

use kernel::Id;
use model::{Column, Compare, Predicate, Scalar};
use serde_json::{Map, Value as Json};

/// The attributes of one row that policies may look at; sealed ones are never among them.
#[derive(Clone, Copy)]
pub struct RowFacts<'a> {
    /// The record's id.
    pub id: Id,
    /// Its owner's user id.
    pub owner: Option<Id>,
    /// Its department's record id.
    pub department: Option<Id>,
    /// The record that it follows.
    pub parent: Option<Id>,
    /// `active` or `deleted`.
    pub state: &'a str,
    /// The open fields in their stored forms.
    pub open: &'a Map<String, Json>,
}

/// Whether the predicate holds on the row; `None` when it asks for something that is not among
/// the facts (a subject, a time, a token), so that the caller refuses.
#[must_use]
pub fn holds(predicate: &Predicate, row: &RowFacts<'_>) -> Option<bool> {
    match predicate {
        Predicate::True => Some(true),
        Predicate::False => Some(false),
        Predicate::And(parts) => all(parts, row),
        Predicate::Or(parts) => all_negated(parts, row).map(|none| !none),
        Predicate::Not(inner) => holds(inner, row).map(|held| !held),
        Predicate::Is(column, compare, scalar) => is(column, *compare, scalar, row),
        Predicate::In(column, scalars) => is_in(column, scalars, row),
        Predicate::Has(column, value) => {
            let list = open(column, row)?.and_then(Json::as_array);
            Some(list.is_some_and(|l| l.iter().any(|v| v.as_str() == Some(value))))
        }
        Predicate::Empty(column) => empty(column, row),
        // The policy never makes the others: they come from queries and are the store's.
        Predicate::Part(..) | Predicate::Prefix(..) | Predicate::Tokens(..) => None,
    }
}

fn all(parts: &[Predicate], row: &RowFacts<'_>) -> Option<bool> {
    // Every part is looked at, so that an unknown one refuses wherever it stands.
    parts.iter().try_fold(true, |held, part| holds(part, row).map(|h| held && h))
}

fn all_negated(parts: &[Predicate], row: &RowFacts<'_>) -> Option<bool> {
    parts.iter().try_fold(true, |none, part| holds(part, row).map(|h| none && !h))
}

fn is(column: &Column, compare: Compare, scalar: &Scalar, row: &RowFacts<'_>) -> Option<bool> {
    match ordering(column, scalar, row)? {
        Some(order) => Some(match compare {
            Compare::Eq => order.is_eq(),
            Compare::Ne => order.is_ne(),
            Compare::Lt => order.is_lt(),
            Compare::Le => order.is_le(),
            Compare::Gt => order.is_gt(),
            Compare::Ge => order.is_ge(),
        }),
        None => Some(compare == Compare::Ne),
    }
}

fn is_in(column: &Column, scalars: &[Scalar], row: &RowFacts<'_>) -> Option<bool> {
    scalars.iter().try_fold(false, |found, scalar| {
        ordering(column, scalar, row).map(|order| found || order.is_some_and(|o| o.is_eq()))
    })
}

/// How the row's value stands to the scalar; the inner `None` when the column is empty or of
/// another type.
fn ordering(
    column: &Column,
    scalar: &Scalar,
    row: &RowFacts<'_>,
) -> Option<Option<std::cmp::Ordering>> {
    Some(match (column, scalar) {
        (Column::Id, Scalar::Text(text)) => id_order(Some(row.id), text),
        (Column::Owner, Scalar::Text(text)) => id_order(row.owner, text),
        (Column::Department, Scalar::Text(text)) => id_order(row.department, text),
        (Column::Parent, Scalar::Text(text)) => id_order(row.parent, text),
        (Column::State, Scalar::Text(text)) => Some(row.state.cmp(text)),
        (Column::Open(..), scalar) => {
            open(column, row)?.and_then(|value| json_order(value, scalar))
        }
        _ => return None,
    })
}

fn id_order(id: Option<Id>, text: &str) -> Option<std::cmp::Ordering> {
    let other = text.parse::<Id>().ok()?;
    id.map(|id| id.cmp(&other))
}

fn json_order(value: &Json, scalar: &Scalar) -> Option<std::cmp::Ordering> {
    match (value, scalar) {
        (Json::String(text), Scalar::Text(other)) => Some(text.cmp(other)),
        (Json::Bool(flag), Scalar::Bool(other)) => Some(flag.cmp(other)),
        (Json::Number(number), Scalar::Int(other)) => number.as_i64().map(|n| n.cmp(other)),
        // Money compares by its amount.
        (Json::Object(money), Scalar::Int(other)) => {
            money.get("a").and_then(Json::as_i64).map(|n| n.cmp(other))
        }
        _ => None,
    }
}

/// The stored value of an open field; the inner `None` when it is empty.
fn open<'a>(column: &Column, row: &RowFacts<'a>) -> Option<Option<&'a Json>> {
    match column {
        Column::Open(field, _) => Some(row.open.get(field).filter(|v| !v.is_null())),
        _ => None,
    }
}

fn empty(column: &Column, row: &RowFacts<'_>) -> Option<bool> {
    match column {
        Column::Id | Column::State => Some(false),
        Column::Owner => Some(row.owner.is_none()),
        Column::Department => Some(row.department.is_none()),
        Column::Parent => Some(row.parent.is_none()),
        Column::Open(..) => open(column, row).map(|v| v.is_none()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobodys(open: &Map<String, Json>) -> RowFacts<'_> {
        let (owner, department, parent) = (None, None, None);
        RowFacts { id: Id::new(), owner, department, parent, state: "active", open }
    }

    #[test]
    fn a_condition_on_something_unknown_refuses_even_under_a_negation() {
        let open = Map::new();
        let row = nobodys(&open);
        let unknown = Predicate::Is(Column::Subject, Compare::Eq, Scalar::Text(String::new()));
        assert_eq!(holds(&unknown.clone().negate(), &row), None);
        assert_eq!(holds(&Predicate::Or(vec![Predicate::True, unknown]), &row), None);
    }

    #[test]
    fn an_empty_column_makes_every_comparison_but_unequal_false() {
        let open = Map::new();
        let row = nobodys(&open);
        let owner = Scalar::Text(Id::new().to_string());
        for compare in [Compare::Eq, Compare::Lt, Compare::Le, Compare::Gt, Compare::Ge] {
            let p = Predicate::Is(Column::Owner, compare, owner.clone());
            assert_eq!(holds(&p, &row), Some(false));
        }
        assert_eq!(holds(&Predicate::Is(Column::Owner, Compare::Ne, owner), &row), Some(true));
    }
}

//! Turning one comparison on an open column into a predicate.

use jiff::Timestamp;
use kernel::{Fault, Id, Result};
use serde_json::Value as Json;

use super::tree::{Argument, Comparison};
use crate::calendar;
use crate::field::Field;
use crate::predicate::{Column, Compare, Predicate, Scalar, Storage};
use crate::types::{Operator, region_stem};
use crate::value::Value;

/// A fault of this comparison; the reason is a code and never the value.
pub fn bad(comparison: &Comparison, reason: &'static str) -> Fault {
    Fault::invalid("bad_filter").with("field", &comparison.field).with("reason", reason)
}

/// The record's own column of this name, which every object has.
#[must_use]
pub fn record_column(name: &str) -> Option<Column> {
    Some(match name {
        "id" => Column::Id,
        "owner" => Column::Owner,
        "department" => Column::Department,
        "parent" => Column::Parent,
        "state" => Column::State,
        "created_at" => Column::CreatedAt,
        "updated_at" => Column::UpdatedAt,
        _ => return None,
    })
}

/// Whether every object has a column of its own of this name, such as `owner`.
#[must_use]
pub fn is_record_column(name: &str) -> bool {
    record_column(name).is_some()
}

const fn compare(operator: Operator) -> Option<Compare> {
    Some(match operator {
        Operator::Eq => Compare::Eq,
        Operator::Ne => Compare::Ne,
        Operator::Lt => Compare::Lt,
        Operator::Le => Compare::Le,
        Operator::Gt => Compare::Gt,
        Operator::Ge => Compare::Ge,
        Operator::Has => return None,
    })
}

/// A comparison with one of the record's own columns.
pub fn of_record(column: Column, comparison: &Comparison) -> Result<Predicate> {
    let Argument::Text(text) = &comparison.argument else {
        return Ok(Predicate::Empty(column).negate());
    };
    match column {
        Column::CreatedAt | Column::UpdatedAt => {
            let span = Span::parse(text).ok_or_else(|| bad(comparison, "bad_datetime"))?;
            span.compared(&column, comparison, |t| Scalar::Int(t.as_millisecond()))
        }
        Column::State => equality(column, comparison, Scalar::Text(text.clone())),
        _ => {
            let id: Id = text.parse().map_err(|_| bad(comparison, "bad_id"))?;
            equality(column, comparison, Scalar::Text(id.to_string()))
        }
    }
}

fn equality(column: Column, comparison: &Comparison, scalar: Scalar) -> Result<Predicate> {
    match comparison.operator {
        Operator::Eq => Ok(Predicate::Is(column, Compare::Eq, scalar)),
        Operator::Ne => Ok(Predicate::Is(column, Compare::Ne, scalar)),
        _ => Err(bad(comparison, "operator")),
    }
}

/// A comparison with an open field that the caller may compare so.
pub fn of_field(field: &Field, comparison: &Comparison) -> Result<Predicate> {
    let kind = field.of_type();
    let column = Column::Open(field.name.clone(), kind.storage());
    let Argument::Text(text) = &comparison.argument else {
        return Ok(Predicate::Empty(column).negate());
    };
    if !kind.operators().contains(&comparison.operator) {
        return Err(bad(comparison, "operator"));
    }
    if kind.name() == "datetime" {
        let span = Span::parse(text).ok_or_else(|| bad(comparison, "bad_datetime"))?;
        return span.compared(&column, comparison, |t| {
            Scalar::Text(kernel::Timestamp(t.as_millisecond()).rfc3339())
        });
    }
    if comparison.operator == Operator::Has
        && matches!(kind.name(), "text" | "url" | "credit_code" | "address" | "long_text")
    {
        return part(column, comparison, text);
    }
    let value =
        kind.normalise(field, &Json::String(text.clone())).map_err(|f| bad(comparison, f.code))?;
    match (value, comparison.operator) {
        (None, Operator::Eq) => Ok(Predicate::Empty(column)),
        (None, Operator::Ne) => Ok(Predicate::Empty(column).negate()),
        (None, _) => Err(bad(comparison, "required")),
        (Some(value), Operator::Has) => {
            members(field, column, &value).ok_or_else(|| bad(comparison, "operator"))
        }
        (Some(value), operator) => {
            let scalar = scalar(kind.storage(), &kind.stored(&value));
            let (compare, scalar) =
                compare(operator).zip(scalar).ok_or_else(|| bad(comparison, "operator"))?;
            Ok(Predicate::Is(column, compare, scalar))
        }
    }
}

/// `:` on a text: it holds this part.
fn part(column: Column, comparison: &Comparison, text: &str) -> Result<Predicate> {
    let text = crate::clean::line(text, kernel::limits::TEXT_CHARS)
        .map_err(|_| bad(comparison, "too_long"))?;
    if text.is_empty() {
        Err(bad(comparison, "required"))
    } else {
        Ok(Predicate::Part(column, text))
    }
}

/// `:` on a list: it holds all of these; on a region: it lies within this one.
fn members(field: &Field, column: Column, value: &Value) -> Option<Predicate> {
    let stored = field.of_type().stored(value);
    match column {
        Column::Open(_, Storage::List) => {
            let items = stored.as_array()?.iter().filter_map(Json::as_str);
            Some(Predicate::all(items.map(|item| Predicate::Has(column.clone(), item.to_owned()))))
        }
        _ if field.kind == "region" => {
            Some(Predicate::Prefix(column, region_stem(stored.as_str()?).to_owned()))
        }
        _ => None,
    }
}

fn scalar(storage: Storage, stored: &Json) -> Option<Scalar> {
    match storage {
        Storage::Text => stored.as_str().map(|t| Scalar::Text(t.to_owned())),
        Storage::Integer => stored.as_i64().map(Scalar::Int),
        Storage::Money => stored.get("a").and_then(Json::as_i64).map(Scalar::Int),
        Storage::Boolean => stored.as_bool().map(Scalar::Bool),
        Storage::List => None,
    }
}

/// A moment, or all moments of a day in China where only a date is written.
struct Span {
    start: Timestamp,
    end: Option<Timestamp>,
}

impl Span {
    fn parse(text: &str) -> Option<Self> {
        let text = crate::clean::code(text, 60).ok()?;
        let start = calendar::moment(&text)?;
        let whole_day = !text.contains(':');
        let end = if whole_day {
            start.checked_add(jiff::SignedDuration::from_hours(24)).ok()
        } else {
            None
        };
        Some(Self { start, end })
    }

    fn compared(
        &self,
        column: &Column,
        comparison: &Comparison,
        scalar: impl Fn(Timestamp) -> Scalar,
    ) -> Result<Predicate> {
        let is = |compare, at| Predicate::Is(column.clone(), compare, scalar(at));
        let compare = compare(comparison.operator).ok_or_else(|| bad(comparison, "operator"))?;
        let Some(end) = self.end else { return Ok(is(compare, self.start)) };
        let within = Predicate::all([is(Compare::Ge, self.start), is(Compare::Lt, end)]);
        Ok(match compare {
            Compare::Eq => within,
            Compare::Ne => within.negate(),
            Compare::Lt | Compare::Ge => is(compare, self.start),
            Compare::Le => is(Compare::Lt, end),
            Compare::Gt => is(Compare::Ge, end),
        })
    }
}

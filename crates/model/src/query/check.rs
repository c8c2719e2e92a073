//! Checking a filter against an object's declaration and the caller's rights.

use kernel::{Fault, FaultKind, Result};

use super::compare::{bad, of_field, of_record, record_column};
use super::sealed::Sealed;
use super::tree::{Argument, Comparison, Expression, Filter};
use crate::field::Field;
use crate::object::Object;
use crate::predicate::Predicate;
use crate::types::Operator;

/// What a caller may ask of a field, so that filters are no oracle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FilterRight {
    /// Everything: the caller sees the values.
    Clear,
    /// Only the whole value, or what the mask shows.
    Masked,
    /// Nothing.
    Hidden,
}

/// A filter that may be asked: both parts must hold.
#[derive(Clone)]
pub struct CheckedFilter {
    /// The condition on open columns.
    pub predicate: Predicate,
    /// The conditions on sealed fields.
    pub sealed: Vec<Sealed>,
}

fn refused(field: &str, reason: &'static str) -> Fault {
    Fault::new(FaultKind::Denied, "filter_not_allowed").with("field", field).with("reason", reason)
}

/// Checks a filter: its fields, operators and values against the declaration, and what may be
/// asked against `may_filter`. Sealed fields may stand in conjunctive places only: under `OR` and
/// `NOT` the blind index cannot answer.
///
/// # Errors
/// `unknown_field`, `bad_filter` with field and reason, `filter_not_allowed` with field and reason
/// (`hidden`, `masked`, `sealed`, `position`), `search_too_short`.
pub fn check(
    filter: Filter,
    object: &Object,
    may_filter: &dyn Fn(&Field) -> FilterRight,
) -> Result<CheckedFilter> {
    let mut checker = Checker { object, may_filter, sealed: Vec::new() };
    let predicate = match filter.0 {
        Some(expression) => checker.expression(&expression, true)?,
        None => Predicate::True,
    };
    Ok(CheckedFilter { predicate, sealed: checker.sealed })
}

struct Checker<'a> {
    object: &'a Object,
    may_filter: &'a dyn Fn(&Field) -> FilterRight,
    sealed: Vec<Sealed>,
}

impl Checker<'_> {
    /// `conjunctive` says that the expression must hold for the whole filter to hold.
    fn expression(&mut self, expression: &Expression, conjunctive: bool) -> Result<Predicate> {
        match expression {
            Expression::And(parts) => Ok(Predicate::all(self.each(parts, conjunctive)?)),
            Expression::Or(parts) => Ok(Predicate::any(self.each(parts, false)?)),
            Expression::Not(inner) => Ok(self.expression(inner, false)?.negate()),
            Expression::Compare(comparison) => self.comparison(comparison, conjunctive),
        }
    }

    fn each(&mut self, parts: &[Expression], conjunctive: bool) -> Result<Vec<Predicate>> {
        parts.iter().map(|part| self.expression(part, conjunctive)).collect()
    }

    fn comparison(&mut self, comparison: &Comparison, conjunctive: bool) -> Result<Predicate> {
        let name = comparison.field.as_str();
        let Some(field) = self.object.field(name) else {
            return match record_column(name) {
                Some(column) => of_record(column, comparison),
                None => self.object.known_field(name).map(|_| Predicate::False),
            };
        };
        let right = (self.may_filter)(field);
        if right == FilterRight::Hidden {
            return Err(refused(name, "hidden"));
        }
        let masked = right == FilterRight::Masked;
        if field.is_sealed() {
            return self.sealed(field, comparison, masked, conjunctive);
        }
        let whole = comparison.operator == Operator::Eq || comparison.argument == Argument::Any;
        if masked && !whole {
            return Err(refused(name, "masked"));
        }
        of_field(field, comparison)
    }

    fn sealed(
        &mut self,
        field: &Field,
        comparison: &Comparison,
        masked: bool,
        conjunctive: bool,
    ) -> Result<Predicate> {
        let Argument::Text(typed) = &comparison.argument else {
            return Err(refused(&field.name, "sealed"));
        };
        if !conjunctive {
            return Err(refused(&field.name, "position"));
        }
        let kind = field.of_type();
        match comparison.operator {
            Operator::Eq if kind.meant(field, typed).is_none() => {
                return Err(bad(comparison, "value"));
            }
            Operator::Has if masked && !kind.fits_mask(field, typed) => {
                return Err(refused(&field.name, "masked"));
            }
            Operator::Eq | Operator::Has => {}
            _ => return Err(refused(&field.name, "sealed")),
        }
        let sealed = Sealed {
            field: field.name.clone(),
            operator: comparison.operator,
            typed: typed.clone(),
            masked,
        };
        if sealed.terms(field).is_none() {
            let possible = !field.searches.is_empty();
            return Err(if possible {
                Fault::invalid("search_too_short")
            } else {
                refused(&field.name, "sealed")
            });
        }
        self.sealed.push(sealed);
        Ok(Predicate::True)
    }
}

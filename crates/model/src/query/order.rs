//! Orders of a list (AIP-132): `updated_at desc, spent`.

use kernel::{Fault, FaultKind, Result};

use super::compare::record_column;
use crate::field::Field;
use crate::object::Object;
use crate::predicate::Column;

/// Fields that a list can be ordered by at once.
const MAX: usize = 4;

/// What a list is ordered by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OrderColumn {
    /// A column that lies open in the row.
    Open(Column),
    /// A sealed field, by name: opened and sorted by the gate up to a limit.
    Sealed(String),
}

/// One step of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderBy {
    /// What is compared.
    pub column: OrderColumn,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl OrderBy {
    /// The name of the field that is compared; `None` for the record's own columns. The caller must
    /// be allowed to see the field: an order tells of values.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match &self.column {
            OrderColumn::Open(Column::Open(name, _)) | OrderColumn::Sealed(name) => Some(name),
            OrderColumn::Open(_) => None,
        }
    }
}

/// Whether a list can be ordered by this field.
#[must_use]
pub fn is_sortable(field: &Field) -> bool {
    !matches!(
        field.kind.as_str(),
        "long_text" | "choices" | "user" | "users" | "relation" | "file" | "grants"
    )
}

/// Reads an order; an empty text is none.
///
/// # Errors
/// `unknown_field`; `sort_not_allowed` for fields without an order, repeats, and more than four.
pub fn parse_order(text: &str, object: &Object) -> Result<Vec<OrderBy>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut order: Vec<OrderBy> = Vec::new();
    for part in text.split(',') {
        let step = step(part, object)?;
        if order.len() == MAX || order.iter().any(|known| known.column == step.column) {
            return Err(Fault::invalid("sort_not_allowed"));
        }
        order.push(step);
    }
    Ok(order)
}

fn step(part: &str, object: &Object) -> Result<OrderBy> {
    let mut words = part.split_whitespace();
    let name = words.next().unwrap_or_default();
    let descending = match (words.next(), words.next()) {
        (None, _) | (Some("asc"), None) => false,
        (Some("desc"), None) => true,
        _ => return Err(Fault::invalid("sort_not_allowed")),
    };
    let column = match (object.field(name), record_column(name)) {
        (Some(field), _) if !is_sortable(field) => {
            return Err(
                Fault::new(FaultKind::Invalid, "sort_not_allowed").with("field", &field.name)
            );
        }
        (Some(field), _) if field.is_sealed() => OrderColumn::Sealed(field.name.clone()),
        (Some(field), _) => {
            OrderColumn::Open(Column::Open(field.name.clone(), field.of_type().storage()))
        }
        (None, Some(column)) => OrderColumn::Open(column),
        (None, None) => {
            return Err(object.known_field(name).err().unwrap_or_else(Fault::not_found));
        }
    };
    Ok(OrderBy { column, descending })
}

//! What a column is in SQL: its expression, whether it can be empty, and how a bound value for it
//! is made.

use kernel::{Fault, Id, Result};
use model::{Column, Scalar, Storage};

use crate::conn::Cell;
use crate::sql::dialect::Dialect;

/// How a column compares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An id; bound texts are read as hyphenated ids.
    Id,
    /// A text.
    Text,
    /// An integer, a time, a yes or no.
    Int,
    /// A list, which does not compare.
    List,
}

/// The column's expression in SQL.
pub(crate) fn expression(dialect: Dialect, column: &Column) -> Result<String> {
    Ok(match column {
        Column::Id => "id".into(),
        Column::Owner => "owner".into(),
        Column::Department => "department".into(),
        Column::Parent => "parent".into(),
        Column::Subject => "subject".into(),
        Column::State => "state".into(),
        Column::CreatedAt => "created_at".into(),
        Column::UpdatedAt => "updated_at".into(),
        Column::Open(field, storage) => dialect.open_field(field, *storage)?,
    })
}

/// How the column compares.
pub(crate) const fn kind(column: &Column) -> Kind {
    match column {
        Column::Id | Column::Owner | Column::Department | Column::Parent | Column::Subject => {
            Kind::Id
        }
        Column::State | Column::Open(_, Storage::Text) => Kind::Text,
        Column::CreatedAt
        | Column::UpdatedAt
        | Column::Open(_, Storage::Integer | Storage::Money | Storage::Boolean) => Kind::Int,
        Column::Open(_, Storage::List) => Kind::List,
    }
}

/// Whether the column can be empty.
pub(crate) const fn can_be_empty(column: &Column) -> bool {
    matches!(column, Column::Owner | Column::Department | Column::Parent | Column::Open(..))
}

/// The cell to bind for comparing this column with the scalar; `None` when no row can equal it,
/// because the scalar is of another type than the column.
pub(crate) fn bindable(column: &Column, scalar: &Scalar) -> Option<Cell> {
    match (kind(column), scalar) {
        (Kind::Id, Scalar::Text(text)) => text.parse::<Id>().ok().map(Cell::from),
        (Kind::Text, Scalar::Text(text)) => Some(Cell::from(text)),
        (Kind::Int, Scalar::Int(i)) if !is_boolean(column) => Some(Cell::Int(*i)),
        (Kind::Int, Scalar::Bool(b)) if is_boolean(column) => Some(Cell::from(*b)),
        _ => None,
    }
}

const fn is_boolean(column: &Column) -> bool {
    matches!(column, Column::Open(_, Storage::Boolean))
}

/// Refuses an order by a column that does not compare.
///
/// # Errors
/// `sort_not_allowed`.
pub(crate) fn check_sortable(column: &Column) -> Result<()> {
    match kind(column) {
        Kind::List => Err(Fault::invalid("sort_not_allowed")),
        _ => Ok(()),
    }
}

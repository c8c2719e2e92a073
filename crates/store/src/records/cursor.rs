//! Where a page of a list ended.

use kernel::Id;
use model::{Column, Scalar, Storage};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::records::{Order, SealedRow};

/// The place after one row in an order. It holds values of open fields: whoever hands it out
/// encrypts it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The row's values in the columns of the order; `None` where it is empty.
    pub values: Vec<Option<Scalar>>,
    /// The row.
    pub id: Id,
}

impl Cursor {
    /// The place after this row in this order.
    #[must_use]
    pub fn after(row: &SealedRow, order: &[Order]) -> Self {
        Self { values: order.iter().map(|o| value(row, &o.column)).collect(), id: row.id }
    }
}

/// The row's value in a column, as it compares.
fn value(row: &SealedRow, column: &Column) -> Option<Scalar> {
    let id = |id: Id| Scalar::Text(id.to_string());
    match column {
        Column::Id => Some(id(row.id)),
        Column::Owner => row.owner.map(id),
        Column::Department => row.department.map(id),
        Column::Parent => row.parent.map(id),
        Column::Subject => Some(id(row.subject)),
        Column::State => Some(Scalar::Text(row.state.clone())),
        Column::CreatedAt => Some(Scalar::Int(row.created_at.0)),
        Column::UpdatedAt => Some(Scalar::Int(row.updated_at.0)),
        Column::Open(field, storage) => open_value(row.open.get(field)?, *storage),
    }
}

fn open_value(json: &Json, storage: Storage) -> Option<Scalar> {
    match storage {
        Storage::Text => json.as_str().map(|t| Scalar::Text(t.to_owned())),
        Storage::Integer => json.as_i64().map(Scalar::Int),
        Storage::Money => json.get("a")?.as_i64().map(Scalar::Int),
        Storage::Boolean => json.as_bool().map(Scalar::Bool),
        Storage::List => None,
    }
}

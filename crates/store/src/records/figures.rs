//! The index of an object's figures: all that its boards and dashboards count and sum by lies together, so
//! that SQLite reads no record for it. PostgreSQL takes no value of an expression out of an index alone, and
//! has none.

use kernel::Result;
use model::{Column, Object, Predicate, Storage};
use policy::Permit;

use crate::conn::{Conn, cells};
use crate::records::groups::GroupQuery;
use crate::records::indexes::stable_name;
use crate::sql::column::expression;
use crate::sql::dialect::{Dialect, identifier};

/// The record's own columns that stand in each of these indexes.
const OWN: [(Column, &str); 6] = [
    (Column::State, "state"),
    (Column::Owner, "owner"),
    (Column::Department, "department"),
    (Column::Parent, "parent"),
    (Column::CreatedAt, "created_at"),
    (Column::UpdatedAt, "updated_at"),
];

/// The open fields by which records of this object are counted and summed.
#[must_use]
pub fn figures(object: &Object) -> Vec<Column> {
    let column = |name: &String| {
        let field = object.field(name).filter(|field| !field.is_sealed())?;
        Some(Column::Open(field.name.clone(), field.of_type().storage()))
    };
    object.figures.iter().filter_map(column).collect()
}

/// The name of the index and what stands behind `CREATE INDEX … name`; `None` where an object has no figures.
///
/// # Errors
/// Internal when a name does not fit into SQL.
pub(super) fn index(dialect: Dialect, object: &Object) -> Result<Option<(String, String)>> {
    let figures = figures(object);
    if dialect != Dialect::Sqlite || figures.is_empty() {
        return Ok(None);
    }
    let mut parts = vec!["org".to_owned(), "object".to_owned()];
    parts.extend(OWN.iter().map(|(_, column)| (*column).to_owned()));
    for column in &figures {
        parts.push(expression(dialect, column)?);
        if let Column::Open(field, Storage::Money) = column {
            parts.push(dialect.currency(field)?);
        }
    }
    let of = identifier(&object.name)?;
    let on = format!("ON record ({}) WHERE object = '{of}'", parts.join(", "));
    Ok(Some((name(&object.name, &figures), on)))
}

fn name(object: &str, figures: &[Column]) -> String {
    stable_name(&format!("{object}.figures.{figures:?}.{OWN:?}"))
}

/// The index that has all that is asked for; `None` where there is none.
///
/// # Errors
/// Those of the database.
pub(super) fn covering(
    c: &mut Conn,
    permit: &Permit,
    query: &GroupQuery,
) -> Result<Option<String>> {
    if c.dialect() != Dialect::Sqlite || query.figures.is_empty() {
        return Ok(None);
    }
    let has = |column: &Column| {
        query.figures.contains(column) || OWN.iter().any(|(own, _)| own == column)
    };
    let asked = query.by.iter().map(|by| &by.column).chain(&query.sums);
    if !asked.into_iter().all(has)
        || !holds_alone(&query.predicate, &has)
        || !holds_alone(permit.rows(), &has)
    {
        return Ok(None);
    }
    let name = name(permit.object(), &query.figures);
    // The connection has this in memory; an index may still be in the making.
    let found = c.query_first("SELECT 1 FROM pragma_index_info(?1) LIMIT 1", &cells![&name])?;
    Ok(found.map(|_| name))
}

/// Whether the condition looks at these columns and at nothing else.
fn holds_alone(predicate: &Predicate, has: &impl Fn(&Column) -> bool) -> bool {
    match predicate {
        Predicate::True | Predicate::False => true,
        Predicate::And(parts) | Predicate::Or(parts) => {
            parts.iter().all(|part| holds_alone(part, has))
        }
        Predicate::Not(inner) => holds_alone(inner, has),
        Predicate::Is(column, ..)
        | Predicate::In(column, _)
        | Predicate::Has(column, _)
        | Predicate::Part(column, _)
        | Predicate::Prefix(column, _)
        | Predicate::Empty(column) => has(column),
        Predicate::Tokens(_) => false,
    }
}

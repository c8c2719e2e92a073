//! Lists by pages and counts: one SQL text of the query and the permit, bound values only.
//!
//! Pages go by keyset: a page begins after the last row of the one before, so that a deep page
//! costs what the first does. Rows that are empty in a column of the order come last in both
//! directions; the list by its first column is read in two phases (the filled rows, then the
//! empty ones), each of which an index can serve.

use kernel::{Fault, Result};
use model::{Column, Predicate, Scalar};
use policy::Permit;

use crate::conn::{Cell, Conn};
use crate::records::cursor::Cursor;
use crate::records::read::{from, restrict};
use crate::records::row::{COLUMNS, SealedRow, sealed_row};
use crate::records::way::Way;
use crate::sql::column::{bindable, can_be_empty, check_sortable, expression};
use crate::sql::dialect::Dialect;
use crate::sql::predicate;
use crate::sql::statement::Statement;
use crate::tokens::Lookup;

/// Columns that an order may name.
const ORDER_COLUMNS: usize = 5;

/// One column of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The column; a list field cannot be one.
    pub column: Column,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// Which records, by their state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Which {
    /// Those in use.
    #[default]
    Active,
    /// Those that lie in a pool.
    Pooled,
    /// Those in the recycle bin.
    Deleted,
    /// All of them.
    Any,
}

impl Which {
    /// The state of the records; `None` for all of them.
    #[must_use]
    pub const fn state(self) -> Option<&'static str> {
        match self {
            Self::Active => Some("active"),
            Self::Pooled => Some("pooled"),
            Self::Deleted => Some("deleted"),
            Self::Any => None,
        }
    }
}

/// What a list asks for; the object is the permit's.
#[derive(Clone)]
pub struct ListQuery {
    /// The condition of whoever asks; the permit's is added.
    pub predicate: Predicate,
    /// The order; the id breaks ties in the direction of the first column. Empty: by id.
    pub order: Vec<Order>,
    /// Rows at most.
    pub limit: usize,
    /// The place where the page before ended.
    pub after: Option<Cursor>,
    /// In use, in a pool, in the recycle bin, or all.
    pub which: Which,
}

/// One column of the order in SQL, with the cursor's value.
struct Key {
    sql: String,
    descending: bool,
    can_be_empty: bool,
    /// The cursor's value: outer `None` without a cursor, inner `None` for an empty column.
    after: Option<Option<Cell>>,
}

/// The order in which those come first that were made last.
#[must_use]
pub fn newest() -> Vec<Order> {
    vec![Order { column: Column::Id, descending: true }]
}

/// Whether tokens give the candidates of a page in the order of `newest`, so that no more are looked at than
/// it takes to fill it: SQLite's index gives those that hold a token in this order (PostgreSQL's tells no
/// order). Any other order costs a look at each record that holds the tokens.
#[must_use]
pub fn newest_is_at_hand(dialect: Dialect, predicate: &Predicate) -> bool {
    dialect == Dialect::Sqlite && predicate::led_by_tokens(predicate)
}

/// The permitted records that meet the predicate, one page of them.
///
/// # Errors
/// `sort_not_allowed`; `page_token_invalid` when the cursor does not fit the order; those of the
/// database.
pub fn list(c: &mut Conn, permit: &Permit, query: &ListQuery) -> Result<Vec<SealedRow>> {
    let mut keys = keys(c, query)?;
    if query.order == newest() && newest_is_at_hand(c.dialect(), &query.predicate) {
        let rarest_first = Lookup::in_order(c, permit.org(), &query.predicate)?;
        if let Some((sets, rest)) = predicate::lead(&rarest_first) {
            return newest_hits(c, permit, query, &sets, &rest);
        }
    }
    let way = Way::to_page(c, permit, query)?;
    let what = if way.by_id { "id AS picked" } else { COLUMNS };
    let base = |c: &Conn| base(c, permit, what, &way, query.which);
    let first = keys.first().filter(|k| k.can_be_empty).map(|k| k.sql.clone());
    let Some(first) = first else {
        return page(c, base(c)?, &keys, query.limit, way.by_id);
    };
    let mut rows = Vec::new();
    if !matches!(keys[0].after, Some(None)) {
        let mut s = base(c)?;
        s.push(&format!(" AND {first} IS NOT NULL"));
        keys[0].can_be_empty = false;
        rows = page(c, s, &keys, query.limit, way.by_id)?;
        // The empty ones begin at their first, wherever the page began among the filled ones.
        keys.iter_mut().for_each(|k| k.after = None);
    }
    if rows.len() < query.limit {
        let mut s = base(c)?;
        s.push(&format!(" AND {first} IS NULL"));
        let left = query.limit - rows.len();
        rows.append(&mut page(c, s, &keys[1..], left, way.by_id)?);
    }
    Ok(rows)
}

/// How many permitted records meet the predicate, counted no further than `cap` + 1.
///
/// # Errors
/// Those of the database.
pub fn count(
    c: &mut Conn,
    permit: &Permit,
    predicate: &Predicate,
    which: Which,
    cap: u64,
) -> Result<u64> {
    let way = Way::to_all(c, permit, predicate)?;
    let mut s = base(c, permit, "1", &way, which)?;
    s.push(" LIMIT ").push_bound(i64::try_from(cap).unwrap_or(i64::MAX).saturating_add(1));
    let sql = format!("SELECT count(*) FROM ({}) AS found", s.sql);
    let counted = c.query_first(&sql, &s.params)?.map_or(Ok(0), |row| row.int(0))?;
    Ok(counted.unsigned_abs())
}

/// The permit's rows, the state and the predicate.
pub(super) fn base(
    c: &Conn,
    permit: &Permit,
    what: &str,
    way: &Way,
    which: Which,
) -> Result<Statement> {
    let hint = way.index.as_ref().map(|index| format!(" INDEXED BY {index}")).unwrap_or_default();
    let mut s = from(c, permit, &format!("SELECT {what} FROM record{hint}"))?;
    s.common_tokens.clone_from(&way.common);
    only(&mut s, which);
    way.push_noted(&mut s, permit, which)?;
    if way.predicate != Predicate::True {
        s.push(" AND ");
        predicate::push(&mut s, &way.predicate)?;
    }
    Ok(s)
}

fn keys(c: &Conn, query: &ListQuery) -> Result<Vec<Key>> {
    if query.order.len() > ORDER_COLUMNS {
        return Err(Fault::invalid("sort_not_allowed"));
    }
    let misfit = || Fault::invalid("page_token_invalid");
    if query.after.as_ref().is_some_and(|a| a.values.len() != query.order.len()) {
        return Err(misfit());
    }
    let mut keys = Vec::with_capacity(query.order.len() + 1);
    for (i, order) in query.order.iter().enumerate() {
        check_sortable(&order.column)?;
        let value = |scalar: &Scalar| bindable(&order.column, scalar).ok_or_else(misfit);
        keys.push(Key {
            sql: expression(c.dialect(), &order.column)?,
            descending: order.descending,
            can_be_empty: can_be_empty(&order.column),
            after: match &query.after {
                Some(after) => Some(after.values[i].as_ref().map(value).transpose()?),
                None => None,
            },
        });
    }
    keys.push(Key {
        sql: "id".into(),
        descending: keys.first().is_some_and(|k| k.descending),
        can_be_empty: false,
        after: query.after.as_ref().map(|a| Some(Cell::from(a.id))),
    });
    if c.dialect() == Dialect::Sqlite && keys.iter().all(|key| key.sql == "id") {
        // Such lists are of few rows: of roles, of what follows a record. Without the sign, SQLite reads
        // the records of all objects in the order of their ids and drops those of others.
        keys.iter_mut().for_each(|key| key.sql = "+id".into());
    }
    Ok(keys)
}

/// One page of the newest of those that hold one of the sets: their ids come in this order out of the
/// index of tokens, and the loop over them ends with the page.
fn newest_hits(
    c: &mut Conn,
    permit: &Permit,
    query: &ListQuery,
    sets: &[&[i64]],
    rest: &[&Predicate],
) -> Result<Vec<SealedRow>> {
    let mut s = Statement::new(c.dialect(), "");
    s.bind(permit.org());
    let behind = query.after.as_ref().map(|after| s.bind(after.id));
    let behind = behind.map(|id| format!(" AND t.record < {id}")).unwrap_or_default();
    let hits: Vec<String> = sets
        .iter()
        .map(|set| predicate::holders(set, &mut |token| s.bind(token)) + &behind)
        .collect();
    let hits = hits.join(" UNION ").replacen("t.record", "t.record AS picked", 1);
    // With a limit of its own the inner query keeps its order, and is asked for as many as are taken.
    s.push(&format!(
        "SELECT {COLUMNS} FROM ({hits} ORDER BY picked DESC LIMIT -1) CROSS JOIN record"
    ));
    restrict(&mut s, permit)?;
    s.push(" AND id = picked");
    only(&mut s, query.which);
    s.row_by_row = true;
    for part in rest {
        s.push(" AND ");
        predicate::push(&mut s, part)?;
    }
    s.push(" LIMIT ").push_bound(i64::try_from(query.limit).unwrap_or(i64::MAX));
    c.query(&s.sql, &s.params)?.into_iter().map(sealed_row).collect()
}

pub(super) fn only(s: &mut Statement, which: Which) {
    if let Some(state) = which.state() {
        s.push(&format!(" AND state = '{state}'"));
    }
}

/// One page of what the statement gives: rows, or the ids by which they are then fetched.
fn page(
    c: &mut Conn,
    mut s: Statement,
    keys: &[Key],
    limit: usize,
    by_id: bool,
) -> Result<Vec<SealedRow>> {
    if keys.iter().all(|k| k.after.is_some()) {
        s.push(" AND ");
        let condition =
            if simple(keys) { row_values(&mut s, keys) } else { expanded(&mut s, keys) };
        s.push(&condition);
    }
    let order = keys.iter().map(order_by).collect::<Vec<_>>().join(", ");
    s.push(&format!(" ORDER BY {order} LIMIT "));
    s.push_bound(i64::try_from(limit).unwrap_or(i64::MAX));
    if by_id {
        s.sql = format!(
            "SELECT {COLUMNS} FROM ({}) CROSS JOIN record ON org = ?1 AND id = picked ORDER BY {order}",
            s.sql
        );
    }
    c.query(&s.sql, &s.params)?.into_iter().map(sealed_row).collect()
}

fn order_by(key: &Key) -> String {
    let direction = if key.descending { " DESC" } else { "" };
    let empty_last =
        if key.can_be_empty { format!("({} IS NULL), ", key.sql) } else { String::new() };
    format!("{empty_last}{}{direction}", key.sql)
}

/// Whether one comparison of row values says it all.
fn simple(keys: &[Key]) -> bool {
    keys.iter().all(|k| !k.can_be_empty && k.descending == keys[0].descending)
}

fn row_values(s: &mut Statement, keys: &[Key]) -> String {
    let columns: Vec<&str> = keys.iter().map(|k| k.sql.as_str()).collect();
    let sign = if keys[0].descending { "<" } else { ">" };
    let bound: Vec<String> = keys.iter().map(|k| s.bind(k.after.clone().flatten())).collect();
    format!("(({}) {sign} ({}))", columns.join(", "), bound.join(", "))
}

/// Equal in the first columns and behind in the next, for each number of first columns.
fn expanded(s: &mut Statement, keys: &[Key]) -> String {
    let mut cases = Vec::with_capacity(keys.len());
    for i in 0..keys.len() {
        let mut parts: Vec<String> = keys[..i].iter().map(|k| equal(s, k)).collect();
        parts.push(behind(s, &keys[i]));
        cases.push(format!("({})", parts.join(" AND ")));
    }
    format!("({})", cases.join(" OR "))
}

fn equal(s: &mut Statement, key: &Key) -> String {
    match key.after.clone().flatten() {
        Some(value) => format!("{} = {}", key.sql, s.bind(value)),
        None => format!("{} IS NULL", key.sql),
    }
}

fn behind(s: &mut Statement, key: &Key) -> String {
    let Some(value) = key.after.clone().flatten() else {
        // Empty ones come last: none is behind.
        return s.dialect.no().into();
    };
    let sign = if key.descending { "<" } else { ">" };
    let bound = s.bind(value);
    if key.can_be_empty {
        format!("({0} {sign} {bound} OR {0} IS NULL)", key.sql)
    } else {
        format!("{} {sign} {bound}", key.sql)
    }
}

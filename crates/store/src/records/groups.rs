//! Counts and sums of records by what they have in common: boards, funnels, totals of lists.

use kernel::{Fault, Id, Result};
use model::{Column, Predicate, Storage};
use policy::Permit;

use crate::conn::{Conn, Row};
use crate::records::figures;
use crate::records::list::{Which, base, only};
use crate::records::read::from_all;
use crate::records::way::Way;
use crate::sql::column::{Kind, expression, kind};
use crate::sql::dialect::Dialect;
use crate::sql::predicate;
use crate::sql::statement::Statement;

/// So many parts a sum is taken in: the whole and the rest by this, so that no sum of amounts is too
/// large for an integer of 64 bits.
const PARTS: i64 = 1_000_000;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// How a column parts records.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cut {
    /// By its value.
    Value,
    /// By so many characters of its text: of a date, 4 are the year, 7 the month, 10 the day.
    Start(u8),
    /// By days since 1970, of a moment that is so many milliseconds later on the clock of who asks.
    Day(i64),
}

/// One thing that records have in common.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct By {
    /// The column; a list cannot be one.
    pub column: Column,
    /// How it parts records.
    pub cut: Cut,
}

/// What groups are asked for; the object is the permit's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct GroupQuery {
    /// The condition of whoever asks; the permit's is added.
    pub predicate: Predicate,
    /// In use, in the recycle bin, or both.
    pub which: Which,
    /// What they have in common; nothing: all of them are one group.
    pub by: Vec<By>,
    /// What is summed: integers and money. Money is summed by currency.
    pub sums: Vec<Column>,
    /// The object's figures (`super::figures`): where all that is asked for is among them, no record is read.
    pub figures: Vec<Column>,
    /// Groups at most; one more is given when there are more.
    pub limit: usize,
}

/// What records of a group have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// They are empty there.
    Empty,
    /// An integer, scaled as its column says; a yes or no; days since 1970.
    Int(i64),
    /// A text.
    Text(String),
    /// An id.
    Id(Id),
}

/// The records of one group, and with money those of one currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What they have in common, in the order asked for.
    pub keys: Vec<Key>,
    /// How many they are.
    pub count: u64,
    /// The sum, scaled as its column says; `None` where only numbers were asked for, or nothing has a value.
    pub sum: Option<i128>,
    /// The currency of the sum, where it is of money.
    pub currency: Option<String>,
}

/// How many permitted records there are of each kind.
///
/// # Errors
/// `group_not_allowed` for a list; those of the database.
pub fn group(c: &mut Conn, permit: &Permit, query: &GroupQuery) -> Result<Vec<Group>> {
    grouped(c, permit, query, None, false)
}

/// The sums of one of the columns asked for, for each kind of permitted records that have a value
/// there.
///
/// # Errors
/// As for `group`.
pub fn sums(c: &mut Conn, permit: &Permit, query: &GroupQuery, of: &Column) -> Result<Vec<Group>> {
    grouped(c, permit, query, Some(of), false)
}

/// Counts and the sums of one column at once: one walk over the records in place of two. With money there
/// is a group for each currency, and one without a sum for records that have no value there.
///
/// # Errors
/// As for `group`.
pub fn counts_and_sums(
    c: &mut Conn,
    permit: &Permit,
    query: &GroupQuery,
    of: &Column,
) -> Result<Vec<Group>> {
    grouped(c, permit, query, Some(of), true)
}

fn grouped(
    c: &mut Conn,
    permit: &Permit,
    query: &GroupQuery,
    sum: Option<&Column>,
    all: bool,
) -> Result<Vec<Group>> {
    let dialect = c.dialect();
    let mut rows = Vec::new();
    for (place, by) in query.by.iter().enumerate() {
        rows.push(format!("{} AS key_{place}", key(dialect, by)?));
    }
    let mut places: Vec<String> = (0..rows.len()).map(|place| format!("key_{place}")).collect();
    let mut what = places.clone();
    what.push("count(*)".into());
    if let Some(column) = sum {
        rows.push(format!("{} AS summed", expression(dialect, column)?));
        what.push(format!("CAST(sum(summed / {PARTS}) AS {})", dialect.integer()));
        what.push(format!("CAST(sum(summed % {PARTS}) AS {})", dialect.integer()));
        if let Column::Open(field, Storage::Money) = column {
            rows.push(format!("{} AS currency", dialect.currency(field)?));
            what.push("currency".into());
            places.push("currency".into());
        }
    }
    if rows.is_empty() {
        rows.push("1 AS one".into());
    }
    let mut s = among(c, permit, query, &rows.join(", "))?;
    if let Some(column) = sum.filter(|_| !all) {
        s.push(&format!(" AND {} IS NOT NULL", expression(dialect, column)?));
    }
    if dialect == Dialect::Sqlite {
        // Without it, SQLite takes the rows one by one out of the table, though the index has all of it.
        s.push(" LIMIT -1");
    }
    s.sql = format!("SELECT {} FROM ({}) AS found", what.join(", "), s.sql);
    if !places.is_empty() {
        s.push(" GROUP BY ").push(&places.join(", "));
    }
    s.push(" LIMIT ").push_bound(i64::try_from(query.limit).unwrap_or(i64::MAX).saturating_add(1));
    let rows = c.query(&s.sql, &s.params)?;
    rows.into_iter().map(|row| read(row, &query.by, sum)).collect()
}

/// What is asked of the permitted records that meet the condition, without what stands behind it.
fn among(c: &mut Conn, permit: &Permit, query: &GroupQuery, what: &str) -> Result<Statement> {
    let Some(index) = figures::covering(c, permit, query)? else {
        let way = Way::to_all(c, permit, &query.predicate)?;
        return base(c, permit, what, &way, query.which);
    };
    let mut s = from_all(c, permit, &format!("SELECT {what} FROM record INDEXED BY {index}"))?;
    only(&mut s, query.which);
    if query.predicate != Predicate::True {
        s.push(" AND ");
        predicate::push(&mut s, &query.predicate)?;
    }
    Ok(s)
}

fn key(dialect: Dialect, by: &By) -> Result<String> {
    let value = expression(dialect, &by.column)?;
    match (kind(&by.column), by.cut) {
        (Kind::List, _) => Err(Fault::invalid("group_not_allowed")),
        (_, Cut::Value) => Ok(value),
        (Kind::Text, Cut::Start(characters)) => Ok(format!("substr({value}, 1, {characters})")),
        (Kind::Int, Cut::Day(later)) => Ok(format!("({value} + {later}) / {DAY}")),
        _ => Err(Fault::invalid("group_not_allowed")),
    }
}

fn read(mut row: Row, by: &[By], sum: Option<&Column>) -> Result<Group> {
    let mut keys = Vec::with_capacity(by.len());
    for (place, by) in by.iter().enumerate() {
        let key = match kind(&by.column) {
            Kind::Id => row.opt_id(place)?.map(Key::Id),
            Kind::Int => row.opt_int(place)?.map(Key::Int),
            Kind::Text | Kind::List => row.opt_text(place)?.map(Key::Text),
        };
        keys.push(key.unwrap_or(Key::Empty));
    }
    let at = keys.len();
    let count = row.int(at)?.unsigned_abs();
    let Some(column) = sum else { return Ok(Group { keys, count, sum: None, currency: None }) };
    let whole = row.opt_int(at + 1)?.map(|whole| i128::from(whole) * i128::from(PARTS));
    let rest = i128::from(row.opt_int(at + 2)?.unwrap_or(0));
    let sum = whole.map(|whole| whole + rest);
    let money = matches!(column, Column::Open(_, Storage::Money));
    let currency = if money { row.opt_text(at + 3)? } else { None };
    Ok(Group { keys, count, sum, currency })
}

//! How a list finds its rows on SQLite. PostgreSQL's planner knows by itself.
//!
//! Tokens may give them (`tokens::Lookup`). Otherwise SQLite walks the records in the order of the list until
//! a page is full, and reads each row to see whether it fits: to the end, where few have the choice that is
//! asked for. Each choice has an index, and so has each date, but none has both. So those of the choice are
//! counted, as far as that is quick:
//! - few: they are read and sorted;
//! - more: they are noted, and the index of the order is walked without reading a row;
//! - many: a page is full soon, and SQLite is left alone.
//!
//! In an order that has no index, and by their ids, an object's few records are read through theirs.

use std::collections::BTreeSet;

use kernel::Result;
use model::{Column, Compare, Predicate, Storage};
use policy::Permit;

use crate::conn::{Conn, cells};
use crate::records::indexes::name;
use crate::records::list::{ListQuery, Which, only};
use crate::sql::dialect::{Dialect, identifier};
use crate::sql::predicate;
use crate::sql::statement::Statement;
use crate::tokens::Lookup;

/// Entries of a choice's index that are looked at to count them (half a microsecond each).
const LOOK: i64 = 4_000;
/// So many rows are read and sorted at most (some 10 µs each).
const FEW: i64 = 512;
/// The index that has the records of an object together.
const BY_OBJECT: &str = "record_updated";
/// Choices of one condition that are counted at most.
const CHOICES: usize = 3;

/// Where the rows come from, and what is asked of them.
pub(super) struct Way {
    /// The condition, with what is rarest in front.
    pub predicate: Predicate,
    /// Tokens that are looked up row by row.
    pub common: BTreeSet<i64>,
    /// The index to go through, where SQLite would not by itself.
    pub index: Option<String>,
    /// Whether the ids of a page are found first, and its rows fetched by them.
    pub by_id: bool,
    /// What is noted before.
    noted: Option<Noted>,
}

/// The records that an index of choices gives for a condition.
struct Noted {
    index: String,
    condition: Predicate,
}

impl Way {
    /// The way to all that meets the condition, in any order.
    ///
    /// # Errors
    /// Those of the database.
    pub fn to_all(c: &mut Conn, permit: &Permit, predicate: &Predicate) -> Result<Self> {
        let Lookup { predicate, by_id, common } = Lookup::of(c, permit.org(), predicate)?;
        // Without this, SQLite walks all rows in the order of the list and looks each up in the hits.
        let index = by_id.then(|| "record_brief".to_owned());
        Ok(Self { predicate, common, index, by_id, noted: None })
    }

    /// The way to a page of a list.
    ///
    /// # Errors
    /// Those of the database.
    pub fn to_page(c: &mut Conn, permit: &Permit, query: &ListQuery) -> Result<Self> {
        let mut way = Self::to_all(c, permit, &query.predicate)?;
        if c.dialect() == Dialect::Sqlite && !predicate::led_by_tokens(&way.predicate) {
            way.through_choice(c, permit, query)?;
            if way.index.is_none() {
                way.through_object(c, permit, query)?;
            }
        }
        Ok(way)
    }

    /// Few records of an object among many of others are read and sorted. SQLite would walk the records of all
    /// objects by their ids, in search of those that are empty where the order looks.
    fn through_object(&mut self, c: &mut Conn, permit: &Permit, query: &ListQuery) -> Result<()> {
        let few = match query.order.first().map(|order| &order.column) {
            Some(Column::Open(field, storage)) => {
                for of_choices in [false, true] {
                    if present(c, permit, field, *storage, of_choices)?.is_some() {
                        return Ok(());
                    }
                }
                LOOK
            }
            // By their ids the records of one object lie among those of all.
            Some(Column::Id) => FEW,
            _ => return Ok(()),
        };
        let mut s = Statement::new(c.dialect(), "SELECT count(*) FROM (SELECT 1");
        s.bind(permit.org());
        from_index(&mut s, BY_OBJECT, permit, query.which)?;
        s.push(&format!(" LIMIT {few})"));
        let seen = c.query_first(&s.sql, &s.params)?.map_or(Ok(0), |row| row.int(0))?;
        if seen < few {
            self.index = Some(BY_OBJECT.to_owned());
        }
        Ok(())
    }

    /// Adds what is noted to the statement's conditions.
    ///
    /// # Errors
    /// Internal when a name does not fit into SQL.
    pub fn push_noted(&self, s: &mut Statement, permit: &Permit, which: Which) -> Result<()> {
        let Some(Noted { index, condition }) = &self.noted else { return Ok(()) };
        // The sign keeps SQLite from finding the rows by these ids.
        s.push(" AND +id IN (SELECT id");
        from_choice(s, index, permit, which, condition)?;
        s.push(")");
        Ok(())
    }

    fn through_choice(&mut self, c: &mut Conn, permit: &Permit, query: &ListQuery) -> Result<()> {
        let Some(order) = query.order.first().map(|order| &order.column) else { return Ok(()) };
        // The index of a choice has its records by the time of their last change. And what stands in no
        // index would have to be read to be counted.
        let is_in_order = matches!(order, Column::Id | Column::UpdatedAt);
        if is_in_order
            || query.which == Which::Any
            || !permit.above().is_empty()
            || !is_brief(permit.rows())
        {
            return Ok(());
        }
        let mut best: Option<(i64, usize, String)> = None;
        let parts: Vec<Predicate> = parts(&self.predicate).into_iter().cloned().collect();
        let choices = parts.iter().enumerate().filter_map(|(place, part)| choice(place, part));
        for (place, field) in choices.take(CHOICES) {
            let index = present(c, permit, field, Storage::Text, true)?;
            let Some(index) = index else { continue };
            let (seen, mine) = count(c, permit, query.which, &index, &parts[place])?;
            if seen < LOOK && best.as_ref().is_none_or(|(least, ..)| mine < *least) {
                best = Some((mine, place, index));
            }
        }
        let Some((mine, place, index)) = best else { return Ok(()) };
        self.by_id = true;
        let walked = match order {
            Column::Open(field, storage) if mine >= FEW => {
                present(c, permit, field, *storage, false)?
            }
            _ => None,
        };
        let Some(walked) = walked else {
            self.index = Some(index);
            return Ok(());
        };
        let mut rest = parts;
        let condition = rest.remove(place);
        self.predicate = if rest.is_empty() { Predicate::True } else { Predicate::And(rest) };
        self.index = Some(walked);
        self.noted = Some(Noted { index, condition });
        Ok(())
    }
}

/// The conditions that must all hold.
fn parts(predicate: &Predicate) -> Vec<&Predicate> {
    match predicate {
        Predicate::And(parts) => parts.iter().collect(),
        one => vec![one],
    }
}

/// The place of a part that asks for a value of a text, and the field.
fn choice(place: usize, part: &Predicate) -> Option<(usize, &str)> {
    match part {
        Predicate::Is(Column::Open(field, Storage::Text), Compare::Eq, _)
        | Predicate::In(Column::Open(field, Storage::Text), _) => Some((place, field)),
        _ => None,
    }
}

/// Whether the condition is about what each index over open fields holds.
fn is_brief(rows: &Predicate) -> bool {
    match rows {
        Predicate::True | Predicate::False => true,
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().all(is_brief),
        Predicate::Not(inner) => is_brief(inner),
        Predicate::Is(column, ..) | Predicate::In(column, _) | Predicate::Empty(column) => {
            matches!(column, Column::Id | Column::Owner | Column::Department | Column::State)
        }
        _ => false,
    }
}

/// The index over this field of the permit's object, where there is one.
fn present(
    c: &mut Conn,
    permit: &Permit,
    field: &str,
    storage: Storage,
    of_choices: bool,
) -> Result<Option<String>> {
    let name = name(permit.object(), field, storage, of_choices);
    // The connection has this in memory.
    let found = c.query_first("SELECT 1 FROM pragma_index_info(?1) LIMIT 1", &cells![&name])?;
    Ok(found.map(|_| name))
}

/// How many entries of the index meet the condition, and how many of these the permit allows.
fn count(
    c: &mut Conn,
    permit: &Permit,
    which: Which,
    index: &str,
    condition: &Predicate,
) -> Result<(i64, i64)> {
    let mut s =
        Statement::new(c.dialect(), "SELECT count(*), coalesce(sum(mine), 0) FROM (SELECT ");
    s.bind(permit.org());
    predicate::push(&mut s, permit.rows())?;
    s.push(" AS mine");
    from_choice(&mut s, index, permit, which, condition)?;
    s.push(&format!(" LIMIT {LOOK})"));
    match c.query_first(&s.sql, &s.params)? {
        Some(row) => Ok((row.int(0)?, row.int(1)?)),
        None => Ok((0, 0)),
    }
}

/// The entries of an index of the permit's object that meet a condition. `?1` is the organisation.
fn from_choice(
    s: &mut Statement,
    index: &str,
    permit: &Permit,
    which: Which,
    condition: &Predicate,
) -> Result<()> {
    from_index(s, index, permit, which)?;
    s.push(" AND ");
    predicate::push(s, condition)
}

/// The entries of an index of the permit's object. `?1` is the organisation.
fn from_index(s: &mut Statement, index: &str, permit: &Permit, which: Which) -> Result<()> {
    let object = identifier(permit.object())?;
    s.push(&format!(" FROM record INDEXED BY {index} WHERE org = ?1 AND object = '{object}'"));
    only(s, which);
    Ok(())
}

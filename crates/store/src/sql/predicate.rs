//! Predicates as SQL. A comparison with an empty column is false, never unknown: where a `Not`
//! stands above it, the text says so outright; elsewhere unknown already counts as false and the
//! plain comparison lets indexes be used.

use kernel::Result;
use model::{Column, Compare, Predicate, Scalar, Storage};

use crate::conn::Cell;
use crate::sql::column::{Kind, bindable, can_be_empty, expression, kind};
use crate::sql::dialect::Dialect;
use crate::sql::statement::Statement;

/// Adds the condition on a row of `record` to the statement, in brackets where needed.
///
/// # Errors
/// Internal when a field's name is no identifier.
pub(crate) fn push(statement: &mut Statement, predicate: &Predicate) -> Result<()> {
    let sql = condition(statement, predicate, false)?;
    statement.push(&sql);
    Ok(())
}

fn condition(s: &mut Statement, predicate: &Predicate, exact: bool) -> Result<String> {
    let d = s.dialect;
    Ok(match predicate {
        Predicate::True => d.yes().into(),
        Predicate::False => d.no().into(),
        Predicate::And(parts) => joined(s, parts, " AND ", d.yes(), exact)?,
        Predicate::Or(parts) if d == Dialect::Sqlite && token_sets(parts).is_some() => {
            let sets = token_sets(parts).unwrap_or_default();
            one_of_sets(s, &sets)
        }
        Predicate::Or(parts) => joined(s, parts, " OR ", d.no(), exact)?,
        Predicate::Not(inner) => format!("(NOT {})", condition(s, inner, true)?),
        Predicate::Is(column, compare, scalar) => comparison(s, column, *compare, scalar, exact)?,
        Predicate::In(column, scalars) => one_of(s, column, scalars, exact)?,
        Predicate::Has(Column::Open(field, Storage::List), value) => {
            let bound = s.bind(value);
            d.list_has(field, &bound)?
        }
        Predicate::Has(..) => d.no().into(),
        Predicate::Part(column, text) => part(s, column, text, exact, Dialect::has_part)?,
        Predicate::Prefix(column, text) => part(s, column, text, exact, Dialect::has_prefix)?,
        Predicate::Empty(Column::Open(field, Storage::List)) => d.list_empty(field)?,
        Predicate::Empty(column) => format!("({} IS NULL)", expression(d, column)?),
        Predicate::Tokens(tokens) => holds_tokens(s, tokens),
    })
}

fn joined(
    s: &mut Statement,
    parts: &[Predicate],
    word: &str,
    none: &str,
    exact: bool,
) -> Result<String> {
    if parts.is_empty() {
        return Ok(none.into());
    }
    let parts = parts.iter().map(|p| condition(s, p, exact)).collect::<Result<Vec<_>>>()?;
    Ok(format!("({})", parts.join(word)))
}

fn comparison(
    s: &mut Statement,
    column: &Column,
    compare: Compare,
    scalar: &Scalar,
    exact: bool,
) -> Result<String> {
    let d = s.dialect;
    let Some(cell) = bindable(column, scalar) else {
        let text = if compare == Compare::Ne { d.yes() } else { d.no() };
        return Ok(text.into());
    };
    let x = expression(d, column)?;
    let bound = s.bind(cell);
    let sign = match compare {
        Compare::Eq => "=",
        Compare::Ne if can_be_empty(column) => "IS DISTINCT FROM",
        Compare::Ne => "<>",
        Compare::Lt => "<",
        Compare::Le => "<=",
        Compare::Gt => ">",
        Compare::Ge => ">=",
    };
    let plain = format!("({x} {sign} {bound})");
    Ok(if compare == Compare::Ne { plain } else { known(column, &x, plain, exact) })
}

/// The condition, made false outright for an empty column where that matters.
fn known(column: &Column, x: &str, plain: String, exact: bool) -> String {
    if exact && can_be_empty(column) { format!("({x} IS NOT NULL AND {plain})") } else { plain }
}

fn one_of(s: &mut Statement, column: &Column, scalars: &[Scalar], exact: bool) -> Result<String> {
    let cells: Vec<Cell> = scalars.iter().filter_map(|v| bindable(column, v)).collect();
    if cells.is_empty() {
        return Ok(s.dialect.no().into());
    }
    let x = expression(s.dialect, column)?;
    let list = s.bind_list(cells);
    Ok(known(column, &x, format!("({x} IN {list})"), exact))
}

fn part(
    s: &mut Statement,
    column: &Column,
    text: &str,
    exact: bool,
    compare: fn(Dialect, &str, &str) -> String,
) -> Result<String> {
    if kind(column) != Kind::Text {
        return Ok(s.dialect.no().into());
    }
    let x = expression(s.dialect, column)?;
    let bound = s.bind(text.to_ascii_lowercase());
    let plain = format!("({})", compare(s.dialect, &x, &bound));
    Ok(known(column, &x, plain, exact))
}

/// Whether the blind index holds all tokens for the row.
fn holds_tokens(s: &mut Statement, tokens: &[i64]) -> String {
    let d = s.dialect;
    match (d, tokens) {
        (_, []) => d.yes().into(),
        (Dialect::Postgres, _) => {
            let bound = s.bind(Cell::Ints(tokens.to_vec()));
            format!("(tokens @> {bound})")
        }
        (Dialect::Sqlite, _) => one_of_sets(s, &[tokens]),
    }
}

/// Whether the blind index gives the candidates, so that rows are best found by their ids.
pub(crate) fn led_by_tokens(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::And(parts) => parts.iter().any(led_by_tokens),
        Predicate::Or(parts) => token_sets(parts).is_some(),
        Predicate::Tokens(tokens) => !tokens.is_empty(),
        _ => false,
    }
}

/// The token sets that give the candidates, and the conditions that are asked of those.
pub(crate) fn lead(predicate: &Predicate) -> Option<(Vec<&[i64]>, Vec<&Predicate>)> {
    match predicate {
        Predicate::And(parts) => {
            let place = parts.iter().position(led_by_tokens)?;
            let (sets, mut rest) = lead(&parts[place])?;
            rest.extend(parts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, p)| p));
            Some((sets, rest))
        }
        Predicate::Or(parts) => Some((token_sets(parts)?, Vec::new())),
        Predicate::Tokens(tokens) if !tokens.is_empty() => Some((vec![tokens], Vec::new())),
        _ => None,
    }
}

/// The token sets of a disjunction that consists of nothing else, such as a search in all fields.
fn token_sets(parts: &[Predicate]) -> Option<Vec<&[i64]>> {
    let sets = parts.iter().map(|part| match part {
        Predicate::Tokens(tokens) if !tokens.is_empty() => Some(tokens.as_slice()),
        _ => None,
    });
    sets.collect::<Option<Vec<_>>>().filter(|sets| !sets.is_empty())
}

/// On SQLite: the row holds all tokens of one of the sets. `?1` is the organisation in every statement
/// about records.
fn one_of_sets(s: &mut Statement, sets: &[&[i64]]) -> String {
    let is_common =
        |set: &&[i64]| s.row_by_row || matches!(set, [one] if s.common_tokens.contains(one));
    let (common, rare): (Vec<&[i64]>, Vec<&[i64]>) = sets.iter().copied().partition(is_common);
    let mut ways = Vec::with_capacity(1 + common.len());
    if !rare.is_empty() {
        ways.push(candidates(s, &rare));
    }
    for set in common {
        let exists = |token: &i64| {
            let bound = s.bind(*token);
            format!("EXISTS ({} AND t.record = record.id)", holding("t", &bound))
        };
        ways.push(set.iter().map(exists).collect::<Vec<_>>().join(" AND "));
    }
    format!("({})", ways.join(" OR "))
}

/// The row is among those that hold all tokens of one of the sets.
fn candidates(s: &mut Statement, sets: &[&[i64]]) -> String {
    // The sign keeps SQLite from looking rows up by what gives more candidates than the first did.
    let sign = if std::mem::replace(&mut s.is_led, true) { "+" } else { "" };
    let selects: Vec<String> =
        sets.iter().map(|set| holders(set, &mut |token| s.bind(token))).collect();
    format!("{sign}record.id IN ({})", selects.join(" UNION "))
}

/// The ids of those that hold all tokens of the set: its first (callers put the rarest there) gives
/// them, the others are looked up for each.
pub(crate) fn holders(set: &[i64], bind: &mut dyn FnMut(i64) -> String) -> String {
    let mut sql = String::new();
    for (place, token) in set.iter().enumerate() {
        let bound = bind(*token);
        sql.push_str(&match place {
            0 => holding("t", &bound).replacen("SELECT 1", "SELECT t.record", 1),
            _ => format!(" AND EXISTS ({} AND o.record = t.record)", holding("o", &bound)),
        });
    }
    sql
}

fn holding(name: &str, bound: &str) -> String {
    format!("SELECT 1 FROM record_token AS {name} WHERE {name}.org = ?1 AND {name}.token = {bound}")
}

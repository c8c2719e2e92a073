//! How SQLite best answers a condition on tokens. PostgreSQL's planner knows by itself.
//!
//! Four ways, by how many records hold what is asked for:
//! - a page of the newest: tokens give the ids in this order, and no more than are needed;
//! - few: they are the candidates; what the list asks of them an index tells by their ids;
//! - many: they are noted, and rows are looked at in the order of the list until a page is full;
//! - very many: rows are looked at in the order of the list, and the token is looked up for each.

use std::collections::BTreeSet;

use kernel::{Id, Result};
use model::Predicate;

use crate::conn::{Conn, cells};
use crate::sql::dialect::Dialect;
use crate::sql::predicate;

/// A token that fewer records hold is the one to begin with; the others are not counted further.
const RARE: i64 = 64;
/// So many records are fetched by their ids at most (some 20 µs each, where looking at one more row in
/// the order of the list takes half a microsecond).
const FEW: i64 = 1_500;
/// So many are noted at most.
const MANY: i64 = 10_000;

/// The way to answer a condition.
pub struct Lookup {
    /// The condition, with what is rarest in front.
    pub predicate: Predicate,
    /// Whether the records are found by the ids that tokens give.
    pub by_id: bool,
    /// Tokens that are looked up row by row.
    pub common: BTreeSet<i64>,
}

impl Lookup {
    /// The way for this condition, by the tokens that are there now.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(c: &mut Conn, org: Id, predicate: &Predicate) -> Result<Self> {
        let (predicate, common) = (predicate.clone(), BTreeSet::new());
        let mut lookup = Self { predicate, by_id: false, common };
        if c.dialect() == Dialect::Postgres {
            return Ok(lookup);
        }
        let mut walk = Walk { c, org, count: Count::Hits, common: &mut lookup.common };
        let (sorted, hits) = walk.through(lookup.predicate)?;
        lookup.by_id = hits < FEW && predicate::led_by_tokens(&sorted);
        lookup.predicate = sorted;
        Ok(lookup)
    }

    /// The condition, which tokens lead, for records in the order of their ids: what is rarest gives them, so
    /// it stands in front.
    ///
    /// # Errors
    /// Those of the database.
    pub fn in_order(c: &mut Conn, org: Id, predicate: &Predicate) -> Result<Predicate> {
        let count =
            if matches!(predicate, Predicate::And(_)) { Count::Tokens } else { Count::Sets };
        let mut walk = Walk { c, org, count, common: &mut BTreeSet::new() };
        walk.through(predicate.clone()).map(|(sorted, _)| sorted)
    }
}

/// Records at most that a part of the condition gives, as far as tokens tell.
type Hits = i64;

/// What is worth counting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// The tokens of sets with more than one: nothing else has an order.
    Sets,
    /// Each token.
    Tokens,
    /// Each token, and of several common ones how many records hold all.
    Hits,
}

struct Walk<'a> {
    c: &'a mut Conn,
    org: Id,
    count: Count,
    common: &'a mut BTreeSet<i64>,
}

impl Walk<'_> {
    fn through(&mut self, predicate: Predicate) -> Result<(Predicate, Hits)> {
        Ok(match predicate {
            Predicate::And(parts) => {
                let mut parts = self.through_all(parts)?;
                // The first gives the candidates.
                parts.sort_by_key(|(_, hits)| *hits);
                let least = parts.first().map_or(Hits::MAX, |(_, hits)| *hits);
                (Predicate::And(parts.into_iter().map(|(part, _)| part).collect()), least)
            }
            Predicate::Or(parts) => {
                let parts = self.through_all(parts)?;
                let sum = parts.iter().fold(0, |sum: Hits, (_, hits)| sum.saturating_add(*hits));
                (Predicate::Or(parts.into_iter().map(|(part, _)| part).collect()), sum)
            }
            Predicate::Not(inner) => (Predicate::Not(Box::new(self.through(*inner)?.0)), Hits::MAX),
            Predicate::Tokens(tokens) if !tokens.is_empty() => {
                let (tokens, hits) = self.set(tokens)?;
                (Predicate::Tokens(tokens), hits)
            }
            other => (other, Hits::MAX),
        })
    }

    fn through_all(&mut self, parts: Vec<Predicate>) -> Result<Vec<(Predicate, Hits)>> {
        parts.into_iter().map(|part| self.through(part)).collect()
    }

    /// The rarest token in front, and how many records hold all of the set, at most.
    fn set(&mut self, tokens: Vec<i64>) -> Result<(Vec<i64>, Hits)> {
        if self.count == Count::Sets && tokens.len() == 1 {
            return Ok((tokens, Hits::MAX));
        }
        let mut counted = Vec::new();
        for most in [RARE, FEW, MANY] {
            counted = self.counted(&tokens, most)?;
            if counted.first().is_some_and(|(hits, _)| *hits < most) {
                break;
            }
        }
        let hits = counted.first().map_or(0, |(hits, _)| *hits);
        let tokens: Vec<i64> = counted.into_iter().map(|(_, token)| token).collect();
        if let [one] = tokens[..]
            && hits >= MANY
        {
            self.common.insert(one);
        }
        // Of several common tokens few records may hold all.
        let is_worth = self.count == Count::Hits && tokens.len() > 1 && hits >= FEW;
        let hits = if is_worth { self.all_of(&tokens)? } else { hits };
        Ok((tokens, hits))
    }

    /// The tokens with the number of their records, the rarest first, none counted beyond `most` or
    /// beyond the rarest before it.
    fn counted(&mut self, tokens: &[i64], most: i64) -> Result<Vec<(Hits, i64)>> {
        let sql = "SELECT count(*) FROM \
                   (SELECT 1 FROM record_token WHERE org = ?1 AND token = ?2 LIMIT ?3)";
        let (mut counted, mut limit) = (Vec::with_capacity(tokens.len()), most);
        for token in tokens {
            let row = self.c.query_first(sql, &cells![self.org, *token, limit])?;
            let hits = row.map_or(Ok(0), |row| row.int(0))?;
            // One that is as common is told apart from one that is rarer.
            limit = limit.min(hits + 1);
            counted.push((hits, *token));
        }
        counted.sort_unstable();
        Ok(counted)
    }

    fn all_of(&mut self, tokens: &[i64]) -> Result<Hits> {
        let mut cells = cells![self.org].to_vec();
        let inner = predicate::holders(tokens, &mut |token| {
            cells.push(token.into());
            format!("?{}", cells.len())
        });
        let sql = format!("SELECT count(*) FROM ({inner} LIMIT {FEW})");
        let counted = self.c.query_first(&sql, &cells)?;
        counted.map_or(Ok(0), |row| row.int(0))
    }
}

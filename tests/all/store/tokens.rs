//! Conditions on tokens give the same records whichever way they are answered: by the ids of a few, by
//! noting many, row by row for very many.

use std::cmp::Reverse;

use kernel::{Id, Timestamp};
use model::{Column, Predicate, Scalar};
use policy::{Permit, Rows};
use serde_json::json;
use store::{Cursor, ListQuery, NewRow, Order, Which, records};

use super::kit::{Kit, on_both, permit, permit_of, put, row};

/// More than any bound between the ways.
const ALL: i64 = 10_400;
/// Tokens, and of how many records each is one.
const EACH: i64 = 1;
const THIRD: i64 = 3;
const EIGHTH: i64 = 8;
const RARE: i64 = 97;
const HUNDREDTH: i64 = 100;
const NONE: i64 = 7_777;

fn filled(kit: &Kit, permit: &Permit, owner: Id) -> Vec<NewRow> {
    let made = |n: i64| {
        let mut made = row(&[("level", json!(format!("level {}", n % 5)))]);
        made.at = Timestamp(1_000 + n % 700);
        made.owner = (n % 2 == 0).then_some(owner);
        let holds = |every: &&i64| n % **every == 0;
        made.tokens =
            [EACH, THIRD, EIGHTH, RARE, HUNDREDTH].iter().filter(holds).copied().collect();
        made
    };
    let rows: Vec<NewRow> = (0..ALL).map(made).collect();
    rows.chunks(1_000).for_each(|part| put(kit, permit, part));
    rows
}

fn tokens(of: &[i64]) -> Predicate {
    Predicate::Tokens(of.to_vec())
}

fn conditions() -> Vec<Predicate> {
    let level = |text: &str| {
        let level = Column::Open("level".into(), model::Storage::Text);
        Predicate::Is(level, model::Compare::Eq, Scalar::Text(text.into()))
    };
    vec![
        tokens(&[EACH]),
        tokens(&[THIRD]),
        tokens(&[EIGHTH]),
        tokens(&[RARE]),
        tokens(&[NONE]),
        tokens(&[EACH, THIRD, EIGHTH]),
        tokens(&[THIRD, HUNDREDTH]),
        Predicate::Or(vec![tokens(&[RARE]), tokens(&[HUNDREDTH]), tokens(&[NONE])]),
        Predicate::Or(vec![tokens(&[EACH]), tokens(&[RARE, THIRD])]),
        Predicate::Or(vec![tokens(&[THIRD]), tokens(&[RARE])]),
        Predicate::And(vec![
            Predicate::Or(vec![tokens(&[EACH]), tokens(&[RARE])]),
            Predicate::Or(vec![tokens(&[HUNDREDTH]), tokens(&[NONE])]),
        ]),
        Predicate::And(vec![tokens(&[EIGHTH]), tokens(&[HUNDREDTH]), level("level 0")]),
        Predicate::And(vec![tokens(&[EACH]), Predicate::Not(Box::new(tokens(&[THIRD])))]),
        Predicate::Or(vec![tokens(&[HUNDREDTH]), level("level 4")]),
    ]
}

fn holds(row: &NewRow, predicate: &Predicate) -> bool {
    match predicate {
        Predicate::And(parts) => parts.iter().all(|part| holds(row, part)),
        Predicate::Or(parts) => parts.iter().any(|part| holds(row, part)),
        Predicate::Not(inner) => !holds(row, inner),
        Predicate::Tokens(asked) => asked.iter().all(|token| row.tokens.contains(token)),
        Predicate::Is(_, _, Scalar::Text(text)) => row.open["level"] == **text,
        _ => unreachable!("no such condition is asked here"),
    }
}

/// Two pages in this order.
fn listed(kit: &Kit, permit: &Permit, predicate: &Predicate, order: &[Order]) -> Vec<Id> {
    let mut query = ListQuery {
        predicate: predicate.clone(),
        order: order.to_vec(),
        limit: 30,
        after: None,
        which: Which::Active,
    };
    let list = |query: &ListQuery| {
        kit.of(permit).read(|c| records::list(c, permit, query)).expect("a page")
    };
    let mut rows = list(&query);
    query.after = rows.last().map(|row| Cursor::after(row, &query.order));
    rows.extend(if query.after.is_some() { list(&query) } else { Vec::new() });
    rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn tokens_find_the_same_records_however_common_they_are() {
    on_both(|kit| {
        // Given records of which all, a third, an eighth or a few hold a token
        let (org, owner) = (Id::new(), Id::new());
        let mut rows = filled(kit, &permit(org), owner);
        rows.sort_by_key(|row| Reverse((row.at, row.id)));
        let callers = [(permit(org), None), (permit_of(org, owner, Rows::Own), Some(owner))];
        let latest = [Order { column: Column::UpdatedAt, descending: true }];
        for (permit, own) in &callers {
            for (number, predicate) in conditions().iter().enumerate() {
                // When somebody asks for them, page by page, then the right ones come, in their order
                let seen = |row: &&NewRow| own.is_none_or(|own| row.owner == Some(own));
                let right = rows.iter().filter(seen).filter(|row| holds(row, predicate));
                let mut right: Vec<Id> = right.map(|row| row.id).collect();
                let first = |ids: &[Id]| ids[..ids.len().min(60)].to_vec();
                assert!(listed(kit, permit, predicate, &latest) == first(&right), "{number}");
                right.sort_unstable_by_key(|id| Reverse(*id));
                let newest = records::newest();
                assert!(listed(kit, permit, predicate, &newest) == first(&right), "{number}");
                // And they are counted
                let counted = kit
                    .of(permit)
                    .read(|c| records::count(c, permit, predicate, Which::Active, u64::MAX >> 1));
                assert_eq!(counted.expect("a count"), right.len() as u64, "{number}");
            }
        }
    });
}

//! Lists of one choice in the order of a date are the same whether few, some or many have the choice.

use std::cmp::Reverse;

use kernel::{Id, Timestamp};
use model::{Choice, Class, Column, Compare, Field, Object, Predicate, Scalar, Storage};
use policy::{Permit, Rows};
use serde_json::json;
use store::{Cursor, ListQuery, NewRow, Order, Which, records};

use super::kit::{Kit, customer, on_both, permit, permit_of, put, row};

/// More than is counted of one choice.
const ALL: usize = 9_000;
/// Choices, and of how many records each is one; the last is the others'.
const CHOICES: [(&str, usize); 4] = [("few", 90), ("some", 700), ("more", 1_800), ("many", ALL)];

/// A choice and a date, each with an index.
fn declared() -> Object {
    let grades = CHOICES.map(|(value, _)| Choice::new(value, value, value)).to_vec();
    let grade = Field::new("grade", "choice", "grade", "grade").class(Class::Low).in_list();
    let since = Field::new("since", "date", "since", "since").class(Class::Low);
    Object { fields: vec![grade.options(grades), since], ..customer() }
}

/// Records whose choices, dates and owners are spread over all of them; a tenth has no date.
fn filled(kit: &Kit, permit: &Permit, owner: Id) -> Vec<NewRow> {
    let made = |n: usize| {
        let place = n * 7_919 % ALL;
        let grade = CHOICES.iter().find(|(_, through)| place < *through).map(|(grade, _)| grade);
        let mut open = vec![("grade", json!(grade))];
        if n % 10 != 3 {
            open.push(("since", json!(format!("20{:02}-{:02}-11", n % 23 + 1, n % 12 + 1))));
        }
        let mut made = row(&open);
        made.at = Timestamp(1_000);
        made.owner = n.is_multiple_of(4).then_some(owner);
        made
    };
    let rows: Vec<NewRow> = (0..ALL).map(made).collect();
    rows.chunks(1_000).for_each(|part| put(kit, permit, part));
    rows
}

fn is(value: &str) -> Predicate {
    let grade = Column::Open("grade".into(), Storage::Text);
    Predicate::Is(grade, Compare::Eq, Scalar::Text(value.into()))
}

fn any_of(values: &[&str]) -> Predicate {
    let grade = Column::Open("grade".into(), Storage::Text);
    Predicate::In(grade, values.iter().map(|value| Scalar::Text((*value).into())).collect())
}

fn since(day: &str) -> Predicate {
    let since = Column::Open("since".into(), Storage::Text);
    Predicate::Is(since, Compare::Lt, Scalar::Text(day.into()))
}

fn conditions() -> Vec<Predicate> {
    vec![
        is("few"),
        is("some"),
        is("more"),
        is("many"),
        is("nobody"),
        any_of(&["few", "some"]),
        any_of(&["more", "many"]),
        Predicate::And(vec![since("2012-01-01"), is("some")]),
        Predicate::And(vec![is("more"), since("2003-01-01")]),
        Predicate::And(vec![any_of(&["few", "more"]), Predicate::Not(Box::new(is("few")))]),
        Predicate::And(vec![is("more"), any_of(&["few", "more"])]),
        Predicate::Or(vec![is("few"), since("2001-12-01")]),
    ]
}

fn holds(row: &NewRow, predicate: &Predicate) -> bool {
    let text = |field: &str| row.open.get(field).and_then(|value| value.as_str());
    match predicate {
        Predicate::And(parts) => parts.iter().all(|part| holds(row, part)),
        Predicate::Or(parts) => parts.iter().any(|part| holds(row, part)),
        Predicate::Not(inner) => !holds(row, inner),
        Predicate::Is(Column::Open(field, _), Compare::Eq, Scalar::Text(value)) => {
            text(field) == Some(value)
        }
        Predicate::Is(Column::Open(field, _), Compare::Lt, Scalar::Text(value)) => {
            text(field).is_some_and(|day| day < value.as_str())
        }
        Predicate::In(Column::Open(field, _), values) => {
            values.iter().any(|v| matches!(v, Scalar::Text(v) if text(field) == Some(v)))
        }
        _ => unreachable!("no such condition is asked here"),
    }
}

/// All pages in this order.
fn listed(kit: &Kit, permit: &Permit, predicate: &Predicate, order: &[Order]) -> Vec<Id> {
    let (predicate, order) = (predicate.clone(), order.to_vec());
    let mut query = ListQuery { predicate, order, limit: 400, after: None, which: Which::Active };
    let mut ids = Vec::new();
    loop {
        let page =
            kit.of(permit).read(|c| records::list(c, permit, &query)).expect("the page is read");
        ids.extend(page.iter().map(|row| row.id));
        match page.last() {
            Some(last) if page.len() == query.limit && ids.len() < 2_000 => {
                query.after = Some(Cursor::after(last, &query.order));
            }
            _ => return ids,
        }
    }
}

/// The same found here: whose date is empty comes last, and the id decides between equals.
fn sorted(rows: &[&NewRow], descending: bool) -> Vec<Id> {
    let date = |row: &NewRow| row.open.get("since").map(|day| day.to_string());
    let mut rows = rows.to_vec();
    if descending {
        rows.sort_by_key(|row| (date(row).is_none(), Reverse((date(row), row.id))));
    } else {
        rows.sort_by_key(|row| (date(row).is_none(), date(row), row.id));
    }
    rows.iter().take(2_000).map(|row| row.id).collect()
}

#[test]
fn a_choice_in_the_order_of_a_date_lists_the_same_records_however_many_have_it() {
    on_both(|kit| {
        // Given choices that few, some and many records have, with their indexes
        let (org, owner) = (Id::new(), Id::new());
        let rows = filled(kit, &permit(org), owner);
        assert!(kit.store.reindex(|| Ok(vec![declared()])).expect("indexes").is_some());
        let callers = [(permit(org), None), (permit_of(org, owner, Rows::Own), Some(owner))];
        for (permit, own) in &callers {
            for (number, predicate) in conditions().iter().enumerate() {
                // When somebody lists them by date, then the right ones come, in their order
                let seen = |row: &&NewRow| own.is_none_or(|own| row.owner == Some(own));
                let right: Vec<&NewRow> =
                    rows.iter().filter(seen).filter(|row| holds(row, predicate)).collect();
                for descending in [true, false] {
                    let column = Column::Open("since".into(), Storage::Text);
                    let order = [Order { column, descending }];
                    let listed = listed(kit, permit, predicate, &order);
                    assert!(listed == sorted(&right, descending), "{number}, {descending}");
                }
            }
        }
    });
}

use std::cmp::Ordering;

use kernel::{Id, Timestamp};
use model::{Column, Predicate, Scalar, Storage};
use policy::Permit;
use proptest::prelude::*;
use serde_json::json;
use store::{Cursor, ListQuery, NewRow, Order, SealedRow, Which, records};

use super::kit::{Kit, Sample, customer, on_both, on_postgres, permit, put, row, sqlite};

fn columns() -> impl Strategy<Value = Column> {
    prop_oneof![
        Just(Column::UpdatedAt),
        Just(Column::CreatedAt),
        Just(Column::Owner),
        Just(Column::Id),
        Just(Column::Open("level".into(), Storage::Text)),
        Just(Column::Open("score".into(), Storage::Integer)),
        Just(Column::Open("spent".into(), Storage::Money)),
        Just(Column::Open("vip".into(), Storage::Boolean)),
    ]
}

fn orders() -> impl Strategy<Value = Vec<Order>> {
    prop::collection::vec(
        (columns(), any::<bool>()).prop_map(|(column, descending)| Order { column, descending }),
        0..3,
    )
}

prop_compose! {
    /// Few different values, so that ties and empty columns are common.
    fn some_row()(
        level in prop::option::of("[ab金]{0,1}"),
        score in prop::option::of(-2_i64..3),
        spent in prop::option::of(0_i64..3),
        vip in prop::option::of(any::<bool>()),
        owner in prop::option::of(0_u8..3),
        at in 0_i64..4,
    ) -> Sample {
        let mut new = row(&[
            ("level", json!(level)),
            ("score", json!(score)),
            ("spent", spent.map_or(json!(null), |a| json!({"a": a, "c": "CNY"}))),
            ("vip", json!(vip)),
        ]);
        new.open.retain(|_, value| !value.is_null());
        new.owner = owner.map(|n| Id::from_bytes([n; 16]));
        new.at = Timestamp(at);
        Sample(new)
    }
}

/// The full sort that pages are compared with: empty last, ties by id.
fn compare(a: &SealedRow, b: &SealedRow, order: &[Order]) -> Ordering {
    let (left, right) = (Cursor::after(a, order), Cursor::after(b, order));
    let descending = order.first().is_some_and(|o| o.descending);
    let turned = |ordering: Ordering, d: bool| if d { ordering.reverse() } else { ordering };
    for (i, o) in order.iter().enumerate() {
        let ordering = match (&left.values[i], &right.values[i]) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(l), Some(r)) => turned(scalars(l, r), o.descending),
        };
        if ordering.is_ne() {
            return ordering;
        }
    }
    turned(a.id.cmp(&b.id), descending)
}

fn scalars(a: &Scalar, b: &Scalar) -> Ordering {
    match (a, b) {
        (Scalar::Text(a), Scalar::Text(b)) => a.cmp(b),
        (Scalar::Int(a), Scalar::Int(b)) => a.cmp(b),
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(b),
        _ => unreachable!("one column has one type"),
    }
}

fn pages(kit: &Kit, permit: &Permit, order: &[Order], limit: usize) -> Vec<Id> {
    let mut ids = Vec::new();
    let mut after = None;
    loop {
        let query = ListQuery {
            predicate: Predicate::True,
            order: order.to_vec(),
            limit,
            after,
            which: Which::Active,
        };
        let page =
            kit.store.of(permit.org()).read(|c| records::list(c, permit, &query)).expect("a page");
        ids.extend(page.iter().map(|r| r.id));
        let Some(last) = page.last().filter(|_| page.len() == limit) else { return ids };
        after = Some(Cursor::after(last, order));
    }
}

#[test]
fn pages_one_after_another_are_the_full_sort_in_both_databases() {
    let kits = [sqlite(), on_postgres()];
    for kit in &kits {
        kit.store.reindex(|| Ok(vec![customer()])).unwrap();
    }
    let cases =
        ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
    let rows = prop::collection::vec(some_row(), 0..14);
    proptest!(cases, |(rows in rows, order in orders(), limit in 1_usize..5)| {
        for kit in &kits {
            // Each case has an organisation of its own in the same databases.
            let permit = permit(Id::new());
            let rows: Vec<NewRow> = rows.iter().map(|r| NewRow { id: Id::new(), ..r.0.clone() }).collect();
            put(kit, &permit, &rows);
            let ids: Vec<Id> = rows.iter().map(|r| r.id).collect();
            let mut all = kit.store.of(permit.org()).read(|c| records::fetch_many(c, &permit, &ids)).unwrap();
            all.sort_by(|a, b| compare(a, b, &order));
            let sorted: Vec<Id> = all.iter().map(|r| r.id).collect();
            prop_assert_eq!(pages(kit, &permit, &order, limit), sorted);
        }
    });
}

#[test]
fn a_count_stops_one_above_its_cap() {
    on_both(|kit| {
        let permit = permit(Id::new());
        put(kit, &permit, &(0..7).map(|_| row(&[])).collect::<Vec<_>>());
        let count = |cap| {
            kit.store
                .of(permit.org())
                .read(|c| records::count(c, &permit, &Predicate::True, Which::Active, cap))
                .unwrap()
        };
        assert_eq!((count(10), count(7), count(3)), (7, 7, 4));
    });
}

#[test]
fn a_cursor_of_another_order_and_an_order_by_a_list_are_refused() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let list = |order: Vec<Order>, values| {
            let after = Some(Cursor { values, id: Id::new() });
            let query =
                ListQuery { predicate: Predicate::True, order, limit: 1, after, which: Which::Any };
            kit.store
                .of(permit.org())
                .read(|c| records::list(c, &permit, &query))
                .map(|_| ())
                .unwrap_err()
                .code
        };
        let by = |column| vec![Order { column, descending: false }];
        assert_eq!(list(by(Column::UpdatedAt), vec![]), "page_token_invalid");
        let text = vec![Some(Scalar::Text("x".into()))];
        assert_eq!(list(by(Column::UpdatedAt), text.clone()), "page_token_invalid");
        let tags = Column::Open("tags".into(), Storage::List);
        assert_eq!(list(by(tags), text), "sort_not_allowed");
    });
}

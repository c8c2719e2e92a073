use kernel::{Id, Timestamp};
use model::eval::{RowValue, holds_with};
use model::{Column, Compare, Predicate, Scalar, Storage};
use proptest::prelude::*;
use serde_json::json;
use store::{ListQuery, NewRow, Which, records};

use super::kit::{Sample, customer, on_both, on_postgres, permit, put, row, sqlite};

fn open(name: &str, storage: Storage) -> Column {
    Column::Open(name.into(), storage)
}

/// A column with a scalar that mostly fits it.
fn compared() -> impl Strategy<Value = (Column, Scalar)> {
    let texts = "[aB金%_'\\\\]{0,2}".prop_map(Scalar::Text).boxed();
    let ints = (-2_i64..3).prop_map(Scalar::Int).boxed();
    let ids = (0_u8..3).prop_map(|n| Scalar::Text(Id::from_bytes([n; 16]).to_string())).boxed();
    let bools = any::<bool>().prop_map(Scalar::Bool).boxed();
    prop_oneof![
        (Just(Column::Owner), ids.clone()),
        (Just(Column::Department), ids),
        (
            Just(Column::State),
            prop_oneof![Just("active"), Just("deleted")].prop_map(|s| Scalar::Text(s.into()))
        ),
        (Just(Column::UpdatedAt), ints.clone()),
        (Just(open("level", Storage::Text)), texts.clone()),
        (Just(open("score", Storage::Integer)), ints.clone()),
        (Just(open("spent", Storage::Money)), ints.clone()),
        (Just(open("vip", Storage::Boolean)), bools),
        (Just(open("score", Storage::Integer)), texts),
        (Just(open("level", Storage::Text)), ints.clone()),
        (Just(open("vip", Storage::Boolean)), ints),
    ]
}

fn compare() -> impl Strategy<Value = Compare> {
    prop_oneof![
        Just(Compare::Eq),
        Just(Compare::Ne),
        Just(Compare::Lt),
        Just(Compare::Le),
        Just(Compare::Gt),
        Just(Compare::Ge)
    ]
}

fn leaf() -> impl Strategy<Value = Predicate> {
    let texts = || "[aAb金%_]{0,2}";
    let column = || compared().prop_map(|(column, _)| column);
    let level = || open("level", Storage::Text);
    let tags = || open("tags", Storage::List);
    prop_oneof![
        Just(Predicate::True),
        Just(Predicate::False),
        (compared(), compare()).prop_map(|((c, s), o)| Predicate::Is(c, o, s)),
        (compared(), compared(), compared())
            .prop_map(|(a, b, c)| Predicate::In(a.0, vec![a.1, b.1, c.1])),
        column().prop_map(|c| Predicate::In(c, Vec::new())),
        column().prop_map(Predicate::Empty),
        Just(Predicate::Empty(tags())),
        texts().prop_map(move |t| Predicate::Has(tags(), t)),
        texts().prop_map(move |t| Predicate::Part(level(), t)),
        texts().prop_map(move |t| Predicate::Prefix(level(), t)),
        texts().prop_map(|t| Predicate::Part(open("score", Storage::Integer), t)),
        prop::collection::vec(0_i64..4, 0..3).prop_map(Predicate::Tokens),
    ]
}

fn predicate() -> impl Strategy<Value = Predicate> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Predicate::And),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Predicate::Or),
            inner.prop_map(|p| Predicate::Not(Box::new(p))),
        ]
    })
}

prop_compose! {
    fn some_row()(
        level in prop::option::of("[aAbB金%_'\\\\]{0,3}"),
        score in prop::option::of(-2_i64..3),
        spent in prop::option::of(-2_i64..3),
        vip in prop::option::of(any::<bool>()),
        tags in prop::option::of(prop::collection::vec("[aA金]{1,2}", 0..3)),
        owner in prop::option::of(0_u8..3),
        department in prop::option::of(0_u8..3),
        at in -2_i64..3,
        tokens in prop::collection::vec(0_i64..4, 0..4),
    ) -> Sample {
        let mut new = row(&[
            ("level", json!(level)),
            ("score", json!(score)),
            ("spent", spent.map_or(json!(null), |a| json!({"a": a, "c": "CNY"}))),
            ("vip", json!(vip)),
            ("tags", json!(tags)),
        ]);
        new.owner = owner.map(|n| Id::from_bytes([n; 16]));
        new.department = department.map(|n| Id::from_bytes([n; 16]));
        new.at = Timestamp(at);
        new.tokens = tokens;
        Sample(new)
    }
}

/// What the oracle sees of a row.
fn value(row: &NewRow, column: &Column) -> Option<RowValue> {
    let text = |id: Id| RowValue::Text(id.to_string());
    match column {
        Column::Id => Some(text(row.id)),
        Column::Owner => row.owner.map(text),
        Column::Department => row.department.map(text),
        Column::Parent => row.parent.map(text),
        Column::Subject => Some(text(row.subject)),
        Column::State => Some(RowValue::Text("active".into())),
        Column::CreatedAt | Column::UpdatedAt => Some(RowValue::Int(row.at.0)),
        Column::Open(field, storage) => {
            row.open.get(field).and_then(|stored| RowValue::from_stored(*storage, stored))
        }
    }
}

#[test]
fn both_databases_find_exactly_the_rows_that_hold_in_memory() {
    let kits = [sqlite(), on_postgres()];
    for kit in &kits {
        kit.store.reindex(|| Ok(vec![customer()])).unwrap();
    }
    let cases =
        ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
    let rows = prop::collection::vec(some_row(), 1..10);
    let predicates = prop::collection::vec(predicate(), 8);
    proptest!(cases, |(rows in rows, predicates in predicates)| {
        let rows: Vec<NewRow> = rows.into_iter().map(|r| NewRow { id: Id::new(), ..r.0 }).collect();
        for kit in &kits {
            let permit = permit(Id::new());
            put(kit, &permit, &rows);
            for p in &predicates {
                let mut expected: Vec<Id> = rows
                    .iter()
                    .filter(|r| {
                        let tokens = |asked: &[i64]| asked.iter().all(|t| r.tokens.contains(t));
                        holds_with(p, &|c| value(r, c), &tokens)
                    })
                    .map(|r| r.id)
                    .collect();
                expected.sort_unstable();
                let query = ListQuery {
                    predicate: p.clone(), order: Vec::new(), limit: 100, after: None, which: Which::Any,
                };
                let found = kit.store.of(permit.org()).read(|c| {
                    let found = records::list(c, &permit, &query)?;
                    let counted = records::count(c, &permit, p, Which::Any, 100)?;
                    assert_eq!(counted, found.len() as u64);
                    Ok(found)
                }).unwrap();
                let found: Vec<Id> = found.iter().map(|r| r.id).collect();
                prop_assert_eq!(found, expected, "{:?} on {:?}", p, kit.store.dialect());
            }
        }
    });
}

#[test]
fn what_is_typed_never_becomes_sql() {
    on_both(|kit| {
        let permit = permit(Id::new());
        put(kit, &permit, &[row(&[("level", json!("x' OR '1'='1"))])]);
        let count = |text: &str| {
            let p =
                Predicate::Is(open("level", Storage::Text), Compare::Eq, Scalar::Text(text.into()));
            kit.store
                .of(permit.org())
                .read(|c| records::count(c, &permit, &p, Which::Any, 10))
                .unwrap()
        };
        assert_eq!((count("x' OR '1'='1"), count("' OR '1'='1"), count("?1")), (1, 0, 0));
        let p = Predicate::Empty(open("level') IS NULL OR ('1", Storage::Text));
        assert!(
            kit.store
                .of(permit.org())
                .read(|c| records::count(c, &permit, &p, Which::Any, 10))
                .is_err()
        );
    });
}

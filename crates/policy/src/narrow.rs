//! Conditions on rows of which the state is known: a list is of one state, so that what a caller may do
//! with rows of another state says nothing about its fields.

use model::{Column, Compare, Predicate, Scalar};

use crate::implies::union;

/// What is left of the predicate for rows of this state.
#[must_use]
pub fn in_state(predicate: &Predicate, state: &str) -> Predicate {
    let same = |scalar: &Scalar| *scalar == Scalar::Text(state.to_owned());
    let known = |held| if held { Predicate::True } else { Predicate::False };
    match predicate {
        Predicate::And(parts) => Predicate::all(parts.iter().map(|part| in_state(part, state))),
        Predicate::Or(parts) => union(parts.iter().map(|part| in_state(part, state))),
        Predicate::Not(inner) => in_state(inner, state).negate(),
        Predicate::Is(Column::State, Compare::Eq, scalar) => known(same(scalar)),
        Predicate::Is(Column::State, Compare::Ne, scalar) => known(!same(scalar)),
        Predicate::In(Column::State, scalars) => known(scalars.iter().any(same)),
        Predicate::Empty(Column::State) => Predicate::False,
        other => other.clone(),
    }
}

/// Whether the predicate looks at the state.
#[must_use]
pub fn asks_state(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().any(asks_state),
        Predicate::Not(inner) => asks_state(inner),
        Predicate::Is(column, ..) | Predicate::In(column, _) | Predicate::Empty(column) => {
            *column == Column::State
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(column: Column, text: &str) -> Predicate {
        Predicate::Is(column, Compare::Eq, Scalar::Text(text.into()))
    }

    #[test]
    fn own_rows_and_those_of_a_pool_are_told_apart_by_their_state() {
        let own = is(Column::Owner, "me");
        let pool = Predicate::Empty(Column::Owner);
        let both = Predicate::Or(vec![
            own.clone(),
            Predicate::And(vec![is(Column::State, "pooled"), pool.clone()]),
        ]);
        assert_eq!(in_state(&both, "active"), own);
        assert_eq!(in_state(&both, "pooled"), Predicate::Or(vec![own.clone(), pool]));
        assert!(asks_state(&both) && !asks_state(&own));
    }

    #[test]
    fn a_negated_state_holds_on_the_others() {
        let not_deleted = Predicate::Not(Box::new(is(Column::State, "deleted")));
        assert_eq!(in_state(&not_deleted, "active"), Predicate::True);
        assert_eq!(in_state(&not_deleted, "deleted"), Predicate::False);
    }
}

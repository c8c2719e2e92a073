//! A sound, deliberately incomplete test whether one predicate implies another, and the
//! simplification of unions that hangs on it.

use model::{Compare, Predicate};

/// Whether every row that `left` holds on is surely one that `right` holds on. `false` says
/// nothing: the test knows the forms that row scopes take, not all of logic.
#[must_use]
pub fn implies(left: &Predicate, right: &Predicate) -> bool {
    use Predicate::{And, False, In, Is, Or, True};
    if left == right {
        return true;
    }
    match (left, right) {
        (False, _) | (_, True) => true,
        (Or(parts), _) => parts.iter().all(|part| implies(part, right)),
        (_, And(parts)) => parts.iter().all(|part| implies(left, part)),
        (And(ours), Or(theirs)) => {
            ours.iter().any(|part| implies(part, right))
                || theirs.iter().any(|part| implies(left, part))
        }
        (_, Or(parts)) => parts.iter().any(|part| implies(left, part)),
        (And(parts), _) => parts.iter().any(|part| implies(part, right)),
        (Is(a, Compare::Eq, value), In(b, values)) => a == b && values.contains(value),
        (In(a, values), In(b, others)) => a == b && values.iter().all(|v| others.contains(v)),
        _ => false,
    }
}

/// Any of them, without the ones that another one covers.
#[must_use]
pub fn union(parts: impl IntoIterator<Item = Predicate>) -> Predicate {
    let flat = match Predicate::any(parts) {
        Predicate::Or(parts) => parts,
        other => return other,
    };
    let mut kept: Vec<Predicate> = Vec::new();
    for part in flat {
        if kept.iter().any(|k| implies(&part, k)) {
            continue;
        }
        kept.retain(|k| !implies(k, &part));
        kept.push(part);
    }
    Predicate::any(kept)
}

/// Both of them; the narrower one alone where it implies the other.
#[must_use]
pub fn intersection(left: Predicate, right: Predicate) -> Predicate {
    if implies(&left, &right) {
        left
    } else if implies(&right, &left) {
        right
    } else {
        Predicate::all([left, right])
    }
}

#[cfg(test)]
mod tests {
    use model::{Column, Scalar};

    use super::*;

    fn is(column: Column, text: &str) -> Predicate {
        Predicate::Is(column, Compare::Eq, Scalar::Text(text.into()))
    }

    fn tree(ids: &[&str]) -> Predicate {
        let ids = ids.iter().map(|i| Scalar::Text((*i).into())).collect();
        Predicate::In(Column::Department, ids)
    }

    #[test]
    fn own_rows_lie_within_own_or_team_rows() {
        let own = is(Column::Owner, "a");
        let team = Predicate::Or(vec![own.clone(), is(Column::Department, "d")]);
        let tree = Predicate::Or(vec![own.clone(), tree(&["c", "d"])]);
        assert!(implies(&own, &team));
        assert!(implies(&team, &tree));
        assert!(!implies(&team, &own));
        assert!(!implies(&tree, &team));
        assert_eq!(union([own.clone(), team.clone(), tree.clone()]), tree);
        assert_eq!(intersection(tree, own.clone()), own);
    }

    #[test]
    fn a_conjunction_implies_each_of_its_parts_and_no_stranger() {
        let both = Predicate::And(vec![is(Column::Owner, "a"), is(Column::State, "active")]);
        assert!(implies(&both, &is(Column::State, "active")));
        assert!(!implies(&is(Column::State, "active"), &both));
        assert!(!implies(&both, &is(Column::Owner, "b")));
    }
}

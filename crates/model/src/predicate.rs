//! Conditions on rows that both the policy and a checked query speak, and the store turns into SQL.
//!
//! A predicate holds open attributes and blind tokens only: nothing sealed can be in it.

use serde::{Deserialize, Serialize};

pub use crate::eval::{RowValue, holds, holds_with};

/// How an open field's value lies in the row's JSON, and so how it compares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// A JSON string, compared by code points: text, choice, dates in ISO form.
    Text,
    /// A JSON integer of 64 bits: numbers times 1,000,000.
    Integer,
    /// An object `{"a": amount times 10,000, "c": currency}`; compared by `a`.
    Money,
    /// A JSON `true` or `false`.
    Boolean,
    /// A JSON list of strings.
    List,
}

/// What a condition looks at.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The record's id.
    Id,
    /// The owner's user id.
    Owner,
    /// The department's record id (the owner's current one).
    Department,
    /// The record that this one follows.
    Parent,
    /// The data subject.
    Subject,
    /// `active`, `pooled` or `deleted`.
    State,
    /// Milliseconds since 1970.
    CreatedAt,
    /// Milliseconds since 1970.
    UpdatedAt,
    /// A field of class low or medium.
    Open(String, Storage),
}

/// What a column is compared with. Ids are `Text` in hyphenated form; times are `Int`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scalar {
    /// A text.
    Text(String),
    /// An integer, scaled as the column's storage says.
    Int(i64),
    /// Yes or no.
    Bool(bool),
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Equal.
    Eq,
    /// Not equal; true for an empty column too.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
}

/// A condition on a row. An empty column makes every comparison but `Ne` false, never unknown:
/// the store wraps comparisons so that `Not` is exact in both databases.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// Every row.
    True,
    /// No row.
    False,
    /// All of them.
    And(Vec<Predicate>),
    /// Any of them.
    Or(Vec<Predicate>),
    /// Not it.
    Not(Box<Predicate>),
    /// A comparison.
    Is(Column, Compare, Scalar),
    /// One of these.
    In(Column, Vec<Scalar>),
    /// A list column holds this value.
    Has(Column, String),
    /// An open text holds this part, whatever the case of ASCII letters.
    Part(Column, String),
    /// An open text begins so, whatever the case of ASCII letters.
    Prefix(Column, String),
    /// The column has no value.
    Empty(Column),
    /// The blind index holds all of these tokens for the record (a sealed field's search).
    Tokens(Vec<i64>),
}

impl Predicate {
    /// All of them; simplified.
    #[must_use]
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::True => {}
                Self::False => return Self::False,
                Self::And(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Self::True,
            1 => kept.swap_remove(0),
            _ => Self::And(kept),
        }
    }

    /// Any of them; simplified.
    #[must_use]
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::False => {}
                Self::True => return Self::True,
                Self::Or(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Self::False,
            1 => kept.swap_remove(0),
            _ => Self::Or(kept),
        }
    }

    /// Not it; simplified.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

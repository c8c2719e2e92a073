//! The tree of a filter.

use crate::types::Operator;

/// A filter; without an expression every record fits. It has no `Debug`, because what it compares
/// with may be personal data.
#[derive(Clone, PartialEq, Default)]
pub struct Filter(pub Option<Expression>);

/// An expression of a filter.
#[derive(Clone, PartialEq)]
pub enum Expression {
    /// All of them; two or more.
    And(Vec<Expression>),
    /// Any of them; two or more.
    Or(Vec<Expression>),
    /// Not it.
    Not(Box<Expression>),
    /// A comparison.
    Compare(Comparison),
}

/// A field compared with something.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    /// The field's name, as it was sent.
    pub field: String,
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub argument: Argument,
}

/// What a field is compared with.
#[derive(Clone, PartialEq)]
pub enum Argument {
    /// A text, quoted or bare.
    Text(String),
    /// `*`: any value at all.
    Any,
}

impl Filter {
    /// The filter as text that reads as the same filter.
    #[must_use]
    pub fn print(&self) -> String {
        self.0.as_ref().map(Expression::print).unwrap_or_default()
    }
}

impl Expression {
    fn print(&self) -> String {
        match self {
            Self::And(parts) => joined(parts, " AND "),
            Self::Or(parts) => joined(parts, " OR "),
            Self::Not(inner) => format!("NOT {}", inner.print_inner()),
            Self::Compare(comparison) => comparison.print(),
        }
    }

    /// In brackets, unless it is one comparison.
    fn print_inner(&self) -> String {
        match self {
            Self::Compare(comparison) => comparison.print(),
            other => format!("({})", other.print()),
        }
    }
}

fn joined(parts: &[Expression], word: &str) -> String {
    parts.iter().map(Expression::print_inner).collect::<Vec<_>>().join(word)
}

impl Comparison {
    fn print(&self) -> String {
        let sign = match self.operator {
            Operator::Eq => " = ",
            Operator::Ne => " != ",
            Operator::Lt => " < ",
            Operator::Le => " <= ",
            Operator::Gt => " > ",
            Operator::Ge => " >= ",
            Operator::Has => ":",
        };
        let argument = match &self.argument {
            Argument::Any => "*".to_owned(),
            Argument::Text(text) => {
                format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
            }
        };
        format!("{}{sign}{argument}", self.field)
    }
}

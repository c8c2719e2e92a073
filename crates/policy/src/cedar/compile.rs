//! Residuals of partial evaluation, compiled to row predicates.
//!
//! Only forms on a list are taken; everything else is refused, never guessed. In the engine an
//! absent attribute has a neutral default ("", 0, false, no members), so that comparisons that the
//! default fits hold for empty columns too; the predicates say so by `Empty`.

use std::collections::BTreeMap;

use cedar_policy::pst::{BinaryOp, Clause, Expr, Literal, UnaryOp, Var};
use kernel::Id;
use model::{Column, Compare, Predicate, Scalar, Storage};

/// The residual has a form that is not on the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotCompilable;

type Compiled<T> = Result<T, NotCompilable>;

/// Compiles residuals over one object's rows.
pub struct Compiler<'a> {
    /// How the open fields that conditions may use lie in the row.
    pub storages: &'a BTreeMap<String, Storage>,
}

impl Compiler<'_> {
    /// All clauses of a residual policy together.
    pub fn clauses(&self, clauses: &[Clause]) -> Compiled<Predicate> {
        let parts = clauses.iter().map(|clause| match clause {
            Clause::When(expr) => self.condition(expr),
            Clause::Unless(expr) => self.condition(expr).map(Predicate::negate),
        });
        Ok(Predicate::all(parts.collect::<Compiled<Vec<_>>>()?))
    }

    fn condition(&self, expr: &Expr) -> Compiled<Predicate> {
        match expr {
            Expr::Literal(Literal::Bool(true)) => Ok(Predicate::True),
            Expr::Literal(Literal::Bool(false)) => Ok(Predicate::False),
            Expr::UnaryOp { op: UnaryOp::Not, expr } => Ok(self.condition(expr)?.negate()),
            Expr::BinaryOp { op, left, right } => self.binary(*op, left, right),
            Expr::IfThenElse { cond, then_expr, else_expr } => {
                let cond = self.condition(cond)?;
                let then = Predicate::all([cond.clone(), self.condition(then_expr)?]);
                let other = Predicate::all([cond.negate(), self.condition(else_expr)?]);
                Ok(Predicate::any([then, other]))
            }
            Expr::GetAttr { .. } => match self.column(expr)? {
                column @ Column::Open(_, Storage::Boolean) => Ok(is_true(column)),
                _ => Err(NotCompilable),
            },
            _ => Err(NotCompilable),
        }
    }

    fn binary(&self, op: BinaryOp, left: &Expr, right: &Expr) -> Compiled<Predicate> {
        match op {
            BinaryOp::And => Ok(Predicate::all([self.condition(left)?, self.condition(right)?])),
            BinaryOp::Or => Ok(Predicate::any([self.condition(left)?, self.condition(right)?])),
            BinaryOp::Eq => self.compare(Compare::Eq, left, right),
            BinaryOp::NotEq => Ok(self.compare(Compare::Eq, left, right)?.negate()),
            BinaryOp::Less => self.compare(Compare::Lt, left, right),
            BinaryOp::LessEq => self.compare(Compare::Le, left, right),
            BinaryOp::Greater => self.compare(Compare::Gt, left, right),
            BinaryOp::GreaterEq => self.compare(Compare::Ge, left, right),
            BinaryOp::Contains => self.contains(left, right),
            BinaryOp::ContainsAll | BinaryOp::ContainsAny => {
                let column = self.list(left)?;
                let has = texts(right)?.into_iter().map(|t| Predicate::Has(column.clone(), t));
                Ok(if op == BinaryOp::ContainsAll {
                    Predicate::all(has)
                } else {
                    Predicate::any(has)
                })
            }
            _ => Err(NotCompilable),
        }
    }

    fn contains(&self, left: &Expr, right: &Expr) -> Compiled<Predicate> {
        if let Expr::Set(_) = left {
            let column = self.column(right)?;
            return among(column, texts(left)?);
        }
        match right {
            Expr::Literal(Literal::String(text)) => {
                Ok(Predicate::Has(self.list(left)?, text.to_string()))
            }
            _ => Err(NotCompilable),
        }
    }

    fn list(&self, expr: &Expr) -> Compiled<Column> {
        match self.column(expr)? {
            column @ Column::Open(_, Storage::List) => Ok(column),
            _ => Err(NotCompilable),
        }
    }

    fn compare(&self, compare: Compare, left: &Expr, right: &Expr) -> Compiled<Predicate> {
        match (left, right) {
            (expr, Expr::Literal(literal)) => compared(self.column(expr)?, compare, literal),
            (Expr::Literal(literal), expr) => {
                compared(self.column(expr)?, turned(compare), literal)
            }
            _ => Err(NotCompilable),
        }
    }

    /// The column that an attribute of the resource means.
    fn column(&self, expr: &Expr) -> Compiled<Column> {
        let Expr::GetAttr { expr, attr } = expr else { return Err(NotCompilable) };
        match (&**expr, attr.as_str()) {
            (Expr::Var(Var::Resource), "id") => Ok(Column::Id),
            (Expr::Var(Var::Resource), "owner") => Ok(Column::Owner),
            (Expr::Var(Var::Resource), "department") => Ok(Column::Department),
            (Expr::Var(Var::Resource), "parent") => Ok(Column::Parent),
            (Expr::Var(Var::Resource), "state") => Ok(Column::State),
            (Expr::GetAttr { expr, attr: values }, field) => match &**expr {
                Expr::Var(Var::Resource) if values == "values" => {
                    let storage = self.storages.get(field).ok_or(NotCompilable)?;
                    Ok(Column::Open(field.to_owned(), *storage))
                }
                _ => Err(NotCompilable),
            },
            _ => Err(NotCompilable),
        }
    }
}

const fn turned(compare: Compare) -> Compare {
    match compare {
        Compare::Lt => Compare::Gt,
        Compare::Le => Compare::Ge,
        Compare::Gt => Compare::Lt,
        Compare::Ge => Compare::Le,
        other => other,
    }
}

fn is_true(column: Column) -> Predicate {
    Predicate::Is(column, Compare::Eq, Scalar::Bool(true))
}

fn texts(expr: &Expr) -> Compiled<Vec<String>> {
    let Expr::Set(members) = expr else { return Err(NotCompilable) };
    let mut texts = members
        .iter()
        .map(|member| match &**member {
            Expr::Literal(Literal::String(text)) => Ok(text.to_string()),
            _ => Err(NotCompilable),
        })
        .collect::<Compiled<Vec<_>>>()?;
    texts.sort_unstable();
    Ok(texts)
}

fn compared(column: Column, compare: Compare, literal: &Literal) -> Compiled<Predicate> {
    match (literal, &column, compare) {
        (Literal::String(text), _, Compare::Eq) => among(column, vec![text.to_string()]),
        (Literal::Bool(flag), Column::Open(_, Storage::Boolean), Compare::Eq) => {
            let held = is_true(column);
            Ok(if *flag { held } else { held.negate() })
        }
        (Literal::Long(number), Column::Open(_, Storage::Integer), _) => {
            let is = Predicate::Is(column.clone(), compare, Scalar::Int(*number));
            Ok(if default_fits(compare, *number) {
                Predicate::any([Predicate::Empty(column), is])
            } else {
                is
            })
        }
        _ => Err(NotCompilable),
    }
}

const fn default_fits(compare: Compare, number: i64) -> bool {
    match compare {
        Compare::Eq => 0 == number,
        Compare::Ne => 0 != number,
        Compare::Lt => 0 < number,
        Compare::Le => 0 <= number,
        Compare::Gt => 0 > number,
        Compare::Ge => 0 >= number,
    }
}

/// The column is one of these texts.
fn among(column: Column, texts: Vec<String>) -> Compiled<Predicate> {
    let is_id = matches!(column, Column::Id | Column::Owner | Column::Department | Column::Parent);
    if !is_id && !matches!(column, Column::State | Column::Open(_, Storage::Text)) {
        return Err(NotCompilable);
    }
    let empty = texts.iter().any(String::is_empty);
    // An id column can equal nothing but an id in its one written form.
    let can_be =
        |text: &String| !is_id || text.parse::<Id>().is_ok_and(|id| id.to_string() == *text);
    let mut scalars: Vec<Scalar> = texts.into_iter().filter(can_be).map(Scalar::Text).collect();
    let found = match scalars.len() {
        0 => Predicate::False,
        1 => Predicate::Is(column.clone(), Compare::Eq, scalars.swap_remove(0)),
        _ => Predicate::In(column.clone(), scalars),
    };
    let empty = if empty { Predicate::Empty(column) } else { Predicate::False };
    Ok(Predicate::any([empty, found]))
}

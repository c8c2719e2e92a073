//! Which fields a line of a grant speaks of, and how a grant treats each field.

use model::{Class, Field};

use crate::grants::{FieldGrant, Grant};
use crate::permit::View;

/// The type of fields that are written and never shown.
const SECRET: &str = "secret";

/// A parsed `FieldGrant::select`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selector {
    /// `*`
    Every,
    /// `audience:contact`
    Audience(String),
    /// `class:high`
    Class(Class),
    /// `field:phone`
    Field(String),
}

impl Selector {
    /// The selector that this text means; `None` when it means none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Every);
        }
        let (kind, name) = text.split_once(':')?;
        if name.is_empty() {
            return None;
        }
        match kind {
            "audience" => Some(Self::Audience(name.into())),
            "field" => Some(Self::Field(name.into())),
            "class" => [Class::Low, Class::Medium, Class::High]
                .into_iter()
                .find(|c| c.name() == name)
                .map(Self::Class),
            _ => None,
        }
    }

    /// Whether it means this field.
    #[must_use]
    pub fn matches(&self, field: &Field) -> bool {
        match self {
            Self::Every => true,
            Self::Audience(name) => field.audience == *name,
            Self::Class(class) => field.class == *class,
            Self::Field(name) => field.name == *name,
        }
    }
}

/// How a grant treats one field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Treatment {
    /// How it is seen.
    pub view: View,
    /// Whether it may be written.
    pub edit: bool,
}

/// A grant's lines about fields, parsed.
pub struct Lines<'a>(Vec<(Selector, &'a FieldGrant)>);

impl<'a> Lines<'a> {
    /// The grant's lines; `None` when one of them cannot be understood: leaving it out could show
    /// what it was meant to hide.
    #[must_use]
    pub fn of(grant: &'a Grant) -> Option<Self> {
        let parse = |line: &'a FieldGrant| Selector::parse(&line.select).map(|s| (s, line));
        grant.fields.iter().map(parse).collect::<Option<Vec<_>>>().map(Self)
    }

    /// How it treats this field: the last line that means it wins; none means hidden. Of a secret nobody sees
    /// more than that there is one, whatever the line says.
    #[must_use]
    pub fn treat(&self, field: &Field) -> Treatment {
        let line = self.0.iter().rev().find(|(selector, _)| selector.matches(field));
        let most = if field.kind == SECRET { View::Masked } else { View::Clear };
        line.map(|(_, l)| Treatment { view: l.view.min(most), edit: l.edit }).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grants::Rows;
    use crate::verb::Verb;

    #[test]
    fn no_grant_shows_more_of_a_secret_than_that_there_is_one() {
        let secret = Field::new("key", "secret", "密钥", "Key");
        for view in [View::Clear, View::Reveal, View::Masked] {
            let grant = Grant::on("a", Rows::All, &[Verb::ALL]).edit("*", view);
            let lines = Lines::of(&grant).expect("lines");
            assert_eq!(lines.treat(&secret), Treatment { view: View::Masked, edit: true });
        }
        let hides = Grant::on("a", Rows::All, &[Verb::ALL]).see("*", View::Hidden);
        let lines = Lines::of(&hides).expect("lines");
        assert_eq!(lines.treat(&secret), Treatment::default());
    }
}

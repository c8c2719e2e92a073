//! A field of an object: its type, class, purpose and audience.

use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::class::Class;
use crate::types::{self, FieldType, Search};

/// One choice of a field of type `choice` or `choices`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// The stored value: ASCII in snake case for built-in choices, any text for added ones.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// A colour's name of the page's palette.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// Other spellings that an import may find, such as `先生` for `male`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Shown where a record has it, and never offered: only an act of the program leads there, or it is out of use.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

impl Choice {
    /// A choice with its two labels.
    #[must_use]
    pub fn new(value: &str, zh: &str, en: &str) -> Self {
        let label = Text::new(zh, en);
        Self { value: value.into(), label, color: None, also: Vec::new(), kept: false }
    }

    /// The same, recognised by these spellings too.
    #[must_use]
    pub fn also(mut self, spellings: &[&str]) -> Self {
        self.also = spellings.iter().map(|s| (*s).to_owned()).collect();
        self
    }

    /// The same, never offered.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    /// The same in this colour.
    #[must_use]
    pub fn color(mut self, color: &str) -> Self {
        self.color = Some(color.into());
        self
    }
}

/// A field is there only when another field (a choice) has this value, or one of some.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct When {
    /// The other field.
    pub field: String,
    /// Its value.
    pub equals: String,
    /// Further values that will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
}

impl When {
    /// Whether the field is there while the other one has this value.
    #[must_use]
    pub fn holds(&self, other: Option<&str>) -> bool {
        other.is_some_and(|other| self.equals == other || self.or.iter().any(|one| one == other))
    }
}

/// The declaration of one field.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Field {
    /// The name programs use: ASCII in snake case, at most 60 characters.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// The name of its type, one of `types::all()`.
    #[serde(rename = "type")]
    pub kind: String,
    /// How much harm a leak does.
    pub class: Class,
    /// Why it is collected: one of `purpose::ALL`.
    pub purpose: String,
    /// Whose work needs it: `contact`, `identity`, `finance`, `sales`, `preferences`, `notes`, …
    /// Roles grant fields by audience.
    pub audience: String,
    /// Whether a record cannot be without it (when it is there at all).
    #[serde(default)]
    pub required: bool,
    /// Whether no two records of an organisation may share a value.
    #[serde(default)]
    pub unique: bool,
    /// The choices, for the types `choice` and `choices`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The field whose choices these are, as `object.field`: where an organisation adds one there, it is
    /// offered here as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options_of: Option<String>,
    /// The object it points to, for the type `relation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// When it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// A hint for who fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Which searches a sealed field allows; a subset of what its type offers.
    #[serde(default)]
    pub searches: Vec<Search>,
    /// Whether a list shows it when nothing else is chosen.
    #[serde(default)]
    pub in_list: bool,
    /// Whether the program alone writes it.
    #[serde(default)]
    pub read_only: bool,
    /// Whether an organisation added it.
    #[serde(default)]
    pub custom: bool,
    /// Whether it is no longer offered; its values stay.
    #[serde(default)]
    pub archived: bool,
}

impl Field {
    /// A field of this type with its type's own class and searches, purpose `service` and
    /// audience `sales`.
    ///
    /// # Panics
    /// When there is no such type: declarations are checked by tests.
    #[must_use]
    pub fn new(name: &str, kind: &str, zh: &str, en: &str) -> Self {
        let kind_of = types::find(kind).expect("a declaration names a registered field type");
        Self {
            name: name.into(),
            label: Text::new(zh, en),
            kind: kind.into(),
            class: kind_of.default_class(),
            purpose: "service".into(),
            audience: "sales".into(),
            required: false,
            unique: false,
            options: Vec::new(),
            options_of: None,
            target: None,
            when: None,
            help: None,
            searches: kind_of.default_searches().to_vec(),
            in_list: false,
            read_only: false,
            custom: false,
            archived: false,
        }
    }

    /// The type's behaviour.
    ///
    /// # Panics
    /// When there is no such type: a declaration is checked before it is taken.
    #[must_use]
    pub fn of_type(&self) -> &'static dyn FieldType {
        types::find(&self.kind).expect("a checked declaration names a registered field type")
    }

    /// Whether values are sealed before they reach the store.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.class.is_sealed()
    }

    /// The same with this class.
    #[must_use]
    pub const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    /// The same for this audience.
    #[must_use]
    pub fn audience(mut self, audience: &str) -> Self {
        self.audience = audience.into();
        self
    }

    /// The same for this purpose.
    #[must_use]
    pub fn purpose(mut self, purpose: &str) -> Self {
        self.purpose = purpose.into();
        self
    }

    /// The same, needed.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, unique in the organisation.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// The same with these choices.
    #[must_use]
    pub fn options(mut self, options: Vec<Choice>) -> Self {
        self.options = options;
        self
    }

    /// The same with the choices of this field, `object.field`.
    #[must_use]
    pub fn options_of(mut self, field: &str) -> Self {
        self.options_of = Some(field.into());
        self
    }

    /// The same, pointing to this object.
    #[must_use]
    pub fn target(mut self, object: &str) -> Self {
        self.target = Some(object.into());
        self
    }

    /// The same, there only when another field has this value.
    #[must_use]
    pub fn when(mut self, field: &str, equals: &str) -> Self {
        self.when = Some(When { field: field.into(), equals: equals.into(), or: Vec::new() });
        self
    }

    /// The same, there as well when that other field has this value.
    #[must_use]
    pub fn or_when(mut self, equals: &str) -> Self {
        if let Some(when) = &mut self.when {
            when.or.push(equals.into());
        }
        self
    }

    /// The same, shown in lists.
    #[must_use]
    pub const fn in_list(mut self) -> Self {
        self.in_list = true;
        self
    }

    /// The same, written by the program alone.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn help(mut self, zh: &str, en: &str) -> Self {
        self.help = Some(Text::new(zh, en));
        self
    }
}

//! The types of fields: one file each, and one line in the registry each.

use kernel::{FieldFault, Lang, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

#[macro_use]
mod structured;

mod address;
mod bank_card;
mod checkbox;
mod choice;
mod choices;
mod credit_code;
mod date;
mod datetime;
mod email;
mod file;
mod grants;
mod id_card;
mod image;
mod lines;
mod long_text;
mod money;
mod number;
mod person_name;
mod phone;
mod raw;
mod reference;
mod region;
mod secret;
mod text;
mod url;
mod users;
mod wechat;

pub use lines::{LinesType, Sums};
pub use money::MoneyType;
pub(crate) use region::stem as region_stem;

use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;

/// A search that the blind index can answer on a sealed field. Each leaks equality of what it
/// indexes to somebody who holds the database and nothing else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Search {
    /// The whole value, normalised.
    Exact,
    /// The last four digits.
    Last4,
    /// Beginnings (of a phone: 3, 7 and all digits).
    Prefix,
    /// Short pieces: pairs of characters, three letters, four digits, beginnings; of a name also single
    /// characters.
    Bigram,
    /// Pinyin in full and initials, with all readings of polyphones.
    Pinyin,
    /// Words or parts: local part and domain of a mail address, parts of a region.
    Parts,
}

impl Search {
    /// The name as it stands in declarations and is folded into tokens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Last4 => "last4",
            Self::Prefix => "prefix",
            Self::Bigram => "bigram",
            Self::Pinyin => "pinyin",
            Self::Parts => "parts",
        }
    }
}

/// One term for the blind index, in plain text: the gate turns it into a token at once.
/// It has no `Debug` and no `Serialize`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// The search that it serves.
    pub search: Search,
    /// What is indexed, such as `1234` for `Last4`.
    pub text: String,
}

/// Operators that a filter may use on a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Operator {
    /// `=`
    #[serde(rename = "=")]
    Eq,
    /// `!=`
    #[serde(rename = "!=")]
    Ne,
    /// `<`
    #[serde(rename = "<")]
    Lt,
    /// `<=`
    #[serde(rename = "<=")]
    Le,
    /// `>`
    #[serde(rename = ">")]
    Gt,
    /// `>=`
    #[serde(rename = ">=")]
    Ge,
    /// `:` (has this part, or this member)
    #[serde(rename = ":")]
    Has,
}

/// What stands for a value that a mask hides altogether.
pub const HIDDEN: &str = "***";

/// The operators of types that have an order and no parts.
const ORDERED: &[Operator] =
    &[Operator::Eq, Operator::Ne, Operator::Lt, Operator::Le, Operator::Gt, Operator::Ge];

/// The operators of types that have neither.
const EQUALITY: &[Operator] = &[Operator::Eq, Operator::Ne];

/// What the term `Exact` holds for a whole value.
fn whole(value: &Value) -> String {
    value.as_str().map_or_else(|| value.json().to_string(), str::to_owned)
}

/// What a field type knows. The methods with a body fit types whose values are only ever asked
/// for as a whole.
pub trait FieldType: Sync {
    /// Its name in declarations and on the wire.
    fn name(&self) -> &'static str;

    /// What people read when they choose a type.
    fn label(&self) -> Text;

    /// The class of a new field of this type unless somebody says otherwise.
    fn default_class(&self) -> Class;

    /// Turns what somebody sent (the wire's JSON, or an imported cell as a JSON string) into the
    /// canonical value; `None` when it is empty. Validates: length, form, check digits.
    ///
    /// # Errors
    /// A code of the message catalogue; never the value itself.
    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault>;

    /// The value masked in the Chinese convention: `138****5678`, `王*`, `3****************4`.
    fn mask(&self, field: &Field, value: &Value) -> String;

    /// The value as people read it: in titles, exports and comparisons.
    fn show(&self, field: &Field, value: &Value, lang: Lang) -> String {
        let _ = (field, lang);
        value.as_str().map_or_else(|| value.json().to_string(), str::to_owned)
    }

    /// How an open value lies in the row; `None` for types that are always sealed.
    fn storage(&self) -> Storage;

    /// The JSON that lies in the row for an open value (see `Storage`).
    fn stored(&self, value: &Value) -> Json {
        value.json().clone()
    }

    /// The value out of the row's JSON: the inverse of `stored`.
    fn restored(&self, stored: &Json) -> Value {
        Value::canonical(stored.clone())
    }

    /// The searches that it can offer on a sealed field.
    fn searches(&self) -> &'static [Search] {
        &[Search::Exact]
    }

    /// The searches of a new field of this type unless somebody says otherwise: each one costs
    /// tokens with every record, so types that hardly anybody types into a search box have none.
    fn default_searches(&self) -> &'static [Search] {
        if self.default_class().is_sealed() { self.searches() } else { &[] }
    }

    /// The terms to index for this value under these searches; sorted, no repeats.
    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        Terms::of(field).with(Search::Exact, whole(value)).into_vec()
    }

    /// The terms that all records have whose value fits what was typed into the search box;
    /// `None` when the text cannot mean a value of this type or is too short to be asked.
    fn query(&self, field: &Field, typed: &str) -> Option<Vec<Term>> {
        let value = self.meant(field, typed)?;
        Terms::of(field).with(Search::Exact, whole(&value)).into_query()
    }

    /// Whether an opened value really fits what was typed; candidates of the index are checked so.
    fn fits(&self, field: &Field, value: &Value, typed: &str) -> bool {
        self.meant(field, typed).is_some_and(|meant| meant == *value)
    }

    /// Whether what was typed asks for no more than the mask shows, or for the whole value: all
    /// that may be searched on a field that the caller sees masked.
    fn fits_mask(&self, field: &Field, typed: &str) -> bool {
        self.meant(field, typed).is_some()
    }

    /// Whether an opened value is what was typed as a whole, or its mask shows what was typed:
    /// the check of candidates for a caller who sees the field masked. Types whose `fits` also
    /// accepts parts that the mask hides decide it themselves.
    fn fits_masked(&self, field: &Field, value: &Value, typed: &str) -> bool {
        self.fits_mask(field, typed) && self.fits(field, value, typed)
    }

    /// The value that somebody means who typed this, where it is a whole one.
    fn meant(&self, field: &Field, typed: &str) -> Option<Value> {
        if typed.chars().count() > kernel::limits::QUERY_CHARS {
            return None;
        }
        self.normalise(field, &Json::String(typed.to_owned())).ok().flatten()
    }

    /// The operators that a filter may use on an open field of this type.
    fn operators(&self) -> &'static [Operator];
}

/// The registry: one line a type, in the order in which people are offered them.
static ALL: &[&dyn FieldType] = &[
    &text::TextType,
    &long_text::LongTextType,
    &person_name::PersonNameType,
    &phone::PhoneType,
    &email::EmailType,
    &id_card::IdCardType,
    &bank_card::BankCardType,
    &credit_code::CreditCodeType,
    &date::DateType,
    &datetime::DateTimeType,
    &money::MoneyType,
    &number::NumberType,
    &choice::ChoiceType,
    &choices::ChoicesType,
    &region::RegionType,
    &address::AddressType,
    &url::UrlType,
    &wechat::WechatType,
    &checkbox::CheckboxType,
    &reference::USER,
    &users::UsersType,
    &reference::RELATION,
    &file::FileType,
    &image::ImageType,
    &grants::GrantsType,
    &lines::LinesType,
    &secret::SecretType,
];

/// All field types.
#[must_use]
pub fn all() -> &'static [&'static dyn FieldType] {
    ALL
}

/// The field type of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn FieldType> {
    ALL.iter().copied().find(|t| t.name() == name)
}

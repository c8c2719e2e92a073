//! How much two records look like one person or company, with the reasons: pure comparison.
//!
//! Each field that both have adds the logarithm of how much more often it agrees so between two records of
//! one than between records of two (Fellegi and Sunter, *A Theory for Record Linkage*, JASA 64, 1969); the
//! figures are in `weights`. Two different numbers of identity say that these are two.

mod address;
mod blocks;
mod company;
mod edits;
mod name;
mod weights;

pub use blocks::{blocks, whole};
pub use company::stem;
pub use weights::{LIKELY, SUGGEST, percent};

use crate::field::Field;
use crate::object::Object;
use crate::value::{Value, Values};

/// The date of birth, among fields of type date.
const BIRTHDAY: &str = "birthday";

/// What is compared, by the type of its field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Feature {
    /// The name of a person.
    Name,
    /// The name of a company: a title of type text.
    Company,
    /// A phone number.
    Phone,
    /// A mail address.
    Mail,
    /// A name of an account, such as a WeChat id.
    Account,
    /// The number of an id card or of a registered company: it says who somebody is.
    Identity,
    /// A bank card.
    Card,
    /// The day of birth.
    Birthday,
    /// A postal address.
    Address,
}

impl Feature {
    /// What this field of this object is compared as; `None` where it tells nothing.
    #[must_use]
    pub fn of(object: &Object, field: &Field) -> Option<Self> {
        if field.archived || field.read_only {
            return None;
        }
        match field.kind.as_str() {
            "person_name" => Some(Self::Name),
            "text" if object.title.contains(&field.name) => Some(Self::Company),
            "phone" => Some(Self::Phone),
            "email" => Some(Self::Mail),
            "wechat" => Some(Self::Account),
            "id_card" | "credit_code" => Some(Self::Identity),
            "bank_card" => Some(Self::Card),
            "date" if field.name == BIRTHDAY => Some(Self::Birthday),
            "address" => Some(Self::Address),
            _ => None,
        }
    }

    /// Whether the whole value alone says who somebody is: enough to tell that a record is there.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Phone | Self::Mail | Self::Identity)
    }
}

/// How two values agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Agreement {
    /// They are two.
    Differs,
    /// They are written alike, or sound alike.
    Alike,
    /// They are the same.
    Same,
}

/// How much of a field may be looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sight {
    /// Nothing.
    No,
    /// Only whether the whole values are the same: the field is masked.
    Whole,
    /// All of it.
    Full,
}

/// Why two records look alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// The name of the field.
    pub field: String,
    /// How it agrees.
    pub agreement: Agreement,
}

/// How much two records look like one.
#[derive(Clone, PartialEq, Debug)]
pub struct Likeness {
    /// The sum of the weights, in bits.
    pub weight: f64,
    /// The fields that agree, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Compares two records of an object; `None` where they surely are two. `sight` says for each field how much
/// of both may be looked at.
#[must_use]
pub fn compare(
    object: &Object,
    one: &Values,
    other: &Values,
    sight: impl Fn(&Field) -> Sight,
) -> Option<Likeness> {
    let mut best: Vec<(Feature, Reason)> = Vec::new();
    for field in &object.fields {
        let Some(feature) = Feature::of(object, field) else { continue };
        let Some(value) = one.get(&field.name) else { continue };
        let Some(agreement) = agreement(object, field, feature, value, other, &sight) else {
            continue;
        };
        if feature == Feature::Identity && agreement == Agreement::Differs {
            return None;
        }
        // A second phone that differs takes nothing away from a first one that agrees.
        let reason = Reason { field: field.name.clone(), agreement };
        match best.iter_mut().find(|(known, _)| *known == feature) {
            Some((_, held)) if held.agreement < agreement => *held = reason,
            Some(_) => {}
            None => best.push((feature, reason)),
        }
    }
    let weight = |(feature, reason): &(Feature, Reason)| weights::of(*feature, reason.agreement);
    best.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    Some(Likeness {
        weight: best.iter().map(weight).sum(),
        reasons: best
            .into_iter()
            .map(|(_, reason)| reason)
            .filter(|reason| reason.agreement > Agreement::Differs)
            .collect(),
    })
}

/// How a value agrees with the best of the other record's fields of the same kind; `None` where nothing can
/// be said.
fn agreement(
    object: &Object,
    field: &Field,
    feature: Feature,
    value: &Value,
    other: &Values,
    sight: &impl Fn(&Field) -> Sight,
) -> Option<Agreement> {
    let same_kind = object.fields.iter().filter(|f| f.kind == field.kind);
    let alike = same_kind.filter(|f| Feature::of(object, f) == Some(feature)).filter_map(|f| {
        let sight = sight(field).min(sight(f));
        let agreement = of_values(feature, value, other.get(&f.name)?);
        match sight {
            Sight::No => None,
            // What a mask hides tells nothing where it is not the same.
            Sight::Whole => (agreement == Agreement::Same).then_some(agreement),
            Sight::Full => Some(agreement),
        }
    });
    alike.max()
}

fn of_values(feature: Feature, one: &Value, other: &Value) -> Agreement {
    let (Some(one), Some(other)) = (one.as_str(), other.as_str()) else {
        return if one == other { Agreement::Same } else { Agreement::Differs };
    };
    match feature {
        Feature::Name => name::agreement(one, other),
        Feature::Company => company::agreement(one, other),
        Feature::Address => address::agreement(one, other),
        Feature::Birthday => edits::dates(one, other),
        Feature::Identity | Feature::Card => edits::exact(one, other),
        Feature::Mail => edits::mails(one, other),
        Feature::Phone | Feature::Account => edits::numbers(one, other),
    }
}

#[cfg(test)]
mod tests;

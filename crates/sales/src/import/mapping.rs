//! Which column goes where: the words of the interface for an import.

use gate::verbs::design;
pub use gate::verbs::design::NewField;
use kernel::{Fault, Result, limits};
use model::Object;
use serde::{Deserialize, Serialize};

use super::TextEncoding;

/// Where a column's values go.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A declared field of the object; `owner`; or a field of a follower as `contact.name`.
    Field(String),
    /// A field that the import adds.
    NewField(NewField),
    /// Nowhere.
    Skip(bool),
}

/// One column's target.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ColumnTarget {
    /// The column, from 0.
    pub index: usize,
    /// Where it goes.
    #[serde(flatten)]
    pub target: Target,
}

/// All columns' targets.
pub type Mapping = Vec<ColumnTarget>;

/// What happens to a row whose person is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// Its values that are not empty update the person.
    #[default]
    Update,
    /// It is passed over.
    Skip,
    /// It is refused.
    Refuse,
}

/// Values for rows that do not say otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Defaults {
    /// `person` or `company`; without it a row with a company's name or code is a company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// All that an import may be told; what is left out is found in the file.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Spec {
    /// The sheet's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of titles, from 1; 0 when the table has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u64>,
    /// The encoding of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<TextEncoding>,
    /// The columns' targets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<Mapping>,
    /// What happens to rows whose person is there already.
    #[serde(default)]
    pub duplicates: Duplicates,
    /// Values for rows that do not say otherwise.
    #[serde(default)]
    pub defaults: Defaults,
    /// Whether nothing is to be written.
    #[serde(default)]
    pub dry_run: bool,
    /// The object that the rows are of; customers when nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub object: String,
}

impl Spec {
    /// The object that the rows are of.
    #[must_use]
    pub fn object(&self) -> &str {
        if self.object.is_empty() { "customer" } else { &self.object }
    }
}

/// The object of what is said with records of this one.
pub fn said_of(object: &str) -> &'static str {
    if object == "lead" { "lead_follow_up" } else { "follow_up" }
}

/// The object with the new fields of this mapping.
///
/// # Errors
/// `unknown_field` for a target that does not exist or is named twice, `invalid` for a new field
/// that cannot be, `no_columns_mapped`,
/// `too_many_columns` when the object would have too many fields.
pub fn with_new_fields(object: &Object, mapping: &[ColumnTarget]) -> Result<Object> {
    let mut object = object.clone();
    let mut seen = std::collections::BTreeSet::new();
    for column in mapping {
        let name = match &column.target {
            Target::Skip(_) => continue,
            Target::Field(name) => name.as_str(),
            Target::NewField(new) => {
                let name = named(new)?;
                if object.field(name).is_none() {
                    let field = design::build(&object, new.clone())?;
                    object.fields.push(field);
                }
                name
            }
        };
        if !seen.insert(name) || column.index >= limits::IMPORT_COLUMNS {
            return Err(Fault::invalid("unknown_field"));
        }
    }
    if seen.is_empty() {
        return Err(Fault::invalid("no_columns_mapped"));
    }
    if object.fields.len() > limits::FIELDS {
        return Err(Fault::invalid("too_many_columns").with("max", limits::FIELDS));
    }
    Ok(object)
}

/// The name of a field that the import adds: a column must say which one it means.
///
/// # Errors
/// `unknown_field` when it has none.
pub fn named(new: &NewField) -> Result<&str> {
    new.name.as_deref().ok_or_else(|| Fault::invalid("unknown_field"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_reads_as_the_interface_writes_it() {
        let text = r#"[{"index":0,"field":"phone"},{"index":1,"skip":true},
            {"index":2,"new_field":{"name":"tons","label":{"zh":"吨","en":"Tons"},"type":"number","class":"medium","purpose":"service","audience":"sales"}}]"#;
        let mapping: Mapping = serde_json::from_str(text).expect("it reads");
        assert_eq!(mapping[0].target, Target::Field("phone".into()));
        assert_eq!(mapping[1].target, Target::Skip(true));
        let object = with_new_fields(&crate::objects()[0], &mapping).expect("the fields are sound");
        assert!(object.field("tons").expect("the field is there").custom);
    }

    #[test]
    fn one_field_cannot_take_two_columns() {
        let column = |index| ColumnTarget { index, target: Target::Field("phone".into()) };
        let fault =
            with_new_fields(&crate::objects()[0], &[column(0), column(1)]).expect_err("twice");
        assert_eq!(fault.code, "unknown_field");
    }
}

//! What an object is: fields, field types, classes, masks, values, and the query tree.
//!
//! No input or output happens here. An object's declaration is all that list, form, search,
//! import, export, history, permissions, masking and audit need to know of it.

pub mod calendar;
pub mod class;
pub mod clean;
pub mod eval;
pub mod field;
pub mod grams;
pub mod likeness;
pub mod numeral;
pub mod object;
pub mod pinyin;
pub mod predicate;
pub mod purpose;
pub mod query;
pub mod region;
pub mod terms;
pub mod types;
pub mod value;

pub use class::Class;
pub use field::{Choice, Field, When};
pub use object::{Catalogue, Object, unknown_field};
pub use predicate::{Column, Compare, Predicate, Scalar, Storage};
pub use types::{FieldType, Operator, Search, Term};
pub use value::{Value, Values};

//! What becomes of a record that is converted: the records that it turns into, and what of it goes into them.
//! Which fields those are is for the business to say; the verb `convert` sees to everything else.

use model::{Object, Value, Values};
use store::SealedRow;

/// What was asked for.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Whether it goes to a record that is there already.
    pub existing: bool,
    /// Whether a person is to be made below it.
    pub person: bool,
    /// Whether something is to be sold to them.
    pub chance: bool,
}

/// A value on its way into a new record.
pub struct Carried {
    /// The field that takes it.
    pub to: String,
    /// The fields that it was made of.
    pub from: Vec<String>,
    /// The value, canonical.
    pub value: Value,
}

/// What a record becomes. Objects are told by name; the converted record has a relation of the name of each of the
/// first three, which says what it became.
pub trait Conversion: Send + Sync {
    /// What it turns into, such as a customer.
    fn whole(&self) -> &'static str;

    /// The person below that, such as a contact.
    fn person(&self) -> &'static str;

    /// What may be sold to them, such as a deal.
    fn chance(&self) -> &'static str;

    /// What was said: the object below the converted record, and the one below the new one that takes it.
    fn said(&self) -> (&'static str, &'static str);

    /// What goes into a new record of this object.
    fn carry(&self, from: &Object, into: &Object, values: &Values, asked: Asked) -> Vec<Carried>;

    /// Whether a person below a record that is there already is the same as the new one.
    fn is_same(&self, there: &Values, new: &Values) -> bool;
}

/// The field that says how far a record is.
const STATUS: &str = "status";
/// How far a record is that was converted.
pub const CONVERTED: &str = "converted";

/// Whether a record was converted.
pub fn is_converted(row: &SealedRow) -> bool {
    row.open.get(STATUS).and_then(|status| status.as_str()) == Some(CONVERTED)
}

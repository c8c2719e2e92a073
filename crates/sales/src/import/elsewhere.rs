//! Where a value may go whose own field is not there: never to where more people would see it.

use model::{Class, Field, Object, Values};

/// The remark, which salespeople see in the clear.
const NOTES: &str = "notes";

/// Whether a field is there at all, given the values of the others.
pub fn applies(field: &Field, values: &Values) -> bool {
    field.when.as_ref().is_none_or(|when| when.holds(values.text(&when.field)))
}

/// Whether a value of this field may stand in the remark: it is of class low, is a note itself, or
/// names a company, which is public.
pub fn may_be_noted(field: &Field) -> bool {
    field.class == Class::Low || field.audience == NOTES || field.name == "company_name"
}

/// The first field of the customer that is free for a value of this field of a contact: of the same
/// type and for the same audience. What is of class low is noted instead.
pub fn free_place<'a>(object: &'a Object, field: &Field, values: &Values) -> Option<&'a Field> {
    let same = |own: &&Field| own.kind == field.kind && own.audience == field.audience;
    let free = |own: &&Field| !own.archived && !own.read_only && values.get(&own.name).is_none();
    let all = object.fields.iter().filter(|_| field.class > Class::Low);
    all.filter(same).filter(free).find(|own| applies(own, values))
}

//! Checks grants before a role is stored: a person hears of a slip, where a decision would only
//! grant nothing.

use kernel::{FieldFault, Result};
use model::{Catalogue, Object};

use crate::cedar::write::condition;
use crate::grants::Grant;
use crate::select::Selector;

/// How many grants a role may have.
pub const MAX_GRANTS: usize = 200;
/// How many lines about fields a grant may have.
pub const MAX_LINES: usize = 200;

/// Whether these grants can be understood against these declarations.
///
/// # Errors
/// `invalid` with one entry for each slip, under the field `grants`: `too_many_grants`,
/// `unknown_grant_object`, `unknown_grant_fields`, `unknown_grant_rows`. A verb that the object
/// does not have is let be: it grants nothing.
pub fn check(catalogue: &Catalogue, grants: &[Grant]) -> Result<()> {
    let mut faults = Vec::new();
    if grants.len() > MAX_GRANTS || grants.iter().any(|g| g.fields.len() > MAX_LINES) {
        faults.push(FieldFault::new("grants", "too_many_grants").with("max", MAX_GRANTS));
        return Err(kernel::Fault::fields(faults));
    }
    for grant in grants {
        match catalogue.get(&grant.object) {
            Ok(object) => check_one(catalogue, object, grant, &mut faults),
            Err(_) => faults.push(slip("unknown_grant_object", &grant.object)),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(kernel::Fault::fields(faults)) }
}

fn check_one(catalogue: &Catalogue, object: &Object, grant: &Grant, faults: &mut Vec<FieldFault>) {
    if condition(grant.rows, object).is_none() {
        faults.push(slip("unknown_grant_rows", &object.name));
    }
    for line in &grant.fields {
        let fits = |s: &Selector| match s {
            Selector::Field(_) => object.fields.iter().any(|f| s.matches(f)),
            // An audience that another object has is no slip: one grant is often copied to several.
            Selector::Audience(_) => catalogue.iter().flat_map(|o| &o.fields).any(|f| s.matches(f)),
            Selector::Every | Selector::Class(_) => true,
        };
        if !Selector::parse(&line.select).as_ref().is_some_and(fits) {
            faults.push(slip("unknown_grant_fields", &line.select));
        }
    }
}

/// A slip that names the word which was not understood, cut to 60 characters.
fn slip(code: &'static str, word: &str) -> FieldFault {
    let word: String = word.chars().filter(|c| !c.is_control()).take(60).collect();
    FieldFault::new("grants", code).with("word", word)
}

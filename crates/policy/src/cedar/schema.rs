//! The Cedar schema, written from the declarations.
//!
//! Sealed fields are not in it, so no policy can name one: a condition on a sealed value could
//! neither be asked of the database nor be kept from telling what the value is.

use kernel::{Fault, Result};
use model::{Field, Object, Storage};

use super::act::{Act, ON_FIELDS};
use super::{NAMESPACE, is_type_name, quoted};

/// The Cedar type of an open field; `None` for what conditions cannot use.
const fn cedar_type(storage: Storage) -> Option<&'static str> {
    match storage {
        Storage::Text => Some("String"),
        Storage::Integer => Some("Long"),
        Storage::Boolean => Some("Bool"),
        Storage::List => Some("Set<String>"),
        Storage::Money => None,
    }
}

/// How a field that conditions may use lies in the row; `None` for sealed ones and for money.
#[must_use]
pub fn usable(field: &Field) -> Option<Storage> {
    if field.is_sealed() {
        return None;
    }
    let storage = field.of_type().storage();
    cedar_type(storage).map(|_| storage)
}

/// The schema of these objects, as Cedar reads it.
///
/// # Errors
/// An internal fault when an object's name cannot stand in a schema.
pub fn text(objects: &[&Object]) -> Result<String> {
    let mut out = format!("namespace {NAMESPACE} {{\n");
    out.push_str("  entity Role;\n");
    out.push_str("  entity User in [Role] {\n    id: String,\n    department: String,\n    tree: Set<String>,\n    pools: Set<String>,\n    shared: Set<String>,\n    shared_edit: Set<String>,\n  };\n");
    for object in objects {
        out.push_str(&entity(object)?);
    }
    let resources: Vec<&str> = objects.iter().map(|o| o.name.as_str()).collect();
    let resources = resources.join(", ");
    for act in Act::all() {
        let context = if ON_FIELDS.contains(act) { ", context: { field_set: String }" } else { "" };
        out.push_str(&format!(
            "  action {} appliesTo {{ principal: [User], resource: [{resources}]{context} }};\n",
            quoted(act.name()),
        ));
    }
    out.push_str("}\n");
    Ok(out)
}

fn entity(object: &Object) -> Result<String> {
    if !is_type_name(&object.name) {
        return Err(Fault::internal("an object's name cannot stand in a policy"));
    }
    let mut out = format!(
        "  entity {} {{\n    id: String,\n    owner: String,\n    department: String,\n    parent: String,\n    state: String,\n    values: {{\n",
        object.name,
    );
    for field in &object.fields {
        if let Some(kind) = usable(field).and_then(cedar_type) {
            out.push_str(&format!("      {}: {kind},\n", quoted(&field.name)));
        }
    }
    out.push_str("    },\n  };\n");
    Ok(out)
}

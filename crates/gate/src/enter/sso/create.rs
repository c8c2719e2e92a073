//! New users whom a provider has recognised, where it is set to make them: by the gate's own act of creating, in the name
//! of the service for it, with the role and department of the provider's settings.

use kernel::{Fault, FaultKind, Id, Result};
use serde_json::json;
use store::Across;
use store::enter::logins;

use super::admit::Recognised;
use super::provider::{NewUsers, service};
use super::refused;
use crate::enter::login::normalise;
use crate::parts::Gate;
use crate::verbs::create::{CreateRequest, create};

/// Makes the user; their record's id and their login.
///
/// # Errors
/// `sign_on_refused` where the provider names no login, or new users would be owners; `login_taken`; what `create` may
/// refuse.
pub fn user(gate: &Gate, by: &Recognised, new: NewUsers) -> Result<(Id, String)> {
    let login = by.identity.login.as_deref().and_then(normalise);
    let login = login.ok_or_else(|| refused().with("reason", "login"))?;
    if by.org.builtin_role("owner") == Some(new.role) {
        return Err(refused().with("reason", "role"));
    }
    if gate.0.store.across(Across::Entering).read(|c| logins::holder(c, &login))?.is_some() {
        return Err(Fault::new(FaultKind::Conflict, "login_taken"));
    }
    let name = by.identity.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let mut values = json!({ "login": login, "name": name.unwrap_or(&login), "roles": [new.role] });
    if let Some(department) = new.department {
        values["department"] = json!(department);
    }
    let request = CreateRequest {
        object: "user".into(),
        values: values.as_object().cloned().unwrap_or_default(),
        owner: None,
        parent: None,
    };
    let made = create(gate, &service(gate, by.org.id)?, request)?;
    Ok((made.get().id, login))
}

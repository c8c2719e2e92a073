//! `docs/reference/permissions.md` says what the built-in roles may do, as the engine decides it.

use std::fs;

use kernel::{Id, Text};
use policy::Role;
use tests::app::App;

use super::root;

#[test]
fn the_page_of_permissions_is_what_the_engine_decides() {
    let app = App::sqlite();
    let roles: Vec<Role> = policy::roles::all()
        .iter()
        .map(|role| Role {
            id: Id::new(),
            name: Text::new(role.label.0, role.label.1),
            grants: (role.grants)(),
        })
        .collect();
    let fresh = policy::matrix::markdown(app.owner.catalogue(), &roles).expect("a matrix");
    let path = root().join("docs/reference/permissions.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &fresh).expect("written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "stale: UPDATE_DOCS=1 cargo test --workspace --test all permissions");
}

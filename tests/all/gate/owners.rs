//! Nobody helps themselves to rights, and the business never loses its last owner.

use gate::Entered;
use gate::enter::user;
use gate::verbs::update::{UpdateRequest, update};
use kernel::Id;
use serde_json::json;
use tests::app::{App, map, on_both};

fn version(app: &App, user: Id) -> i64 {
    let boss = app.enter("boss");
    gate::verbs::read::read(&app.gate, &boss, "user", user).expect("the user").get().version
}

/// Gives a user these roles as somebody; the code of the answer and the reason of a refusal.
fn give(app: &App, who: &Entered, user: Id, roles: &[Id]) -> (&'static str, Option<String>) {
    let version = version(app, user);
    let values = map(json!({ "roles": roles }));
    let request = UpdateRequest { version, values, owner: None };
    match update(&app.gate, who, "user", user, request) {
        Ok(_) => ("ok", None),
        Err(fault) => (fault.code, fault.param("reason").map(str::to_owned)),
    }
}

fn role(app: &App, name: &str) -> Id {
    app.owner.org().builtin_role(name).expect("a built-in role")
}

fn denied(reason: &str) -> (&'static str, Option<String>) {
    ("denied", Some(reason.to_owned()))
}

#[test]
fn nobody_changes_their_own_roles() {
    on_both(|app| {
        let admin = app.colleague("admin", "admin", None);
        let both = [role(app, "admin"), role(app, "manager")];
        assert_eq!(give(app, &admin, admin.user(), &both), denied("own_rights"));
        let boss = app.enter("boss");
        assert_eq!(give(app, &boss, boss.user(), &both), denied("own_rights"));
        // And nobody widens a role that they hold.
        let grants = json!([{ "object": "customer", "verbs": ["list", "read"], "rows": "all" }]);
        let change =
            app.try_update(&admin, "role", role(app, "admin"), 1, json!({ "grants": grants }));
        assert_eq!(change.expect_err("refused").param("reason"), Some("own_rights"));
    });
}

#[test]
fn only_an_owner_makes_and_unmakes_owners() {
    on_both(|app| {
        let admin = app.colleague("admin", "admin", None);
        let rep = app.colleague("rep", "rep", None);
        let owner = role(app, "owner");
        assert_eq!(give(app, &admin, rep.user(), &[owner]), denied("only_owner_makes_owners"));
        let boss = app.owner.user();
        assert_eq!(give(app, &admin, boss, &[role(app, "rep")]), denied("only_owner_makes_owners"));
        let made = app.try_create(
            &admin,
            "user",
            json!({ "login": "friend", "name": "朋友", "roles": [owner] }),
            None,
        );
        assert_eq!(made.expect_err("refused").param("reason"), Some("only_owner_makes_owners"));
        // The owner role itself cannot be changed, by the owner neither.
        for who in [admin, app.enter("boss")] {
            let change = app.try_update(&who, "role", owner, 1, json!({ "grants": [] }));
            assert_eq!(change.expect_err("refused").code, "denied");
        }
        // An owner does make another one.
        assert_eq!(give(app, &app.enter("boss"), rep.user(), &[owner]), ("ok", None));
    });
}

#[test]
fn the_last_owner_stays() {
    on_both(|app| {
        // Given two owners
        let admin = app.colleague("admin", "admin", None);
        let second = app.colleague("second", "owner", None);
        let boss = app.owner.user();
        // When one takes the role from the other
        assert_eq!(give(app, &second, boss, &[role(app, "rep")]), ("ok", None));
        // Then the one who is left cannot be unmade, frozen or deleted by anybody
        let second = app.enter("second");
        let rep = [role(app, "rep")];
        assert_eq!(give(app, &second, second.user(), &rep), denied("own_rights"));
        assert_eq!(give(app, &admin, second.user(), &rep), denied("only_owner_makes_owners"));
        for who in [&admin, &second] {
            assert!(user::freeze(&app.gate, who, second.user(), "离职").is_err());
            let deleted = gate::verbs::delete::delete(&app.gate, who, "user", second.user(), None);
            assert_eq!(deleted.err().map(|f| f.code), Some("denied"));
        }
        assert_eq!(app.enter("second").org().owners(), [second.user()]);
    });
}

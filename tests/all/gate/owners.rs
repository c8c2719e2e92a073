//! Nobody helps themselves to rights, and the business never loses its last owner.

use gate::enter::invite;
use gate::enter::user;
use gate::verbs::design;
use gate::verbs::update::{UpdateRequest, update};
use gate::{Entered, Via, Visit};
use kernel::{Id, Lang};
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

/// Somebody has taken their invitation up: who has no password yet is no owner to rely on.
fn joins(app: &App, who: &Entered) {
    let (org, user) = (app.site.id(who.org_id()), app.site.id(who.user()));
    app.site.sql(&format!(
        "INSERT INTO enter_credential (org, user_id, password, password_at, totp_step)
         VALUES ({org}, {user}, 'x', 0, 0)"
    ));
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
        // Whose invitation still waits is not counted on
        assert_eq!(give(app, &second, boss, &[role(app, "rep")]), ("last_owner", None));
        joins(app, &second);
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

#[test]
fn an_administrator_who_leads_a_department_cannot_make_it_reach_further() {
    on_both(|app| {
        // Given somebody who is administrator and manager at once, and a department beside theirs
        let boss = app.enter("boss");
        let head = boss.caller().department;
        let (mine, other) = (app.department("门店一", head), app.department("门店二", head));
        let both = app.colleague("both", "admin", Some(mine));
        let roles = [role(app, "admin"), role(app, "manager")];
        assert_eq!(give(app, &app.enter("boss"), both.user(), &roles), ("ok", None));
        let both = app.enter("both");
        // When they move themselves up, or the other department below their own
        let version = version(app, both.user());
        let up = json!({ "department": head });
        let up = app.try_update(&both, "user", both.user(), version, up).map(drop);
        let below = json!({ "parent_department": mine });
        let below = app.try_update(&both, "department", other, 1, below).map(drop);
        // Then both are refused, and an owner may do it
        for refused in [up, below] {
            assert_eq!(refused.expect_err("refused").param("reason"), Some("own_rights"));
        }
        let below = json!({ "parent_department": mine });
        app.try_update(&app.enter("boss"), "department", other, 1, below).expect("an owner may");
    });
}

#[test]
fn a_link_that_was_made_before_a_promotion_lets_nobody_in() {
    on_both(|app| {
        // Given an invitation by an administrator, whose user became an owner afterwards
        app.colleague("admin", "admin", None);
        let new = json!({ "login": "partner", "name": "合伙人", "roles": [role(app, "rep")] });
        let partner = app.create(&app.enter("admin"), "user", new, None);
        let link = invite::invite(&app.gate, &app.enter("admin"), partner).expect("invited");
        let secret = link.link.split_once('#').expect("a fragment").1.to_owned();
        let visit = Visit {
            network: None,
            device: None,
            request: "r".into(),
            lang: Lang::Zh,
            via: Via::Page,
            browser: gate::Browser::default(),
        };
        invite::check(&app.gate, &visit, &secret).expect("good so far");
        assert_eq!(give(app, &app.enter("boss"), partner, &[role(app, "owner")]), ("ok", None));
        // Then that link is dead, and an owner's one is good
        let refused = invite::check(&app.gate, &visit, &secret);
        assert_eq!(refused.err().map(|fault| fault.code), Some("link_invalid"));
        let link = invite::invite(&app.gate, &app.enter("boss"), partner).expect("invited");
        let secret = link.link.split_once('#').expect("a fragment").1;
        invite::check(&app.gate, &visit, secret).expect("good");
    });
}

#[test]
fn a_field_that_became_required_stands_in_nobodys_way() {
    on_both(|app| {
        // Given a customer and a colleague, and then a required field for both
        let rep = app.colleague("rep", "rep", None);
        let values = json!({ "kind": "person", "name": "单小燕" });
        let customer = app.create(&app.enter("boss"), "customer", values, None);
        for object in ["user", "customer"] {
            let field = serde_json::from_value(json!({
                "name": "badge", "label": { "zh": "工号", "en": "Badge" }, "type": "text",
                "class": "low", "purpose": "service", "audience": "all", "required": true,
            }));
            let field = field.expect("a field");
            design::add_field(&app.gate, &app.enter("boss"), object, field).expect("added");
        }
        // Then what does not touch it goes on
        let boss = app.enter("boss");
        user::freeze(&app.gate, &boss, rep.user(), "离职").expect("frozen");
        user::unfreeze(&app.gate, &app.enter("boss"), rep.user(), "回来了").expect("unfrozen");
        let boss = app.enter("boss");
        let other = json!({ "level": "vip" });
        app.try_update(&boss, "customer", customer, 1, other).expect("another field");
        // And who empties it, or makes a record without it, is told
        let filled = json!({ "badge": "A1" });
        let version = app.try_update(&boss, "customer", customer, 2, filled).expect("filled");
        let emptied =
            app.try_update(&boss, "customer", customer, version, json!({ "badge": null }));
        assert_eq!(emptied.expect_err("required").code, "invalid");
        let values = json!({ "kind": "person", "name": "仇小燕" });
        let made = app.try_create(&boss, "customer", values, None);
        assert_eq!(made.expect_err("required").code, "invalid");
    });
}

#[test]
fn no_field_takes_the_name_of_what_every_record_has() {
    let app = App::sqlite();
    for name in ["owner", "id", "department", "created_at"] {
        let field = serde_json::from_value(json!({
            "name": name, "label": { "zh": "栏", "en": "Field" }, "type": "text",
            "class": "high", "purpose": "service", "audience": "notes",
        }));
        let field = field.expect("a field");
        let added = design::add_field(&app.gate, &app.owner, "customer", field).map(drop);
        assert_eq!(added.expect_err("reserved").code, "invalid", "{name}");
    }
}

#[test]
fn of_two_owners_who_unmake_each_other_at_once_one_stays() {
    on_both(|app| {
        let rep = role(app, "rep");
        for round in 0..4 {
            // Given two owners
            let other = app.colleague(&format!("owner{round}"), "owner", None);
            joins(app, &other);
            let boss = app.enter("boss");
            let (one, two) = (boss.user(), other.user());
            // When each takes the role from the other, or freezes the other, at the same moment
            let start = std::sync::Barrier::new(2);
            let takes = |who: &Entered, from: Id| {
                let seen = version(app, from);
                start.wait();
                if round % 2 == 0 {
                    let values = map(json!({ "roles": [rep] }));
                    let request = UpdateRequest { version: seen, values, owner: None };
                    update(&app.gate, who, "user", from, request).map(drop)
                } else {
                    user::freeze(&app.gate, who, from, "离职")
                }
            };
            let (first, second) = std::thread::scope(|scope| {
                let second = scope.spawn(|| takes(&other, one));
                (takes(&boss, two), second.join().expect("it does not panic"))
            });
            // Then one of them is left, and can make the other one good again
            assert!(first.is_ok() != second.is_ok(), "{round}: {first:?} {second:?}");
            if second.is_ok() {
                let owner = role(app, "owner");
                let undone = if round % 2 == 0 {
                    let values = map(json!({ "roles": [owner] }));
                    let version =
                        gate::verbs::read::read(&app.gate, &other, "user", one).expect("read");
                    let version = version.get().version;
                    let request = UpdateRequest { version, values, owner: None };
                    update(&app.gate, &other, "user", one, request).map(drop)
                } else {
                    user::unfreeze(&app.gate, &other, one, "误操作")
                };
                undone.expect("made good");
                // Only one owner for the next round
                let boss = app.enter("boss");
                user::freeze(&app.gate, &boss, two, "离职").expect("frozen");
            }
        }
    });
}

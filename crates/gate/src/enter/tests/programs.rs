//! Tokens and the command line.

use policy::{CallerKind, Via};

use super::scene::{PASSWORD, Scene, code_of, secret, visit};
use crate::enter::{cli, password, token, user};
use crate::ledger::DEPLOYMENT;

#[test]
fn a_token_lets_a_program_in_as_its_user_until_it_is_revoked() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    let made = token::create(&scene.gate, &who, "报表", 30).unwrap();
    let program = token::resume(&scene.gate, &visit(), &made.token, || Ok(())).unwrap();
    assert_eq!(program.user(), who.user());
    assert_eq!(program.caller().kind, CallerKind::Token);
    assert_eq!(program.caller().roles, who.caller().roles);
    let items = token::list(&scene.gate, &who).unwrap();
    assert!(items.len() == 1 && made.token.starts_with(&items[0].prefix));
    assert!(items[0].last_used_at.is_some());
    token::revoke(&scene.gate, &who, made.id).unwrap();
    assert_eq!(
        code_of(token::resume(&scene.gate, &visit(), &made.token, || Ok(()))),
        "token_expired"
    );
    assert_eq!(code_of(token::revoke(&scene.gate, &who, made.id)), "not_found");
}

#[test]
fn a_token_ends_by_time_and_by_the_freezing_of_its_user() {
    let (scene, owner) = Scene::with_owner();
    let (id, partner) = scene.colleague(&owner, "partner", "owner");
    let who = scene.enter(&partner).unwrap();
    let short = token::create(&scene.gate, &who, "kurz", 1).unwrap();
    let long = token::create(&scene.gate, &who, "lang", 366).unwrap();
    scene.clock.advance_seconds(24 * 3600);
    assert_eq!(
        code_of(token::resume(&scene.gate, &visit(), &short.token, || Ok(()))),
        "token_expired"
    );
    assert_eq!(code_of(token::resume(&scene.gate, &visit(), &long.token, || Ok(()))), "ok");
    let owner = scene.sign_in(&owner, PASSWORD).unwrap();
    user::freeze(&scene.gate, &scene.enter(&owner).unwrap(), id, "离职").unwrap();
    assert_eq!(code_of(token::resume(&scene.gate, &visit(), &long.token, || Ok(()))), "frozen");
}

#[test]
fn a_token_makes_no_tokens_and_changes_no_password() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    let made = token::create(&scene.gate, &who, "x", 1).unwrap();
    let program = token::resume(&scene.gate, &visit(), &made.token, || Ok(())).unwrap();
    assert_eq!(code_of(token::create(&scene.gate, &program, "y", 1)), "denied");
    assert_eq!(code_of(token::revoke(&scene.gate, &program, made.id)), "denied");
    let change =
        password::change(&scene.gate, &program, &secret(PASSWORD), &secret("quiet-lantern-48-x"));
    assert_eq!(code_of(change), "denied");
}

#[test]
fn invented_tokens_are_refused_and_recorded() {
    let (scene, _) = Scene::with_owner();
    for bearer in ["", "kd_", "kd_0000000000000000000000000000000000000000000000000"] {
        assert_eq!(
            code_of(token::resume(&scene.gate, &visit(), bearer, || Ok(()))),
            "token_expired"
        );
    }
    let refused = ("enter".to_owned(), "token_expired".to_owned());
    assert_eq!(scene.last_acts(DEPLOYMENT, 1), [refused]);
}

#[test]
fn a_token_has_a_name_and_a_sensible_span() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    for (name, days) in [("", 1), ("x", 0), ("x", 367), ("x\0", 1)] {
        assert_eq!(code_of(token::create(&scene.gate, &who, name, days)), "invalid");
    }
}

#[test]
fn the_command_line_acts_as_a_login_and_names_the_user_of_the_operating_system() {
    let (scene, owner) = Scene::with_owner();
    let who = cli::as_login(&scene.gate, "li.wei", &owner.login).unwrap();
    assert_eq!((who.caller().kind, who.caller().via), (CallerKind::Cli, Via::Cli));
    let event = scene.ledger(who.org_id()).pop().unwrap();
    assert_eq!((event.act.as_str(), event.device.as_deref()), ("enter", Some("os:li.wei")));
    assert_eq!(code_of(cli::as_login(&scene.gate, "li.wei", "nobody")), "not_found");
}

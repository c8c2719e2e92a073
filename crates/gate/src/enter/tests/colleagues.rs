//! Invitations, resets, freezing.

use super::scene::{OTHER, PASSWORD, Scene, code_of, secret, visit};
use crate::enter::login::login;
use crate::enter::{Status, invite, recovery_key, user};

#[test]
fn an_invitation_is_good_once_for_three_days_and_a_newer_one_ends_it() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    let id = scene.add_user(&who, "rep", "rep");
    let make = || {
        let invited = invite::invite(&scene.gate, &scene.enter(&owner).unwrap(), id).unwrap();
        invited.link.strip_prefix("/invitation#").unwrap().to_owned()
    };
    let (first, second) = (make(), make());
    assert_eq!(code_of(invite::check(&scene.gate, &visit(), &first)), "link_invalid");
    let shown = invite::check(&scene.gate, &visit(), &second).unwrap();
    assert_eq!((shown.login.as_str(), shown.company.as_str()), ("rep", "锦绣二奢"));
    let weak = invite::accept(&scene.gate, &visit(), &second, &secret("rep1234567"));
    assert_eq!(code_of(weak), "invalid");
    let admission = invite::accept(&scene.gate, &visit(), &second, &secret(PASSWORD)).unwrap();
    assert_eq!(admission.answer.status, Status::MfaEnrolmentRequired);
    let again = invite::accept(&scene.gate, &visit(), &second, &secret(OTHER));
    assert_eq!(code_of(again), "link_invalid");
    let third = scene.add_user(&scene.enter(&owner).unwrap(), "rep3", "rep");
    let link = invite::invite(&scene.gate, &scene.enter(&owner).unwrap(), third).unwrap().link;
    scene.clock.advance_seconds(72 * 3600);
    let late = invite::check(&scene.gate, &visit(), link.strip_prefix("/invitation#").unwrap());
    assert_eq!(code_of(late), "link_invalid");
}

#[test]
fn a_reset_link_sets_a_new_password_and_keeps_the_second_factor() {
    let (scene, owner) = Scene::with_owner();
    let (id, rep) = scene.colleague(&owner, "rep", "rep");
    let link = invite::reset_link(&scene.gate, &scene.enter(&owner).unwrap(), id).unwrap().link;
    let link = link.strip_prefix("/invitation#").unwrap();
    let admission = invite::accept(&scene.gate, &visit(), link, &secret(OTHER)).unwrap();
    assert_eq!(admission.answer.status, Status::MfaRequired);
    assert_eq!(code_of(scene.enter(&rep)), "not_signed_in");
    assert!(scene.sign_in(&rep, OTHER).is_ok());
}

#[test]
fn an_administrator_helps_staff_but_no_owner_and_nobody_helps_themselves() {
    let (scene, owner) = Scene::with_owner();
    let (rep_id, rep) = scene.colleague(&owner, "rep", "rep");
    let (admin_id, admin) = scene.colleague(&owner, "admin", "admin");
    let admin = scene.enter(&admin).unwrap();
    let owner_id = scene.enter(&owner).unwrap().user();
    assert_eq!(code_of(invite::reset_link(&scene.gate, &admin, rep_id)), "ok");
    for refused in [
        invite::reset_link(&scene.gate, &admin, owner_id).map(drop),
        invite::reset_link(&scene.gate, &admin, admin_id).map(drop),
        user::reset_mfa(&scene.gate, &admin, owner_id, "verloren"),
        user::freeze(&scene.gate, &admin, owner_id, "weg"),
    ] {
        assert_eq!(code_of(refused), "denied");
    }
    let rep = scene.enter(&rep).unwrap();
    for refused in [
        invite::reset_link(&scene.gate, &rep, admin_id).map(drop),
        user::freeze(&scene.gate, &rep, admin_id, "weg"),
        recovery_key::give(&scene.gate, &rep, &secret(PASSWORD)).map(drop),
        recovery_key::give(&scene.gate, &admin, &secret(PASSWORD)).map(drop),
    ] {
        assert_eq!(code_of(refused), "denied");
    }
}

#[test]
fn a_frozen_user_is_out_at_once_and_comes_in_again_after_the_thaw() {
    let (scene, owner) = Scene::with_owner();
    let (id, rep) = scene.colleague(&owner, "rep", "rep");
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(user::freeze(&scene.gate, &who, id, "  ")), "invalid");
    user::freeze(&scene.gate, &who, id, "离职").unwrap();
    assert_eq!(code_of(scene.enter(&rep)), "not_signed_in");
    assert_eq!(code_of(login(&scene.gate, &visit(), "rep", &secret(PASSWORD))), "frozen");
    assert_eq!(code_of(login(&scene.gate, &visit(), "rep", &secret(OTHER))), "wrong_credentials");
    user::unfreeze(&scene.gate, &scene.enter(&owner).unwrap(), id, "回来").unwrap();
    assert!(scene.sign_in(&rep, PASSWORD).is_ok());
}

#[test]
fn the_last_owner_cannot_be_frozen() {
    let (scene, owner) = Scene::with_owner();
    let (second_id, second) = scene.colleague(&owner, "partner", "owner");
    let owner_id = scene.enter(&owner).unwrap().user();
    user::freeze(&scene.gate, &scene.enter(&owner).unwrap(), second_id, "离职").unwrap();
    let stale = scene.enter(&second);
    assert_eq!(code_of(stale), "not_signed_in");
    let admin = scene.colleague(&owner, "admin", "admin").1;
    let denied = user::freeze(&scene.gate, &scene.enter(&admin).unwrap(), owner_id, "weg");
    assert_eq!(code_of(denied), "denied");
    let oneself = user::freeze(&scene.gate, &scene.enter(&owner).unwrap(), owner_id, "weg");
    assert_eq!(code_of(oneself), "denied");
}

#[test]
fn two_owners_cannot_freeze_each_other_at_the_same_moment() {
    let (scene, owner) = Scene::with_owner();
    let (second_id, second) = scene.colleague(&owner, "partner", "owner");
    // Both came in before either acted, so both see two owners.
    let (one, two) = (scene.enter(&owner).unwrap(), scene.enter(&second).unwrap());
    user::freeze(&scene.gate, &one, second_id, "x").unwrap();
    assert_eq!(code_of(user::freeze(&scene.gate, &two, one.user(), "y")), "last_owner");
}

#[test]
fn a_lost_authenticator_is_taken_away_and_enrolled_anew() {
    let (scene, owner) = Scene::with_owner();
    let (id, rep) = scene.colleague(&owner, "rep", "rep");
    user::reset_mfa(&scene.gate, &scene.enter(&owner).unwrap(), id, "手机丢失").unwrap();
    assert_eq!(code_of(scene.enter(&rep)), "not_signed_in");
    let half = login(&scene.gate, &visit(), "rep", &secret(PASSWORD)).unwrap();
    assert_eq!(half.answer.status, Status::MfaEnrolmentRequired);
    scene.enrol("rep", half);
    user::reset_mfa_by_cli(&scene.gate, "root", "owner").unwrap();
    assert_eq!(code_of(scene.enter(&owner)), "not_signed_in");
}

#[test]
fn the_recovery_key_is_given_to_the_owner_and_its_saving_noted() {
    let (scene, owner) = Scene::with_owner();
    let who = scene.enter(&owner).unwrap();
    assert_eq!(code_of(recovery_key::demand(&scene.gate, &who)), "recovery_key_needed");
    let given = recovery_key::give(&scene.gate, &who, &secret(PASSWORD)).unwrap();
    assert!(crypto::recovery::import(&given.recovery_key).is_ok());
    recovery_key::saved(&scene.gate, &who).unwrap();
    assert_eq!(code_of(recovery_key::demand(&scene.gate, &who)), "ok");
}

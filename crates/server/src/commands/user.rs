//! `kedun user …`

use gate::enter::{cli, invite, password, user};
use gate::verbs::create::{CreateRequest, create};
use gate::{Entered, Gate};
use kernel::{Fault, Id, Lang, Result};
use serde_json::{Map, json};

use super::list;
use crate::answer::{Answer, say};
use crate::cli::{OfUser, UserCommand};
use crate::installation::Installation;
use crate::order::Order;

/// Carries out the command.
///
/// # Errors
/// What the gate refuses.
pub fn run(kedun: &Installation, order: &Order, command: &UserCommand) -> Result<Answer> {
    let gate = &kedun.gate;
    match command {
        UserCommand::Add { login, name, roles, department, on_behalf } => {
            let id = add(kedun, order, on_behalf, (login, name), roles, department.as_deref())?;
            // Who has entered before does not know the new user: the link is made by one who does.
            let who = cli::as_login(gate, &order.os_user, on_behalf)?;
            invited(kedun, &who, order.lang, id)
        }
        UserCommand::List { on_behalf } => {
            let who = cli::as_login(gate, &order.os_user, on_behalf)?;
            list::all(gate, &who, "user", &["login", "name", "department", "roles", "status"])
        }
        UserCommand::Freeze(of) => act(gate, order, of, user::freeze),
        UserCommand::Unfreeze(of) => act(gate, order, of, user::unfreeze),
        UserCommand::ResetMfa { login } => {
            user::reset_mfa_by_cli(gate, &order.os_user, login)?;
            done(order.lang)
        }
        UserCommand::SetPassword { login } => {
            password::set_by_cli(gate, &order.os_user, login, &order.secret())?;
            done(order.lang)
        }
    }
}

type Act = fn(&Gate, &Entered, Id, &str) -> Result<()>;

fn act(gate: &Gate, order: &Order, of: &OfUser, act: Act) -> Result<Answer> {
    let who = cli::as_login(gate, &order.os_user, &of.on_behalf)?;
    let wanted = of.login.to_lowercase();
    let found = who.org().users.values().find(|card| card.login.to_lowercase() == wanted);
    let id = found.map(|card| card.id).ok_or_else(Fault::not_found)?;
    act(gate, &who, id, &of.reason)?;
    done(order.lang)
}

/// Adds a user who cannot sign in yet.
fn add(
    kedun: &Installation,
    order: &Order,
    on_behalf: &str,
    (login, name): (&str, &str),
    roles: &[String],
    department: Option<&str>,
) -> Result<Id> {
    let who = cli::as_login(&kedun.gate, &order.os_user, on_behalf)?;
    let org = who.org();
    let bad = |what: &'static str| Fault::invalid("bad_argument").with("name", what);
    let mut values = Map::new();
    values.insert("login".into(), json!(login));
    values.insert("name".into(), json!(name));
    let roles: Option<Vec<Id>> = roles.iter().map(|role| role_called(&who, role)).collect();
    values.insert("roles".into(), json!(roles.ok_or_else(|| bad("--role"))?));
    if let Some(wanted) = department {
        let found = org.departments.iter().find(|(_, card)| card.name == wanted);
        let (id, _) = found.ok_or_else(|| bad("--department"))?;
        values.insert("department".into(), json!(id));
    }
    let request = CreateRequest { object: "user".into(), values, owner: None, parent: None };
    Ok(create(&kedun.gate, &who, request)?.into_inner().id)
}

/// The one-time link for a new user.
fn invited(kedun: &Installation, who: &Entered, lang: Lang, id: Id) -> Result<Answer> {
    let invited = invite::invite(&kedun.gate, who, id)?;
    let address = kedun.settings.address(kedun.settings.listen.port());
    let link = format!("{address}{}", invited.link);
    let text = format!(
        "{}\n  {link}",
        say(lang, "已添加，请把一次性链接交给本人：", "Added. Hand this one-time link over:")
    );
    Ok(Answer::done(text, json!({ "id": id, "link": link, "expires_at": invited.expires_at })))
}

/// A built-in role by its key, or any role by its id.
fn role_called(who: &Entered, name: &str) -> Option<Id> {
    who.org().builtin_role(name).or_else(|| name.parse().ok())
}

fn done(lang: Lang) -> Result<Answer> {
    Ok(Answer::done(say(lang, "已完成", "done"), json!({})))
}

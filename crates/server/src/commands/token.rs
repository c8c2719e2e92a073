//! `kedun token …`

use gate::enter::{cli, token};
use kernel::{Fault, Id, Result};
use serde_json::json;

use crate::answer::{Answer, say, table};
use crate::cli::TokenCommand;
use crate::installation::Installation;
use crate::order::Order;

/// Carries out the command.
///
/// # Errors
/// What the gate refuses.
pub fn run(kedun: &Installation, order: &Order, command: &TokenCommand) -> Result<Answer> {
    let gate = &kedun.gate;
    match command {
        TokenCommand::Create { on_behalf, name, days } => {
            let who = cli::as_login(gate, &order.os_user, on_behalf)?;
            let made = token::create(gate, &who, name, i64::from(*days))?;
            Ok(Answer::done(made.token.clone(), json!({ "id": made.id, "token": made.token })))
        }
        TokenCommand::List { on_behalf } => {
            let who = cli::as_login(gate, &order.os_user, on_behalf)?;
            let tokens = token::list(gate, &who)?;
            let rows: Vec<Vec<String>> = tokens
                .iter()
                .map(|t| {
                    let (id, prefix) = (t.id.to_string(), t.prefix.clone());
                    vec![id, prefix, t.name.clone(), t.user_name.clone(), t.expires_at.clone()]
                })
                .collect();
            Ok(Answer::done(table(&rows), json!({ "items": tokens })))
        }
        TokenCommand::Revoke { id, on_behalf } => {
            let who = cli::as_login(gate, &order.os_user, on_behalf)?;
            let id: Id = id.parse().map_err(|_| Fault::not_found())?;
            token::revoke(gate, &who, id)?;
            Ok(Answer::done(say(order.lang, "已撤销", "revoked"), json!({})))
        }
    }
}

//! `kedun setup`: the first start without the page.

use gate::enter::setup::{self, Company};
use kernel::Result;
use serde_json::json;

use crate::answer::{Answer, say};
use crate::cli::SetupArgs;
use crate::installation::Installation;
use crate::order::Order;

/// Founds the organisation; its first user owns the business.
///
/// # Errors
/// `already_set_up`, `weak_password`, `invalid`.
pub fn run(kedun: &Installation, order: &Order, args: &SetupArgs) -> Result<Answer> {
    let company = Company {
        secret: String::new(),
        company: args.org.clone(),
        login: args.admin.clone(),
        name: args.name.clone().unwrap_or_else(|| args.admin.clone()),
        password: order.secret(),
    };
    let (org, user) = setup::unattended(&kedun.gate, &order.os_user, &company)?;
    let text = say(order.lang, "已初始化", "set up");
    Ok(Answer::done(text, json!({ "organisation": org, "user": user, "login": args.admin })))
}

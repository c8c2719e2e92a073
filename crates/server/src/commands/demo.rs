//! `kedun demo`: a demo company in an empty data folder.

use kernel::{Fault, FaultKind, Result};
use serde_json::json;

use crate::answer::{Answer, say, table};
use crate::cli::DemoArgs;
use crate::installation::Installation;
use crate::order::Order;

/// Makes the demo company and prints its logins, this once.
///
/// # Errors
/// `already_set_up` when the folder holds an organisation.
pub fn run(kedun: &Installation, order: &Order, args: &DemoArgs) -> Result<Answer> {
    let state = gate::enter::setup::state(&kedun.gate)?;
    if !state.needs_setup || state.demo_present {
        return Err(Fault::new(FaultKind::Conflict, "already_set_up"));
    }
    let made = sales::demo::make(&kedun.gate, u64::from(args.customers), args.seed, |_| {})?;
    let logins = made.logins;
    let mut rows = vec![
        say(order.lang, "登录名 密码 姓名 角色 部门", "login password name role department")
            .split(' ')
            .map(str::to_owned)
            .collect(),
    ];
    for login in &logins {
        rows.push(vec![
            login.login.clone(),
            login.password.clone(),
            login.name.clone(),
            login.role.get(order.lang).to_owned(),
            login.department.clone(),
        ]);
    }
    let told: Vec<_> = logins
        .iter()
        .map(|login| {
            json!({
                "login": login.login,
                "password": login.password,
                "name": login.name,
                "role": login.role,
                "department": login.department,
            })
        })
        .collect();
    Ok(Answer::done(table(&rows), json!({ "customers": args.customers, "logins": told })))
}

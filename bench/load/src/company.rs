//! The demo company's staff, signed in.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value as Json;

use crate::client::Caller;
use crate::program::Kedun;

/// A login and its password.
#[derive(Clone)]
pub struct Login {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
}

/// The logins of the demo company, whose first owns the business. `rep` is one of those who see own
/// customers only.
pub const OWNER: &str = "shang.demo";
/// A salesperson.
pub const REP: &str = "li.demo";
/// Everybody who works with customers.
pub const STAFF: [&str; 8] = [
    "shang.demo",
    "wang.demo",
    "li.demo",
    "chen.demo",
    "zhou.demo",
    "zhao.demo",
    "qian.demo",
    "sun.demo",
];

/// Makes the demo company with so many customers in an empty folder; everybody's login.
///
/// # Errors
/// When Kedun refuses it.
pub fn make(kedun: &Kedun, customers: u32) -> Result<Vec<Login>> {
    let made = kedun.run(&["demo", "--customers", &customers.to_string()], "")?;
    let logins = made["logins"].as_array().context("a demo without logins")?;
    let text = |login: &Json, name: &str| login[name].as_str().unwrap_or_default().to_owned();
    Ok(logins
        .iter()
        .map(|one| Login { login: text(one, "login"), password: text(one, "password") })
        .collect())
}

/// Sets new passwords in a folder that `kedun bench` has filled; the logins of all staff.
///
/// # Errors
/// When Kedun refuses it.
pub fn admit(kedun: &Kedun) -> Result<Vec<Login>> {
    STAFF.iter().map(|login| admit_one(kedun, login)).collect()
}

fn admit_one(kedun: &Kedun, login: &str) -> Result<Login> {
    // Long enough for any rule, unlike any other, and good for as long as the folder is measured.
    let password: String = (0..6).map(|_| format!("{:x}-", rand::random::<u32>())).collect();
    kedun.run(&["user", "set-password", login], &format!("{password}\n"))?;
    Ok(Login { login: login.to_owned(), password })
}

/// Signs one of them in.
///
/// # Errors
/// When there is no such login or it is not let in.
pub async fn sign_in(address: &str, logins: &[Login], login: &str) -> Result<Caller> {
    let found = logins.iter().find(|one| one.login == login);
    let one = found.with_context(|| format!("{login} is missing"))?;
    Caller::new(address, "").sign_in(&one.login, &one.password).await
}

/// Whether a folder was filled by `kedun bench` before.
#[must_use]
pub fn is_made(data: &Path) -> bool {
    data.join("bench.json").exists()
}

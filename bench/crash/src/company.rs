//! A company is founded at the command line, and its owner gets a token.

use anyhow::{Context as _, Result};
use serde_json::Value as Json;

use crate::node::{Node, unguessable};

/// Founds a company; the token acts for its owner.
pub fn found(node: &Node) -> Result<String> {
    let password = unguessable()?;
    let setup = ["setup", "--org", "尚品二奢", "--admin", "boss", "--name", "王店长"];
    node.command(&setup, &password)?;
    let made = node.command(&["token", "create", "--as", "boss", "--name", "crash"], "")?;
    let made: Json = serde_json::from_str(&made)?;
    Ok(made["token"].as_str().context("no token")?.to_owned())
}

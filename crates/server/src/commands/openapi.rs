//! `kedun openapi`: the document of the interface, for the page's types and for the docs.

use kernel::{Fault, Result};

use crate::answer::Answer;

/// Prints the document.
///
/// # Errors
/// Internal when it cannot be written as JSON.
pub fn run() -> Result<Answer> {
    let json = serde_json::to_value(web::document()).map_err(Fault::internal)?;
    let text = serde_json::to_string_pretty(&json).map_err(Fault::internal)?;
    Ok(Answer::done(text, json))
}

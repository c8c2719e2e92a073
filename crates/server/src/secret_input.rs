//! Secrets come from standard input or a prompt that shows nothing, never from the command line.

use std::io::{BufRead, IsTerminal, Read};

use kernel::{Fault, FaultKind, Lang, Result, Secret};

use crate::answer::say;

/// Bytes of a secret or a query on standard input at most.
const LONGEST: u64 = 64 << 10;

/// One secret: asked for when a person sits at the terminal, else the first line of the input.
///
/// # Errors
/// `bad_argument` when nothing is given.
pub fn read(lang: Lang) -> Result<Secret> {
    let nothing = || Fault::invalid("bad_argument").with("name", "password");
    let text = if std::io::stdin().is_terminal() {
        let prompt = say(lang, "密码：", "Password: ");
        rpassword::prompt_password(prompt).map_err(|_| nothing())?
    } else {
        let mut line = String::new();
        std::io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(|_| nothing())?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    if text.is_empty() { Err(nothing()) } else { Ok(Secret::from(text)) }
}

/// The whole of standard input as text, for `-`.
///
/// # Errors
/// `malformed` when it is no UTF-8 or too long.
pub fn text() -> Result<String> {
    let mut text = String::new();
    let read = std::io::stdin().lock().take(LONGEST + 1).read_to_string(&mut text);
    match read {
        Ok(bytes) if bytes as u64 <= LONGEST => Ok(text.trim().to_owned()),
        _ => Err(Fault::new(FaultKind::Malformed, "malformed")),
    }
}

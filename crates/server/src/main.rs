//! The program `kedun`: settings, wiring and the command line.

mod answer;
mod backstage;
mod backup;
mod cli;
mod commands;
mod deployment;
mod folder;
mod installation;
mod interrupt;
mod logging;
mod mail;
mod moved;
mod open_files;
mod order;
mod secret_input;
mod settings;
mod socket;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use kernel::{Lang, Result};

use crate::answer::Answer;
use crate::cli::{Cli, Command, Common};
use crate::folder::DataFolder;
use crate::installation::Installation;
use crate::order::Order;
use crate::settings::Settings;

/// Many short texts are made and dropped on many threads, in SQLite as well: with this allocator a
/// page of a list takes a quarter less processor time than with the C library's, and the memory of a
/// busy server stays smaller (docs/reference/speed.md).
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let Cli { common, command } = Cli::parse();
    let lang = lang(common.lang.as_deref(), &|name| std::env::var(name).ok());
    let answer = Answer::of(run(&common, command, lang), lang);
    say(&answer, common.json);
    ExitCode::from(answer.status)
}

fn run(common: &Common, command: Command, lang: Lang) -> Result<Answer> {
    if matches!(command, Command::Openapi) {
        return commands::openapi::run();
    }
    let mut settings = Settings::read(&common.data)?;
    settings.database = common.database.clone().or(settings.database);
    if let Command::Serve(args) = &command {
        return commands::serve::run(&common.data, settings, args, lang);
    }
    logging::start(&settings.log, &quiet());
    let order = Order::prepare(command, lang)?;
    if let Some(answer) = commands::without_installation(&order, &settings, &common.data) {
        return answer;
    }
    match DataFolder::own(&common.data) {
        Ok(folder) => {
            if matches!(order.command, Command::Import(_) | Command::Export(_)) {
                interrupt::listen();
            }
            let installation = Installation::open(folder, settings)?;
            commands::perform(&installation, &order)
        }
        Err(fault) if fault.code == "data_folder_locked" => socket::send(&common.data, &order),
        Err(fault) => Err(fault),
    }
}

/// A command says what it has to say itself; its log holds warnings, unless somebody asks for more.
fn quiet() -> String {
    std::env::var("KEDUN_LOG_LEVEL").unwrap_or_else(|_| "warn".to_owned())
}

/// The answer goes to standard output, a failure's text and notes to standard error.
fn say(answer: &Answer, as_json: bool) {
    if let Some(note) = &answer.note {
        let _ = writeln!(std::io::stderr(), "{note}");
    }
    let text = if as_json { answer.json.to_string() } else { answer.text.clone() };
    if text.is_empty() {
        return;
    }
    let failed = answer.json.get("error").is_some();
    // A reader that has gone away (`| head`) is no failure of the command.
    let _ = if failed && !as_json {
        writeln!(std::io::stderr(), "{text}")
    } else {
        writeln!(std::io::stdout(), "{text}")
    };
}

/// The language of messages: what was asked for, else the locale's; Chinese for Chinese locales
/// and where nothing is said at all.
fn lang(asked: Option<&str>, variable: &dyn Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    match asked.map(str::to_owned).or(locale) {
        Some(tag) if tag.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
        Some(_) => Lang::En,
        None => Lang::Zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_the_language_unless_somebody_asks() {
        let chinese = |name: &str| (name == "LANG").then(|| "zh_CN.UTF-8".to_owned());
        let plain = |name: &str| (name == "LANG").then(|| "C.UTF-8".to_owned());
        assert_eq!(lang(None, &chinese), Lang::Zh);
        assert_eq!(lang(None, &plain), Lang::En);
        assert_eq!(lang(Some("en"), &chinese), Lang::En);
        assert_eq!(lang(None, &|_| None), Lang::Zh);
    }

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}

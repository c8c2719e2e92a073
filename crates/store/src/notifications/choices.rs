//! How users want to hear of each kind.

use kernel::{Fault, Id, Result};

use crate::conn::{Conn, cells};

/// Whether, and when, a kind comes by mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mail {
    /// Never.
    Off,
    /// At once.
    Now,
    /// With the others of the day.
    Daily,
}

impl Mail {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Now => "now",
            Self::Daily => "daily",
        }
    }

    /// What a word means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Off, Self::Now, Self::Daily].into_iter().find(|one| one.word() == word)
    }
}

/// How a user hears of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Whether on the page.
    pub page: bool,
    /// Whether by mail.
    pub mail: Mail,
}

fn choice(page: i64, mail: &str) -> Result<Choice> {
    let mail = Mail::parse(mail).ok_or_else(|| Fault::internal("an unknown choice of mail"))?;
    Ok(Choice { page: page != 0, mail })
}

/// What the user chose for a kind.
///
/// # Errors
/// As for `Conn::query`.
pub fn of(c: &mut Conn, org: Id, user: Id, kind: &str) -> Result<Option<Choice>> {
    let sql = "SELECT on_page, mail FROM notification_choice \
               WHERE org = ?1 AND user_id = ?2 AND kind = ?3";
    let found = c.query_first(sql, &cells![org, user, kind])?;
    found.map(|mut row| choice(row.int(0)?, &row.text(1)?)).transpose()
}

/// All that the user chose, by kind.
///
/// # Errors
/// As for `Conn::query`.
pub fn all(c: &mut Conn, org: Id, user: Id) -> Result<Vec<(String, Choice)>> {
    let sql = "SELECT kind, on_page, mail FROM notification_choice WHERE org = ?1 AND user_id = ?2";
    let rows = c.query(sql, &cells![org, user])?;
    rows.into_iter()
        .map(|mut row| Ok((row.text(0)?, choice(row.int(1)?, &row.text(2)?)?)))
        .collect()
}

/// Keeps what the user chose.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, (org, user): (Id, Id), kind: &str, choice: Choice) -> Result<()> {
    let sql = "INSERT INTO notification_choice (org, user_id, kind, on_page, mail) \
               VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (org, user_id, kind) \
               DO UPDATE SET on_page = excluded.on_page, mail = excluded.mail";
    let page = i64::from(choice.page);
    c.execute(sql, &cells![org, user, kind, page, choice.mail.word()]).map(drop)
}

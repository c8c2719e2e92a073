//! Mail that waits to be sent: about one notification, or the digest of a day.

use kernel::{Id, Result, Timestamp};

use super::choices::Mail;
use crate::conn::{Conn, cells};

/// Mail at once waits so many seconds: what is read on the page meanwhile needs none, and what is gathered is
/// told together.
const PATIENCE_SECONDS: i64 = 60;
/// Seconds until a mail that could not be sent is tried again, after each try.
const AGAIN: [i64; 6] = [300, 900, 3_600, 4 * 3_600, 12 * 3_600, 24 * 3_600];
/// Before the id of a notification, and before the moment of a digest.
const ONE: &str = "one ";
const DIGEST: &str = "digest ";

/// What a mail is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// One notification.
    One(Id),
    /// All of a day up to this moment.
    Digest(Timestamp),
}

/// A mail that was taken up.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The organisation.
    pub org: Id,
    /// To whom.
    pub user: Id,
    /// What it is about.
    pub about: About,
    /// Whether there is no further try.
    pub last: bool,
    what: String,
}

/// Lets a mail wait.
pub(super) fn wait(
    c: &mut Conn,
    org: Id,
    user: Id,
    (id, at): (Id, Timestamp),
    mail: Mail,
    digest_at: Timestamp,
) -> Result<()> {
    let (what, due) = match mail {
        Mail::Off => return Ok(()),
        Mail::Now => (format!("{ONE}{id}"), at.plus_seconds(PATIENCE_SECONDS)),
        Mail::Daily => (format!("{DIGEST}{}", digest_at.0), digest_at),
    };
    let sql = "INSERT INTO mail_waiting (org, user_id, what, due_at, tries) VALUES (?1, ?2, ?3, ?4, 0) \
               ON CONFLICT (org, user_id, what) DO NOTHING";
    c.execute(sql, &cells![org, user, what, due]).map(drop)
}

/// Takes up a mail that is due, for this caller alone: others find it due again when it should have been
/// tried anew.
///
/// # Errors
/// As for `Conn::query`.
pub fn take(c: &mut Conn, now: Timestamp) -> Result<Option<Waiting>> {
    let sql = "SELECT org, user_id, what, due_at, tries FROM mail_waiting WHERE due_at <= ?1 \
               ORDER BY due_at LIMIT 8";
    for mut found in c.query(sql, &cells![now])? {
        let (org, user, what) = (found.id(0)?, found.id(1)?, found.text(2)?);
        let (due, tries) = (found.time(3)?, found.int(4)?);
        let place = usize::try_from(tries).unwrap_or(usize::MAX);
        let again = now.plus_seconds(*AGAIN.get(place).unwrap_or(&AGAIN[AGAIN.len() - 1]));
        let sql = "UPDATE mail_waiting SET due_at = ?5, tries = tries + 1 \
                   WHERE org = ?1 AND user_id = ?2 AND what = ?3 AND due_at = ?4";
        if c.execute(sql, &cells![org, user, &what, due, again])? == 0 {
            continue;
        }
        let Some(about) = about(&what) else { continue };
        let last = place + 1 >= AGAIN.len();
        return Ok(Some(Waiting { org, user, about, last, what }));
    }
    Ok(None)
}

fn about(what: &str) -> Option<About> {
    match what.strip_prefix(ONE) {
        Some(id) => id.parse().ok().map(About::One),
        None => what.strip_prefix(DIGEST)?.parse().ok().map(|at| About::Digest(Timestamp(at))),
    }
}

/// Forgets a mail: it was sent, is needed no more, or was given up.
///
/// # Errors
/// As for `Conn::query`.
pub fn done(c: &mut Conn, mail: &Waiting) -> Result<()> {
    let sql = "DELETE FROM mail_waiting WHERE org = ?1 AND user_id = ?2 AND what = ?3";
    c.execute(sql, &cells![mail.org, mail.user, &mail.what]).map(drop)
}

/// The unread notifications of the user in a time, for those whose kinds come with the digest: kind and count.
///
/// # Errors
/// As for `Conn::query`.
pub fn digest(
    c: &mut Conn,
    (org, user): (Id, Id),
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<(String, u64)>> {
    let sql = "SELECT kind, CAST(sum(n) AS bigint) FROM notification WHERE org = ?1 AND user_id = ?2 AND at > ?3 \
               AND at <= ?4 AND read_at IS NULL GROUP BY kind ORDER BY kind";
    let rows = c.query(sql, &cells![org, user, from, to])?;
    let told = |mut row: crate::conn::Row| {
        Ok((row.text(0)?, u64::try_from(row.int(1)?).unwrap_or_default()))
    };
    rows.into_iter().map(told).collect()
}

//! Mail of notifications: what waits is taken up by one node, with its words and the address. A mail says what
//! kind of thing happened, who did it and where to look, and nothing of any record.

use audit::Outcome;
use kernel::{Lang, Result, Secret, Text};
use model::{Object, Value};
use policy::services::NOTIFIER;
use policy::{Verb, View};
use store::notifications::mails::{self, About, Waiting};
use store::notifications::{self, choices};
use store::{Across, SealedRow};

use crate::entered::Entered;
use crate::notify::kinds::{Kind, find};
use crate::org::{OrgState, UserCard};
use crate::parts::Gate;
use crate::path::{Act, Entry, facts, open_fields};

/// The field of a user that holds the address.
pub const FIELD: &str = "email";
/// A digest tells of so many seconds.
const DAY: i64 = 24 * 3600;

/// A mail that is to be sent now. It has no `Debug`: it holds an address.
pub struct Letter {
    /// To whom.
    pub to: Secret,
    /// The subject.
    pub subject: String,
    /// What it says, line by line.
    pub lines: Vec<String>,
    /// The path that it leads to, behind the address of this Kedun.
    pub path: String,
    /// The language of its reader.
    pub language: Lang,
    /// What stays the same each time it is tried.
    pub id: String,
    /// Whether there is no further try.
    pub last: bool,
    waiting: Waiting,
}

/// Takes up the mail that is due; what is needed no more, since it was read on the page or its reader has left,
/// is forgotten.
///
/// # Errors
/// Those of the store and the keys; `ledger_unwritable`.
pub fn take(gate: &Gate) -> Result<Option<Letter>> {
    let now = gate.now();
    let waiting = || gate.0.store.across(Across::Telling).write(move |c| mails::take(c, now));
    while let Some(waiting) = waiting()? {
        match letter(gate, &waiting)? {
            Some(letter) => return Ok(Some(letter)),
            None => forget(gate, &waiting)?,
        }
    }
    Ok(None)
}

/// Forgets a mail that was sent, or given up.
///
/// # Errors
/// Those of the store.
pub fn done(gate: &Gate, letter: &Letter) -> Result<()> {
    forget(gate, &letter.waiting)
}

fn forget(gate: &Gate, waiting: &Waiting) -> Result<()> {
    let waiting = waiting.clone();
    gate.0.store.of(waiting.org).write(move |c| mails::done(c, &waiting))
}

fn letter(gate: &Gate, waiting: &Waiting) -> Result<Option<Letter>> {
    let org = match gate.org(waiting.org) {
        Ok(org) => org,
        Err(fault) if fault.code == "not_found" => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let Some(user) = org.users.get(&waiting.user).filter(|user| user.status != "frozen") else {
        return Ok(None);
    };
    let told = match waiting.about {
        About::One(_) => one(gate, &org, user, waiting)?,
        About::Digest(_) => digest(gate, user, waiting)?,
    };
    let Some((subject, lines, path)) = told else { return Ok(None) };
    let Some(to) = address(gate, waiting)? else { return Ok(None) };
    let id = match waiting.about {
        About::One(id) => id.to_string(),
        About::Digest(at) => format!("{}.{}", waiting.user, at.0),
    };
    let (language, last) = (user.language, waiting.last);
    Ok(Some(Letter { to, subject, lines, path, language, id, last, waiting: waiting.clone() }))
}

/// Subject, lines and path.
type Told = Option<(String, Vec<String>, String)>;

fn one(gate: &Gate, org: &OrgState, user: &UserCard, waiting: &Waiting) -> Result<Told> {
    let (About::One(id), me) = (waiting.about, (waiting.org, waiting.user)) else {
        return Ok(None);
    };
    let row = gate.0.store.of(me.0).read(|c| notifications::one(c, me, id))?;
    let Some(row) = row.filter(|row| row.read_at.is_none()) else { return Ok(None) };
    let Some(kind) = find(&row.kind) else { return Ok(None) };
    let who = |lang| org.actor_name(Some(row.actor), lang);
    let who = Text::new(who(Lang::Zh), who(Lang::En));
    let line = words(kind, &who, u64::try_from(row.n).unwrap_or(1), user.language);
    let path = match row.record {
        Some(record) => format!("/records/{}/{record}", row.object),
        None => "/notifications".to_owned(),
    };
    Ok(Some((line.clone(), vec![line], path)))
}

fn digest(gate: &Gate, user: &UserCard, waiting: &Waiting) -> Result<Told> {
    let (About::Digest(at), me) = (waiting.about, (waiting.org, waiting.user)) else {
        return Ok(None);
    };
    let (found, chosen) = gate.0.store.of(me.0).read(|c| {
        let found = mails::digest(c, me, at.plus_seconds(-DAY), at)?;
        Ok((found, choices::all(c, me.0, me.1)?))
    })?;
    let mut lines = Vec::new();
    for (name, n) in found {
        let Some(kind) = find(&name) else { continue };
        let own = chosen.iter().find(|(known, _)| *known == name).map(|(_, choice)| *choice);
        if own.unwrap_or(kind.usual()).mail == choices::Mail::Daily {
            let label = kind.label();
            lines.push(match user.language {
                Lang::Zh => format!("{}：{n}", label.zh),
                Lang::En => format!("{}: {n}", label.en),
            });
        }
    }
    let subject = match user.language {
        Lang::Zh => "今日通知汇总".to_owned(),
        Lang::En => "What happened in the last day".to_owned(),
    };
    Ok((!lines.is_empty()).then(|| (subject, lines, "/notifications".to_owned())))
}

fn words(kind: &Kind, who: &Text, n: u64, language: Lang) -> String {
    kind.text(who, n).get(language).to_owned()
}

/// The address of the reader, read in the name of the service `notifier`; the ledger says so before it is used.
fn address(gate: &Gate, waiting: &Waiting) -> Result<Option<Secret>> {
    let who = notifier(gate, waiting.org)?;
    let act = Act::begin(gate, &who, Verb::Read, "user")?;
    let (row, permit) = act.fetch(waiting.user)?;
    if permit.view(FIELD, &facts(&row)) < View::Clear {
        return Ok(None);
    }
    let Some(address) = opened(gate, &act.object, &row)? else { return Ok(None) };
    let entry = Entry { fields: vec![FIELD.to_owned()], ..Entry::about(row.id) };
    let mut event = act.event(entry.with("by", "mail"), Outcome::Done)?;
    "deliver".clone_into(&mut event.act);
    gate.0.recorder.record(event)?;
    Ok(Some(address))
}

fn opened(gate: &Gate, object: &Object, row: &SealedRow) -> Result<Option<Secret>> {
    let Some(field) = object.field(FIELD) else { return Ok(None) };
    let key = gate.0.keyring.subject(row.org, row.subject)?;
    let values = open_fields(row, &key, std::iter::once(field))?;
    Ok(values.get(FIELD).and_then(Value::as_str).map(|text| Secret::from(text.to_owned())))
}

/// The service that reads addresses, in an organisation.
pub(crate) fn notifier(gate: &Gate, org: kernel::Id) -> Result<Entered> {
    Ok(Entered::new(NOTIFIER.caller(org, gate.now()), gate.org(org)?, Lang::Zh))
}

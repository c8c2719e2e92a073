//! The calendar feed of one person: tasks, next steps and expected deals, by kind and time alone. Whoever
//! finds the link, or runs the calendar that fetches it, learns of no customer.

mod ical;

use gate::verbs::agenda::{AgendaItem, AgendaRequest, agenda};
use gate::{Entered, Gate};
use kernel::{FaultKind, Lang, Result, Text, Timestamp};

pub use ical::{Event, When};

/// Days back and ahead that a feed holds.
const DAYS: (i64, i64) = (31, 366);

/// What is due of one object.
struct Source {
    object: &'static str,
    /// The field that says when.
    at: &'static str,
    /// What is not done yet.
    filter: &'static str,
    /// The field that says of which kind, where there is one.
    kind: Option<&'static str>,
    /// What people read.
    title: (&'static str, &'static str),
}

const SOURCES: &[Source] = &[
    Source {
        object: "task",
        at: "due_at",
        filter: "status = \"open\"",
        kind: Some("kind"),
        title: ("任务", "Task"),
    },
    Source {
        object: "follow_up",
        at: "next_at",
        filter: "",
        kind: None,
        title: ("下次跟进", "Follow-up"),
    },
    Source {
        object: "deal",
        at: "expected_on",
        filter: "status = \"open\"",
        kind: None,
        title: ("预计成交", "Deal expected"),
    },
];

/// The feed of the caller's own records as an iCalendar file (RFC 5545). `base` is the address of this
/// Kedun, without a slash at its end.
///
/// # Errors
/// Those of the gate. What the caller may not list is not in it.
pub fn feed(gate: &Gate, who: &Entered, base: &str) -> Result<String> {
    let now = gate.now();
    let mut events = Vec::new();
    for source in SOURCES {
        let request = AgendaRequest {
            object: source.object.to_owned(),
            filter: filter(source, who, now),
            fields: [Some(source.at), source.kind]
                .into_iter()
                .flatten()
                .map(str::to_owned)
                .collect(),
        };
        let found = match agenda(gate, who, &request) {
            Ok(found) => found.into_inner(),
            // Not theirs to list, or not that field.
            Err(fault) if matches!(fault.kind, FaultKind::Denied | FaultKind::Invalid) => continue,
            Err(fault) => return Err(fault),
        };
        events.extend(found.iter().filter_map(|item| event(source, who, item, base)));
    }
    let name = Text::new("客盾日程", "Kedun");
    Ok(ical::write(name.get(who.lang()), &events))
}

fn filter(source: &Source, who: &Entered, now: Timestamp) -> String {
    let day = |days: i64| now.plus_seconds(days * 86_400).rfc3339()[..10].to_owned();
    let (from, to) = (day(-DAYS.0), day(DAYS.1));
    let also =
        if source.filter.is_empty() { String::new() } else { format!(" AND {}", source.filter) };
    let (at, me) = (source.at, who.user());
    format!("owner = \"{me}\" AND {at} >= \"{from}\" AND {at} <= \"{to}\"{also}")
}

fn event(source: &Source, who: &Entered, item: &AgendaItem, base: &str) -> Option<Event> {
    let when = When::parse(item.values.get(source.at)?)?;
    let title = Text::new(source.title.0, source.title.1);
    let title = title.get(who.lang()).to_owned();
    let kind = source.kind.and_then(|field| kind(who, source.object, field, item));
    let summary = match (kind, who.lang()) {
        (Some(kind), Lang::Zh) => format!("{kind}{title}"),
        (Some(kind), Lang::En) => format!("{title}: {kind}"),
        (None, _) => title,
    };
    Some(Event {
        uid: format!("{}.{}@kedun", item.id, source.at),
        stamp: item.updated_at,
        sequence: item.version.saturating_sub(1),
        when,
        summary,
        url: format!("{base}/records/{}/{}", source.object, item.id),
    })
}

/// What people read for the kind of a record.
fn kind(who: &Entered, object: &str, field: &str, item: &AgendaItem) -> Option<String> {
    let value = item.values.get(field)?;
    let object = who.catalogue().get(object).ok()?;
    let choice = object.field(field)?.options.iter().find(|choice| &choice.value == value)?;
    Some(choice.label.get(who.lang()).to_owned())
}

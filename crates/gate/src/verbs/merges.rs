//! What went into a record, and until when it can come back.

use kernel::{Id, Result, Timestamp, limits};
use policy::{Verb, View};
use serde::Serialize;
use store::records;

use crate::answer::moment;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Shown, Unrecorded, facts, live_fields, open_all, record, show_title,
};

/// Merges that one answer tells at most.
const PAGE: usize = 100;

/// A record that went into another one.
#[derive(Serialize)]
pub struct MergeItem {
    /// Its id.
    pub id: Id,
    /// What it is called, as the caller may see it.
    pub title: String,
    /// When it went.
    pub at: String,
    /// The name of who did it.
    pub actor_name: String,
    /// Until when it can come back.
    pub until: String,
    /// Whether the caller may bring it back.
    pub may_undo: bool,
}

/// What went into this record and is the caller's to read, the latest first.
///
/// # Errors
/// `not_found`, `denied`.
pub fn merges(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Shown<Vec<MergeItem>>> {
    let act = Act::begin(gate, who, Verb::Read, object)?;
    let (winner, permit) = act.fetch(id)?;
    let found = act.store().read(|c| records::merged_into(c, &permit, id, PAGE))?;
    let readable = act.permit_rows()?;
    let titles: Vec<_> = live_fields(&act.object)
        .filter(|field| act.object.title.contains(&field.name))
        .filter(|field| readable.best_view(&field.name) > View::Hidden)
        .collect();
    let (mut items, mut seen) = (Vec::new(), vec![id]);
    for merge in found {
        let row = act.store().read(|c| records::fetch_merged(c, &readable, merge.loser))?;
        let Some(row) = row else { continue };
        let may_undo = until(merge.at) > act.now
            && act.may_do(Verb::Unmerge, &winner)
            && act.permit_rows_quietly(Verb::Unmerge).is_some_and(|p| p.covers(&facts(&row)));
        for open in open_all(&act, vec![row], &titles)? {
            seen.push(open.row.id);
            items.push(MergeItem {
                id: open.row.id,
                title: show_title(&act, &readable.on(&facts(&open.row)), &open),
                at: moment(merge.at),
                actor_name: who.org().actor_name(merge.actor, who.lang()),
                until: moment(until(merge.at)),
                may_undo,
            });
        }
    }
    record(&act, Unrecorded::new(items), Entry::about_all(seen).with("merges", "listed"))
}

/// The moment from which on a merge is final.
pub(super) fn until(at: Timestamp) -> Timestamp {
    Timestamp(at.0 + limits::UNMERGE_DAYS * 86_400_000)
}

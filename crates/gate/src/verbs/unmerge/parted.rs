//! What goes back when a merge is undone, and as what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{Fault, FaultKind, Id, Result, Timestamp, limits};
use model::Value;
use policy::Permit;
use store::SealedRow;
use store::records::{self, Rewrite};

use super::home;
use crate::keys::SubjectKey;
use crate::merging::{self, Moved, Undo};
use crate::path::{Act, open_fields, record_refusal, reseal};
use crate::verbs::merge::{later, owned_with};

/// The two records and the keys under which they lie.
pub(super) struct Parted<'a> {
    pub act: &'a Act<'a>,
    pub winner: &'a SealedRow,
    pub loser: &'a SealedRow,
    pub winner_key: Arc<SubjectKey>,
    pub loser_key: Arc<SubjectKey>,
}

/// What goes back.
pub(super) struct Returning {
    pub seen: Vec<SealedRow>,
    pub becomes: Vec<Rewrite>,
    pub changed: usize,
    pub stayed: usize,
}

pub(super) type PutBack = (BTreeMap<String, Option<Value>>, Vec<String>);

impl Parted<'_> {
    /// The winner's values as they were before, but for those that were changed since; and which those are.
    pub fn put_back(&self, undo: &Undo) -> Result<PutBack> {
        let fields = self.act.object.fields.iter();
        let now = open_fields(self.winner, &self.winner_key, fields)?;
        let (mut taken, mut kept) = (BTreeMap::new(), Vec::new());
        for (name, (before, after)) in &undo.fields {
            if merging::kept(now.get(name)) == *after {
                taken.insert(name.clone(), before.clone().map(Value::canonical));
            } else {
                kept.push(name.clone());
            }
        }
        Ok((taken, kept))
    }

    /// What came along, as it becomes: where it was, with the newer values where it was changed since. What
    /// was put elsewhere meanwhile stays there.
    pub fn returning(&self, keeper: &Permit, undo: &Undo) -> Result<Returning> {
        let ids: Vec<Id> = undo.moved.iter().map(|moved| moved.id).collect();
        let (now, below) = self.act.store().read(|c| {
            let now = records::rows(c, keeper, &ids)?;
            Ok((now, records::below(c, keeper, &ids, limits::MERGED_ALONG * 2)?))
        })?;
        if below.len() > limits::MERGED_ALONG * 2 {
            let fault = Fault::new(FaultKind::TooLarge, "merge_too_much");
            return Err(record_refusal(
                self.act,
                &[self.winner.id],
                fault.with("max", limits::MERGED_ALONG * 2),
            ));
        }
        let mut out = Returning { seen: Vec::new(), becomes: Vec::new(), changed: 0, stayed: 0 };
        let mut back: Vec<Id> = Vec::new();
        for moved in &undo.moved {
            let Some(row) = now.get(&moved.id) else {
                out.stayed += 1;
                continue;
            };
            let was_here = moved.parent == Some(self.loser.id);
            if was_here && row.parent != Some(self.winner.id) {
                out.stayed += 1;
                continue;
            }
            let is_same =
                (row.version, row.updated_at.0) == (moved.stamp.version, moved.stamp.after);
            out.changed += usize::from(!is_same);
            back.push(row.id);
            out.add(self.one(row, moved, is_same)?, row);
        }
        self.later_ones(&below, &ids, &back, &mut out)?;
        Ok(out)
    }

    /// One record as it goes back.
    fn one(&self, row: &SealedRow, moved: &Moved, is_same: bool) -> Result<SealedRow> {
        let mut to = row.clone();
        if row.parent == Some(self.winner.id) && moved.parent == Some(self.loser.id) {
            to.parent = moved.parent;
        }
        // An owner whom somebody chose since stays.
        let with_winner =
            (row.owner, row.department) == (self.winner.owner, self.winner.department);
        if is_same || with_winner {
            to.owner = moved.owner;
            to.department = home(self.act, moved.owner, moved.department);
        }
        for field in &moved.links {
            let names = row.open.get(field).and_then(|value| value.as_str());
            if names == Some(self.winner.id.to_string().as_str()) {
                to.open.insert(field.clone(), self.loser.id.to_string().into());
            }
        }
        if moved.resealed && row.subject == self.winner.subject {
            reseal(&mut to, &self.winner_key, self.loser.subject, &self.loser_key)?;
        }
        to.updated_at = match is_same {
            true => Timestamp(moved.stamp.before),
            false => later(self.act.now, row.updated_at),
        };
        Ok(to)
    }

    /// What was added since below a record that goes back goes with it: it is of the same person.
    fn later_ones(
        &self,
        below: &[SealedRow],
        moved: &[Id],
        back: &[Id],
        out: &mut Returning,
    ) -> Result<()> {
        let catalogue = self.act.who.catalogue();
        let apart = catalogue.apart();
        let mut hands: BTreeSet<Id> = BTreeSet::new();
        for root in back {
            hands.extend(owned_with(below, *root, &apart));
        }
        for row in below.iter().filter(|row| !moved.contains(&row.id)) {
            let mut to = row.clone();
            if hands.contains(&row.id) {
                to.owner = self.loser.owner;
                to.department = home(self.act, to.owner, self.loser.department);
            }
            let object = catalogue.get(&row.object)?;
            if row.subject == self.winner.subject && merging::can_be_resealed(object) {
                reseal(&mut to, &self.winner_key, self.loser.subject, &self.loser_key)?;
            }
            to.updated_at = later(self.act.now, row.updated_at);
            out.add(to, row);
        }
        Ok(())
    }
}

impl Returning {
    fn add(&mut self, row: SealedRow, seen: &SealedRow) {
        self.becomes.push(Rewrite { row, seen_at: seen.updated_at });
        self.seen.push(seen.clone());
    }
}

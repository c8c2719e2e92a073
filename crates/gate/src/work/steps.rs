//! The steps of a job that stores something itself: how far it is by a step is kept in the step's own
//! transaction, so that after a crash the step is either done and told or neither.

use kernel::{Id, Result};
use serde_json::Value as Json;
use store::Conn;
use store::jobs::{self, Holder, Progress, changes, refused};

use super::jobs::Wish;
use super::runner::{LEASE_SECONDS, Leased};
use super::sealed;
use crate::parts::Gate;

/// How far a job is by one step.
pub struct Step {
    org: Id,
    job: Id,
    holder: Holder,
    progress: Progress,
    refused: Option<(i64, Vec<u8>)>,
}

impl Step {
    /// Keeps it in the transaction at hand; `lease_lost` undoes that.
    pub(crate) fn keep(&self, c: &mut Conn) -> Result<()> {
        jobs::report(c, self.org, self.job, self.holder, &self.progress)?;
        match &self.refused {
            Some((part, told)) => refused::add(c, self.org, self.job, *part, told),
            None => Ok(()),
        }
    }

    /// Tells in the transaction at hand what was done with records, so that it can be taken back.
    pub(crate) fn tell(&self, c: &mut Conn, lines: &[changes::Change]) -> Result<()> {
        changes::add(c, self.org, self.job, changes::state::DONE, lines)
    }

    /// Keeps a step that stores nothing else.
    ///
    /// # Errors
    /// `lease_lost` when another node has the job: stop at once.
    pub fn keep_alone(self, gate: &Gate) -> Result<()> {
        gate.0.store.of(self.org).write(move |c| self.keep(c))
    }
}

impl Leased {
    /// The step by which so much is done, with where to go on. What it refused is kept as the part
    /// of this number, apart from the cursor: a cursor that grew would be written again with each
    /// step.
    ///
    /// # Errors
    /// Those of the keys.
    pub fn step(
        &self,
        gate: &Gate,
        done: u64,
        cursor: &Json,
        refused: Option<(u64, &Json)>,
    ) -> Result<Step> {
        let seal = |part: &str, json: &Json| sealed::seal(gate, self.org, self.id, part, json);
        let refused = refused.map(|(part, told)| {
            let part = i64::try_from(part).unwrap_or(i64::MAX);
            Ok::<_, kernel::Fault>((part, seal(&part_name(part), told)?))
        });
        let progress = Progress {
            done: i64::try_from(done).unwrap_or(i64::MAX),
            total: self.total.and_then(|total| i64::try_from(total).ok()),
            cursor: Some(seal("cursor", cursor)?),
            lease_until: gate.now().plus_seconds(LEASE_SECONDS),
        };
        let (org, job, holder) = (self.org, self.id, self.holder);
        Ok(Step { org, job, holder, progress, refused: refused.transpose()? })
    }

    /// What the owner wishes meanwhile.
    ///
    /// # Errors
    /// Those of the store.
    pub fn wish(&self, gate: &Gate) -> Result<Option<Wish>> {
        let wish = gate.0.store.of(self.org).read(|c| jobs::wished(c, self.org, self.id))?;
        Ok(wish_of(wish.as_deref()))
    }

    /// What its steps refused, part by part. The lease is kept meanwhile.
    pub fn refused<'a>(&'a self, gate: &'a Gate) -> impl Iterator<Item = Result<Json>> + 'a {
        let mut behind = i64::MIN;
        std::iter::from_fn(move || {
            let part = self.refused_behind(gate, behind).transpose()?;
            Some(part.map(|(number, told)| {
                behind = number;
                told
            }))
        })
    }

    fn refused_behind(&self, gate: &Gate, behind: i64) -> Result<Option<(i64, Json)>> {
        let next =
            gate.0.store.of(self.org).read(|c| refused::next(c, self.org, self.id, behind))?;
        let Some((part, told)) = next else { return Ok(None) };
        self.report(gate, None)?;
        let told = sealed::open(gate, self.org, self.id, &part_name(part), &told)?;
        Ok(Some((part, told)))
    }
}

fn part_name(part: i64) -> String {
    format!("refused.{part}")
}

/// The wish of this word.
pub(super) fn wish_of(word: Option<&str>) -> Option<Wish> {
    match word {
        Some("pause") => Some(Wish::Pause),
        Some("cancel") => Some(Wish::Cancel),
        _ => None,
    }
}

//! What a job keeps of its export: the rows, sealed, in pieces, and where to go on.

use std::io::{BufReader, BufWriter, Write};

use gate::verbs::export::ExportCursor;
use gate::work::files::{SealedWriter, fault_of};
use gate::work::jobs::Wish;
use gate::work::pieces::{KEPT_SECONDS, Piece};
use gate::work::runner::Leased;
use gate::{Entered, Gate};
use kernel::{Fault, Result, Timestamp};
use sales::export::Cell;
use sales::import::Flow;
use serde::{Deserialize, Serialize};

use super::writing::{Begun, Follower, Page};
use crate::runner::Context;

/// Pages that make a piece: what a crash undoes at most.
const PAGES: usize = 10;

/// Where a job is; kept sealed as its cursor.
#[derive(Serialize, Deserialize)]
struct Place {
    /// When its first page was read.
    since: Timestamp,
    /// What decided about the owner's rights then.
    rights: String,
    fields: Vec<String>,
    pieces: Vec<Piece>,
    done: u64,
    total: Option<u64>,
    next: Option<ExportCursor>,
}

/// Why an export stopped before its end.
#[derive(Clone, Copy)]
pub enum Stopped {
    /// The program is about to end, or another node has the job.
    Interrupted,
    /// Its owner wishes so.
    Wished(Wish),
}

/// Follows an export for its job.
pub struct Kept<'a> {
    context: &'a Context,
    job: &'a mut Leased,
    place: Option<Place>,
    piece: Option<(Piece, BufWriter<SealedWriter>, usize)>,
    rights: String,
    stopped: Option<Stopped>,
}

impl<'a> Kept<'a> {
    /// Of this job.
    pub const fn of(context: &'a Context, job: &'a mut Leased) -> Self {
        Self { context, job, place: None, piece: None, rights: String::new(), stopped: None }
    }

    /// Why it stopped, if it did.
    pub const fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// Removes what was kept. What cannot be removed goes with the daily sweep.
    pub fn discard(&mut self) {
        if let Some((piece, writer, _)) = self.piece.take() {
            drop(writer);
            let _ = self.job.discard_piece(&self.context.gate, piece);
        }
        for piece in self.place.take().map(|place| place.pieces).unwrap_or_default() {
            let _ = self.job.discard_piece(&self.context.gate, piece);
        }
    }

    const fn gate(&self) -> &'a Gate {
        &self.context.gate
    }

    /// Whether an earlier run can be gone on with: its owner's rights are the same since, it is not
    /// long ago, so that few records were changed or erased meanwhile, and nothing of it is gone.
    fn is_good(&self, place: &Place) -> bool {
        let gate = self.gate();
        place.rights == self.rights
            && place.since.plus_seconds(KEPT_SECONDS) > gate.now()
            && place.pieces.iter().all(|piece| self.job.open_piece(gate, *piece).is_ok())
    }

    /// Adds rows to the piece in hand.
    fn add(&mut self, page: &Page<'_>) -> Result<()> {
        let gate = self.gate();
        let place = self.place.get_or_insert_with(|| Place {
            since: gate.now(),
            rights: self.rights.clone(),
            fields: page.fields.iter().map(|field| field.name.clone()).collect(),
            pieces: Vec::new(),
            done: 0,
            total: page.total,
            next: None,
        });
        if self.piece.is_none() {
            let (piece, writer) = self.job.write_piece(gate, place.pieces.len() as u64)?;
            self.piece = Some((piece, BufWriter::new(writer), 0));
        }
        let Some((_, writer, pages)) = &mut self.piece else {
            return Err(Fault::internal("a piece was not begun"));
        };
        for row in page.rows {
            serde_json::to_writer(&mut *writer, row).map_err(|e| fault_of(e.into()))?;
            writer.write_all(b"\n").map_err(fault_of)?;
        }
        *pages += 1;
        Ok(())
    }

    /// Ends the piece in hand and keeps where to go on behind it.
    fn keep(&mut self, page: &Page<'_>) -> Result<Option<Wish>> {
        let (Some((piece, writer, _)), Some(place)) = (self.piece.take(), &mut self.place) else {
            return self.job.report(&self.context.gate, None);
        };
        writer.into_inner().map_err(|e| fault_of(e.into_error()))?.finish()?;
        place.pieces.push(piece);
        place.done = page.done;
        place.next = page.next.cloned();
        let cursor = serde_json::to_value(place).map_err(Fault::internal)?;
        self.job.report(&self.context.gate, Some(&cursor))
    }
}

impl Follower for Kept<'_> {
    fn begun(&mut self, who: &Entered) -> Result<Option<Begun>> {
        self.rights = who.rights()?;
        let Some(cursor) = &self.job.cursor else { return Ok(None) };
        self.place = serde_json::from_value(cursor.clone()).ok();
        let Some(place) = &self.place else { return Ok(None) };
        if !self.is_good(place) {
            self.discard();
            self.job.done = 0;
            return Ok(None);
        }
        let (fields, next) = (place.fields.clone(), place.next.clone());
        Ok(Some(Begun { fields, next, done: place.done, total: place.total }))
    }

    fn kept(&mut self, take: &mut dyn FnMut(&[Cell]) -> Result<()>) -> Result<Flow> {
        let Some(place) = &self.place else { return Ok(Flow::Continue) };
        for piece in &place.pieces {
            if self.context.is_stopping() {
                self.stopped = Some(Stopped::Interrupted);
                return Ok(Flow::Stop);
            }
            let piece = BufReader::new(self.job.open_piece(self.gate(), *piece)?);
            let rows = serde_json::Deserializer::from_reader(piece).into_iter::<Vec<Cell>>();
            for row in rows {
                take(&row.map_err(|_| Fault::internal("a piece of an export is broken"))?)?;
            }
        }
        Ok(Flow::Continue)
    }

    fn page(&mut self, page: &Page<'_>) -> Result<Flow> {
        // Of an only page nothing needs to be kept.
        if page.next.is_some() || self.place.is_some() {
            self.add(page)?;
        }
        self.job.done = page.done;
        self.job.total = page.total;
        let is_full = self.piece.as_ref().is_some_and(|(_, _, pages)| *pages >= PAGES);
        let mut wish = if is_full || self.context.is_stopping() {
            self.keep(page)?
        } else {
            self.job.report(self.gate(), None)?
        };
        if wish == Some(Wish::Pause) && self.piece.is_some() {
            wish = self.keep(page)?.or(wish);
        }
        self.context.tell(self.job, "running");
        self.stopped = match wish {
            Some(wish) => Some(Stopped::Wished(wish)),
            None if self.context.is_stopping() => Some(Stopped::Interrupted),
            None => None,
        };
        Ok(if self.stopped.is_some() { Flow::Stop } else { Flow::Continue })
    }
}

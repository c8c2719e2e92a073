//! What the caller may look at while rows are held against records.
//!
//! Recognising a person tells that they are there. A trial leaves no record behind, so it may tell
//! nothing that the caller's own eyes would not: it knows only what they see in the clear. A real
//! import leaves a record with every guess that fails, and its entry tells how many rows were
//! recognised (docs/decisions/0014).

use model::{Field, Values};
use policy::{Permit, View};
use store::SealedRow;

use crate::path::{Act, facts, live_fields};

/// The caller's eyes.
pub struct Eyes<'a> {
    act: &'a Act<'a>,
    /// The rows that the caller may read.
    pub readable: Permit,
    dry_run: bool,
}

impl<'a> Eyes<'a> {
    /// The eyes of this call.
    pub const fn new(act: &'a Act<'a>, readable: Permit, dry_run: bool) -> Self {
        Self { act, readable, dry_run }
    }

    /// Whether the caller sees this field of this record in the clear.
    pub fn clear(&self, field: &str, row: &SealedRow) -> bool {
        self.readable.view(field, &facts(row)) == View::Clear
    }

    /// Whether this record may be recognised by this field: one that is hidden recognises nobody,
    /// one that is masked only those of a real import.
    pub fn recognises(&self, field: &str, row: &SealedRow) -> bool {
        let view = self.readable.view(field, &facts(row));
        if self.dry_run { view == View::Clear } else { view > View::Hidden }
    }

    /// The first field of a row that the caller sees on no record: whoever could write it could ask
    /// for it.
    pub fn unseen(&self, values: &Values) -> Option<String> {
        let hidden = |name: &str| self.readable.best_view(name) == View::Hidden;
        values.iter().map(|(name, _)| name).find(|name| hidden(name)).map(str::to_owned)
    }

    /// The fields of a record that may be opened to be compared.
    pub fn open(&self, row: &SealedRow) -> Vec<&Field> {
        let seen = self.readable.on(&facts(row));
        let clear = |field: &&Field| !self.dry_run || seen.view(&field.name) == View::Clear;
        live_fields(&self.act.object).filter(clear).collect()
    }
}

//! Whole runs: chunks, continuing, and the file of refused rows.

#[path = "shared/identity.rs"]
mod identity;
mod shared;

use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;
use std::sync::Arc;

use identity::{Identities, Placed};
use kernel::{Lang, Result, Text};
use sales::export::Stamp;
use sales::import::{
    Chunk, Flow, Intake, Prepare, Progress, Reader, RefusedRow, Spec, Taken, preview, resolve, run,
    write_refused,
};

/// An intake that remembers what it was given and stops after so many chunks.
#[derive(Default)]
struct Memory {
    rows: Vec<u64>,
    chunks: usize,
    stop_after: Option<usize>,
    people: Identities,
    refused: Vec<RefusedRow>,
}

/// Has nothing to make ready.
struct Plainly;

impl Prepare for Plainly {
    type Ready = Chunk;

    fn marks(&self, _: &Chunk) -> HashSet<u64> {
        HashSet::new()
    }

    fn ready(&self, chunk: Chunk, columns: &Arc<BTreeMap<String, String>>) -> Result<Chunk> {
        assert!(columns.contains_key("phone"));
        Ok(chunk)
    }
}

impl Intake for Memory {
    type Preparer = Plainly;

    fn preparer(&self) -> Arc<Plainly> {
        Arc::new(Plainly)
    }

    fn give_up(&mut self, _: Chunk) {}

    fn take(&mut self, chunk: Chunk, _: u64, before: &Progress) -> Result<(Progress, Flow)> {
        let mut taken = Taken { refused: chunk.refused.len() as u64, ..Taken::default() };
        for row in &chunk.rows {
            self.rows.push(row.row);
            match self.people.place(row.row, &row.values) {
                Placed::SameAs(_) => taken.repeated += 1,
                _ => taken.created += 1,
            }
        }
        self.refused.extend(chunk.refused.iter().cloned());
        self.chunks += 1;
        let stop = self.stop_after.is_some_and(|n| self.chunks >= n);
        let flow = if stop { Flow::Stop } else { Flow::Continue };
        Ok((before.behind(&chunk, &taken), flow))
    }
}

fn stamp() -> Stamp {
    Stamp {
        exporter: "李顾问".into(),
        at: "2026-11-21".into(),
        title: Text::new("未导入的行", "Refused rows"),
        purpose: Text::new("数据迁移", "Moving data"),
        organisation: "尚品".into(),
        lang: Lang::Zh,
    }
}

fn counts(name: &str) -> Progress {
    let mut source = Cursor::new(shared::bytes(name));
    let object = &sales::objects()[0];
    let (spec, _) = resolve(&mut source, object, &Spec::default()).expect("it resolves");
    run(&mut source, object, &spec, Progress::default(), &mut Memory::default(), Lang::Zh)
        .expect("it runs")
}

#[test]
fn both_files_come_in_whole() {
    let shop = counts("luxury_customers.xlsx");
    assert_eq!((shop.rows, shop.created, shop.repeated, shop.refused), (3_000, 2_692, 109, 199));
    let oil = counts("oil_accounts_gb18030.csv");
    assert_eq!((oil.rows, oil.created, oil.repeated, oil.refused), (2_000, 1_903, 0, 97));
}

#[test]
fn a_run_that_stops_is_continued_without_a_gap_or_a_double() {
    let mut source = Cursor::new(shared::bytes("oil_accounts_gb18030.csv"));
    let object = &sales::objects()[0];
    let (spec, _) = resolve(&mut source, object, &Spec::default()).expect("it resolves");
    let whole = {
        let mut memory = Memory::default();
        run(&mut source, object, &spec, Progress::default(), &mut memory, Lang::Zh)
            .expect("it runs");
        memory.rows
    };
    let mut memory = Memory { stop_after: Some(3), ..Memory::default() };
    let progress = run(&mut source, object, &spec, Progress::default(), &mut memory, Lang::Zh)
        .expect("it stops");
    assert!(progress.rows < 2_000);
    memory.stop_after = None;
    let kept = serde_json::to_string(&progress).expect("it is kept");
    let progress = serde_json::from_str(&kept).expect("it is read");
    let end = run(&mut source, object, &spec, progress, &mut memory, Lang::Zh).expect("it ends");
    assert_eq!((memory.rows, end.rows), (whole, 2_000));
}

#[test]
fn the_file_of_refused_rows_says_why_and_can_be_imported_again() {
    let mut source = Cursor::new(shared::bytes("oil_accounts_gb18030.csv"));
    let object = &sales::objects()[0];
    let (spec, _) = resolve(&mut source, object, &Spec::default()).expect("it resolves");
    let mut memory = Memory::default();
    run(&mut source, object, &spec, Progress::default(), &mut memory, Lang::Zh).expect("it runs");
    let mut file = Vec::new();
    let refused = memory.refused.into_iter().map(Ok);
    write_refused(&mut source, object, &spec, refused, &mut file, &stamp()).expect("it is written");
    let mut again = Cursor::new(file);
    // By now the organisation has the fields that the first import added.
    let mapping = spec.mapping.as_ref().expect("a mapping");
    let reader = Reader::new(object, mapping, Vec::new(), 1, &spec.defaults).expect("it maps");
    let again = preview(&mut again, reader.object(), &Spec::default()).expect("it is read");
    assert_eq!((again.rows, again.sheet.as_str()), (97, "未导入的行"));
    let last = again.columns.last().expect("a column");
    assert_eq!(last.title, "未导入原因");
    assert_eq!(
        serde_json::to_value(&last.proposal).expect("JSON"),
        serde_json::json!({"skip": true})
    );
    assert_eq!(again.columns.iter().map(|c| c.problems).sum::<u64>(), 97);
}

//! The bare database: what Kedun's import wrote, written once more into empty files of the same
//! kind, in the same chunks; and the same rows read by the same statements. Nothing is parsed,
//! checked, sealed, indexed or recorded here, for the rows are what came of that.
//!
//! Each round lets `kedun bench` fill a folder and measure in it, and then works with its rows.

mod files;
mod read;
mod rows;
mod write;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use load::program::Kedun;
use load::ratio::{digits, median, ratio};
use serde_json::{Map, Value as Json, json};

use self::files::Files;
use crate::{Args, tell};

/// One figure: where it stands in what `kedun bench` tells, and what the bare database is asked.
struct Figure {
    name: &'static str,
    kedun: &'static str,
    bare: fn(&Files, Duration) -> Result<f64>,
}

/// The figures, each a rate by the second.
const FIGURES: [Figure; 7] = [
    Figure { name: "import", kedun: "/import/per_second", bare: |files, _| write::import(files) },
    Figure { name: "open", kedun: "/open/owner/per_second", bare: read::open },
    Figure {
        name: "open_with_entry",
        kedun: "/open/owner/per_second",
        bare: |files, during| read::open_with_entries(files, during, 1),
    },
    Figure {
        name: "open_with_entry_of_8_callers",
        kedun: "/open/owner_parallel/per_second",
        bare: |files, during| read::open_with_entries(files, during, 8),
    },
    Figure { name: "list_50", kedun: "/list/owner/per_second", bare: read::list },
    Figure {
        name: "ledger_of_64_callers",
        kedun: "/ledger/record/per_second",
        bare: |files, during| write::entries(files, during, 64),
    },
    Figure { name: "create", kedun: "/create/owner/per_second", bare: write::create },
];

/// Measures all rounds.
pub fn run(args: &Args, folder: &Path) -> Result<Json> {
    let (mut told, mut rates) = (Vec::new(), vec![(Vec::new(), Vec::new()); FIGURES.len()]);
    for round in 1..=args.bare_rounds {
        tell(&format!("bare database, round {round}: kedun bench"));
        let data = folder.join(format!("bench-{round}"));
        let (customers, seconds) = (args.customers.to_string(), args.seconds.to_string());
        let asked = ["bench", "--customers", &customers, "--seconds", &seconds];
        let kedun = Kedun { program: args.kedun.clone(), data: data.clone(), database: None };
        let bench = |more: &[&str]| kedun.run(&[&asked[..], more].concat(), "");
        let mut measured = bench(&["--fill", "file", "--only", "open,list,ledger"])?;
        let files = Files::open(&data, &folder.join(format!("bare-{round}")))?;
        for (figure, (_, bare)) in FIGURES.iter().zip(&mut rates) {
            tell(&format!("bare database, round {round}: {}", figure.name));
            bare.push((figure.bare)(&files, Duration::from_secs_f64(args.seconds))?);
        }
        drop(files);
        // What is created now is no part of the rows that were written again.
        let created = bench(&["--only", "create"])?;
        measured["figures"]["create"] = created["figures"]["create"].clone();
        for (figure, (ours, _)) in FIGURES.iter().zip(&mut rates) {
            let rate = measured["figures"].pointer(figure.kedun).and_then(Json::as_f64);
            ours.push(rate.with_context(|| format!("kedun tells no {}", figure.kedun))?);
        }
        told.push(measured);
        std::fs::remove_dir_all(&data)?;
    }
    let mut figures = Map::new();
    for (figure, (ours, bare)) in FIGURES.iter().zip(rates) {
        let one = json!({
            "ratio": ratio(&ours, &bare),
            "kedun_per_second": digits(median(&ours)),
            "bare_per_second": digits(median(&bare)),
        });
        figures.insert(figure.name.into(), one);
    }
    Ok(json!({ "figures": figures, "kedun": told }))
}

//! Results of `rounds` as a table in a document, between its markers.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value as Json;

const BEGIN: &str = "<!-- results: begin -->\n";
const END: &str = "<!-- results: end -->";

/// Writes the table of these results into the document.
pub fn write(document: &Path, results: &[PathBuf]) -> Result<()> {
    let text = std::fs::read_to_string(document)?;
    let (head, rest) = text.split_once(BEGIN).context("no marker of the beginning")?;
    let (_, tail) = rest.split_once(END).context("no marker of the end")?;
    let results = results
        .iter()
        .map(|path| Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?))
        .collect::<Result<Vec<Json>>>()?;
    let table = match results.as_slice() {
        [one] if one["events"].is_array() => watched(one),
        several => table(several),
    };
    std::fs::write(document, format!("{head}{BEGIN}{table}{END}{tail}"))?;
    Ok(())
}

fn table(results: &[Json]) -> String {
    let mut lines = row("", results, |r| r["database"].as_str().unwrap_or_default().to_owned());
    lines.push_str(&row("---", results, |_| "---:".to_owned()));
    let number = |json: &Json| json.as_u64().map_or("–".to_owned(), |n| n.to_string());
    let seconds = |json: &Json| json.as_f64().map_or("–".to_owned(), |n| format!("{n:.1}"));
    let whole: [(&str, &str); 12] = [
        ("rounds", "/rounds"),
        ("clients", "/clients"),
        ("nodes killed under load", "/killed/running"),
        ("nodes killed under load and again while starting", "/killed/starting"),
        ("kills of PostgreSQL", "/killed/database"),
        ("acknowledged: customers created", "/acknowledged/create"),
        ("acknowledged: changes", "/acknowledged/update"),
        ("acknowledged: notes", "/acknowledged/note"),
        ("acknowledged: records opened", "/acknowledged/open"),
        ("writes without an answer", "/unknown"),
        ("of them made all the same, as a whole", "/landed"),
        ("entries of the ledger at the last look", "/entries"),
    ];
    let at =
        |pointer: &'static str| move |r: &Json| r.pointer(pointer).cloned().unwrap_or_default();
    for (name, pointer) in whole {
        lines.push_str(&row(name, results, |r| number(&at(pointer)(r))));
    }
    for (name, pointer) in [
        ("rounds after which the ledger verified", "/verified"),
        ("**acknowledged writes lost**", "/findings/lost"),
        ("**records there in part**", "/findings/half"),
        ("**acts without their entry**", "/findings/unrecorded"),
        ("**answers that nothing explains**", "/findings/strange"),
    ] {
        lines.push_str(&row(name, results, |r| number(&at(pointer)(r))));
    }
    for (name, pointer) in [
        ("longest pause after a node's end, s", "/longest_pause/running"),
        ("longest pause after the database's end, s", "/longest_pause/database"),
    ] {
        let value = at(pointer);
        lines.push_str(&row(name, results, |r| {
            if r["database"] == "sqlite" { "–".to_owned() } else { seconds(&value(r)) }
        }));
    }
    lines.push_str(&row("seconds in all", results, |r| number(&at("/seconds")(r))));
    lines
}

/// The table of one `watch`: what was done, and how long nothing was acknowledged.
fn watched(result: &Json) -> String {
    let mut lines = "| after s | what was done | longest pause of writes, s |\n".to_owned();
    lines.push_str("| ---: | --- | ---: |\n");
    for event in result["events"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let (at, pause) = (event["at"].as_f64(), event["pause"].as_f64());
        let (at, pause) = (at.unwrap_or_default(), pause.unwrap_or_default());
        let name = event["name"].as_str().unwrap_or_default();
        lines.push_str(&format!("| {at:.0} | {name} | {pause:.1} |\n"));
    }
    let number = |pointer: &str| result.pointer(pointer).and_then(Json::as_u64).unwrap_or_default();
    lines.push_str(&format!(
        "\n{} clients; acknowledged: {} customers created, {} changes, {} notes, {} records opened. \
         Answers of {} writes got lost, of which {} had been made. Acknowledged writes lost: **{}**; \
         records there in part: **{}**; acts without their entry: **{}**; answers that nothing \
         explains: **{}**. The ledger of {} entries verified: **{}**.\n",
        number("/clients"),
        number("/acknowledged/create"),
        number("/acknowledged/update"),
        number("/acknowledged/note"),
        number("/acknowledged/open"),
        number("/unknown"),
        number("/landed"),
        number("/findings/lost"),
        number("/findings/half"),
        number("/findings/unrecorded"),
        number("/findings/strange"),
        number("/entries"),
        if result["verified"] == true { "yes" } else { "no" },
    ));
    lines
}

fn row(name: &str, results: &[Json], cell: impl Fn(&Json) -> String) -> String {
    let cells: Vec<String> = results.iter().map(cell).collect();
    format!("| {name} | {} |\n", cells.join(" | "))
}

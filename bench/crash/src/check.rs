//! After a blow: is everything there that was acknowledged, whole, and found by its values?

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use serde_json::{Value as Json, json};

use crate::book::Unborn;
use crate::client::Answer;
use crate::person;
use crate::writer::Writer;

/// How often a question is asked again when no answer comes, and the pause between.
const TRIES: u32 = 100;
const REST: Duration = Duration::from_millis(100);

/// Checks what the writers touched since the last check; nobody writes meanwhile.
pub fn touched(writers: &mut [Writer], address: &str) -> Result<()> {
    thread::scope(|scope| {
        let check = |writer| Check { writer, address, gone: BTreeSet::new() };
        let checks: Vec<_> =
            writers.iter_mut().map(|writer| scope.spawn(move || check(writer).all())).collect();
        checks
            .into_iter()
            .try_for_each(|check| check.join().map_err(|_| anyhow!("a check gave up"))?)
    })
}

/// Lets the next check look at every record.
pub fn touch_all(writers: &mut [Writer]) {
    for record in writers.iter_mut().flat_map(|writer| &mut writer.book.records) {
        record.touched = true;
    }
}

struct Check<'a> {
    writer: &'a mut Writer,
    address: &'a str,
    gone: BTreeSet<String>,
}

impl Check<'_> {
    fn all(&mut self) -> Result<()> {
        self.resolve()?;
        let mut notes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for which in 0..self.writer.book.records.len() {
            let record = &self.writer.book.records[which];
            match &record.parent {
                _ if !record.touched => {}
                Some(parent) => notes.entry(parent.clone()).or_default().push(which),
                None => self.customer(which)?,
            }
        }
        for (parent, which) in notes {
            self.notes(&parent, &which)?;
        }
        // What is gone was told once.
        self.writer.book.records.retain(|record| !self.gone.contains(&record.id));
        for record in &mut self.writer.book.records {
            // Nothing is under way any more: what has not landed never will.
            record.maybe.clear();
            record.touched = false;
        }
        Ok(())
    }

    /// Finds out what became of creations whose answers got lost. One that was not made must be
    /// possible still: it has left no claim behind.
    fn resolve(&mut self) -> Result<()> {
        for new in std::mem::take(&mut self.writer.book.unborn) {
            let found = match &new.parent {
                None => self.found_by(&new.values["id_card"])?,
                Some(parent) => {
                    let body = &new.values["body"];
                    let mut notes = self.children(parent)?;
                    notes.retain(|note| note["values"]["body"] == body.as_str());
                    notes
                }
            };
            match found.as_slice() {
                [] => self.again(new)?,
                [one] => self.landed(new, one),
                more => {
                    let text = format!("a {} was made {} times", new.object, more.len());
                    self.writer.findings.half(text);
                }
            }
        }
        Ok(())
    }

    fn landed(&mut self, new: Unborn, found: &Json) {
        let id = found["id"].as_str().unwrap_or_default().to_owned();
        if found["version"] != 1 || !person::same(&new.values, found) {
            self.writer.findings.half(format!("{} {id} was made in part", new.object));
            return;
        }
        self.writer.book.landed += 1;
        self.writer.adopt(new, id, 1);
    }

    fn again(&mut self, new: Unborn) -> Result<()> {
        let before = self.writer.book.records.len();
        self.writer.create(self.address, new);
        if self.writer.book.records.len() == before {
            bail!("a creation that was not made cannot be repeated");
        }
        Ok(())
    }

    fn customer(&mut self, which: usize) -> Result<()> {
        let record = &self.writer.book.records[which];
        let id = record.id.clone();
        let found = self.found_by(&record.values["id_card"])?;
        if let [one] = found.as_slice()
            && one["id"] == id.as_str()
        {
            self.writer.compare(which, one);
            return self.history(which);
        }
        // Not found by its value: is it not there, changed since, or not findable?
        match self.ask("GET", &format!("/records/customer/{id}"), None)? {
            None => {
                self.lost(which);
                return Ok(());
            }
            Some(one) => {
                let before = self.writer.book.landed;
                self.writer.compare(which, &one);
                if self.writer.book.landed > before {
                    return self.customer(which);
                }
                let text = format!("customer {id} is found {} times by its number", found.len());
                self.writer.findings.half(text);
            }
        }
        self.history(which)
    }

    fn notes(&mut self, parent: &str, which: &[usize]) -> Result<()> {
        let found = self.children(parent)?;
        for which in which {
            let id = self.writer.book.records[*which].id.as_str();
            match found.iter().find(|note| note["id"] == id) {
                Some(note) => {
                    self.writer.compare(*which, note);
                    self.history(*which)?;
                }
                None => self.lost(*which),
            }
        }
        Ok(())
    }

    fn lost(&mut self, which: usize) {
        let record = &self.writer.book.records[which];
        let (object, id) = (record.object, record.id.clone());
        self.writer.findings.lost(format!("{object} {id} is not there"));
        self.gone.insert(id);
    }

    /// Each version has its line in the history, and no other is there.
    fn history(&mut self, which: usize) -> Result<()> {
        let record = &self.writer.book.records[which];
        let (object, id, version) = (record.object, record.id.clone(), record.version);
        let mut versions = Vec::new();
        let mut path = format!("/records/{object}/{id}/history");
        while let Some(page) = self.ask("GET", &path, None)? {
            let items = page["items"].as_array().map(Vec::as_slice).unwrap_or_default();
            versions.extend(items.iter().filter_map(|item| item["version"].as_u64()));
            let Some(next) = page["next_page_token"].as_str() else { break };
            path = format!("/records/{object}/{id}/history?page_token={next}");
        }
        if !versions.iter().copied().eq((1..=version).rev()) {
            let text = format!("{object} {id} at version {version} has the history {versions:?}");
            self.writer.findings.half(text);
        }
        Ok(())
    }

    fn found_by(&self, number: &str) -> Result<Vec<Json>> {
        let page = self.ask("POST", "/records/customer/search", Some(&json!({ "q": number })))?;
        Ok(items(page))
    }

    fn children(&self, parent: &str) -> Result<Vec<Json>> {
        let path = format!("/records/customer/{parent}/children/follow_up?page_size=500");
        Ok(items(self.ask("GET", &path, None)?))
    }

    /// Asks until there is an answer; nothing when it is "not found".
    fn ask(&self, method: &str, path: &str, body: Option<&Json>) -> Result<Option<Json>> {
        let mut last = String::new();
        for _ in 0..TRIES {
            match self.writer.client.call(self.address, method, path, body) {
                Answer::Done { body, .. } => return Ok(Some(body)),
                Answer::Refused { status: 404, .. } => return Ok(None),
                Answer::Refused { status: 429, code } => last = code,
                Answer::Refused { status, code } => bail!("{method} refused with {status} {code}"),
                Answer::Unknown(why) => last = why,
            }
            thread::sleep(REST);
        }
        bail!("no answer any more: {last}")
    }
}

fn items(page: Option<Json>) -> Vec<Json> {
    match page.map(|mut page| page["items"].take()) {
        Some(Json::Array(items)) => items,
        _ => Vec::new(),
    }
}
